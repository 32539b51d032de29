"""Whether a record is whole, and what is in it; and how a damaged one is put out of the way."""

from __future__ import annotations

import hmac
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from msdesk.domain.value import Value
from msdesk.errors import BackupError, DamagedRecord, NotARecord
from msdesk.files import is_full, remove_file
from msdesk.store.file.access import (
    LOOKING,
    connect,
    folder_on_disk,
    keep_private,
    on_disk,
    refuse_damaged_log,
)
from msdesk.store.file.database import Database
from msdesk.store.file.faults import damaged, explained, storage_full
from msdesk.store.file.header import COUNT, KEYS, RECORD, SET_ASIDE
from msdesk.store.file.tables import METADATA

LOGS = tuple(f"{RECORD}{end}" for end in ("-wal", "-shm", "-journal"))
FILES = (RECORD, *LOGS, COUNT, KEYS)

_SEARCH = "journal_search"
_REBUILD = f"INSERT INTO {_SEARCH}({_SEARCH}) VALUES ('rebuild')"  # noqa: S608 - no value in it
_VERSION = f"INSERT OR REPLACE INTO {_SEARCH}_config VALUES ('version', 4)"  # noqa: S608 - FTS5's
_COMPARE = f"INSERT INTO {_SEARCH}({_SEARCH}, rank) VALUES ('integrity-check', 1)"  # noqa: S608
_UNREADABLE = (DamagedRecord, NotARecord, DBAPIError)
_COUNTS = {
    "notes": "SELECT count(*) FROM journal_entry WHERE deleted_at IS NULL",
    "appointments": "SELECT count(*) FROM appointment WHERE deleted_at IS NULL",
    "questions": "SELECT count(*) FROM question WHERE deleted_at IS NULL",
}


class Health(Value, frozen=True, kw_only=True):
    """Whether a record can be read to the end.

    ``search_rebuilt`` says that only the search index was damaged, and is whole again.
    ``found`` is what SQLite found: numbers and names of tables, nothing the person wrote.
    """

    sound: bool
    search_rebuilt: bool = False
    found: tuple[str, ...] = ()


class Contents(Value, frozen=True, kw_only=True):
    """What is in the file of a record.

    ``content`` is a hash over every row of every table but for the search index, which is made
    from them.  It is keyed with the record's key, or a guess at a short record could be tried.
    """

    schema: int
    notes: int
    appointments: int
    questions: int
    content: str


def check(database: Database, *, full: bool = False) -> Health:
    """Read through an open record.  Where only the search index is damaged, it is made anew.

    The full check also compares the tables with their indexes, and the search index with the
    words.  For 100,000 notes the one takes one to two seconds, the other twice as long.
    """
    found = _look(database, full=full)
    if found and all(map(_is_of_search, found)):
        with suppress(*_UNREADABLE):
            with database.writing() as connection:
                connection.exec_driver_sql(_VERSION)  # or FTS5 refuses even to rebuild
                connection.exec_driver_sql(_REBUILD)
            if not _look(database, full=True):
                return Health(sound=True, search_rebuilt=True, found=found)
    return Health(sound=not found, found=found)


def contents(path: Path, key: bytes | None) -> Contents:
    """Read all of a record that nobody has open, and return what is in it.

    Raises ``DamagedRecord`` where a part cannot be read, and the other kinds of ``RecordError``.
    The search index does not count: it is made anew once the record is open.
    """
    with explained(path):
        refuse_damaged_log(path, key)
    with _all_read(path), closing(connect(path, key, how=LOOKING)) as connection:
        refuse_damaged(connection, path)
        counts = {name: connection.execute(count).fetchone()[0] for name, count in _COUNTS.items()}
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
        return Contents(schema=schema, content=_hash(connection, key), **counts)


def refuse_damaged(connection: Any, path: Path) -> None:  # noqa: ANN401 - sqlcipher3 has no types
    """Raise ``DamagedRecord`` where more than the search index of an open file is damaged."""
    found = [message for (message,) in connection.execute("PRAGMA integrity_check")]
    if found != ["ok"] and not all(map(_is_of_search, found)):
        raise damaged(path)


