"""Knows when what has just been changed is on the screen."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

_OVER = 0.05  # seconds without a paint, after which a drawing is over


class Painted(QObject):
    """Waits for the next time a window is drawn, which Qt does once all layouts are done.

    Behind a curtain it is not drawn, whatever Qt asks.  It watches the window alone: a filter on
    all of Qt's events would slow what is measured.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._then: Callable[[], None] | None = None
        window.installEventFilter(self)
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def then(self, call: Callable[[], None]) -> None:
        """Call once when the next drawing is over."""
        self._then = call

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at an event on its way; never stop it."""
        asked = event.type() == QEvent.Type.UpdateRequest and self._window.updatesEnabled()
        if asked and self._then is not None:
            call, self._then = self._then, None
            QTimer.singleShot(0, self, call)
        return super().eventFilter(watched, event)


class LastPaint(QObject):
    """Tells the instant of the last paint of the next drawing, however it is drawn.

    What follows the drawing may keep Qt busy for long, so the instant is told anew with each
    paint; one that comes after a pause belongs to another drawing.
    """

    def __init__(self, owner: QObject, tell: Callable[[float], None]) -> None:
        super().__init__(owner)
        self._tell = tell
        self._last = 0.0
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at an event on its way; never stop it."""
        if event.type() == QEvent.Type.Paint:
            now = perf_counter()
            if not self._last or now - self._last < _OVER:
                self._last = now
                self._tell(now)
        return super().eventFilter(watched, event)
