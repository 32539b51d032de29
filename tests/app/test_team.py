"""The team is reached from where one needs a number, and offered where a person is named."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from msdesk.domain.place import AfterPlace, RoomPlace
from msdesk.domain.screen import ItemScreen, Screen
from msdesk.ui.pages.room.page import SAY_IT_BACK
from tests.app.living import Life


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
