"""The floor of the record: the same SQL through a bare driver, with the same pragmas.

A plain file is read with Python's own ``sqlite3``, an encrypted one with the driver msdesk
uses.  It works on a copy of its own: two SQLites must not open one file in one process.
"""

from __future__ import annotations

import sqlite3
from typing import Any
from uuid import uuid4

from sqlcipher3 import dbapi2

from bench.seeded import Seeded

_PRAGMAS = (
    "journal_mode = WAL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "synchronous = FULL",
)
_FIND = """
    SELECT id, kind, day, text, heard_where, tags, treatments, take_to_doctor, changed_at
    FROM journal_entry WHERE number IN (
        SELECT rowid FROM journal_search WHERE journal_search MATCH ?
        ORDER BY rowid DESC LIMIT ?
    ) ORDER BY number DESC
"""
_ADD = """
    INSERT INTO journal_entry (number, id, changed_at, kind, day, take_to_doctor, tags,
                               treatments, heard_where, text)
    VALUES ((SELECT coalesce(max(number), 20261123000000) + 1 FROM journal_entry
             WHERE number BETWEEN 20261123000000 AND 20261123999999),
            ?, '2026-11-23T12:00:00.000000+00:00', 'NOTE', '2026-11-23', 0, ?, '', '', ?)
"""
_TAG = "INSERT INTO journal_tag (folded, entry, tag) VALUES (?, ?, ?)"


class Bare:
    """An open connection; ``close`` it."""

    def __init__(self, seeded: Seeded) -> None:
        self._connection: Any
        if seeded.key is None:
            self._connection = sqlite3.connect(seeded.file, isolation_level=None)
            self._connection.execute("PRAGMA cache_size = -1000")
        else:
            self._connection = dbapi2.connect(str(seeded.file), isolation_level=None)
            self._connection.execute(f"PRAGMA key = \"x'{seeded.key.hex()}'\"")
            self._connection.execute("PRAGMA cache_size = -65536")
        for pragma in _PRAGMAS:
            self._connection.execute(f"PRAGMA {pragma}")

    def find(self, expression: str, limit: int) -> list[Any]:
        """Return the newest rows that fit an expression of the index."""
        found: list[Any] = self._connection.execute(_FIND, (expression, limit)).fetchall()
        return found

    def add(self, text: str, tag: str) -> None:
        """Keep one note with one tag."""
        self._connection.execute("BEGIN IMMEDIATE")
        number = self._connection.execute(_ADD, (str(uuid4()), tag, text)).lastrowid
        self._connection.execute(_TAG, (tag.casefold(), number, tag))
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()
