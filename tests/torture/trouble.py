"""What befalls a disk while msdesk works; each trouble lasts for one piece of work."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from msdesk.errors import Error
from msdesk.store.copies import keys
from msdesk.store.file.clock import Clock, utc_now
from msdesk.store.file.header import BACKUPS
from tests.torture.labour import LABOURS, steps_beside
from tests.torture.life import Life
from tests.torture.worker import Worker

# Kinds of steps by which Python changes a folder; SQLite's own are not seen.
_STEPS = {"open", "os.rename", "os.remove", "os.link", "os.mkdir"}
_MOST_STEPS = 40
_FAILURES = (errno.ENOSPC, errno.EIO, errno.EACCES)

Trouble = Callable[[Path, Random], AbstractContextManager[object]]


def writing(worker: Worker) -> None:
    """Do a few small things."""
    for _ in range(20):
        worker.writer.write()


def opening(worker: Worker) -> None:
    """Close the record and open it again."""
    worker.record.close()
    worker.start()


WORKS: dict[str, Callable[[Worker], None]] = {"writing": writing, "opening": opening} | LABOURS


class WildClock:
    """A clock that somebody sets now and then: back, or on, or right."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def __call__(self) -> datetime:
        """Return what it shows."""
        days = self._random.choice([0, 0, 0, -1, 3, -40, -400, 400])
        return utc_now() + timedelta(days=days)


def get_through(folder: Path, seed: int, work: str, trouble: Trouble) -> None:
    """Do a piece of work in trouble, see that nothing is lost, and do it again without."""
    keys.COST = keys.Cost(passes=1, memory=128, lanes=1)
    random = Random(f"{seed} {work}")  # noqa: S311 - no secret
    life = Life(folder, seed, notes=150)
    steps_beside(folder)
    for before in ("writing", "backing up", *["converting"] * random.randrange(2)):
        _work(life, before)
    try:
        _work(life, work, trouble(folder, random))
    except Error as error:
        life.was_refused(error)
    life.check()
    _work(life, work)
    life.check()


def live_in_wild_times(folder: Path, seed: int) -> None:
    """Do a bit of everything while the clock is set back and on."""
    keys.COST = keys.Cost(passes=1, memory=128, lanes=1)
    clock = WildClock(Random(seed))  # noqa: S311 - no secret
    life = Life(folder, seed, notes=150)
    for work in ("writing", "backing up", *WORKS):
        _work(life, work, clock=clock)
        life.check()


def _work(
    life: Life,
    work: str,
    trouble: AbstractContextManager[object] | None = None,
    clock: Clock = utc_now,
) -> None:
    worker = Worker(life, life.folder, life.new_mark(), life.passphrase, clock)
    worker.start()
    try:
        with trouble or nullcontext():
            WORKS[work](worker)
    finally:
        worker.record.close()


@contextmanager
def little_room(folder: Path, random: Random) -> Iterator[None]:
    """Let the disk of the folder have hardly any room: it has to be a small one of its own."""
    room = random.choice([4_096, 20_000, 200_000, 1_000_000])
    disk = os.statvfs(folder)
    filler = folder.parent / "filler"
    with filler.open("wb") as file:
        free = disk.f_bavail * disk.f_frsize
        os.posix_fallocate(file.fileno(), 0, free - random.randint(0, room))
    try:
        yield
    finally:
        filler.unlink()


@contextmanager
def short_files(_: Path, random: Random) -> Iterator[None]:
    """Let no file grow beyond some size."""
    import resource  # noqa: PLC0415 - Windows has none

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = random.choice([10_000, 100_000, 300_000, 600_000])
    resource.setrlimit(resource.RLIMIT_FSIZE, (random.randint(0, size), before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def failing_step(folder: Path, random: Random) -> Iterator[None]:
    """Let one step in the folder fail, as a disk does that is full, or breaks, or is taken out."""
    left = random.randint(1, _MOST_STEPS)
    failure = random.choice(_FAILURES)

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in _STEPS and str(folder) in str(arguments[0]):
            left -= 1
            if left == 0:
                raise OSError(failure, os.strerror(failure), str(arguments[0]))

    sys.addaudithook(count)
    try:
        yield
    finally:
        left = -1


@contextmanager
def vanished(folder: Path, random: Random) -> Iterator[None]:
    """Take the folder away, as a memory stick is pulled out; another may be in its place."""
    away = folder.with_name("away")
    folder.rename(away)
    if random.random() < 0.5:
        folder.mkdir()
    try:
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        away.rename(folder)


@contextmanager
def read_only_copies(folder: Path, _: Random) -> Iterator[None]:
    """Let nothing be written in the folder of backups; only root can, on Linux."""
    place = folder / BACKUPS
    _run("mount", "--bind", place, place)
    _run("mount", "-o", "remount,bind,ro", place)
    try:
        yield
    finally:
        _run("umount", "-l", place)


@contextmanager
def read_only(disk: Path) -> Iterator[None]:
    """Let nothing be written on a small disk."""
    _run("mount", "-o", "remount,ro", disk)
    try:
        yield
    finally:
        _run("mount", "-o", "remount,rw", disk)


@contextmanager
def small_disk(place: Path) -> Iterator[Path]:
    """Mount a disk of 160 MB, of which 64 MB must stay free; only root can, on Linux."""
    place.mkdir()
    _run("mount", "-t", "tmpfs", "-o", "size=160m", "tmpfs", place)
    try:
        yield place
    finally:
        _run("umount", "-l", place)


def _run(*command: str | Path) -> None:
    subprocess.run(command, check=True, capture_output=True)
