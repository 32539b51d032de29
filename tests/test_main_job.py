"""The main job in the real window: from an empty record to the page, and after a restart."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from msdesk.app.desk import Desk
from msdesk.app.start import Options, Start
from msdesk.domain.journal import EntryKind
from msdesk.domain.treatment_log import LogStatus
from msdesk.store.record import Record
from msdesk.ui.pages.appointment import AppointmentPage
from msdesk.ui.pages.appointments import AppointmentsPage
from msdesk.ui.pages.card import CardPage
from msdesk.ui.pages.compare import ComparePage
from msdesk.ui.pages.my_ms import MyMsPage
from msdesk.ui.pages.notes import NotesPage
from msdesk.ui.pages.preview import PreviewPage
from msdesk.ui.pages.treatments import TreatmentsPage
from msdesk.ui.widgets.log_form import LogForm
from msdesk.ui.widgets.question_bank import QuestionBank

HEARD = "HSCT absolutely works for <b>progressive</b> MS #strong[today] *yes*"


class Person:
    """Somebody at the keyboard: opens the window, presses what they can name, reads."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self._qtbot = qtbot
        self._options = Options(folder, folder / "settings.json")
        self._start: Start | None = None

    def open(self) -> None:
        self._start = Start(self._options)
        self._start.window.show()
        self._qtbot.waitUntil(lambda: self._start is not None and self._start.desk is not None)

    def close(self) -> None:
        if self._start is not None:
            self._start.window.close()
            self.desk.close()
            self._start.window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self._start = None

    @property
    def desk(self) -> Desk:
        assert self._start is not None
        assert self._start.desk is not None
        return self._start.desk

    @property
    def record(self) -> Record:
        assert self.desk.record is not None
        return self.desk.record

    def page(self) -> QWidget:
        window = self.desk.window
        page = window.page(window.current_page)
        assert page is not None
        return page

    def press(self, name: str, inside: QWidget | None = None) -> None:
        QApplication.processEvents()  # what was just added shows when its layout had its turn
        buttons = [
            b
            for b in (inside or self.desk.window).findChildren(QPushButton)
            if b.accessibleName().startswith(name) and b.isVisibleTo(self.desk.window)
        ]
        assert buttons, f"there is no button {name!r}"
        QTest.keyClick(buttons[0], Qt.Key.Key_Space)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def go(self, stop: str) -> QWidget:
        self.press(stop, self.desk.window.nav)
        return self.page()

    def reads(self, inside: QWidget | None = None) -> str:
        labels = (inside or self.page()).findChildren(QLabel)
        return "\n".join(label.text() for label in labels)

    def wait(self, until: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(until, timeout=20_000)


@pytest.fixture
def person(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Person]:
    person = Person(qtbot, tmp_path / "data")
    person.open()
    yield person
    person.close()


def says_primary_progressive(person: Person) -> None:
    person.go("My MS")
    person.press("Primary progressive MS (PPMS)")


def reads_two_cards(person: Person) -> None:
    page = person.go("Treatments")
    assert isinstance(page, TreatmentsPage)
    page.mine.setChecked(False)
    person.press("Read: Stem cell transplant (AHSCT)")


def test_the_main_job_from_an_empty_record_to_a_printed_page(  # noqa: PLR0915 - one whole job
    person: Person,
) -> None:
    says_primary_progressive(person)
    reads_two_cards(person)
    card = person.page()
    assert isinstance(card, CardPage)
    card.finish()
    assert "used in some cases" in person.reads()
    person.press("Ask about this: Disability got worse", card)
    form = card.findChildren(LogForm)[0]
    form.reason.setPlainText("I want to know more first.")
    person.press("Add to my log", form)

    person.desk.go("card", "skin-made-neural-stem-cells")
    skin = person.page()
    assert isinstance(skin, CardPage)
    skin.finish()
    assert "mice" in person.reads()
    assert "No fair comparison exists" in person.reads()

    compare = person.go("Compare")
    assert isinstance(compare, ComparePage)
    person.press("Show all treatments", compare)
    for name in ("AHSCT", "Skin-made stem cells", "Ocrelizumab"):
        person.press(name, compare)
    assert [o.id for o in compare.comparison().options] == [
        "ahsct", "skin-made-neural-stem-cells", "ocrelizumab", "no-new-treatment"
    ]  # fmt: skip

    notes = person.go("Notes")
    assert isinstance(notes, NotesPage)
    person.press("I heard…", notes.form)
    notes.form.text.setPlainText(HEARD)
    notes.form.heard_where.setText("A blog")
    notes.form.tags.setText("stem cells")
    person.press("Save note", notes)
    notes.search.setText("absolutely")
    person.wait(lambda: HEARD in person.reads())
    person.press("Make a question", notes)

    appointments = person.go("Appointments")
    assert isinstance(appointments, AppointmentsPage)
    appointments.title_field.setText("Neurology clinic")
    appointments.day.set_day(person.desk.today + timedelta(days=9))
    person.press("Add this appointment", appointments)
    page = person.page()
    assert isinstance(page, AppointmentPage)
    bank = page.findChildren(QuestionBank)[0]
    person.press("Add: I heard", bank)
    person.press("Add: AHSCT: I read", bank)
    page.bank.own.setPlainText("Can I have a physiotherapy referral?")
    person.press("Add my own question", bank)
    person.press("Add: ", bank)
    for start in ("Top three: I heard", "Top three: AHSCT", "Top three: Can I have"):
        person.press(start, page)
    QTest.keyClicks(page.one_thing, "Know whether my MS is still active")
    page.keep_now()

    person.press("See my page", page)
    preview = person.page()
    assert isinstance(preview, PreviewPage)
    person.wait(lambda: bool(preview.pdf))
    printed = " ".join(
        sheet.extract_text() for sheet in PdfReader(io.BytesIO(preview.pdf)).pages
    ).replace("\n", " ")
    assert HEARD in printed
    assert "Can I have a physiotherapy referral?" in printed
    assert "Know whether my MS is still active" in printed
    assert "110" in printed  # the figure's source in short: Burt 2019, n=110

    person.close()
    person.open()
    assert person.record.log.entries()[0].status is LogStatus.CONSIDERING
    assert person.record.journal.entries(kind=EntryKind.HEARD)[0].text == HEARD
    coming = person.record.appointments.next(person.desk.today)
    assert coming is not None
    kept = person.record.questions.for_appointment(coming.id)
    assert [q.rank for q in kept] == [1, 2, 3, None]
    assert person.desk.trail.compared() == ("ahsct", "skin-made-neural-stem-cells", "ocrelizumab")
    assert "Neurology clinic" in person.reads()


def test_a_half_written_note_is_there_again_after_a_restart(person: Person) -> None:
    notes = person.go("Notes")
    assert isinstance(notes, NotesPage)
    notes.form.text.setPlainText("Left hand tingling again after the heat")

    person.close()
    person.open()

    assert "Unfinished note" in person.reads()
    again = person.go("Notes")
    assert isinstance(again, NotesPage)
    assert again.form.text.toPlainText() == "Left hand tingling again after the heat"


def test_the_card_that_was_open_is_offered_again_at_its_section(person: Person) -> None:
    reads_two_cards(person)
    person.desk.trail.read("What may go wrong")

    person.close()
    person.open()
    person.press("Stem cell transplant (AHSCT)")

    page = person.page()
    assert isinstance(page, CardPage)
    assert page.card.id == "ahsct"
    person.wait(lambda: page.findChildren(QPushButton) != [])


def test_not_being_sure_of_the_type_is_an_answer(person: Person) -> None:
    page = person.go("My MS")
    assert isinstance(page, MyMsPage)
    person.press("I am not sure", page)

    assert "That is fine" in person.reads()
    person.press("Add: Which type of MS do I have now?", page)
    assert len(person.record.questions.loose()) == 1


def test_a_folder_that_cannot_be_used_is_said_in_a_sentence_and_nothing_is_overwritten(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "record.db").write_bytes(b"This is not a database, it is a letter." * 10)
    person = Person(qtbot, tmp_path)
    person.open()

    assert "Nothing was overwritten." in person.reads()
    assert (tmp_path / "record.db").read_bytes().startswith(b"This is not a database")
    person.close()


def test_a_change_of_text_size_draws_the_same_page_larger(person: Person) -> None:
    person.go("Settings")
    person.press("200 %")

    person.wait(lambda: person.desk.window.look.percent == 200)
    person.wait(lambda: person.desk.window.current_page == "settings")


def test_an_undone_deletion_brings_the_note_back(person: Person) -> None:
    person.record.journal.add(kind=EntryKind.NOTE, day=person.desk.today, text="Keep me")
    notes = person.go("Notes")
    person.press("Delete: Note", notes)
    assert person.record.journal.count() == 0

    person.press("Undo")

    assert [e.text for e in person.record.journal.entries()] == ["Keep me"]
