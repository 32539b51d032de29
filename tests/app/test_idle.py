"""Whoever uses the window, in whichever way, is not locked out of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QPointingDevice, QTabletEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from msdesk.app.shell.idle import Idle

_MIDDLE = QPoint(50, 50)


def turn_the_wheel(window: QWindow) -> None:
    QTest.wheelEvent(window, QPointF(_MIDDLE), QPoint(0, -120))


def touch(window: QWindow) -> None:
    finger = QTest.createTouchDevice()
    QTest.touchEvent(window, finger).press(0, _MIDDLE, window).commit()
    QTest.touchEvent(window, finger).release(0, _MIDDLE, window).commit()


def draw(window: QWindow) -> None:
    pressed = QTabletEvent(
        QEvent.Type.TabletPress,
        QPointingDevice.primaryPointingDevice(),
        QPointF(_MIDDLE),
        QPointF(_MIDDLE),
        *(0.5, 0.0, 0.0, 0.0, 0.0, 0.0),
        Qt.KeyboardModifier.NoModifier,
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton,
    )
    QCoreApplication.sendEvent(window, pressed)


def press_a_key(window: QWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Down)


def move_the_mouse(window: QWindow) -> None:
    QTest.mouseMove(window, _MIDDLE)


def click(window: QWindow) -> None:
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, _MIDDLE)


@pytest.mark.parametrize(
    "use",
    [press_a_key, move_the_mouse, click, turn_the_wheel, touch, draw],
    ids=lambda f: f.__name__,
)
def test_whoever_uses_the_window_is_not_locked_out(
    qtbot: QtBot, use: Callable[[QWindow], None]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(100, 100)
    window.show()
    idle = Idle(window, 5, window)
    idle.watch(on=True)
    (clock,) = idle.findChildren(QTimer)
    clock.stop()  # as if its time were almost over: each sign of use begins it anew
    handle = window.windowHandle()
    assert handle is not None

    use(handle)

    assert clock.isActive()
