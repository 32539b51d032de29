"""A disk that is full, fails or goes away, and a clock that is set, cost nothing."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from random import Random

import pytest

from msdesk.errors import Replaced
from msdesk.store.copies.reading import read_archive
from msdesk.store.file.header import RECORD
from tests.torture import trouble
from tests.torture.amount import TIMES
from tests.torture.conftest import Tally
from tests.torture.handling import handle
from tests.torture.life import Life
from tests.torture.processes import trace_of
from tests.torture.stock import make_stock
from tests.torture.told import state_of
from tests.torture.trouble import WORKS, Trouble, get_through, live_in_wild_times
from tests.torture.worker import Worker

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limits")
can_mount = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None,
    reason="only root can mount a small disk, on Linux",
)
again = pytest.mark.parametrize("seed", range(TIMES))

_AT_ONCE = 3  # kinds of work out of all


def get_through_some(
    folder: Path, seed: int, what: Trouble, tally: Tally, works: list[str] | None = None
) -> None:
    for work in Random(seed).sample(works or list(WORKS), _AT_ONCE):  # noqa: S311 - no secret
        tally.try_()
        data = folder / work / "data"
        data.parent.mkdir()
        trace = trace_of(partial(get_through, data, seed, work, what))
        assert not trace, f"{work}: {trace}"
        tally.survive()
        shutil.rmtree(data.parent)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with trouble.small_disk(tmp_path / "disk") as disk:
        yield disk


@can_mount
@again
def test_a_full_disk_loses_nothing(disk: Path, seed: int, tally: Tally) -> None:
    get_through_some(disk, seed, trouble.little_room, tally)


@posix
@again
def test_a_file_that_cannot_grow_loses_nothing(tmp_path: Path, seed: int, tally: Tally) -> None:
    get_through_some(tmp_path, seed, trouble.short_files, tally)


@again
def test_a_disk_that_fails_once_loses_nothing(tmp_path: Path, seed: int, tally: Tally) -> None:
    get_through_some(tmp_path, seed, trouble.failing_step, tally)


@posix
@again
def test_a_folder_that_vanishes_loses_nothing(tmp_path: Path, seed: int, tally: Tally) -> None:
    works = [work for work in WORKS if work != "opening"]
    get_through_some(tmp_path, seed, trouble.vanished, tally, works)


@can_mount
@again
def test_backups_that_are_read_only_lose_nothing(tmp_path: Path, seed: int, tally: Tally) -> None:
    works = ["backing up", "converting", "changing keys", "going back"]
    get_through_some(tmp_path, seed, trouble.read_only_copies, tally, works)


@can_mount
@pytest.mark.parametrize("locked", [False, True])
def test_a_read_only_folder_stays_as_it_is(disk: Path, locked: bool, tally: Tally) -> None:  # noqa: FBT001
    tally.try_()
    stock = make_stock(disk, locked=locked)
    with trouble.read_only(disk):
        trace = trace_of(partial(handle, stock.folder, stock, "read-only"))
    assert not trace, trace
    assert state_of(read_archive(stock.folder / RECORD, stock.key())) == stock.state
    tally.survive()


@posix
def test_a_folder_that_was_removed_can_be_rescued(tmp_path: Path, tally: Tally) -> None:
    tally.try_()
    life = Life(tmp_path / "data", 0, notes=50)
    worker = Worker(life, life.folder, life.new_mark(), None)
    worker.start()
    trouble.writing(worker)
    shutil.rmtree(life.folder)

    with closing(worker.record) as record:
        with pytest.raises(Replaced):
            record.drafts.put("note:new", "{}")
        record.rescue(tmp_path / "rescued.db")

    assert state_of(read_archive(tmp_path / "rescued.db")) == life.state
    tally.survive()


@again
def test_a_clock_that_is_set_back_and_on_loses_nothing(
    tmp_path: Path, seed: int, tally: Tally
) -> None:
    tally.try_()
    trace = trace_of(partial(live_in_wild_times, tmp_path / "data", seed))
    assert not trace, trace
    tally.survive()
