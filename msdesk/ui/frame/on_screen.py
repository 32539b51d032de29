"""Keeps the window, with the title bar the system puts around it, inside the screen it is on.

How much there is around it is known once it is shown; until then room is left for most systems.
Nothing is moved that the person put somewhere: only at the start, and when a screen goes, comes
or changes its size.
"""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QObject, QSize, QTimer, Slot
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QWidget

_LEAST = QSize(360, 420)
_AROUND = QSize(16, 56)  # at most, on the systems we know
_SETTLED = 200  # milliseconds, in which a desktop moves its own bars after a change


class OnScreen(QObject):
    """Gives a window a size its screen has room for, and brings it back where that changes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SETTLED)
        self._soon.timeout.connect(self.come_inside)
        self._owed = False  # while it fills the screen
        self._shrink(_AROUND)

    def watch(self) -> None:
        """Come inside now that the window is shown, and whenever the screens change."""
        self.come_inside()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            for screen in application.screens():
                self._follow(screen)
            application.screenAdded.connect(self._follow)
            application.screenRemoved.connect(self._later)
        if (handle := self._window.windowHandle()) is not None:
            handle.screenChanged.connect(self._fit)
            handle.windowStateChanged.connect(self._pay)

    @Slot(QScreen)
    def _follow(self, screen: QScreen) -> None:
        screen.availableGeometryChanged.connect(self._later)

    @Slot()
    def _later(self) -> None:
        self._soon.start()

    @Slot()
    def _pay(self) -> None:
        if self._owed:
            self._soon.start()

    @Slot()
    def come_inside(self) -> None:
        """Take a size the screen has room for, and stand wholly inside it."""
        self._owed = not self._fit()
        if self._owed:
            return
        room, frame = self._window.screen().availableGeometry(), self._window.frameGeometry()
        inside = QtCore.QRect(frame)
        inside.moveRight(min(frame.right(), room.right()))
        inside.moveBottom(min(frame.bottom(), room.bottom()))
        inside.moveLeft(max(inside.left(), room.left()))
        inside.moveTop(max(inside.top(), room.top()))
        if inside != frame:
            self._window.move(inside.topLeft())

    @Slot()
    def _fit(self) -> bool:
        """Shrink to what the screen has room for; return whether the person may place it."""
        around = self._window.frameGeometry().size() - self._window.size()
        states = QtCore.Qt.WindowState
        free = not self._window.windowState() & (
            states.WindowMaximized | states.WindowFullScreen | states.WindowMinimized
        )
        self._shrink(around, resize=free)
        return free

    def _shrink(self, around: QSize, *, resize: bool = True) -> None:
        room = self._window.screen().availableGeometry().size() - around
        self._window.setMinimumSize(_LEAST.boundedTo(room))
        if resize:
            self._window.resize(self._window.size().boundedTo(room))
