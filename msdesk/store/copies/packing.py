"""The two ways of a backup: from the record into a file, and from the file to a record again.

Whatever is written on the way lies in the data folder, is as locked as the record, and goes
when the work is done; what a crash leaves of it, ``file.clear_leftovers`` finds.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from glob import escape
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import asdict
from sqlcipher3 import dbapi2

from msdesk.domain.backup import BackupInfo
from msdesk.errors import BackupError, DamagedRecord, LockedRecord, NotARecord, WrongKey
from msdesk.files import is_full, remove_file
from msdesk.store.copies.backup_file import SUFFIX, Backup, broken, opened, write
from msdesk.store.copies.keys import KeyFile
from msdesk.store.copies.rekey import Step, part
from msdesk.store.file.access import LOOKING, beside, schema_number
from msdesk.store.file.faults import damaged, explained, storage_full
from msdesk.store.file.header import BACKUPS, KEYS, RECORD, uri
from msdesk.store.rescue.health import contents, refuse_damaged, refuse_nonsense, stamp

_ROOM = 64 << 20  # bytes of the disk that stay free


class Found(NamedTuple):
    """What opens the record of a backup: its key, and the file with it, wrapped."""

    key: bytes | None
    keys: bytes | None


def into_backup(
    folder: Path, key: bytes | None, target: Path, now: datetime, step: Step
) -> BackupInfo:
    """Make a backup of the record in ``folder``; ``target`` is a file, or a folder for it."""
    place, record = folder / BACKUPS, folder / RECORD
    place.mkdir(mode=0o700, exist_ok=True)
    _refuse_to_fill(place, 2 * record.stat().st_size)
    path = _free_name(target, now) if target.is_dir() else target
    keys = None if key is None else _keys_in(folder, key)
    with working_file(place / RECORD) as copy:
        with explained(record), closing(_connect_to_read(record, key)) as connection:
            # Of a damaged table SQLite copies what it can see, and says no word of the rest.
            refuse_damaged(connection, record)
            _refuse_nonsense(connection, record)
            connection.execute("VACUUM INTO ?", (str(copy),))
        step(0.2)
        return write(path, copy, key, keys=keys, made_at=now, step=part(step, 0.2, 1))


def out_of_backup(backup: Path, key: bytes | None, into: Path, step: Step) -> Found:
    """Write the record of a backup to ``into``, and read all of it there.

    Raises ``BackupError`` where it is not what it was when the backup was made, ``LockedRecord``
    or ``WrongKey`` where ``key`` does not open it, ``NewerRecord``, ``StorageFull``.
    """
    with opened(backup) as file:
        found = Found(key_for(file, key), file.keys)
        _refuse_to_fill(into.parent, file.size)
        with into.open("wb") as target:
            file.unpack(target, step)
        said = file.said
    try:
        with explained(into):
            schema_number(into, found.key)
        held = contents(into, found.key)
    except (DamagedRecord, NotARecord) as error:
        raise broken(backup) from error
    if any(getattr(said, name) != value for name, value in asdict(held).items()):
        raise broken(backup)
    return found


def key_for(backup: Backup, key: bytes | None) -> bytes | None:
    """Return the key to open the record in a backup with, which is ``key`` if it is locked."""
    if backup.keys is None:
        return None
    if key is None:
        raise LockedRecord(
            "This backup is locked.", "Type the passphrase the record had when it was made."
        )
    if not KeyFile.decode(backup.keys).opens_with(key):
        raise WrongKey(
            "This backup is locked with another key than your record.",
            "Type the passphrase the record had when it was made.",
        )
    return key


@contextmanager
def working_file(path: Path) -> Iterator[Path]:
    """Give an empty file beside ``path``; it goes afterwards, with all SQLite put beside it."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    fresh = beside(path)
    try:
        yield fresh
    finally:
        for left in fresh.parent.glob(f"{escape(fresh.stem)}*"):
            remove_file(left)


@contextmanager
def disk_explained(where: Path) -> Iterator[None]:
    """Raise ``StorageFull`` or ``BackupError`` for what the disk does not do at ``where``."""
    try:
        yield
    except OSError as error:
        if is_full(error):
            raise storage_full(where) from error
        raise BackupError(
            f"The disk did not let msdesk read or write {where}.",
            "Your record is as it was. Check that the disk is connected and that you may write "
            "there. Then try again.",
        ) from error


def _connect_to_read(path: Path, key: bytes | None) -> Any:  # noqa: ANN401 - sqlcipher3 has no types
    """Return a connection that leaves the file and its log as they are, even when it closes."""
    connection = dbapi2.connect(uri(path.absolute(), LOOKING), uri=True, isolation_level=None)
    connection.execute("PRAGMA cipher_log_level = NONE")
    if key is not None:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA busy_timeout = 5000")
    return connection


def _refuse_nonsense(connection: Any, record: Path) -> None:  # noqa: ANN401
    try:
        refuse_nonsense(connection)
    except ValueError as error:
        raise damaged(record) from error


def _refuse_to_fill(folder: Path, size: int) -> None:
    """Raise ``StorageFull`` where so many bytes would leave too little for the record itself."""
    if shutil.disk_usage(folder).free < size + _ROOM:
        raise storage_full(folder / RECORD)


def _keys_in(folder: Path, key: bytes) -> bytes:
    """Return the key file, without which nobody could ever open the backup."""
    keys = KeyFile.read(folder / KEYS)
    if not keys.opens_with(key):
        raise BackupError(
            f"{KEYS} does not fit your record, so a backup could never be opened.",
            "Another program may have put it there. Please save your notes as a file.",
        )
    return keys.encode()


def _free_name(folder: Path, now: datetime) -> Path:
    names = [folder / f"{stamp(now)}{SUFFIX}"]
    while names[-1].exists():
        names.append(folder / f"{stamp(now)}-{len(names) + 1}{SUFFIX}")
    return names[-1]
