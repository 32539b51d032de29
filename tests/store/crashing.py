"""Ends a process at each step of a piece of work, and looks at what it leaves.

``tried`` is to be called in a process with one thread, which can be forked.  As a program this
is one piece of work that is begun.
"""

from __future__ import annotations

import io
import os
import random
import shutil
import sys
import time
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path

from msdesk.domain.progress import Progress
from msdesk.errors import WrongKey
from msdesk.store.copies import keys
from msdesk.store.copies.kept_copies import backups, is_open_to_all, kept_copies, keys_in
from msdesk.store.file.access import connect
from msdesk.store.file.header import KEYS, RECORD, is_encrypted
from msdesk.store.record import Record, open_record, unlock
from tests.store.ending import CHEAP, Begun, Ending, Forked, say_begun
from tests.store.locked import NOTES, TYPED, in_the_open, names

NEW = "another"
STEPS = ("replace", "fsync", "unlink", "mkdir")  # of os, which ``pathlib`` calls too
LONGEST = 0.15  # seconds


WORKS: dict[str, Callable[[Record], object]] = {
    "lock": lambda record: record.encrypt(TYPED, Progress()),
    "unlock": lambda record: record.decrypt(Progress()),
    "change": lambda record: record.change_passphrase(NEW),
}


def end_at(step: int) -> None:
    """End this process, as a power cut would, before the so-manieth call that changes a disk."""
    steps = count(1)

    def ending(function: Callable[..., object]) -> Callable[..., object]:
        def counted(*args: object, **kwargs: object) -> object:
            if next(steps) == step:
                os._exit(9)
            return function(*args, **kwargs)

        return counted

    for name in STEPS:
        setattr(os, name, ending(getattr(os, name)))
    setattr(io, "open", ending(io.open))  # noqa: B010 - or mypy wants all its overloads


def opened(folder: Path) -> Record:
    """Open the record as the person would: with the passphrase, where it is locked."""
    if not is_encrypted(folder):
        return open_record(folder)
    try:
        return open_record(folder, key=unlock(folder, passphrase=TYPED))
    except WrongKey:
        return open_record(folder, key=unlock(folder, passphrase=NEW))


def wrong_with(folder: Path) -> list[str]:
    """Return all that is wrong in a folder whose record was just opened again."""
    record = opened(folder)
    wrong = []
    if len(record.journal.entries(limit=1000)) != NOTES or not record.drafts.all():
        wrong.append("something is lost")
    record.close()
    with closing(connect(folder / RECORD, record.key)) as connection:
        if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            wrong.append("it is damaged")
    if record.is_encrypted:
        wrong += [f"{name} can be read" for name in in_the_open(folder)]
        present = keys.KeyFile.read(folder / KEYS)
        if any(keys_in(backup) != present for backup in backups(folder)):
            wrong.append("a backup has other keys")
    elif any(not is_open_to_all(copy) for copy in kept_copies(folder)):
        wrong.append("a copy is locked")
    if len(kept_copies(folder)) != 3:
        wrong.append("a copy is lost")
    wrong += [f"{name} was left" for name in names(folder) if "unfinished" in name]
    return wrong


def work_on(place: Path, name: str, step: int) -> None:
    """Do something to a record; end before a step of it, if it is one."""
    if step:
        end_at(step)
    WORKS[name](opened(place))


def begin(place: Path, name: str, step: int, *, forked: bool) -> Ending:
    """Begin to do something to a record in a process of its own."""
    if forked:
        return Forked(lambda: work_on(place, name, step))
    return Begun("tests.store.crashing", place, name, step)


def tried(folder: Path, name: str, first: int, every: int, way: str) -> tuple[int, list[str]]:
    """Try it again and again; return how often, and what was wrong with what was found.

    From the first step on, every so many steps are tried, ``forked`` or ``begun``.  From step 0
    means: kill it at moments of chance, as often as ``every`` says.
    """
    keys.COST = CHEAP
    if name != "lock":
        with closing(opened(folder)) as record:
            WORKS["lock"](record)
    place = folder.with_name("place")
    times, wrong, over = 0, list[str](), False
    while not over:
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(folder, place)
        step = first + times * every
        process = begin(place, name, step if first else 0, forked=way == "forked")
        if not first:
            time.sleep(random.uniform(0, LONGEST))  # noqa: S311 - no secret
            process.kill()
        done = process.is_done()
        over = done if first else times == every
        times += 1
        wrong += [f"{step}: {what}" for what in wrong_with(place)]
    return times, wrong


if __name__ == "__main__":
    keys.COST = CHEAP
    say_begun()
    work_on(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
