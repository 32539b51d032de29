"""Puts the record of a backup in the place of the present one.

The order keeps a record that opens in its place at every moment: the one from the backup is
written beside it and read through, the present one is kept aside, and only then one file
replaces the other.  The log of the old file goes before that, since SQLite would take it for
the new one's.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from msdesk.domain.backup import BackupInfo
from msdesk.domain.progress import Progress
from msdesk.errors import BackupError, RecordError
from msdesk.files import remove_file, replace_file
from msdesk.store.copies.keys import KeyFile
from msdesk.store.copies.packing import (
    disk_explained,
    into_backup,
    out_of_backup,
    working_file,
)
from msdesk.store.copies.rekey import Step, alone, part, rewrite
from msdesk.store.file.access import on_disk, put, write_whole
from msdesk.store.file.changes import forget
from msdesk.store.file.faults import explained
from msdesk.store.file.header import BACKUPS, COUNT, KEYS, RECORD, is_encrypted, is_plain
from msdesk.store.file.log import log_of, read_log
from msdesk.store.rescue.health import FILES, LOGS, keep_aside


def go_back(
    folder: Path,
    backup: BackupInfo,
    now: datetime,
    key: bytes | None,
    progress: Progress,
    *,
    present_key: bytes | None,
) -> Path | None:
    """Do it, while nobody has the record open; return where the present one was kept.

    That is a backup if the present one can be read, else a folder of its own; None if there was
    none.  ``key`` opens the backup, ``present_key`` the present record.  If that is locked and
    its key is known, the record stays locked, with the passphrase it has now.
    """
    step = progress.step
    record = folder / RECORD
    with disk_explained(folder), working_file(record) as fresh:
        found = out_of_backup(backup.path, key, fresh, part(step, 0, 0.4))
        keys = found.keys
        if present_key is not None and _fits(folder, present_key):
            keys = None  # those that are there stay
            if found.key != present_key:
                with working_file(record) as locked, explained(record):
                    rewrite(fresh, found.key, locked, present_key, part(step, 0.4, 0.6))
                    replace_file(locked, fresh)
        on_disk(fresh)
        kept = _keep(folder, present_key, now, part(step, 0.6, 1))
        _put_in_place(fresh, folder, keys)
    return kept


def _fits(folder: Path, key: bytes) -> bool:
    """Whether the record is locked, and the key file beside it is for this key."""
    with suppress(RecordError):
        return is_encrypted(folder) and KeyFile.read(folder / KEYS).opens_with(key)
    return False


def _keep(folder: Path, key: bytes | None, now: datetime, step: Step) -> Path | None:
    if not any((folder / name).exists() for name in FILES):
        return None
    log = read_log(log_of(folder / RECORD))
    if log is not None and not log.whole:
        return keep_aside(folder, now)  # in a backup less would be kept, and no word said
    made = [folder / name for name in LOGS if not (folder / name).exists()]
    try:
        kept = into_backup(folder, key, folder / BACKUPS, now, step).path
    except (BackupError, RecordError, OSError):  # it cannot be read, or there is no room
        _remove(made)  # SQLite makes them even to look
        return keep_aside(folder, now)
    with explained(folder / RECORD), alone(folder / RECORD, key):
        return kept  # and nobody else had it open


def _remove(logs: Iterable[Path]) -> None:
    for log in logs:
        remove_file(log)


def _put_in_place(fresh: Path, folder: Path, keys: bytes | None) -> None:
    place, record = folder / KEYS, folder / RECORD
    before = {path: _content(path) for path in (place, folder / COUNT)}
    if keys is not None:
        write_whole(place, keys)
    try:
        forget(record)  # or the record would be found to be older than it was
        _remove(folder / name for name in LOGS)
        put(fresh, record)
    except OSError:
        for path, content in before.items():
            _put_back(path, content)
        raise
    if is_plain(record):
        with suppress(OSError):  # beside a plain record it means nothing
            remove_file(place)


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _put_back(path: Path, content: bytes | None) -> None:
    if content is None:
        remove_file(path)
    else:
        write_whole(path, content)
