from __future__ import annotations

import errno
import os
import shutil
from contextlib import closing, suppress
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from msdesk.errors import StorageFull
from msdesk.store.copies import encryption
from msdesk.store.file.access import beside
from msdesk.store.file.header import BACKUPS, KEYS, RECORD
from msdesk.store.record import open_record
from tests.store.crashing import WORKS, opened, tried, wrong_with
from tests.store.locked import FIRST, NOTES, names
from tests.torture.processes import answer_of

pytestmark = pytest.mark.usefixtures("cheap_keys")

EVERY = 7  # steps; a torture run takes every one
KILLS = 5
FORKS = hasattr(os, "fork")
FEW = 40 if FORKS else 20  # each is a Python of its own
# Without forks it is the same, and takes longer; so where there are some, one is enough.
CASES = [(work, "forked") for work in WORKS if FORKS]
CASES += [(work, "begun") for work in WORKS if not FORKS or work == "lock"]


@pytest.fixture
def folder(tmp_path: Path, furnished_folder: Path) -> Path:
    return shutil.copytree(furnished_folder, tmp_path / "data")


@pytest.mark.parametrize(("work", "way"), CASES)
def test_a_power_cut_at_any_step_is_mended_at_the_next_start(
    folder: Path, work: str, way: str
) -> None:
    seldom = EVERY if way == "forked" else FEW
    every = 1 if os.environ.get("MSDESK_TORTURE") else seldom

    times, wrong = answer_of(partial(tried, folder, work, 1, every, way))

    assert wrong == []
    assert times >= 30 // every


@pytest.mark.parametrize(("work", "way"), CASES)
def test_a_kill_at_any_moment_is_mended_at_the_next_start(
    folder: Path, work: str, way: str
) -> None:
    kills = KILLS if way == "forked" else 1
    wanted = kills * int(os.environ.get("MSDESK_TORTURE") or 1)

    times, wrong = answer_of(partial(tried, folder, work, 0, wanted, way))

    assert wrong == []
    assert times == wanted + 1


@pytest.mark.parametrize("work", WORKS)
@pytest.mark.parametrize("step", range(1, 20, 3))
def test_a_disk_that_fills_up_loses_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, work: str, step: int
) -> None:
    left = count(step, -1)
    fsync = os.fsync

    def full(handle: int) -> None:
        if next(left) <= 1:
            raise OSError(errno.ENOSPC, "No space left on device")
        fsync(handle)

    with closing(opened(folder)) as record:
        if work != "lock":
            WORKS["lock"](record)
        with monkeypatch.context() as patched, suppress(StorageFull):
            patched.setattr(os, "fsync", full)
            WORKS[work](record)
        assert len(record.journal.entries(limit=1000)) == NOTES

    assert wrong_with(folder) == []


def test_what_a_crash_left_is_cleared_away_at_the_next_start(folder: Path) -> None:
    before = names(folder)
    for path in (RECORD, KEYS, f"{BACKUPS}/{FIRST}"):
        left = beside(folder / path)
        left.with_name(f"{left.name}-journal").touch()

    open_record(folder).close()

    assert names(folder) == before


def test_a_lock_that_was_cut_short_is_known_at_the_next_start(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = opened(folder)
    with monkeypatch.context() as patched:
        patched.setattr(encryption, "_lock_copies", lambda *_: None)
        WORKS["lock"](record)
    record.close()

    first, second = opened(folder), opened(folder)

    assert first.lock_was_cut_short
    assert not second.lock_was_cut_short
    first.close()
    second.close()
