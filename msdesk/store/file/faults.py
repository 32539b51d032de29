"""Says in one sentence what the disk and the database driver say in codes.

Only what the world can do to a person is put in words here: a full disk, a file that is
read-only or damaged.  Anything else the driver objects to is our mistake, and stays as it is.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from msdesk.errors import (
    ChangesMissing,
    DamagedRecord,
    NotARecord,
    RecordError,
    Replaced,
    StorageFull,
)
from msdesk.files import is_full

_PRIMARY = 0xFF  # the rest of SQLite's codes only says more
_OF_SEARCH = "invalid fts5 file format"  # SQLite has no code of its own for it
_OF_WORDS = "Could not decode to UTF-8"  # the driver goes on with the words themselves
_A_CHANGE = "Each thing you save is a change, and so is what you type, every few seconds."
_ROOM = 65536  # bytes; SQLite opens no log with less, and does not say why


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Raise an ``Error`` of ours for what the disk or the driver raises about ``path``."""
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        if str(cause).startswith(_OF_WORDS):
            raise damaged(path) from None
        if _OF_SEARCH in str(cause):
            raise damaged(path) from error
        code = getattr(cause, "sqlite_errorcode", dbapi2.SQLITE_ERROR) & _PRIMARY
        code = _CODES.get(str(cause), code)
        if code not in _WORDS:
            raise
        raise _WORDS[code](path) from error
    except UnicodeDecodeError:  # the driver, about words it found where names should be
        raise damaged(path) from None
    except OSError as error:
        raise (storage_full(path) if is_full(error) else unreachable(path)) from error


def storage_full(path: Path) -> StorageFull:
    """Return what to say when nothing more can be written."""
    return StorageFull(
        "There is no space left on the disk, so this could not be saved.",
        f"Free some space on the disk of {path.parent}. Then try again.",
    )


def not_a_record(path: Path) -> NotARecord:
    """Return what to say of a file that is not ours, or that another key opens."""
    return NotARecord(
        f"{path.name} is not a record of msdesk, or it is locked with another passphrase.",
        f"Nothing in it was changed. Move {path} elsewhere, or choose another folder.",
    )


def damaged(path: Path) -> DamagedRecord:
    """Return what to say of a file that is ours and cannot be read to the end."""
    return DamagedRecord(
        "A part of your record is damaged and cannot be read.",
        f"Keep the file {path} as it is. If you have a backup, go back to it.",
    )


def damaged_log(path: Path, doubtful: int) -> ChangesMissing:
    """Return what to say where SQLite would drop changes that are in the log."""
    many = f"the last {doubtful} changes" if doubtful > 1 else "the last change"
    return ChangesMissing(
        f"The file {path.name}-wal is damaged. It holds what was written last: "
        f"{many if doubtful else 'some changes'} may be missing or not whole. "
        f"What you wrote before is in {path.name}.",
        f"Keep {path.name} and {path.name}-wal as they are. {_A_CHANGE}",
    )


def older(path: Path, missing: int) -> ChangesMissing:
    """Return what to say of a record that holds less than it did."""
    many = f"the last {missing} changes are" if missing > 1 else "the last change is"
    return ChangesMissing(
        f"Your record is older than it was: {many} not in it. Perhaps {path.name}-wal was "
        "damaged, deleted, or left out when the folder was copied.",
        f"If you have {path.name} and {path.name}-wal elsewhere, put both back. {_A_CHANGE}",
    )


def unreachable(path: Path) -> RecordError:
    """Return what to say of a file the disk, or the system, does not hand out."""
    return RecordError(
        "The disk did not let msdesk read or write your record.",
        f"Check that the disk is connected and that you may use the file {path}.",
    )


def _full_or_unreachable(path: Path) -> RecordError:
    with suppress(OSError):  # the folder is not there either
        if shutil.disk_usage(path.parent).free < _ROOM:
            return storage_full(path)
    return unreachable(path)


def read_only(path: Path) -> RecordError:
    """Return what to say of a file that can be read and not written."""
    return RecordError(
        "Your record is read-only, so this could not be saved.",
        f"Allow changes to the file {path} and its folder. Then try again.",
    )


def in_use(path: Path) -> RecordError:
    """Return what to say when another program writes for longer than can be waited for."""
    return RecordError(
        f"Another program is using your record, {path.name}.",
        "Close other windows of msdesk, or wait a moment. Then try again.",
    )


def replaced(path: Path) -> Replaced:
    """Return what to say when the open record is not the file in its place any more."""
    return Replaced(
        f"Another program put another file in the place of your record, {path.name}.",
        "A program that copies files between computers may do this. Nothing was saved to it.",
    )


# What happens within SQLCipher's export comes with its words, and without its code.
_CODES = {
    "database or disk is full": dbapi2.SQLITE_FULL,
    "database disk image is malformed": dbapi2.SQLITE_CORRUPT,
    "disk I/O error": dbapi2.SQLITE_IOERR,
    "unsupported file format": dbapi2.SQLITE_CORRUPT,
}

_WORDS: dict[int, Callable[[Path], RecordError]] = {
    dbapi2.SQLITE_BUSY: in_use,
    dbapi2.SQLITE_LOCKED: in_use,
    dbapi2.SQLITE_FULL: storage_full,
    dbapi2.SQLITE_CORRUPT: damaged,
    dbapi2.SQLITE_NOTADB: not_a_record,
    dbapi2.SQLITE_READONLY: read_only,
    dbapi2.SQLITE_IOERR: _full_or_unreachable,
    dbapi2.SQLITE_CANTOPEN: _full_or_unreachable,
    dbapi2.SQLITE_PERM: unreachable,
}
