"""When to search while somebody types: with each letter, as long as the answer comes that soon."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer

T = TypeVar("T")

_A_FRAME = 0.016  # seconds
_PAUSE = 120  # milliseconds without another letter


class AsTyped(QTimer):
    """Calls for a search once what was typed so far is there.

    Whoever searches asks through ``ask``: where an answer took longer than a frame, the next
    search waits until the person pauses, so that no letter waits for it.
    """

    def __init__(self, parent: QObject, searches: Callable[[], object]) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.setInterval(0)
        self.timeout.connect(searches)

    def ask(self, question: Callable[[], T]) -> T:
        """Return the answer to a question, and remember whether it came within a frame."""
        began = perf_counter()
        answer = question()
        self.setInterval(0 if perf_counter() - began <= _A_FRAME else _PAUSE)
        return answer
