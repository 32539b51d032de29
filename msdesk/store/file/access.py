"""The file of the record: whether it is ours, and how it comes to be.

Nothing is written to a file before it is known to be ours.  A new record is made beside its
place and put there when it is whole, so that a start that is cut short leaves no half of one.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from msdesk.errors import DamagedRecord, NewerRecord, NotARecord
from msdesk.files import remove_file, rename_file, replace_file
from msdesk.store.file import changes
from msdesk.store.file.faults import damaged, damaged_log, explained, not_a_record, older
from msdesk.store.file.header import APPLICATION_ID, BACKUPS, PLAIN, SCHEMA, uri
from msdesk.store.file.log import Log, log_of, read_log, size_of

_HEADER = 100  # bytes; the application id is the four from 68

LOOKING = "mode=ro"  # how a connection is made that leaves file and log as they are
_ALONE = "mode=ro&immutable=1"  # the file without its log
_KEPT = (
    "journal_entry", "question", "appointment", "treatment_log", "own_treatment",
    "question_at_visit", "next_step", "team_member",
)  # fmt: skip

_UNFINISHED = ".unfinished"  # ends the names of files that are being written

_PRAGMAS = (
    "busy_timeout = 5000",
    "foreign_keys = ON",
    "secure_delete = ON",
    "synchronous = FULL",
)

# How many kB of its pages a connection keeps.  Those of a plain record the system has at hand,
# and four times as many make no search faster; those of a locked one would be decrypted anew
# for each.
_PLAIN = 250
_LOCKED = 65536


def connect(path: Path, key: bytes | None, *, how: str = "") -> Any:  # noqa: ANN401 - sqlcipher3 has no types
    """Return a connection of the driver, in no transaction; the caller begins them.

    Raises the driver's ``DatabaseError`` where the key does not open the file, and
    ``FileNotFoundError`` where there is none: SQLite would make an empty one.
    """
    if path.stat().st_size < 2 and how:  # SQLite takes it for a new one, and drops its log
        raise not_a_record(path)
    how = how if has_log(path) else ""  # without a log nothing is written unasked
    name = uri(path.absolute(), how) if how else str(path)
    connection = dbapi2.connect(name, check_same_thread=False, isolation_level=None, uri=bool(how))
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")  # else it writes to stderr
        if key is not None:
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute(f"PRAGMA cache_size = -{_PLAIN if key is None else _LOCKED}")
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        # The key is tried only when something is read.
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.Error:
        connection.close()
        raise
    except UnicodeDecodeError:  # the driver, about words it found where names should be
        connection.close()
        raise damaged(path) from None
    return connection


def schema_number(path: Path, key: bytes | None) -> int:
    """Return the schema number of the record at ``path``, which is only looked at.

    Raises ``NotARecord`` or ``NewerRecord`` for a file this version must not touch, and
    ``ChangesMissing`` for one that would be opened without what was written to it last.
    """
    _refuse_foreign(path, plain=key is None)
    log = refuse_damaged_log(path, key)
    connection = connect(path, key, how=LOOKING)
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (number,) = connection.execute("PRAGMA user_version").fetchone()
        if log is not None:
            _refuse_unfit_log(path, key, connection)
        if application != APPLICATION_ID:
            raise not_a_record(path)
        if number > SCHEMA:
            raise NewerRecord(
                "A newer version of msdesk wrote this record.",
                "Nothing in it was changed. Install the newest version of msdesk to open it.",
            )
        if missing := changes.missing(path, connection):
            raise older(path, missing)
    finally:
        connection.close()
    return int(number)


def refuse_damaged_log(path: Path, key: bytes | None) -> Log | None:
    """Return the log of a closed record, None where there is none, or nothing in it.

    Raises ``ChangesMissing`` where SQLite would drop changes that are in it.
    """
    log = read_log(log_of(path))
    if log is not None and log.damaged:
        connect(path, key, how=_ALONE).close()  # another record's key is said to be one
        raise damaged_log(path, log.doubtful)
    return log


def make(path: Path, fill: Callable[[Path], None]) -> None:
    """Make a file at ``path`` that only its owner may read, with what ``fill`` writes to it.

    A file that is there already, by then or before, is left as it is.
    """
    for left in (Path(f"{path}-wal"), Path(f"{path}-journal")):
        if left.is_file() and left.stat().st_size:
            raise DamagedRecord(
                f"{left.name} is here without {path.name}, which holds most of your record.",
                f"Put {path.name} back into {path.parent}. To start anew, move {left.name} away.",
            )
    fresh = beside(path)
    try:
        fill(fresh)
        _put_in_place(fresh, path)
    finally:
        remove_file(fresh)


def write_whole(path: Path, content: bytes) -> None:
    """Put ``content`` in a file only its owner may read; it is on the disk when this returns.

    What was there before stays until all is written.
    """
    fresh = beside(path)
    try:
        fresh.write_bytes(content)
        put(fresh, path)
    finally:
        remove_file(fresh)


def beside(path: Path) -> Path:
    """Make an empty file beside ``path``, to be written and then ``put`` there.

    What is left of one after a crash is cleared away by ``clear_leftovers``.
    """
    handle, name = tempfile.mkstemp(prefix=f"{path.name}.", suffix=_UNFINISHED, dir=path.parent)
    os.close(handle)
    return Path(name)


def put(fresh: Path, path: Path) -> None:
    """Put a file that is whole in the place of ``path``, so that a power cut undoes neither."""
    on_disk(fresh)
    replace_file(fresh, path)
    folder_on_disk(path.parent)


def on_disk(path: Path) -> None:
    """Wait until all of a file is on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def folder_on_disk(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system knows how to."""
    with contextlib.suppress(OSError):  # Windows opens no folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def clear_leftovers(folder: Path) -> None:
    """Remove what a crash left of files that were being written ``beside`` others."""
    for place in (folder, folder / BACKUPS):
        names: list[str] = []
        with contextlib.suppress(OSError):  # there is no such folder
            names = os.listdir(place)  # noqa: PTH208 - at each start, and a glob takes far longer
        for name in names:
            if _UNFINISHED in name:
                with contextlib.suppress(OSError):  # it is in the way of nothing
                    (place / name).unlink()


def keep_private(path: Path) -> None:
    """Take the rights of others to the file, where the file system knows of rights."""
    with contextlib.suppress(OSError):
        path.chmod(0o600)


def _refuse_unfit_log(path: Path, key: bytes | None, connection: Any) -> None:  # noqa: ANN401
    # A log is what a crash leaves, and belongs to the file; or somebody, or a program that copies
    # files, put the one beside the other.  SQLite would take it for the file's own, and write it
    # into the file at the latest when that is closed.
    with explained(path):
        found = [message for (message,) in connection.execute("PRAGMA quick_check")]
    sound = all(message == "ok" or "journal_search" in message for message in found)
    if not sound or _would_lose(path, key, connection):
        raise damaged(path)


def _would_lose(path: Path, key: bytes | None, with_log: Any) -> bool:  # noqa: ANN401
    """Whether the file holds something, not in the bin, that is gone where its log is read too."""
    try:
        with closing(connect(path, key, how=_ALONE)) as alone:
            for table in _KEPT:
                there = set(with_log.execute(f"SELECT id FROM {table}"))  # noqa: S608 - our names
                query = f"SELECT id FROM {table} WHERE deleted_at IS NULL"  # noqa: S608
                if any(row not in there for row in alone.execute(query)):
                    return True
    except (dbapi2.Error, DamagedRecord):  # a crash while the log was being written into the file
        return False
    return False


def has_log(path: Path) -> bool:
    """Whether there is a log beside a file, whose words SQLite would write into it on closing."""
    return size_of(log_of(path)) > 0


def _put_in_place(fresh: Path, path: Path) -> None:
    try:
        path.hardlink_to(fresh)  # a rename would replace a record another start has just made
    except FileExistsError:
        return
    except OSError:  # no links here: a memory stick
        rename_file(fresh, path)


def _refuse_foreign(path: Path, *, plain: bool) -> None:
    with path.open("rb") as file:
        header = file.read(_HEADER)
    if not header:
        raise NotARecord(
            f"{path.name} is empty. It may be what is left of a record.",
            f"If you have a backup, go back to it. To start anew, move {path} elsewhere.",
        )
    if header.startswith(PLAIN) is not plain:
        raise not_a_record(path)
    if plain and int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise not_a_record(path)