def refuse_nonsense(connection: Any) -> None:  # noqa: ANN401 - sqlcipher3 has no types
    """Raise ``ValueError`` where a row holds what msdesk never wrote.

    SQLite sees nothing wrong with a day that is none, but no page that shows the row could be
    opened.  A NUL stands where a block of the disk became zeros: words are gone.
    """
    dialect = sqlite.dialect()
    for table in METADATA.sorted_tables:
        readers = [
            (place, column.type.dialect_impl(dialect).result_processor(dialect, None))
            for place, column in enumerate(table.columns)
        ]
        reading = [(place, reader) for place, reader in readers if reader]
        try:
            for row in connection.execute(str(select(table))):
                for place, reader in reading:
                    reader(row[place])
                if any(isinstance(held, str) and "\0" in held for held in row):
                    raise ValueError  # noqa: TRY301 - it is given its words below
        except (dbapi2.OperationalError, LookupError, TypeError, ValueError):
            # None: what is wrong with the person's words would be said with them.
            raise ValueError(f"{table.name} holds what msdesk never wrote") from None


def set_aside(folder: Path, now: datetime) -> Path:
    """Move a record, whatever state it is in, to a folder of its own; return that folder.

    What is there already is never written over.  Raises ``BackupError`` or ``StorageFull``;
    nothing of the record is lost then.
    """
    kept = keep_aside(folder, now)
    with _explained(folder):
        for name in FILES:
            remove_file(folder / name)
        folder_on_disk(folder)
    return kept


def keep_aside(folder: Path, now: datetime) -> Path:
    """Give each file of a record a second name in a folder of its own; return that folder.

    Where the disk knows no second names, the files are copied.
    """
    with _explained(folder):
        kept = _free_folder(folder / SET_ASIDE, now)
        for name in FILES:
            if (folder / name).exists():
                _give_second_name(folder / name, kept / name)
        folder_on_disk(kept)
        folder_on_disk(kept.parent)
    return kept


def stamp(now: datetime) -> str:
    """Return an instant as the files and folders beside the record are named by it."""
    return f"{now.astimezone(UTC):%Y-%m-%d-%H%M%S}"


def _look(database: Database, *, full: bool) -> tuple[str, ...]:
    """Return what is wrong, in SQLite's words; nothing where all is well."""
    asked = "PRAGMA integrity_check" if full else "PRAGMA quick_check"
    try:
        with database.reading() as connection:
            found = tuple(connection.exec_driver_sql(asked).scalars())
            if found != ("ok",):
                return found
            refuse_nonsense(connection.connection.driver_connection)
    except (*_UNREADABLE, ValueError) as error:
        return (str(error.__cause__ or error) if isinstance(error, _UNREADABLE) else str(error),)
    return _compare(database) if full else ()


def _compare(database: Database) -> tuple[str, ...]:
    try:
        with database.writing() as connection:
            connection.exec_driver_sql(_COMPARE)
    except _UNREADABLE:
        return (f"{_SEARCH} does not fit the entries",)
    return ()


def _is_of_search(message: str) -> bool:
    return "fts5" in message or _SEARCH in message


def _hash(connection: Any, key: bytes | None) -> str:  # noqa: ANN401 - sqlcipher3 has no types
    connection.text_factory = bytes  # a damaged text may be no text at all
    found = hmac.new(key or b"msdesk", digestmod="sha256")
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE ? "
        "AND name NOT LIKE 'sqlite%' ORDER BY name",
        (f"{_SEARCH}%",),
    ).fetchall()
    for (name,) in tables:
        found.update(name)
        for row in connection.execute(f'SELECT * FROM "{name.decode()}"'):  # noqa: S608
            found.update(repr(row).encode())
    return found.hexdigest()


@contextmanager
def _all_read(path: Path) -> Iterator[None]:
    try:
        with explained(path):
            yield
    except dbapi2.Error as error:  # a table is missing, or its name is not a name any more
        raise damaged(path) from error


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if is_full(error):
            raise storage_full(folder / RECORD) from error
        raise BackupError(
            f"Your present record could not be kept aside in {folder / SET_ASIDE}.",
            "Nothing of it is lost. Check that the disk is connected and can be written to.",
        ) from error


def _free_folder(place: Path, now: datetime) -> Path:
    place.mkdir(mode=0o700, exist_ok=True)
    number = 1
    while True:
        free = place / (stamp(now) if number == 1 else f"{stamp(now)}-{number}")
        try:
            free.mkdir(mode=0o700)
        except FileExistsError:
            number += 1
        else:
            return free


def _give_second_name(path: Path, other: Path) -> None:
    try:
        other.hardlink_to(path)
    except OSError:  # a memory stick
        shutil.copyfile(path, other)
        on_disk(other)
    keep_private(other)
