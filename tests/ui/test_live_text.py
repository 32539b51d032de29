"""A line that changes is heard once it has stopped changing."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAccessibleEvent
from pytestqt.qtbot import QtBot

from msdesk.ui.widgets.live_text import LiveText


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what a screen reader is told to say, as it is told."""
    heard: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if event.type() is QAccessible.Event.Announcement:
            heard.append(event.object().property("text"))

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return heard


@pytest.fixture
def line(qtbot: QtBot) -> LiveText:
    """Return a line that is in view."""
    line = LiveText("25 cards")
    qtbot.addWidget(line)
    line.show()
    return line


def test_only_what_it_says_in_the_end_is_heard(
    qtbot: QtBot, line: LiveText, heard: list[str]
) -> None:
    line.setText("2 cards")
    line.setText("1 card")

    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["1 card"]


def test_what_says_the_same_again_is_silent(
    qtbot: QtBot, line: LiveText, heard: list[str]
) -> None:
    line.setText("2 cards")
    line.setText("25 cards")

    qtbot.waitUntil(lambda: not line.findChildren(type(line._soon))[0].isActive())
    assert heard == []


def test_what_is_not_in_view_is_silent(line: LiveText) -> None:
    line.hide()

    line.setText("2 cards")

    assert not line._soon.isActive()
