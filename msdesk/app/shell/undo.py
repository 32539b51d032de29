"""What was changed and can be taken back: the last ten changes, until the record is closed."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from msdesk.errors import Error

DEEP = 10


class _Change(NamedTuple):
    """``what`` is how it was said, "Deleted “Is it safe?”."."""

    what: str
    back: Callable[[], object]
    typed: bool = False


class Undo(QObject):
    """Takes back one change after another, the newest first.

    ``keeping`` comes before, for what is typed and not kept yet is the newest change of all;
    ``undone`` carries what was taken back, ``nothing`` says that there is no change.
    """

    keeping = Signal()
    undone = Signal(str)
    nothing = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._changes: deque[_Change] = deque(maxlen=DEEP)

    @Slot(str, object)
    def did(self, what: str, back: Callable[[], object]) -> None:
        """Remember a change and the call that takes it back."""
        self._changes.append(_Change(what, back))

    @Slot(str, object)
    def typed(self, what: str, back: Callable[[], object]) -> None:
        """Remember that words were kept while they are typed: all in one go are one change."""
        newest = self._changes[-1] if self._changes else None
        if newest is None or not newest.typed or newest.what != what:
            self._changes.append(_Change(what, back, typed=True))

    @property
    def has_more(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._changes)

    @Slot()
    def take_back(self) -> None:
        """Take the newest change back; where that fails it can be tried again."""
        self.keeping.emit()
        if not self._changes:
            self.nothing.emit()
            return
        change = self._changes.pop()
        try:
            change.back()
        except Error:  # the disk is full, say
            self._changes.append(change)
            raise
        self.undone.emit(change.what)

    @Slot()
    def forget(self) -> None:
        """Forget every change: what they were made in is closed, or gone for good."""
        self._changes.clear()
