"""Where one stands with a treatment: one press opens the choice, one writes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from msdesk.domain.ids import TreatmentId
from msdesk.domain.treatment_log import LogStatus
from msdesk.store.record import Record
from msdesk.ui.evidence.log_change import LogChange
from msdesk.ui.evidence.log_form import LogForm
from msdesk.ui.evidence.log_line import Book
from msdesk.ui.evidence.standing import Standing
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, flow
from tests.ui.conftest import Show
from tests.ui.finding import buttons, press, seen, texts

A = TreatmentId("a")
_ASKS, _CHANGE = "Where I stand with it: Examplumab", "Change the day, or say why"


class Face(QWidget):
    """What stands on a card and in a row of the library."""

    def __init__(self, look: Look, record: Record, today: date) -> None:
        super().__init__()
        self._record, self._today = record, today
        book = Book(record.log, record.drafts, today)
        latest = next(iter(record.log.entries(A)), None)
        self.standing = Standing(look, book, A, "Examplumab", latest)
        self.said: list[str] = []
        self.backs: list[Callable[[], Any]] = []
        self.standing.said.connect(self.said.append)
        self.standing.undoable.connect(lambda _what, back: self.backs.append(back))
        chips, layout = flow(look), QVBoxLayout(self)
        self.standing.show_now(chips)
        layout.addWidget(chips)
        layout.addWidget(self.standing)
        layout.addLayout(self.standing.place)

    def log(self, status: LogStatus) -> None:
        """Press twice."""
        press(self, _ASKS)
        press(self, f"{status.value}: Examplumab")

    def change(self) -> LogChange:
        """Open what changes the last step."""
        press(self, _ASKS)
        press(self, next(name for name in buttons(self) if name.startswith(_CHANGE)))
        (change,) = seen(self, LogChange)
        return change

    def undo(self) -> None:
        """Take the last change back, and look again."""
        self.backs.pop()()
        self.standing.refresh()

    @property
    def kept(self) -> list[tuple[LogStatus, int, str]]:
        """Each step, how many days ago, and why."""
        return [
            (e.status, (self._today - e.day).days, e.reason) for e in self._record.log.entries(A)
        ]


@pytest.fixture
def face(qtbot: QtBot, look: Look, record: Record, today: date, show: Show) -> Face:
    face = Face(look, record, today)
    show(face, 600, 700)
    return face


def test_two_presses_log_it_with_todays_day_and_it_stands_there_in_words(face: Face) -> None:
    before = texts(face)

    face.log(LogStatus.OFFERED)

    assert face.kept == [(LogStatus.OFFERED, 0, "")]
    assert (before, texts(face)) == ([], ["My log: Was offered it, 22 November 2026"])


def test_the_choice_is_put_away_and_the_keyboard_is_at_its_button(face: Face) -> None:
    face.log(LogStatus.OFFERED)

    assert buttons(face) == [_ASKS]
    assert face.window().focusWidget() is face.standing


def test_what_was_logged_can_be_taken_back(face: Face) -> None:
    face.log(LogStatus.STARTED)

    face.undo()

    assert (face.kept, texts(face)) == ([], [])


def test_what_is_so_already_is_said_and_not_kept_twice_on_a_day(face: Face) -> None:
    face.log(LogStatus.ASKED)

    face.log(LogStatus.ASKED)

    assert face.said == ["“Asked about it” is in your log already, with today's day."]
    assert len(face.kept) == 1


def test_the_same_on_another_day_is_another_step(face: Face, record: Record, today: date) -> None:
    record.log.add(A, LogStatus.ASKED, today - timedelta(days=3))

    face.log(LogStatus.ASKED)

    assert [ago for _, ago, _ in face.kept] == [0, 3]


def test_where_one_stands_is_marked_in_the_choice(face: Face) -> None:
    face.log(LogStatus.CONSIDERING)

    press(face, _ASKS)

    marked = [b.text() for b in seen(face, Button) if b.isChecked()]
    assert marked == ["Considering it"]


def test_a_reason_can_wait_and_the_day_be_changed(face: Face, today: date) -> None:
    face.log(LogStatus.STOPPED)
    change = face.change()

    change.reason.setPlainText("It made me tired")
    change.day.take(today - timedelta(days=9))
    press(face, "Save the change: Examplumab")

    assert face.kept == [(LogStatus.STOPPED, 9, "It made me tired")]
    assert texts(face) == ["My log: Stopped it, 13 November 2026"]


def test_a_change_can_be_taken_back(face: Face) -> None:
    face.log(LogStatus.STOPPED)
    face.change().reason.setPlainText("It made me tired")
    press(face, "Save the change: Examplumab")

    face.undo()

    assert face.kept == [(LogStatus.STOPPED, 0, "")]


def test_a_day_that_cannot_be_read_is_said_and_nothing_is_lost(face: Face) -> None:
    face.log(LogStatus.STOPPED)
    change = face.change()
    change.reason.setPlainText("Because")
    change.day.setText("the other day")

    press(face, "Save the change: Examplumab")

    assert change.day.wrong.text()
    assert (change.day.text(), change.reason.toPlainText()) == ("the other day", "Because")
    assert face.kept == [(LogStatus.STOPPED, 0, "")]


def test_a_change_does_not_make_two_steps_the_same(
    face: Face, record: Record, today: date
) -> None:
    record.log.add(A, LogStatus.ASKED, today - timedelta(days=1))
    face.log(LogStatus.ASKED)
    change = face.change()

    change.day.take(today - timedelta(days=1))
    press(face, "Save the change: Examplumab")

    assert "That is in your log already, on this day." in texts(face)
    assert [ago for _, ago, _ in face.kept] == [0, 1]


def test_what_was_typed_and_given_up_is_there_again_when_that_is_taken_back(face: Face) -> None:
    face.log(LogStatus.ASKED)
    face.change().reason.setPlainText("Half a rea")
    press(face, "Leave it as it was: Examplumab")
    given_up = face.change().reason.toPlainText()
    press(face, "Leave it as it was: Examplumab")

    face.undo()

    assert given_up == ""
    assert face.change().reason.toPlainText() == "Half a rea"


def test_what_is_half_typed_is_there_again_when_the_choice_was_closed(face: Face) -> None:
    face.log(LogStatus.ASKED)
    face.change().reason.setPlainText("Half a rea")

    press(face, "Close the choice: Examplumab")

    assert face.change().reason.toPlainText() == "Half a rea"


def test_the_face_and_the_log_below_it_say_the_same(
    look: Look, record: Record, today: date, show: Show
) -> None:
    form = LogForm(look, record.log, record.drafts, A, today).whole()
    standing, page = form.standing("Examplumab"), QWidget()
    layout = QVBoxLayout(page)
    layout.addWidget(standing)
    layout.addLayout(standing.place)
    layout.addWidget(form)
    standing.show_now(form)
    show(page)
    press(page, _ASKS)
    press(page, "Considering it: Examplumab")
    below = "Delete: Considering it, 22 November 2026" in buttons(page)

    press(page, "Delete: Considering it, 22 November 2026")

    assert below
    assert not any(text.startswith("My log: ") for text in texts(page))


def test_what_is_half_typed_of_one_step_stays_when_another_is_added(
    look: Look, record: Record, today: date, show: Show
) -> None:
    record.log.add(A, LogStatus.ASKED, today)
    form = LogForm(look, record.log, record.drafts, A, today).whole()
    show(form)
    press(form, "Change: Asked about it, 22 November 2026")
    seen(form, LogChange)[0].reason.setPlainText("Half a rea")

    press(form, "Add to my log")

    assert len(record.log.entries(A)) == 2
    assert [each.reason.toPlainText() for each in seen(form, LogChange)] == ["Half a rea"]
