"""Tells when nobody has used the window for a while."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

_USE = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    )
)


class Idle(QObject):
    """``idle`` after so many minutes without a key, a movement or a touch; 0 never.

    It looks at what the system sends to the window as a whole, which is little, and not at
    what Qt sends on to each widget.
    """

    idle = Signal()

    def __init__(self, window: QWidget, minutes: int, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._seen: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(minutes * 60_000)
        self._timer.timeout.connect(self.idle)

    def watch(self, *, on: bool) -> None:
        """Begin to watch, or stop."""
        if self._seen is None:
            self._seen = self._window.windowHandle()
        if self._seen is None or not isValid(self._seen):
            return
        self._seen.removeEventFilter(self)
        self._timer.stop()
        if on and self._timer.interval():
            self._seen.installEventFilter(self)
            self._timer.start()

    def change(self, minutes: int) -> None:
        """Wait for another time."""
        self._timer.setInterval(minutes * 60_000)
        if not minutes:
            self._timer.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Begin to wait anew at each sign of use."""
        if event.type() in _USE:
            self._timer.start()
        return False
