"""What pages that were left keep of one another is cleared away a while after."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from msdesk import runtime
from msdesk.app.shell.clearing import Clearing
from msdesk.domain.screen import Screen
from tests.app.living import Life


class Ring:
    """Something that only a search for garbage lets go."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def no_search() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_search")
def test_what_holds_itself_is_gone_a_while_after(qtbot: QtBot) -> None:
    clearing, left = Clearing(), weakref.ref(Ring())
    assert left() is not None

    clearing.soon()

    qtbot.waitUntil(lambda: left() is None)


@pytest.mark.usefixtures("no_search")
def test_what_stays_is_looked_through_once_more_and_then_spared(qtbot: QtBot) -> None:
    clearing, left, stays = Clearing(), weakref.ref(Ring()), Ring()

    (soon,) = clearing.findChildren(QTimer)
    clearing.spare()
    qtbot.waitUntil(lambda: not soon.isActive())  # one of an earlier window may search before

    assert left() is None
    assert all(each is not stays for each in gc.get_objects())


@pytest.mark.usefixtures("no_search")
def test_what_comes_later_is_not_spared(qtbot: QtBot) -> None:
    clearing = Clearing()
    clearing.spare()
    (soon,) = clearing.findChildren(QTimer)
    soon.timeout.emit()
    soon.stop()
    later = Ring()

    clearing.soon()
    qtbot.waitUntil(lambda: not soon.isActive())

    assert any(each is later for each in gc.get_objects())


def test_one_who_goes_on_and_on_does_not_put_it_off(qtbot: QtBot) -> None:
    clearing = Clearing()
    (soon,) = clearing.findChildren(QTimer)
    clearing.soon()
    qtbot.waitUntil(lambda: soon.remainingTime() < soon.interval())
    left = soon.remainingTime()

    clearing.soon()

    assert soon.remainingTime() <= left


def test_what_was_let_go_goes_back_to_the_system(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    clearing, given = Clearing(), list[bool]()
    monkeypatch.setattr(runtime, "give_back", lambda: given.append(True))

    clearing.soon()

    qtbot.waitUntil(lambda: given == [True])


def test_what_is_searched_and_what_pages_are_made_of_is_spared(lived: Life) -> None:
    clearing, parts = lived.parts.clearing, lived.parts
    for stays in (parts.searching.made, parts.pages_ahead.ended):
        clearing._spares = False

        stays.emit()

        assert clearing._spares


def test_it_does_not_come_in_one_turn_with_other_timers() -> None:
    clearing = Clearing()
    (soon,) = clearing.findChildren(QTimer)

    assert soon.timerType() is Qt.TimerType.PreciseTimer


def test_it_comes_after_a_page_was_left(lived: Life) -> None:
    (soon,) = lived.parts.clearing.findChildren(QTimer)
    soon.stop()

    lived.go(Screen.NOTES)

    assert soon.isActive()
