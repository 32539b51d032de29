"""Clears away what pages that were left have kept of one another, a while after.

Widgets and what listens to them hold each other, so that only a search for garbage lets them go;
and Python searches all of it rarely, by a count of objects that knows nothing of their size.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from msdesk import runtime

_WHILE = 500  # milliseconds after a page was left: what one went for has been shown by then


class Clearing(QObject):
    """Searches once in a while, as long as pages are left."""

    def __init__(self) -> None:
        super().__init__()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_WHILE)
        # A coarse one comes together with other timers: the window would wait for all of them.
        self._soon.setTimerType(Qt.TimerType.PreciseTimer)
        self._spares = False
        self._soon.timeout.connect(self._clear)

    @Slot()
    def soon(self) -> None:
        """Search in a while, if that is not about to come anyway."""
        if not self._soon.isActive():
            self._soon.start()

    @Slot()
    def spare(self) -> None:
        """After the next search look no more through what has come by then: it stays."""
        self._spares = True
        self.soon()

    @Slot()
    def _clear(self) -> None:
        gc.collect()  # of what has come since the start; the rest is known to stay
        if self._spares:
            self._spares = False
            runtime.stays()
        runtime.give_back()
