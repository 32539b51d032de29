"""What pages that were left keep of one another is cleared away a while after."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

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


def test_one_who_goes_on_and_on_does_not_put_it_off(qtbot: QtBot) -> None:
    clearing = Clearing()
    (soon,) = clearing.findChildren(QTimer)
    clearing.soon()
    qtbot.waitUntil(lambda: soon.remainingTime() < soon.interval())
    left = soon.remainingTime()

    clearing.soon()

    assert soon.remainingTime() <= left


def test_it_comes_after_a_page_was_left(lived: Life) -> None:
    (soon,) = lived.parts.clearing.findChildren(QTimer)
    soon.stop()

    lived.go(Screen.NOTES)

    assert soon.isActive()
