"""Every change that a page makes comes with the call that takes it back, and it does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from msdesk.app.pages.appointments import kept
from msdesk.content.library import Library
from msdesk.domain.ids import TreatmentId
from msdesk.domain.journal import EntryKind
from msdesk.domain.matters import Pile
from msdesk.domain.profile import Profile
from msdesk.domain.question import NewQuestion
from msdesk.store.record import Record
from msdesk.ui.background import Background
from msdesk.ui.evidence.log_line import Book
from msdesk.ui.look import Look
from msdesk.ui.pages.appointment.page import AppointmentPage
from msdesk.ui.pages.appointments import AppointmentsPage
from msdesk.ui.pages.matters import MattersPage
from msdesk.ui.pages.my_ms.page import MyMsPage
from msdesk.ui.pages.notes.page import NotesPage
from msdesk.ui.pages.treatments.page import TreatmentsPage
from msdesk.ui.widgets.page import Page
from tests.ui.finding import buttons, press, seen, whole

Change = Callable[[Page], object]


class Made:
    """Makes pages of a record that holds something of each kind."""

    def __init__(self, look: Look, library: Library, record: Record, today: date) -> None:
        self._look, self._library, self._record, self._today = look, library, record, today
        record.journal.add(kind=EntryKind.NOTE, day=today, text="Left hand")
        record.own_treatments.add("A tea")
        visit = record.appointments.add("Clinic", day=today)
        self._visit = visit
        for rank, text in enumerate(("One", "Two", "Three"), 1):
            question = record.questions.add(NewQuestion(text=text), visit.id)
            record.questions.set_rank(question.id, rank)
        record.questions.add(NewQuestion(text="Four"), visit.id)
        record.questions.add(NewQuestion(text="It waits"))
        record.profile.save(Profile())
        record.matters.set(library.statements[0].id, Pile.A_LOT, 1)

    def notes(self) -> Page:
        r = self._record
        names = {TreatmentId("a"): "Examplumab"}
        return NotesPage(self._look, r.journal, r.drafts, names, self._today, Background())

    def treatments(self) -> Page:
        r = self._record
        library, profile = self._library, r.profile.get()
        return TreatmentsPage(
            self._look, library, profile, Book(r.log, r.drafts, self._today), r.own_treatments
        )

    def appointments(self) -> Page:
        r = self._record
        return AppointmentsPage(
            self._look, r.appointments, r.questions, r.visits, r.team, r.drafts, self._today
        )

    def appointment(self) -> Page:
        r, bank = self._record, self._library.questions
        visit = r.appointments.get(self._visit.id) or self._visit
        stores = kept(r, self._library, self._today)
        return AppointmentPage(self._look, visit, stores, bank, self._today)

    def matters(self) -> Page:
        return MattersPage(self._look, self._library, self._record.matters)

    def my_ms(self) -> Page:
        return MyMsPage(self._look, self._library, self._record.profile)

    def kept(self) -> dict[str, object]:
        """Return all that is in the record and not in its bin, without when."""
        return {
            name: _plain(part)
            for name, part in msgspec.structs.asdict(self._record.archive.read()).items()
            if isinstance(part, tuple | msgspec.Struct)
        }


def _plain(part: object) -> object:
    if isinstance(part, msgspec.Struct):
        held = msgspec.structs.asdict(part)
        return None if held.get("deleted_at") else {**held, "changed_at": None}
    return [_plain(each) for each in part if _plain(each)] if isinstance(part, tuple) else part


def pressed(*names: str) -> Change:
    def does(page: Page) -> None:
        for name in names:
            press(whole(page), next(b for b in buttons(page) if b.startswith(name)))

    return does


def named(page: QWidget, name: str) -> QWidget:
    kinds = (QLineEdit, QPlainTextEdit, QComboBox)
    fields = [field for kind in kinds for field in seen(page, kind)]
    return next(field for field in fields if field.accessibleName() == name)


def typed(name: str, then: str = "") -> Change:
    def does(page: Page) -> None:
        QTest.keyClicks(named(page, name), "abc")
        if then:
            pressed(then)(page)
        page.keep_now()

    return does


def picked(name: str, place: int) -> Change:
    def does(page: Page) -> None:
        field = named(whole(page), name)
        assert isinstance(field, QComboBox)
        field.setCurrentIndex(place)
        field.activated.emit(place)

    return does


def unticked(words: str) -> Change:
    return lambda page: next(t for t in seen(page, QCheckBox) if t.text() == words).click()


def in_turn(*changes: Change) -> Change:
    return lambda page: [change(page) for change in changes]


_FIRST = "“Slow disability”"
_NOTE = "What happened, or what I think"
_CHANGES: dict[str, tuple[Callable[[Made], Page], Change]] = {
    "Saved “abc”.": (Made.notes, typed(_NOTE, "Save note")),
    "Changed “Left hand”.": (Made.notes, in_turn(pressed("Change: "), typed(_NOTE, "Save note"))),
    "Deleted “Left hand”.": (Made.notes, pressed("Delete: ")),
    "Added my own card “abc”.": (
        Made.treatments,
        typed("Name of the treatment", "Add my own card"),
    ),
    "Deleted my own card “A tea”.": (Made.treatments, pressed("Delete: ")),
    "Added the appointment “Neurology clinic”.": (
        Made.appointments,
        in_turn(unticked("I know the day"), pressed("Add this appointment")),
    ),
    "Deleted the appointment “Clinic”.": (Made.appointments, pressed("Delete: ")),
    "Changed “The one thing I want from today”.": (
        Made.appointment,
        typed("The one thing I want from today"),
    ),
    "Added “Is my MS active?”.": (Made.appointment, pressed("Add: Is my MS active?")),
    "Added “abc”.": (Made.appointment, typed("Write your own question", "Add my own question")),
    "Added “It waits”.": (Made.appointment, pressed("Add: It waits")),
    "Moved “One” to place 2.": (Made.appointment, pressed("Move down: One")),
    "Put “Four” into the top three; “Three” is out of it.": (
        Made.appointment,
        pressed("Top three: Four"),
    ),
    "Took “Three” out of the top three.": (
        Made.appointment,
        pressed("Out of the top three: Three"),
    ),
    "Deleted “Two”.": (Made.appointment, pressed("Delete: Two")),
    f"Marked {_FIRST}: Not now.": (Made.matters, pressed("Not now: ")),
    f"Took {_FIRST} out of my top three.": (Made.matters, pressed("Top three: ")),
    "Began again with what matters.": (Made.matters, pressed("Start again")),
    "Changed my type of MS.": (Made.my_ms, pressed("Relapsing-remitting")),
    "Changed “Walking”.": (Made.my_ms, typed("Walking")),
    "Changed where I live.": (Made.my_ms, picked("Where I live", 1)),
}


@pytest.fixture
def made(look: Look, made_up_library: Library, record: Record, today: date) -> Made:
    """Return what makes the pages."""
    return Made(look, made_up_library, record, today)


def test_every_change_says_what_it_was_and_is_taken_back(qtbot: QtBot, made: Made) -> None:
    heard: list[tuple[str, Callable[[], object]]] = []
    told = {}

    for what, (make, change) in _CHANGES.items():
        page = whole(make(made))
        qtbot.addWidget(page)
        for signal in (page.undoable, page.typed):
            signal.connect(lambda *said: heard.append(said))
        before = made.kept()
        change(page)
        changed = made.kept() != before
        said, back = heard[-1]
        back()
        told[what] = (said, changed, made.kept() == before)

    assert told == {what: (what, True, True) for what in _CHANGES}
