"""What msdesk does with the folder of a damaged record, in a process of its own.

Every call has to end with a value or with an ``Error`` that has a sentence.
"""

from __future__ import annotations

import shutil
import traceback
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeVar

import msgspec

from msdesk.domain.backup import BackupInfo
from msdesk.domain.progress import Progress
from msdesk.errors import Error
from msdesk.store.archive import read_archive
from msdesk.store.backup_file import SUFFIX
from msdesk.store.backups import Backups
from msdesk.store.header import BACKUPS, RECORD
from msdesk.store.health import check, set_aside
from msdesk.store.record import Record, open_record, unlock
from msdesk.store.salvage import salvage
from tests.torture.damage import damage
from tests.torture.stock import Stock
from tests.torture.told import State, state_of

T = TypeVar("T")

_SWAPPED = ("older", "another")  # a file is in the place of one it may have nothing to do with
_MOST = 0.9  # of the notes are still there, where a damaged file passes for a good one


class Outcome(NamedTuple):
    """What became of a case: ``trace`` where it went wrong."""

    what: str
    trace: str = ""


def handle_all(pipe: Connection, place: Path, stock: Stock, cases: range) -> None:
    """Damage a copy of a record, do all with it that a person may, and so on; say how it went."""
    for number in cases:
        random = Random(number)  # noqa: S311 - no secret
        folder = place / str(number)
        shutil.copytree(stock.folder, folder)
        what = damage(folder, random, stock)
        pipe.send(Outcome(what))
        try:
            handle(folder, stock, what)
        except BaseException:  # noqa: BLE001 - it is for the test to show
            pipe.send(Outcome(what, traceback.format_exc()))
        else:
            pipe.send(Outcome(what))
            shutil.rmtree(folder)


def handle(folder: Path, stock: Stock, what: str) -> None:
    """Do all with the folder of a record that a person may, when something is wrong with it."""
    before = _hashes(folder)
    key = (
        _tried(partial(unlock, folder, passphrase=stock.passphrase)) if stock.passphrase else None
    )
    backups = Backups(folder)
    good = _tried(partial(backups.newest_good, key))
    for info in backups.list() if what.endswith("backup") else ():
        _tried(partial(backups.test, info, key))
    if what.endswith((RECORD, "-wal")):
        _tried(partial(read_archive, folder / RECORD, key))
        if saved := _tried(partial(salvage, folder / RECORD, key, Progress())):
            msgspec.json.decode(msgspec.json.encode(saved), type=type(saved))
    assert _hashes(folder) == before, "it was changed by being looked at"
    alone = _alone(folder, key) if what.startswith(_SWAPPED) else {}
    record = _tried(partial(open_record, folder, key=key))
    if record is None:
        assert _hashes(folder) == before, "it was changed, and is not good"
    else:
        with closing(record):
            sound = _look_at(record, stock, what, alone)
        if what.startswith(_SWAPPED):
            assert sound or _hashes(folder) == before, "a log was written into another's file"
    before = _hashes(folder)
    if good is not None:
        _go_back(folder, good, key, before)
    else:
        _start_anew(folder, before)


def _look_at(record: Record, stock: Stock, what: str, alone: State) -> bool:
    """Read all of a record that opened; where it says that it is good, it has to be.

    ``alone`` is what its file holds without the log.
    """
    health = _tried(partial(check, record._database, full=True))
    if health is None or not health.sound:
        return False
    assert record.journal.entries(search="hand")
    archive = record.archive.read()
    if stock.passphrase is None and RECORD in what.split() and not what.startswith(_SWAPPED):
        assert len(archive.journal) >= _MOST * len(
            stock.state_of_file
        )  # plain text can be anything
        return True
    state = state_of(archive)
    assert alone.keys() <= state.keys(), "a log that is not the file's was written into it"
    if not what.startswith(_SWAPPED):
        assert stock.state_of_file.items() <= state.items() <= stock.state.items()
    return True


def _go_back(folder: Path, good: BackupInfo, key: bytes | None, before: dict[str, str]) -> None:
    kept = _tried(partial(Backups(folder).restore, good, datetime.now(UTC), key))
    if kept is None:
        return
    if kept.is_dir():
        assert before.get(RECORD) == _hashes(kept).get(RECORD), (
            "what was set aside is not what was"
        )
    with closing(open_record(folder, key=key)) as record:
        assert check(record._database, full=True).sound
        assert len(record.journal.entries(limit=1000)) == good.notes


def _alone(folder: Path, key: bytes | None) -> State:
    """Return what the file of a record holds without its log."""
    copy = folder.with_name(f"{folder.name}.db")
    shutil.copyfile(folder / RECORD, copy)
    archive = _tried(partial(read_archive, copy, key))
    return state_of(archive) if archive else {}


def _start_anew(folder: Path, before: dict[str, str]) -> None:
    kept = set_aside(folder, datetime.now(UTC))
    assert before.get(RECORD) == _hashes(kept).get(RECORD), "what was set aside is not what was"
    with closing(open_record(folder, new=True)) as record:
        assert record.journal.count() == 0


def _tried(call: Callable[[], T]) -> T | None:
    """Return the value of a call; None where it raised an error that says what to do."""
    try:
        return call()
    except Error as error:
        if not str(error):
            raise AssertionError("there is no sentence") from error
        return None


def _hashes(folder: Path) -> dict[str, str]:
    """Return a hash of each file that nobody may change: the record, its log, its backups."""
    files = [folder / RECORD, folder / f"{RECORD}-wal", *(folder / BACKUPS).glob(f"*{SUFFIX}")]
    return {
        path.name: sha256(path.read_bytes()).hexdigest()
        for path in files
        if path.is_file() and path.stat().st_size
    }
