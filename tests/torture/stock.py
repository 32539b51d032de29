"""Records to be damaged: plain and locked, with the last notes still in the log."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from msdesk.domain.journal import EntryKind
from msdesk.domain.progress import Progress
from msdesk.store.copies import keys
from msdesk.store.copies.backups import Backups
from msdesk.store.file.clock import utc_now
from msdesk.store.record import Record, open_record, unlock
from tests.torture.labour import some_notes
from tests.torture.messages import PASSPHRASE
from tests.torture.told import State, state_of
from tests.torture.writing import TODAY

_CHEAP = keys.Cost(passes=1, memory=128, lanes=1)  # hundreds of records are to be unlocked


class Stock(NamedTuple):
    """A record as a crash leaves it: ``folder`` holds the file, its log, keys and backups.

    ``older`` is the same record some time before, ``another`` a record of somebody else's.
    """

    folder: Path
    older: Path
    another: Path
    passphrase: str | None
    state: State
    state_of_file: State  # without what is in the log

    def key(self) -> bytes | None:
        """Return what opens the record; None where it is not locked."""
        return unlock(self.folder, passphrase=self.passphrase) if self.passphrase else None


def make_stock(place: Path, *, locked: bool) -> Stock:
    """Make a record, and what its files may be taken for."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "COST", _CHEAP)
        with closing(_new_record(place / "a", "ours", locked=locked)) as record:
            _write(record, "a", 12)
            older = _as_it_is(record, place / "older")
            record.archive.merge(some_notes("more", 30, utc_now()))
            Backups(record.path.parent).make(record._database, utc_now())
            with record._database.reading() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            state_of_file = state_of(record.archive.read())
            _write(record, "b", 12)
            state = state_of(record.archive.read())
            folder = _as_it_is(record, place / "now")
        with closing(_new_record(place / "b", "theirs", locked=locked)) as record:
            _write(record, "c", 12)
            another = _as_it_is(record, place / "another")
    passphrase = PASSPHRASE if locked else None
    return Stock(folder, older, another, passphrase, state, state_of_file)


def _new_record(folder: Path, mark: str, *, locked: bool) -> Record:
    record = open_record(folder)
    record.archive.merge(some_notes(mark, 30, utc_now()))
    if locked:
        record.encrypt(PASSPHRASE, Progress())
    Backups(folder).make(record._database, utc_now())
    return record


def _write(record: Record, mark: str, count: int) -> None:
    for number in range(count):
        text = f"{mark}x{number}z " + "the left hand again " * 40
        record.journal.add(kind=EntryKind.NOTE, day=TODAY, text=text, tags=["hand"])


def _as_it_is(record: Record, place: Path) -> Path:
    """Copy the folder of an open record, as it would be after a crash."""
    shutil.copytree(record.path.parent, place, ignore=shutil.ignore_patterns("*-shm"))
    return place
