"""What is called what in the folder of a record, and whether the record is locked.

It is asked before the first paint, so nothing but the standard library is used here.
"""

from __future__ import annotations

import contextlib
import os.path
from pathlib import Path, PurePath

APPLICATION_ID = 0x6D736431  # "msd1": in the file's header, tells our files from others
SCHEMA = 2  # the number of the newest step in ``migrations/versions``

RECORD = "record.db"
KEYS = "record.keys"
COUNT = "record.count"
BACKUPS = "backups"
SET_ASIDE = "set-aside"

PLAIN = b"SQLite format 3\0"


def uri(path: PurePath, how: str) -> str:
    """Return the address by which SQLite opens a file; ``how`` are its options.

    Python names the computer of a network share as a host, ``file://NAS/notes``.  SQLite knows
    no host, and takes the path for what it is after an empty one.
    """
    name = path.as_uri()
    if not name.startswith("file:///"):
        name = f"file:////{name.removeprefix('file://')}"
    return f"{name}?{how}"


def is_encrypted(folder: Path) -> bool:
    """Whether a folder holds a record that opens only with a passphrase or a recovery key.

    Ask only while the record is not open: where a program closes a file, POSIX takes back
    all the locks it had on it, SQLite's among them.
    """
    # Not ``Path.is_file``: it raises where the folder may not be entered or its name is too long.
    return os.path.isfile(folder / KEYS) and is_scrambled(folder / RECORD)  # noqa: PTH113


def is_empty(folder: Path) -> bool:
    """Whether a folder holds no record, and nothing that a record leaves behind."""
    return not any(os.path.lexists(folder / name) for name in (RECORD, KEYS, BACKUPS, SET_ASIDE))


def is_scrambled(path: Path) -> bool:
    """Whether a file is there, is not empty and does not begin as a plain record does."""
    return bool(start := _start(path)) and start != PLAIN


def is_plain(path: Path) -> bool:
    """Whether a file begins as a plain record does."""
    return _start(path) == PLAIN


def _start(path: Path) -> bytes:
    # What cannot be read now is found out, and explained, when the record is opened.
    with contextlib.suppress(OSError, ValueError), path.open("rb") as file:
        return file.read(len(PLAIN))
    return b""
