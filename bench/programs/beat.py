"""How long the thread of a window was away: between two of its beats nothing else is answered."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer

_EACH = 1  # milliseconds


class Beat(QObject):
    """Beats each millisecond, as long as the thread is free for it."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._last = perf_counter()
        self._longest = 0.0
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.setInterval(_EACH)
        timer.timeout.connect(self._beat)
        timer.start()

    def take(self) -> float:
        """Return the longest gap since it was last taken, in milliseconds."""
        self._beat()
        longest, self._longest = self._longest, 0.0
        return longest * 1000

    def _beat(self) -> None:
        now = perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now
