"""Through two visits, by the window alone: the second brings what the first left, which stays."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from msdesk.domain.place import AppointmentPlace, PreviewPlace
from msdesk.domain.screen import ItemScreen, Screen
from msdesk.ui.pages.appointment.page import AppointmentPage
from msdesk.ui.pages.appointments import AppointmentsPage
from msdesk.ui.pages.preview import PreviewPage
from msdesk.ui.pages.room.page import RoomPage
from msdesk.ui.widgets.forms import Line
from tests.app.living import Life
from tests.ui.finding import seen

ASKED = ("Is my MS active?", "Is it in my spine?", "May I travel?")


@pytest.fixture
def person(fresh: Life) -> Life:
    fresh.window.activateWindow()
    return fresh


def add_visit(person: Life, title: str) -> AppointmentPage:
    page = person.go(Screen.APPOINTMENTS)
    assert isinstance(page, AppointmentsPage)
    page.form.title.setText(title)
    page.form.day_known.setChecked(False)
    person.press("Add this appointment")
    assert isinstance(person.shown, AppointmentPage)
    return person.shown


def ask(person: Life, page: AppointmentPage, text: str) -> None:
    page.own.words.setPlainText(text)
    person.press("Add my own question")


def on_paper(person: Life) -> str:
    """Return what stands on the page of the next appointment."""
    page = person.go(PreviewPlace(person.coming.id))
    assert isinstance(page, PreviewPage)
    person.until(lambda: bool(page.pdf))
    sheets = PdfReader(io.BytesIO(page.pdf)).pages
    return " ".join(sheet.extract_text() for sheet in sheets).replace("\n", " ")


def hold_the_visit(person: Life) -> None:
    """One is answered, one not reached, one kept for later; a scan is agreed."""
    person.press("In the room")
    room = person.shown
    assert isinstance(room, RoomPage)
    room.answer.box.setPlainText("No, it is quiet.")
    person.press("Answered", room)
    person.press("Next", room)
    person.press("Later", room)
    what, _, by_when, _ = seen(room, Line)
    what.setText("A scan in spring")
    by_when.setText("March")
    person.press("Add what we agreed", room)
    person.press("We are done", room)
    person.press("Done", person.shown)


def test_the_second_visit_brings_what_the_first_left_which_reads_as_it_was(person: Life) -> None:
    first = add_visit(person, "First")
    for text in ASKED:
        ask(person, first, text)
    assert all(text in on_paper(person) for text in ASKED)
    person.go(AppointmentPlace(person.coming.id))
    hold_the_visit(person)
    assert "A scan in spring" in person.reads()

    add_visit(person, "Second")
    second = person.reads()
    assert ASKED[0] not in second
    assert all(text in second for text in ASKED[1:])
    assert "Not reached" in second
    assert "Kept for later" in second
    person.press("In the room")
    person.press("Answered", person.shown)

    person.go(Screen.APPOINTMENTS)
    person.press("Open: First")
    person.arrive(ItemScreen.LETTER)
    letter = person.reads()
    assert all(text in letter for text in (*ASKED, "No, it is quiet.", "A scan in spring"))
    assert "Not reached." in letter
    assert "Kept for later." in letter
