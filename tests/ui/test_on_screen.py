"""The window and its screen: with its title bar it stands inside, whatever becomes of either."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from msdesk.ui.frame.on_screen import OnScreen


class Desk:
    """A screen whose size can be changed; only what it has room for is made up."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.room = QRect(0, 0, 1366, 728)
        monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: self.room)

    def change(self, window: QWidget, room: QRect) -> None:
        """Have room of another size."""
        self.room = room
        window.screen().availableGeometryChanged.emit(room)

    def holds(self, window: QWidget) -> bool:
        """Return whether the window stands inside with all that is around it."""
        return self.room.contains(window.frameGeometry())


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return the screen of a small laptop, with a bar of the system."""
    return Desk(monkeypatch)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Return a window as large as msdesk would like."""
    window = QWidget()
    window.resize(1280, 860)
    qtbot.addWidget(window)
    return window


def shown(window: QWidget) -> QWidget:
    """Show a window as the start does."""
    on_screen = OnScreen(window)
    window.show()
    on_screen.watch()
    return window


def test_before_it_is_shown_the_window_leaves_room_for_a_title_bar(
    desk: Desk, window: QWidget
) -> None:
    OnScreen(window)

    assert window.width() == 1280
    assert window.height() <= desk.room.height() - 40


def test_a_window_that_was_large_elsewhere_is_seen_whole(desk: Desk, window: QWidget) -> None:
    window.move(900, 500)

    shown(window)

    assert desk.holds(window)


def test_the_least_size_is_not_larger_than_the_screen(desk: Desk, window: QWidget) -> None:
    desk.room = QRect(0, 0, 320, 360)

    shown(window)

    assert desk.holds(window)
    assert window.minimumSize().height() < 360


def test_on_a_large_screen_the_window_cannot_be_made_useless(desk: Desk, window: QWidget) -> None:
    shown(window).resize(10, 10)

    assert window.size() == QSize(360, 420)


def test_where_the_screen_gets_smaller_the_window_comes_inside(
    qtbot: QtBot, desk: Desk, window: QWidget
) -> None:
    shown(window)

    desk.change(window, QRect(0, 30, 800, 570))

    qtbot.waitUntil(lambda: desk.holds(window))


def test_when_a_screen_is_unplugged_the_window_comes_inside(
    qtbot: QtBot, desk: Desk, window: QWidget
) -> None:
    shown(window).move(2000, 1000)

    QApplication.instance().screenRemoved.emit(window.screen())  # type: ignore[union-attr]

    qtbot.waitUntil(lambda: desk.holds(window))


def test_on_a_smaller_screen_it_is_carried_to_the_window_shrinks_under_the_hand(
    desk: Desk, window: QWidget
) -> None:
    shown(window).move(500, 100)
    desk.room = QRect(0, 0, 800, 600)

    window.windowHandle().screenChanged.emit(window.screen())

    assert (window.x(), window.y()) == (500, 100)
    assert window.frameGeometry().height() == 600


def test_a_window_that_fills_the_screen_is_let_be_until_it_no_longer_does(
    qtbot: QtBot, desk: Desk, window: QWidget
) -> None:
    on_screen = OnScreen(window)
    window.show()
    on_screen.watch()
    window.showMaximized()
    filled = window.size()

    desk.room = QRect(0, 0, 500, 450)
    on_screen.come_inside()

    assert window.size() == filled
    window.showNormal()
    qtbot.waitUntil(lambda: desk.holds(window))
