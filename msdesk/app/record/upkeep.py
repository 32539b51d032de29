"""What is done without being asked: the check of the record, its daily backup, its bin."""

from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtCore import QTimer, Signal, Slot

from msdesk.app.record.flow import Flow, Means
from msdesk.domain.bin import KEPT_FOR
from msdesk.domain.progress import Progress
from msdesk.errors import Cancelled, DamagedRecord, Error
from msdesk.store.copies.backups import Backups
from msdesk.store.file.faults import damaged
from msdesk.store.record import Record
from msdesk.store.rescue.health import check

_SOON = 2_000  # milliseconds after the record was opened: Home comes first
_OFTEN = 3_600_000  # a window may stay open for days
_CHECKED = "checked in full"  # the draft that says on which day that was
_A_WEEK = 7


class Upkeep(Flow):
    """Looks after the open record; ``found`` carries the ``Error`` of one that is damaged."""

    found = Signal(object)

    def __init__(self, means: Means) -> None:
        super().__init__(means)
        self._progress = Progress()
        self._soon, self._often = QTimer(self), QTimer(self)
        self._soon.setSingleShot(True)
        for timer, wait in ((self._soon, _SOON), (self._often, _OFTEN)):
            timer.setInterval(wait)
            timer.timeout.connect(self._look_after)

    @Slot(object)
    def begin(self, _record: Record) -> None:
        """Look after a record soon, and every hour."""
        self._soon.start()
        self._often.start()

    @Slot()
    def stop(self) -> None:
        """Begin nothing more: the record is about to be closed."""
        self._soon.stop()
        self._often.stop()
        self._progress.cancel()

    @Slot()
    def _look_after(self) -> None:
        record = self._session.record
        if record is None or self._work.under_way:
            return
        progress = self._progress = Progress()
        self._background.run(
            lambda: look_after(record, datetime.now(UTC), progress),
            owner=self,
            then=lambda _: None,
            failed=self._failed,
        )

    def _failed(self, error: Exception) -> None:
        if self._session.record is None or isinstance(error, Cancelled):
            return  # closed meanwhile
        if not isinstance(error, Error):
            raise error
        if isinstance(error, DamagedRecord):
            self.found.emit(error)
        else:
            self.said.emit(error.whole)


def look_after(record: Record, now: datetime, progress: Progress) -> None:
    """Check a record, back it up if that was not done today, and empty its bin of what is old.

    Raises ``DamagedRecord`` and leaves the backups as they are if the record is not whole: a
    backup of a damaged record must not take the place of a good one.
    """
    last = record.drafts.get(_CHECKED)
    full = last is None or (now.date() - date.fromisoformat(last)).days >= _A_WEEK
    if not check(record.database, full=full).sound:
        raise damaged(record.path)
    if full:
        record.drafts.put(_CHECKED, now.date().isoformat())
    Backups(record.path.parent).daily(record.database, now, progress)
    record.bin.empty(now - KEPT_FOR)
