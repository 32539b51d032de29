"""Finds the keys of a locked record: beside it, or in one of its backups."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from msdesk.errors import DamagedRecord, Error, NotARecord, WrongKey
from msdesk.files import replace_file
from msdesk.store.copies import kept_copies
from msdesk.store.copies.keys import KeyFile, unreadable
from msdesk.store.file.access import LOOKING, connect
from msdesk.store.file.faults import explained
from msdesk.store.file.header import KEYS, RECORD, SET_ASIDE


def unlock(folder: Path, opened: Callable[[KeyFile], bytes], now: datetime) -> bytes:
    """Return the key of the record in a folder; ``opened`` gets it from a key file.

    Where the key file is missing, damaged or another record's, one in a backup that fits takes
    its place.  Where no key fits, since the record itself is damaged, the first is returned: it
    opens the backups.  Raises ``WrongKey``, ``MistypedKey`` or ``DamagedRecord``.
    """
    beside, reason = _read(folder)
    first: bytes | None = None
    if beside is not None:
        first = opened(beside)
        if _fits(folder / RECORD, first):
            return first
    for keys in _in_backups(folder, beside):
        try:
            key = opened(keys)
        except WrongKey as error:
            reason = error
            continue
        if _fits(folder / RECORD, key):
            _put_back(folder, keys, now)
            return key
        first = first or key
    if first is None:
        raise reason
    return first


def has_keys(folder: Path) -> bool:
    """Whether a key file is beside the record or in a backup."""
    return (folder / KEYS).is_file() or any(_in_backups(folder, None))


def keys_of(folder: Path, key: bytes, now: datetime) -> KeyFile:
    """Return the key file that wraps ``key``; one from a backup takes the place of none.

    Raises ``DamagedRecord`` where there is none.
    """
    beside, reason = _read(folder)
    if beside is not None and beside.opens_with(key):
        return beside
    for keys in _in_backups(folder, beside):
        if keys.opens_with(key):
            _put_back(folder, keys, now)
            return keys
    raise reason


def set_keys_aside(folder: Path, now: datetime) -> None:
    """Keep a key file that is of no use here: a program that copies files may have brought it."""
    if not (folder / KEYS).exists():
        return
    (folder / SET_ASIDE).mkdir(mode=0o700, exist_ok=True)
    while (place := folder / SET_ASIDE / f"{now:%Y-%m-%d-%H%M%S}").exists():
        now += timedelta(seconds=1)
    place.mkdir(mode=0o700)
    replace_file(folder / KEYS, place / KEYS)


def _read(folder: Path) -> tuple[KeyFile | None, Error]:
    try:
        return KeyFile.read(folder / KEYS), unreadable()
    except DamagedRecord as error:
        return None, error


def _in_backups(folder: Path, besides: KeyFile | None) -> Iterator[KeyFile]:
    seen = [besides]
    for backup in kept_copies.backups(folder):
        keys = kept_copies.keys_in(backup)
        if keys is not None and keys not in seen:
            seen.append(keys)
            yield keys


def _put_back(folder: Path, keys: KeyFile, now: datetime) -> None:
    with contextlib.suppress(OSError):  # a full disk: they are in the backup next time too
        set_keys_aside(folder, now)
        keys.write(folder / KEYS)


def _fits(record: Path, key: bytes) -> bool:
    try:
        with explained(record):
            connect(record, key, how=LOOKING).close()
    except NotARecord:
        return False
    except DamagedRecord:
        pass  # the key fits, or SQLite would not have got so far
    return True
