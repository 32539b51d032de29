"""Goes on with a record whose last changes are damaged or gone, once the person has said so.

Nothing is thrown away: the record and its log are kept aside as they are, and what can be saved
of both takes the place of the record.  It is built on the latest state that is whole by itself;
what else the frames of the log hold is brought into that, as another record would be.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from msdesk.domain.archive import Archive
from msdesk.domain.progress import Progress
from msdesk.errors import RecordError
from msdesk.files import remove_file
from msdesk.store.copies.packing import disk_explained
from msdesk.store.file.access import on_disk, put
from msdesk.store.file.changes import forget
from msdesk.store.file.clock import utc_now
from msdesk.store.file.database import Database
from msdesk.store.file.faults import damaged, explained
from msdesk.store.file.header import RECORD, is_plain
from msdesk.store.file.log import Log, log_of, read_log
from msdesk.store.rescue.copying import Frames, copied
from msdesk.store.rescue.health import LOGS, check, keep_aside
from msdesk.store.rescue.salvage import salvage
from msdesk.store.whole.archive import ArchiveStore

_STATES: tuple[Frames | None, ...] = (Log.intact, Log.read_by_sqlite, None)


def go_on(
    folder: Path, key: bytes | None, now: datetime, progress: Progress | None = None
) -> Path | None:
    """Do it, while nobody has the record open; return where record and log were kept aside.

    None where there is no log: the record stays as it is then, and is what one goes on with.
    Raises ``DamagedRecord`` where the record is not whole without its log either, ``StorageFull``,
    ``Cancelled``; all is as it was then.
    """
    progress = progress or Progress()
    record = folder / RECORD
    key = None if is_plain(record) else key
    with disk_explained(folder), explained(record):
        if read_log(log_of(record)) is None:
            forget(record)
            return None
        saved = salvage(record, key, progress)
        with _latest_whole(record, key, progress) as fresh:
            _bring_in(fresh, key, saved.archive)
            on_disk(fresh)
            kept = keep_aside(folder, now)
            for name in LOGS:
                remove_file(folder / name)
            put(fresh, record)
            forget(record)
    return kept


@contextmanager
def _latest_whole(record: Path, key: bytes | None, progress: Progress) -> Iterator[Path]:
    """Give a copy of the record in the latest state that is whole; it goes afterwards."""
    for frames in _STATES:
        with copied(record, progress, frames) as copy:
            if _is_whole(copy, key):
                yield copy
                return
    raise damaged(record)


def _is_whole(copy: Path, key: bytes | None) -> bool:
    try:
        with closing(Database(copy, key)) as database:
            return check(database, full=True).sound  # a search index is made anew by it
    except RecordError:
        return False


def _bring_in(copy: Path, key: bytes | None, archive: Archive) -> None:
    with closing(Database(copy, key)) as database:
        ArchiveStore(database, utc_now).merge(archive)
