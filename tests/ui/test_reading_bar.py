"""What stands below a page while it is read aloud."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from msdesk.services.speech import Speech, State, Voice
from msdesk.ui.evidence.another_way import AnotherWay, Ways
from msdesk.ui.evidence.reading_bar import Part, ReadingBar
from msdesk.ui.look import Look
from tests.services.test_speech import Clock
from tests.ui.finding import buttons, press, texts

Show = Callable[..., None]
PARTS = (Part("Examplumab", "It is a tablet."), Part("What it is", "It calms."))
READS = "import sys; sys.stdin.read()"


class Read:
    """A bar on a page, the voice behind it, and what it said."""

    def __init__(self, look: Look, program: str) -> None:
        self.said: list[str] = []
        self.speech = Speech([Voice((sys.executable, "-c", program))], Clock())
        self.bar = ReadingBar(look, self.speech, self.said.append)
        self.page = QWidget()
        ways = Ways(open=lambda: None, save=lambda: None, parts=lambda: PARTS)
        self.way = AnotherWay(look, "Examplumab", ways, self.bar)
        layout = QVBoxLayout(self.page)
        layout.addWidget(self.way)
        layout.addLayout(self.way.place)
        layout.addWidget(self.bar)


@pytest.fixture
def read(look: Look, show: Show) -> Iterator[Read]:
    """Return a page with a voice that reads until it is stopped."""
    read = Read(look, f"{READS}; import time; time.sleep(600)")
    show(read.page)
    yield read
    read.speech.stop()


@pytest.fixture
def quick(look: Look, show: Show) -> Read:
    """Return a page with a voice that reads at once."""
    read = Read(look, READS)
    show(read.page)
    return read


def test_it_says_what_is_read_and_how_it_stops(read: Read) -> None:
    read.bar.begin(PARTS)

    assert texts(read.bar) == ["Reading aloud, 1 of 2: Examplumab. Esc stops it."]


def test_the_next_part_can_be_asked_for(read: Read) -> None:
    read.bar.begin(PARTS)
    press(read.bar, "Next part")

    assert texts(read.bar) == ["Reading aloud, 2 of 2: What it is. Esc stops it."]


def test_at_the_end_it_goes_and_says_so(quick: Read, qtbot: QtBot) -> None:
    quick.bar.begin(PARTS)

    qtbot.waitUntil(lambda: quick.said == ["The card has been read to its end."])
    assert quick.bar.isHidden()


def test_at_the_end_there_is_nothing_to_go_on_with(quick: Read, qtbot: QtBot) -> None:
    quick.way.turn()
    press(quick.page, "Read aloud: Examplumab")

    qtbot.waitUntil(lambda: quick.said != [])
    assert not [name for name in buttons(quick.page) if name.startswith("Go on")]


def test_stopping_what_is_silent_does_nothing(read: Read) -> None:
    assert not read.bar.hush()


def test_it_is_silent_as_soon_as_its_page_is_out_of_sight(read: Read) -> None:
    read.bar.begin(PARTS)

    read.page.hide()

    assert read.speech.state is State.STOPPED


def test_it_is_silent_when_its_page_is_gone(read: Read) -> None:
    read.bar.begin(PARTS)

    read.bar.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert not isValid(read.bar)
    assert read.speech.state is State.STOPPED


def test_the_keyboard_goes_back_to_the_ways_where_they_were_put_away(read: Read) -> None:
    read.way.turn()
    press(read.page, "Read aloud: Examplumab")
    read.way.turn()
    press(read.bar, "Stop reading")
    read.bar.begin(PARTS)
    stop = next(b for b in read.bar.findChildren(QWidget) if b.accessibleName() == "Stop reading")
    stop.setFocus()

    read.bar.hush()

    assert read.way.hasFocus()
