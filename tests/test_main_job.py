"""The main job in the real window: from an empty record to the page, and after a restart."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from msdesk.domain.ids import TreatmentId
from msdesk.domain.journal import EntryKind
from msdesk.domain.place import CardPlace
from msdesk.domain.screen import Screen
from msdesk.domain.treatment_log import LogStatus
from msdesk.ui.evidence.log_form import LogForm
from msdesk.ui.pages.appointment.page import AppointmentPage
from msdesk.ui.pages.appointments import AppointmentsPage
from msdesk.ui.pages.card.page import CardPage
from msdesk.ui.pages.compare.page import ComparePage
from msdesk.ui.pages.my_ms.page import MyMsPage
from msdesk.ui.pages.notes.page import NotesPage
from msdesk.ui.pages.preview import PreviewPage
from msdesk.ui.pages.treatments.page import TreatmentsPage
from tests.app.living import Life, life
from tests.ui.finding import fold_of, whole

HEARD = "HSCT absolutely works for <b>progressive</b> MS #strong[today] *yes*"
SIDE_BY_SIDE = ["ahsct", "skin-made-neural-stem-cells", "ocrelizumab", "no-new-treatment"]


pytestmark = pytest.mark.usefixtures("pages_set_apart")
once = pytest.mark.usefixtures("read_once")  # by all but the first, which does all of it


@pytest.fixture
def person(qtbot: QtBot, tmp_path: Path) -> Iterator[Life]:
    with life(qtbot, tmp_path / "data") as person:
        yield person


def go(person: Life, stop: str) -> QWidget:
    """Go to a stop of the side bar, and return its page."""
    person.press(stop, person.window.nav)
    return person.shown


def says_primary_progressive(person: Life) -> None:
    go(person, "My MS")
    person.press("Primary progressive MS (PPMS)")


def reads_two_cards(person: Life) -> None:
    page = go(person, "Treatments")
    assert isinstance(page, TreatmentsPage)
    page.mine.setChecked(False)
    person.press("Stem cell transplant (AHSCT): read this card")


def test_the_main_job_from_an_empty_record_to_a_printed_page(person: Life) -> None:
    main_job(person)


def main_job(person: Life) -> None:  # noqa: PLR0915 - one whole job
    """Read, compare, write, prepare and print; start again, and find it all."""
    says_primary_progressive(person)
    reads_two_cards(person)
    card = person.shown
    assert isinstance(card, CardPage)
    card.finish()
    assert "Outside the licence: some people, by rules" in person.reads()
    person.press("What it may do", card)
    card.finish()
    person.press("In other types of MS", card)
    card.finish()
    person.press("Ask about this: Disability got worse", card)
    person.press("My log", card)
    form = card.findChildren(LogForm)[0]
    form.reason.setPlainText("I want to know more first.")
    person.press("Add to my log", form)

    person.go(CardPlace(TreatmentId("skin-made-neural-stem-cells")))
    skin = person.shown
    assert isinstance(skin, CardPage)
    skin.finish()
    assert "mice" in person.reads()
    person.press("What it may do", skin)
    skin.finish()
    assert "No fair comparison exists" in person.reads()

    compare = go(person, "Compare")
    assert isinstance(compare, ComparePage)
    person.press("Show all treatments", compare)
    for name in ("AHSCT", "Skin-made stem cells", "Ocrelizumab"):
        person.press(name, compare)
    assert [o.id for o in compare.comparison().options] == SIDE_BY_SIDE

    notes = go(person, "Notes")
    assert isinstance(notes, NotesPage)
    person.press("I heard…", notes.form)
    notes.form.text.setPlainText(HEARD)
    notes.form.heard_where.setText("A blog")
    notes.form.tags.setText("stem cells")
    person.press("Save note", notes)
    notes.search.setText("absolutely")
    person.until(lambda: HEARD in person.reads())
    person.press("Make a question", notes)

    appointments = go(person, "Appointments")
    assert isinstance(appointments, AppointmentsPage)
    appointments.form.title.setText("Neurology clinic")
    appointments.form.day.set_value(person.today + timedelta(days=9))
    person.press("Add this appointment", appointments)
    page = person.shown
    assert isinstance(page, AppointmentPage)
    bank = page.choosing
    person.press("Add: I heard", bank)
    person.press("Add: AHSCT: I read", bank)
    page.own.words.setPlainText("Can I have a physiotherapy referral?")
    person.press("Add my own question", page)
    person.press("Add: ", bank)
    for start in ("Top three: I heard", "Top three: AHSCT", "Top three: Can I have"):
        person.press(start, page)
    QTest.keyClicks(page.before.one_thing, "Know whether my MS is still active")
    page.keep_now()

    person.press("See my page", page)
    preview = person.shown
    assert isinstance(preview, PreviewPage)
    person.until(lambda: bool(preview.pdf))
    printed = " ".join(
        sheet.extract_text() for sheet in PdfReader(io.BytesIO(preview.pdf)).pages
    ).replace("\n", " ")
    assert HEARD in printed
    assert "Can I have a physiotherapy referral?" in printed
    assert "Know whether my MS is still active" in printed
    assert "110" in printed  # the figure's source in short: Burt 2019, n=110

    person.close_and_open()
    assert person.record.log.entries()[0].status is LogStatus.CONSIDERING
    assert person.record.journal.entries(kind=EntryKind.HEARD)[0].text == HEARD
    kept = person.record.questions.for_appointment(person.coming.id)
    assert [q.rank for q in kept] == [1, 2, 3, None]
    assert "Neurology clinic" in person.reads()
    compare = go(person, "Compare")
    assert isinstance(compare, ComparePage)
    assert [o.id for o in compare.comparison().options] == SIDE_BY_SIDE


@once
def test_a_half_written_note_is_there_again_after_a_restart(person: Life) -> None:
    notes = go(person, "Notes")
    assert isinstance(notes, NotesPage)
    notes.form.text.setPlainText("Left hand tingling again after the heat")

    person.close_and_open()

    assert "Unfinished note" in person.reads()
    again = go(person, "Notes")
    assert isinstance(again, NotesPage)
    assert again.form.text.toPlainText() == "Left hand tingling again after the heat"


@once
def test_the_card_that_was_open_is_offered_again_at_its_section(person: Life) -> None:
    reads_two_cards(person)
    assert isinstance(person.shown, CardPage)
    person.shown.finish()
    person.press("Open trials")
    person.press("What may go wrong")

    person.close_and_open()
    assert "You were reading: What may go wrong" in person.reads()
    person.press("Stem cell transplant (AHSCT)")

    page = person.shown
    assert isinstance(page, CardPage)
    assert page.card.id == "ahsct"
    left = fold_of(whole(page), "What may go wrong")
    person.until(left.heading.hasFocus)
    assert left.is_open
    assert fold_of(page, "Open trials").is_open  # what was opened stays so
    assert not fold_of(page, "If it is stopped").is_open


@once
def test_not_being_sure_of_the_type_is_an_answer(person: Life) -> None:
    page = go(person, "My MS")
    assert isinstance(page, MyMsPage)
    person.press("I am not sure", page)

    assert "That is fine" in person.reads()
    person.press("Add: Which type of MS do I have now?", page)
    assert len(person.record.questions.loose()) == 1


@once
def test_a_folder_that_cannot_be_used_is_said_in_a_sentence_and_nothing_is_overwritten(
    qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "record.db").write_bytes(b"This is not a database, it is a letter." * 10)
    with life(qtbot, tmp_path) as person:
        assert "Nothing was overwritten." in person.reads()
        assert (tmp_path / "record.db").read_bytes().startswith(b"This is not a database")


@once
def test_a_change_of_text_size_draws_the_same_page_larger(person: Life) -> None:
    go(person, "Settings")
    person.press("200 %")

    person.until(lambda: person.window.look.percent == 200)
    person.until(lambda: person.page is Screen.SETTINGS)


@once
def test_an_undone_deletion_brings_the_note_back(person: Life) -> None:
    person.record.journal.add(kind=EntryKind.NOTE, day=person.today, text="Keep me")
    notes = go(person, "Notes")
    person.press("Delete: Note", notes)
    assert person.record.journal.count() == 0

    person.press("Undo")

    assert [e.text for e in person.record.journal.entries()] == ["Keep me"]
