"""The team is reached from where one needs a number, and offered where a person is named."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from msdesk.domain.place import AfterPlace, LetterPlace, RoomPlace
from msdesk.domain.screen import ItemScreen, Screen
from msdesk.domain.visit import Outcome
from msdesk.ui.pages.room.page import SAY_IT_BACK
from tests.app.living import Life
from tests.ui.finding import seen


def test_the_team_is_a_press_from_the_appointments_and_from_whom_one_calls(lived: Life) -> None:
    led = []
    for place in (
        Screen.APPOINTMENTS,
        RoomPlace(lived.coming.id, SAY_IT_BACK),
        AfterPlace(lived.coming.id),
    ):
        lived.press("My team", lived.go(place))
        led.append(lived.page)

    assert led == [Screen.TEAM] * 3


def test_who_is_named_in_the_room_joins_the_team_and_leaves_it_again(lived: Life) -> None:
    page = lived.go(RoomPlace(lived.coming.id, SAY_IT_BACK))
    QTest.keyClicks(page.first(), "A scan")
    lived.press("Me: put into “Who does it”")
    field = lived.window.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText("Dr Example")

    lived.press("Keep in my team: “Dr Example”")
    assert [member.name for member in lived.record.team.all()] == ["Dr Example"]
    lived.press("Undo")

    assert lived.record.team.all() == ()
    assert lived.page is ItemScreen.ROOM


def test_who_answered_is_named_after_the_visit_and_stands_in_its_letter(lived: Life) -> None:
    record, visit = lived.record, lived.coming
    record.team.add("Anna Example", number_to_call="01234 567890")
    lived.go(AfterPlace(visit.id))
    lived.press("Answered")

    lived.press("Who answered")
    lived.press("Anna Example: put into “Who answered: ")

    (row,) = record.visits.at(visit.id)
    assert (row.outcome, row.answered_by) == (Outcome.ANSWERED, "Anna Example")
    lived.go(LetterPlace(visit.id))
    assert "Answered by Anna Example." in lived.reads()


def test_to_name_who_was_asked_says_nothing_else_of_the_question(lived: Life) -> None:
    lived.go(AfterPlace(lived.coming.id))

    lived.press("Who answered")
    QTest.keyClicks(
        next(
            f
            for f in seen(lived.shown, QLineEdit)
            if f.accessibleName().startswith("Who answered: ")
        ),
        "Bo",
    )

    (row,) = lived.record.visits.at(lived.coming.id)
    assert (row.outcome, row.answer, row.answered_by) == (Outcome.NOT_REACHED, "", "Bo")
