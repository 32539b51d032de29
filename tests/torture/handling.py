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

from msdesk.domain.archive import Part
from msdesk.domain.backup import BackupInfo
from msdesk.domain.progress import Progress
from msdesk.errors import ChangesMissing, Error
from msdesk.store.copies.backup_file import SUFFIX
from msdesk.store.copies.backups import Backups
from msdesk.store.copies.going_on import go_on
from msdesk.store.copies.reading import read_archive
from msdesk.store.file.header import BACKUPS, COUNT, RECORD, SET_ASIDE
from msdesk.store.record import Record, open_record, unlock
from msdesk.store.rescue.health import check, set_aside
from msdesk.store.rescue.salvage import salvage
from tests.torture.damage import UNCOUNTED, damage
from tests.torture.frames import Verdict, judge
from tests.torture.stock import Stock
from tests.torture.told import State, fingerprint, parts_of, state_of

T = TypeVar("T")

LOG = f"{RECORD}-wal"

_ANOTHER = "another"
_SWAPPED = ("older", _ANOTHER)  # a file is in the place of one it may have nothing to do with
_NOT_SOUND = "opened, and said to be damaged by the first check"
_MOST = 0.9  # of the notes are still there, where a damaged file passes for a good one


class Outcome(NamedTuple):
    """What became of a case: ``ended`` how it did, ``trace`` where it went wrong."""

    what: str
    trace: str = ""
    ended: str = ""


def handle_all(pipe: Connection, place: Path, stock: Stock, cases: range) -> None:
    """Damage a copy of a record, do all with it that a person may, and so on; say how it went."""
    for number in cases:
        random = Random(number)  # noqa: S311 - no secret
        folder = place / str(number)
        shutil.copytree(stock.folder, folder)
        what = damage(folder, random, stock)
        pipe.send(Outcome(what))
        try:
            ended = handle(folder, stock, what)
        except BaseException:  # noqa: BLE001 - it is for the test to show
            pipe.send(Outcome(what, traceback.format_exc()))
        else:
            pipe.send(Outcome(what, ended=ended))
            shutil.rmtree(folder)


def handle(folder: Path, stock: Stock, what: str) -> str:
    """Do all with the folder of a record that a person may, when something is wrong with it.

    Return how opening it ended.
    """
    kind = what.removesuffix(UNCOUNTED).split()[-1]
    before = _hashes(folder)
    verdict = judge(folder / LOG, folder / COUNT)
    key = (
        _tried(partial(unlock, folder, passphrase=stock.passphrase)) if stock.passphrase else None
    )
    backups = Backups(folder)
    good = _tried(partial(backups.newest_good, key))
    for info in backups.list() if kind == "backup" else ():
        _tried(partial(backups.test, info, key))
    if kind in (RECORD, LOG):
        _tried(partial(read_archive, folder / RECORD, key))
        if saved := _tried(partial(salvage, folder / RECORD, key, Progress())):
            msgspec.json.decode(msgspec.json.encode(saved), type=type(saved))
    assert _hashes(folder) == before, "it was changed by being looked at"
    alone = _alone(folder, key) if what.startswith(_SWAPPED) else {}
    ended = _open(folder, key, stock, what, alone, verdict, before)
    before = _hashes(folder)
    if good is not None:
        _go_back(folder, good, key, before)
    else:
        _start_anew(folder, before)
    return ended


def _open(
    folder: Path,
    key: bytes | None,
    stock: Stock,
    what: str,
    alone: State,
    verdict: Verdict,
    before: dict[str, str],
) -> str:
    """Open the record, and look at it if that can be done; return what came of it."""
    said = _tried_to_open(folder, key)
    if isinstance(said, Error):
        assert str(said), "there is no sentence"
        assert _hashes(folder) == before, "it was changed, and is not good"
        if isinstance(said, ChangesMissing):
            _go_on(folder, key, stock, what, verdict)
            return "said that changes are missing"
        return "said to be damaged, or not a record"
    with closing(said) as record:
        ended = _look_at(record, stock, what, alone, verdict)
    if what.startswith(_SWAPPED):
        unchanged = _hashes(folder) == before
        assert ended != _NOT_SOUND or unchanged, "a log was written into another's file"
    return ended


def _is_deleted(part: Part) -> bool:
    return getattr(part, "deleted_at", None) is not None


def _tried_to_open(folder: Path, key: bytes | None) -> Record | Error:
    try:
        return open_record(folder, key=key)
    except Error as error:
        return error


def _go_on(folder: Path, key: bytes | None, stock: Stock, what: str, verdict: Verdict) -> None:
    """Go on with what there is: what SQLite would have read is there, and the rest is kept."""
    trial = folder.with_name(f"{folder.name}-on")
    shutil.copytree(folder, trial)
    before = _hashes(trial)
    kept = _tried(partial(go_on, trial, key, datetime.now(UTC)))
    if kept is not None:
        assert _hashes(kept) == {name: before[name] for name in (RECORD, LOG)}, "it is not whole"
    if (trial / SET_ASIDE).exists() and LOG in what.split() and not what.startswith(_SWAPPED):
        with closing(open_record(trial, key=key)) as record:
            assert check(record.database, full=True).sound
            found = list(parts_of(record.archive.read()))
        # What comes from a broken frame may be a second time what is there already.
        told = {fingerprint(part, deleted=_is_deleted(part)) for part in found}
        assert set(stock.state_of_file.values()) <= told, "what is in the file is lost"
        kept_in_log = {f"bx{number}z" for number in range(verdict.kept)}
        missing = {name for name in kept_in_log if stock.state[name] not in told}
        assert not missing, f"what SQLite reads is lost: {missing}"
    shutil.rmtree(trial)


def _look_at(record: Record, stock: Stock, what: str, alone: State, verdict: Verdict) -> str:
    """Read all of a record that opened; where it says that it is good, it has to be.

    ``alone`` is what its file holds without the log.
    """
    health = _tried(partial(check, record._database, full=True))
    if health is None or not health.sound:
        return _NOT_SOUND
    assert record.journal.entries(search="hand")
    archive = record.archive.read()
    if stock.passphrase is None and RECORD in what.split() and not what.startswith(_SWAPPED):
        assert len(archive.journal) >= _MOST * len(
            stock.state_of_file
        )  # plain text can be anything
        return "a plain file that opens"
    state = state_of(archive)
    assert alone.keys() <= state.keys(), "a log that is not the file's was written into it"
    if not what.startswith(_SWAPPED):
        assert stock.state_of_file.items() <= state.items() <= stock.state.items()
    if state == stock.state:
        return "opened, and all is there"
    if what.startswith(_ANOTHER) or not verdict.can_tell:
        return "opened with less, where the files cannot tell"
    raise AssertionError(f"{len(stock.state.keys() - state.keys())} things lost without a word")


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
    files = [folder / RECORD, folder / LOG, *(folder / BACKUPS).glob(f"*{SUFFIX}")]
    return {
        path.name: sha256(path.read_bytes()).hexdigest()
        for path in files
        if path.is_file() and path.stat().st_size
    }
