"""Reads all there is in another record, or in the record of a backup."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any, get_type_hints

import msgspec
from sqlalchemy.exc import SQLAlchemyError
from sqlcipher3 import dbapi2

from msdesk.domain.archive import Archive, Part
from msdesk.domain.progress import Progress
from msdesk.errors import RecordError
from msdesk.store.copies.packing import out_of_backup, working_file
from msdesk.store.file.clock import utc_now
from msdesk.store.file.database import Database
from msdesk.store.file.faults import damaged, explained
from msdesk.store.file.header import is_plain
from msdesk.store.whole.parts import AT_ONCE, fields

_ZIP = b"PK\x03\x04"

# What reading raises where a date is none, a text no text, or a table not there.
_UNFIT = (
    SQLAlchemyError, dbapi2.Error,
    ValueError, TypeError, LookupError, AttributeError, OverflowError,
)  # fmt: skip


def read_archive(path: Path, key: bytes | None = None) -> Archive:
    """Return everything in another record, or in the record of a backup.

    ``key`` is the key of what is locked; a plain file needs none.  It is read from a copy, since
    a file of an older version has to be brought up to date, and the copy lies beside it: no
    other place may hold what the person wrote.  Never call it for a record that is open.

    Raises ``RecordError`` or one of its kinds, or ``BackupError``; the file is as it was.
    """
    if not os.access(path.parent, os.W_OK):
        raise RecordError(
            f"{path.name} lies in a folder in which msdesk may not write.",
            "Nothing was changed. Copy it into another folder, and bring it in from there.",
        )
    with explained(path), working_file(path) as copy:
        key = _copied(path, key, copy)
        try:
            return _read(copy, key)
        except RecordError as error:
            what_to_do = error.what_to_do.replace(str(copy), str(path))
            raise type(error)(str(error).replace(copy.name, path.name), what_to_do) from error
        except _UNFIT as error:
            raise damaged(path) from error


def _copied(path: Path, key: bytes | None, copy: Path) -> bytes | None:
    """Write the record to ``copy``; return the key that opens it, if any does."""
    with path.open("rb") as file:
        is_backup = file.read(len(_ZIP)) == _ZIP
    if is_backup:
        return out_of_backup(path, key, copy, Progress().step).key
    shutil.copyfile(path, copy)
    log = Path(f"{path}-wal")
    if log.is_file():
        shutil.copyfile(log, f"{copy}-wal")
    return None if is_plain(path) else key


def _read(path: Path, key: bytes | None) -> Archive:
    """Return what a record holds; every value in it is of its kind, or an error is raised.

    It is looked at some at a time: as rows, as JSON and as values all of it would be there at
    once.
    """
    kinds = get_type_hints(Archive, include_extras=True)
    with closing(Database(path, key)) as database, database.reading() as connection:
        return Archive(
            **{
                name: _checked(held, kinds[name])
                for name, held in fields(connection, utc_now(), Progress())
            }
        )


def _checked(held: object, kind: Any) -> Any:  # noqa: ANN401 - of whatever kind it is
    if not isinstance(held, Iterator):
        return msgspec.json.decode(msgspec.json.encode(held), type=kind)
    found: list[Part] = []
    while some := list(islice(held, AT_ONCE)):
        found += msgspec.json.decode(msgspec.json.encode(some), type=kind)
    return tuple(found)
