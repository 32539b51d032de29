"""Counts the changes to a record, in it and beside it, so that one that got older is found out.

Each change writes its number into the record, in the same transaction, and then, when that is on
the disk, into a small file beside it.  So the number beside is never ahead, whatever cuts the
power when: it may be behind, and that says nothing.  A record with a lower number than the one
beside has lost changes, with its log or as a whole.

A number alone would not do.  A record may be behind because the person went back to a backup, or
because another computer wrote it and a service that copies folders brought it.  So each session
in which something is written has a name, by chance, and the file beside tells two: the last, and
the one the record was of before.  A record of any other is not ours to judge.
"""

from __future__ import annotations

import os
import re
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from msdesk.files import remove_file
from msdesk.store.file.header import COUNT, RECORD
from msdesk.store.file.places import synced_by

KEY = "changes"  # of the draft that holds the number: it is locked with the record

_READ = "SELECT body FROM draft WHERE key = ?"
_WRITE = (
    "INSERT INTO draft (key, changed_at, body) VALUES (?, '1970-01-01T00:00:00.000000+00:00', ?) "
    "ON CONFLICT (key) DO UPDATE SET body = excluded.body"
)
_BINARY = getattr(os, "O_BINARY", 0)  # on Windows
_LONGEST = 100  # bytes
_MARK = r"([0-9a-f]{16}) (\d{1,15})"
_LINE = re.compile(rf"(msdesk {_MARK} {_MARK} ([0-9a-f]{{8}})) ([0-9a-f]{{8}})\n")


class Mark(NamedTuple):
    """The last change: in which session, and the how manieth."""

    session: str = "0" * 16
    number: int = 0

    def __str__(self) -> str:
        return f"{self.session} {self.number:015}"


class _Beside(NamedTuple):
    """What the file beside a record says: of which computer, and what was before its session."""

    last: Mark
    before: Mark
    computer: str

    def line(self) -> bytes:
        # All are of one length, so that one can be written over another in one piece.
        words = f"msdesk {self.last} {self.before} {self.computer}"
        return f"{words} {crc32(words.encode()):08x}\n".encode()


class Changes:
    """The count of one open record; ``change`` in a transaction, ``keep`` when it is over."""

    def __init__(self, record: Path) -> None:
        self._place = _beside(record)
        self._file: int | None = None
        self._before: Mark | None = None
        self._last = Mark()
        self._computer = ""
        self._kept = 0
        self._one_at_a_time = threading.Lock()

    def change(self, connection: Any) -> int:  # noqa: ANN401 - sqlcipher3 has no types
        """Count a change in the transaction it is made in; return its number."""
        if self._before is None:
            self._before = _mark_in(connection)
            self._last = Mark(os.urandom(8).hex(), self._before.number)
        self._last = self._last._replace(number=self._last.number + 1)
        connection.execute(_WRITE, (KEY, str(self._last)))
        return self._last.number

    def keep(self, number: int) -> None:
        """Say beside the record that it has a change; it is on the disk by now.

        Raises nothing: what cannot be said is not found out if it is lost.
        """
        with self._one_at_a_time, suppress(OSError):
            if self._place is None or self._before is None or number < self._kept:
                return
            if self._file is None:
                self._file = os.open(self._place, os.O_WRONLY | os.O_CREAT | _BINARY, 0o600)
                self._computer = _this_computer()
            last = self._last._replace(number=number)
            os.lseek(self._file, 0, os.SEEK_SET)
            os.write(self._file, _Beside(last, self._before, self._computer).line())
            self._kept = number

    def close(self) -> None:
        """Let go of the file beside the record."""
        with self._one_at_a_time:
            if self._file is not None:
                os.close(self._file)
            self._file = None


def missing(record: Path, connection: Any) -> int:  # noqa: ANN401
    """Return how many changes a record has lost since they were said to be kept, if it did."""
    beside = _read(record)
    if beside is None:
        return 0
    here, before = _mark_in(connection), beside.before
    of_before = here.session == before.session and here.number <= before.number
    lost = beside.last.number - here.number
    if lost <= 0 or (here.session != beside.last.session and not of_before):
        return 0
    if beside.computer != _this_computer() and synced_by(record.parent):
        return 0  # of the other computer's files, this one came first
    return lost


def forget(record: Path) -> None:
    """Forget the count beside a record: another, or an older one, is to take its place."""
    if place := _beside(record):
        remove_file(place)


def _beside(record: Path) -> Path | None:
    return record.with_name(COUNT) if record.name == RECORD else None


def _mark_in(connection: Any) -> Mark:  # noqa: ANN401
    found = connection.execute(_READ, (KEY,)).fetchone()
    match = re.fullmatch(_MARK, str(found[0])) if found else None
    return _mark(*match.groups()) if match else Mark()


def _read(record: Path) -> _Beside | None:
    place = _beside(record)
    if place is None:
        return None
    with suppress(OSError):
        file = os.open(place, os.O_RDONLY | _BINARY)  # a path takes twice as long, at each start
        try:
            line = os.read(file, _LONGEST).decode("ascii", "replace")
        finally:
            os.close(file)
        found = _LINE.fullmatch(line)
        if found and int(found[7], 16) == crc32(found[1].encode()):
            return _Beside(_mark(found[2], found[3]), _mark(found[4], found[5]), found[6])
    return None


def _mark(session: str, number: str) -> Mark:
    return Mark(session, int(number))


def _this_computer() -> str:
    """Return what tells this computer from another, and nobody which it is."""
    name = os.environ.get("COMPUTERNAME", "")
    with suppress(AttributeError):  # Windows
        name += os.uname().nodename
    with suppress(OSError):  # another system
        name += Path("/etc/machine-id").read_text()
    return f"{crc32(name.encode()):08x}"
