"""In the room: one question at a time, kept after each key, and what was agreed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from msdesk.domain.ids import AppointmentId
from msdesk.domain.place import AppointmentPlace, RoomPlace
from msdesk.domain.question import NewQuestion
from msdesk.domain.screen import ItemScreen, Screen
from msdesk.domain.visit import Outcome
from msdesk.ui.pages.room.page import RoomPage
from tests.app.living import Life


@pytest.fixture
def lived(fresh: Life) -> Life:
    fresh.window.activateWindow()
    return fresh


@pytest.fixture
def visit(lived: Life) -> AppointmentId:
    visit = lived.record.appointments.add("Clinic", day=lived.today).id
    for text in ("first", "second", "third"):
        lived.record.questions.add(NewQuestion(text=text), visit)
    return visit


def room(lived: Life, visit: AppointmentId) -> RoomPage:
    page = lived.go(RoomPlace(visit))
    assert isinstance(page, RoomPage)
    return page


def told(lived: Life, visit: AppointmentId) -> list[tuple[str, Outcome, str]]:
    return [(r.text, r.outcome, r.answer) for r in lived.record.visits.at(visit)]


def test_the_room_has_the_window_for_itself(lived: Life, visit: AppointmentId) -> None:
    room(lived, visit)

    assert not lived.window.nav.isVisible()


def test_each_key_is_kept_at_once(lived: Life, visit: AppointmentId) -> None:
    page = room(lived, visit)

    QTest.keyClicks(page.answer, "No")

    assert told(lived, visit) == [("first", Outcome.ANSWERED, "No")]


def test_what_is_typed_at_the_question_goes_into_the_box(
    lived: Life, visit: AppointmentId
) -> None:
    page = room(lived, visit)

    QTest.keyClicks(page.first(), "N")

    assert lived.window.focusWidget() is page.answer
    assert page.answer.toPlainText() == "N"


def test_a_key_that_writes_nothing_leaves_the_keyboard_at_the_question(
    lived: Life, visit: AppointmentId
) -> None:
    page = room(lived, visit)
    question = page.first()

    QTest.keyClick(question, Qt.Key.Key_F5)

    assert lived.window.focusWidget() is question
    assert page.answer.toPlainText() == ""


def test_what_became_of_a_question_leads_to_the_next(lived: Life, visit: AppointmentId) -> None:
    page = room(lived, visit)

    lived.press("Asked, no answer yet")

    assert page.accessibleName() == "Question 2 of 3: second"
    assert told(lived, visit) == [("first", Outcome.ASKED, "")]


def test_one_can_go_back_to_the_question_before(lived: Life, visit: AppointmentId) -> None:
    page = room(lived, visit)
    QTest.keyClicks(page.answer, "No")
    lived.press("Next")

    lived.press("Before")

    assert page.answer.toPlainText() == "No"
    assert page.outcomes.buttons[Outcome.ANSWERED].isChecked()


def test_escape_goes_back_to_the_question_before(lived: Life, visit: AppointmentId) -> None:
    page = room(lived, visit)
    lived.press("Next")

    lived.escape()

    assert page.accessibleName() == "Question 1 of 3: first"


def test_the_words_follow_a_change_of_what_became_of_it(lived: Life, visit: AppointmentId) -> None:
    page = room(lived, visit)
    QTest.keyClicks(page.answer, "In spring")

    lived.press("Later")

    assert told(lived, visit) == [("first", Outcome.LATER, "In spring")]


def test_after_the_last_question_one_says_back_what_was_agreed(
    lived: Life, visit: AppointmentId
) -> None:
    page = room(lived, visit)
    for _ in range(3):
        lived.press("Next")
    QTest.keyClicks(lived.window.focusWidget(), "A scan")

    lived.press("Add what we agreed")

    assert page.accessibleName() == "Say it back: what did we agree?"
    assert [step.what for step in lived.record.next_steps.of(visit)] == ["A scan"]


def test_the_visit_is_over_when_we_are_done(lived: Life, visit: AppointmentId) -> None:
    room(lived, visit)
    for _ in range(3):
        lived.press("Next")

    lived.press("We are done")

    found = lived.record.appointments.get(visit)
    assert found is not None
    assert found.closed_on == lived.today
    assert len(told(lived, visit)) == 3


def test_a_list_without_questions_begins_with_what_was_agreed(lived: Life) -> None:
    visit = lived.record.appointments.add("Clinic", day=lived.today).id

    page = room(lived, visit)

    assert page.accessibleName() == "Say it back: what did we agree?"


def test_at_the_next_start_one_is_at_that_question_again(
    lived: Life, visit: AppointmentId
) -> None:
    room(lived, visit)
    lived.press("Next")

    lived.close_and_open()

    assert lived.page is ItemScreen.ROOM
    assert lived.shown.accessibleName() == "Question 2 of 3: second"


@pytest.mark.parametrize("way", ["left", "escape"])
def test_who_left_the_room_is_not_taken_back(lived: Life, visit: AppointmentId, way: str) -> None:
    room(lived, visit)
    if way == "left":
        lived.press("Leave the room")
    else:
        lived.escape()

    lived.close_and_open()

    assert lived.page is Screen.HOME


def test_a_visit_that_is_over_has_no_room(lived: Life, visit: AppointmentId) -> None:
    lived.record.visits.close(visit, lived.today)

    lived.go(RoomPlace(visit))

    assert lived.page is Screen.APPOINTMENTS


def test_the_room_is_one_press_from_the_appointment(lived: Life, visit: AppointmentId) -> None:
    lived.go(AppointmentPlace(visit))

    lived.press("In the room")

    assert lived.page is ItemScreen.ROOM
