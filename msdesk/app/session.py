"""The record that is open, if one is, and how it is let go.

Everything that works on it is told before it is closed, and is done by then: what is typed is
kept, nothing new is begun, and the work under way has ended.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from msdesk.store.record import Record
from msdesk.ui.background import Background


class Session(QObject):
    """Holds the open record.

    ``opened`` carries it.  ``keeping`` asks all to keep what is unsaved; ``closing`` says that
    it is about to go, and comes before the work under way is waited for.
    """

    opened = Signal(object)
    keeping = Signal()
    closing = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._record: Record | None = None
        self.key: bytes | None = None  # what the record was opened with last, or was tried

    @property
    def record(self) -> Record | None:
        """The record that is open."""
        return self._record

    def take_up(self, record: Record) -> None:
        """Work with a record that has been opened."""
        self._record = record
        self.opened.emit(record)

    def close(self, *, keep: bool = True) -> None:
        """Close the record once the work on it has ended; ``keep`` what is unsaved first."""
        if keep:
            self.keeping.emit()
        self.closing.emit()
        record, self._record = self._record, None
        if record is not None:
            self.key = record.key  # it may have been locked since it was opened
            self._background.leave()
            self._background.wait()
            record.close()
