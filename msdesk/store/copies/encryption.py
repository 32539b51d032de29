"""Locks a record and unlocks it, with every copy in its folder.

Nothing is changed in place: a file is written anew beside itself, compared, and put where the
old one was.  The order is such that what is locked can always be opened by a person who knows
the passphrase:

    locking     the keys are written; the record is replaced, which decides it; then the copies
    unlocking   the copies; the record is replaced, which decides it; the keys are removed

So after a crash the record is as it was or as it is to be, and ``settle``, each time a locked
record is opened, locks what is still plain beside it.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from sqlcipher3 import dbapi2

from msdesk.domain.progress import Progress
from msdesk.errors import BackupError, Cancelled, DamagedRecord, Error, NotARecord, RecordError
from msdesk.files import patiently, remove_file, replace_file
from msdesk.store.copies import kept_copies
from msdesk.store.copies.key_search import keys_of, set_keys_aside
from msdesk.store.copies.keys import KeyFile, new_keys
from msdesk.store.copies.rekey import Step, alone, export, part
from msdesk.store.file.access import beside, clear_leftovers, folder_on_disk
from msdesk.store.file.database import Database
from msdesk.store.file.faults import explained
from msdesk.store.file.header import KEYS, RECORD

log = logging.getLogger(__name__)

_BROKEN = (BackupError, DamagedRecord, NotARecord)


def encrypt(database: Database, passphrase: str, progress: Progress, now: datetime) -> str:
    """Lock a record and its copies; return the recovery key.

    Raises ``Cancelled`` or a ``RecordError`` while nothing is changed.  Once the record is
    locked it cannot be stopped, and what cannot be locked then is tried again by ``settle``.
    """
    if database.key is not None:
        raise RecordError("Your record is locked already.", "You can change the passphrase.")
    folder = database.path.parent
    keys, key, recovery_key = new_keys(passphrase)
    keys = replace(keys, unfinished=True)
    share = _share_of_record(folder)
    with_keys = _keys_in_place(folder, keys, now)
    _convert(database, key, part(progress.step, 0, share), with_keys)
    _lock_copies(folder, key, keys, part(_to_the_end(progress.step), share, 1))
    return recovery_key


def decrypt(database: Database, progress: Progress, now: datetime) -> None:
    """Take the lock off a record and its copies.

    Raises ``Cancelled`` or a ``RecordError``; the record is then locked as it was.
    """
    folder, key = database.path.parent, _key_of(database)
    share = 1 - _share_of_record(folder)
    try:
        _unlock_copies(folder, key, part(progress.step, 0, share))
        _convert(database, None, part(progress.step, share, 1))
    except BaseException:
        if database.key is not None:
            settle(folder, key, now)
        raise
    _unlock_copies(folder, key, _to_the_end(progress.step))  # a backup made meanwhile
    _try(lambda: remove_file(folder / KEYS))
    folder_on_disk(folder)


def change_keys(
    database: Database,
    change: Callable[[KeyFile, bytes], KeyFile],
    progress: Progress,
    now: datetime,
) -> None:
    """Change the keys of a record, then those in its backups; the old ones open neither."""
    folder, key = database.path.parent, _key_of(database)
    with explained(folder / KEYS):
        keys = change(keys_of(folder, key, now), key)
        keys.write(folder / KEYS)
    _lock_copies(folder, key, keys, _to_the_end(progress.step))


def settle(folder: Path, key: bytes, now: datetime) -> bool:
    """Lock the copies that are plain beside a locked record; raises nothing.

    Returns whether locking the record was cut short, so that its recovery key may never have
    been seen.
    """
    try:
        keys = keys_of(folder, key, now)
    except Error as error:
        log.warning("no keys to lock copies with: %s", type(error).__name__)
        return False
    _lock_copies(folder, key, keys, lambda _: None)
    return keys.unfinished


def left_in_plain(folder: Path, *, locked: bool) -> tuple[Path, ...]:
    """Return the files that hold the person's words and are not locked with the record.

    Before it is locked: those that cannot be, and are removed.
    """
    open_to_all = kept_copies.is_open_to_all if locked else kept_copies.is_broken
    found = [copy for copy in kept_copies.kept_copies(folder) if open_to_all(copy)]
    return (*found, *kept_copies.set_aside_in_plain(folder))


def _convert(
    database: Database,
    key: bytes | None,
    step: Step,
    ready: contextlib.AbstractContextManager[None] | None = None,
) -> None:
    path = database.path
    with database.closed():
        clear_leftovers(path.parent)  # no backup is being made now
        fresh = beside(path)
        try:
            with alone(path, database.key) as old:
                export(old, fresh, key, step)
                with ready or contextlib.nullcontext():
                    _put(fresh, path, old)
                database.key = key
        finally:
            remove_file(fresh)
        folder_on_disk(path.parent)


def _put(fresh: Path, path: Path, old: Any) -> None:  # noqa: ANN401 - sqlcipher3 has no types
    try:
        replace_file(fresh, path, patience=0)  # while nobody can write to the old one
    except PermissionError:  # Windows replaces no file that is open
        old.close()
        replace_file(fresh, path)


@contextlib.contextmanager
def _keys_in_place(folder: Path, keys: KeyFile, now: datetime) -> Iterator[None]:
    set_keys_aside(folder, now)
    keys.write(folder / KEYS)
    try:
        yield
    except BaseException:
        patiently((folder / KEYS).unlink)
        raise


def _lock_copies(folder: Path, key: bytes, keys: KeyFile, step: Step) -> None:
    """Lock what can be locked, and raise nothing: by now the record itself is."""
    finished = replace(keys, unfinished=False)
    all_copies = kept_copies.kept_copies(folder)
    for copy, each in zip(all_copies, _parts(step, all_copies), strict=True):
        _try(partial(_lock, copy, key, finished, each, remove=keys.unfinished))
    if keys.unfinished:
        for path in kept_copies.set_aside_in_plain(folder):
            _try(partial(kept_copies.remove, path))
        _try(lambda: finished.write(folder / KEYS))


def _lock(copy: Path, key: bytes, keys: KeyFile, step: Step, *, remove: bool) -> None:
    try:
        kept_copies.lock(copy, key, keys, step)
    except _BROKEN as error:
        if not kept_copies.tells_of_damage(error):
            raise
        if remove:
            kept_copies.remove(copy)


def _unlock_copies(folder: Path, key: bytes, step: Step) -> None:
    all_copies = kept_copies.kept_copies(folder)
    for copy, each in zip(all_copies, _parts(step, all_copies), strict=True):
        with contextlib.suppress(*_BROKEN):  # it stays locked: damaged, or with another key
            kept_copies.unlock(copy, key, each)


def _try(work: Callable[[], None]) -> None:
    try:
        work()
    except (Error, OSError, dbapi2.Error) as error:
        log.warning("a copy of the record could not be locked: %s", type(error).__name__)


def _share_of_record(folder: Path) -> float:
    sizes = [_size(path) for path in (folder / RECORD, *kept_copies.kept_copies(folder))]
    return sizes[0] / sum(sizes)


def _parts(step: Step, files: list[Path]) -> Iterator[Step]:
    sizes = [_size(path) for path in files]
    for place, size in enumerate(sizes):
        before = sum(sizes[:place])
        yield part(step, before / sum(sizes), (before + size) / sum(sizes))


def _to_the_end(step: Step) -> Step:
    def go_on(fraction: float) -> None:
        with contextlib.suppress(Cancelled):
            step(fraction)

    return go_on


def _size(path: Path) -> int:
    with contextlib.suppress(OSError):
        return path.stat().st_size + 1
    return 1


def _key_of(database: Database) -> bytes:
    if database.key is None:
        raise RecordError("Your record is not locked.", "You can lock it with a passphrase.")
    return database.key
