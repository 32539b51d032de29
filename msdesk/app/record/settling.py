"""Writes the log into the record a while after each change, so that little is lost with a log."""

from __future__ import annotations

import logging

from PySide6.QtCore import QTimer, Signal, Slot

from msdesk.app.record.flow import Flow, Means
from msdesk.store.record import Record

log = logging.getLogger(__name__)

_WHILE = 3_000  # milliseconds; so long the last changes are in the log alone


class Settling(Flow):
    """Does it off the window's thread; who reads or writes meanwhile does not wait."""

    changed = Signal()  # the record, on whichever thread

    def __init__(self, means: Means) -> None:
        super().__init__(means)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WHILE)
        self._timer.timeout.connect(self._settle)
        self.changed.connect(self._wait)

    @Slot(object)
    def watch(self, record: Record) -> None:
        """Begin, with the log a crash may have left."""
        record.database.changed = self.changed.emit
        self._timer.start()

    @Slot()
    def stop(self) -> None:
        """Leave the log to the closing of the record."""
        self._timer.stop()

    @Slot()
    def _wait(self) -> None:
        if not self._timer.isActive():  # else who types on would put it off for ever
            self._timer.start()

    @Slot()
    def _settle(self) -> None:
        record = self._session.record
        if record is not None:
            self._background.run(
                record.database.checkpoint,
                owner=self,
                then=lambda _: None,
                failed=lambda error: log.warning("the log stays: %s", type(error).__name__),
            )
