"""Cuts the power at each step of making a backup or of going back to one, and looks around.

It runs as a program with one thread, which can be forked:
``python -m tests.store.cutting FOLDER WHAT FIRST EVERY WAY``, where the first step and every how
many are tried, ``forked`` or ``begun``.  It prints how many were, and what is wrong with what was
found.
"""

from __future__ import annotations

import json
import shutil
import sys
from contextlib import closing, suppress
from pathlib import Path

from msdesk.domain.backup import BackupInfo
from msdesk.errors import Error
from msdesk.store.copies import keys
from msdesk.store.copies.backup_file import SUFFIX, info_of
from msdesk.store.copies.backups import Backups
from msdesk.store.file.header import BACKUPS, RECORD, SET_ASIDE, is_encrypted
from msdesk.store.record import open_record, unlock
from tests.store import crashing
from tests.store.backing_up import (
    PASSPHRASE,
    days_later,
    lock_with_new_keys,
    notes,
    notes_in,
    spoil,
    written,
)
from tests.store.ending import BEGUN, Begun, Ending, Forked, say_begun

LATER = days_later(1)


def opened(folder: Path) -> list[str]:
    """Return the notes of a record, opened as the person would open it."""
    if not is_encrypted(folder):
        return notes_in(folder)
    with closing(open_record(folder, key=unlock(folder, passphrase=PASSPHRASE))) as record:
        return notes(record)


def prepared(folder: Path, what: str) -> tuple[BackupInfo, bytes | None]:
    """Make a record with two notes and a backup with one; return that and its key."""
    key = lock_with_new_keys(folder).key if what in {"locked", "other-key"} else None
    backup = written(folder, "one", key=key)
    written(folder, "two", key=key)
    if what == "other-key":
        key = lock_with_new_keys(folder.with_name("other")).key
        backup = written(folder.with_name("other"), "one", key=key)
        shutil.rmtree(folder / BACKUPS)
    elif what == "damaged":
        spoil(folder)
    elif what == "no-record":
        (folder / RECORD).unlink()
    return backup, key


def wrong_with(place: Path, backup: Path, key: bytes | None, what: str) -> list[str]:
    """Return what is wrong after a cut: what is lost, or cannot be mended."""
    wrong = []
    if what in {"plain", "locked"}:
        if opened(place) not in (["one"], ["one", "two"]):
            wrong.append("another record is there")
        if opened(place) == ["one"] and not any(b.notes == 2 for b in Backups(place).list()):
            wrong.append("the record from before is nowhere")
    if what in {"damaged", "other-key"} and not (place / SET_ASIDE).exists():
        aside = (place / RECORD).read_bytes()
        if aside != (place.with_name("data") / RECORD).read_bytes():
            wrong.append("the record from before is nowhere")
    with suppress(FileNotFoundError):
        Backups(place).restore(info_of(backup), LATER, key)
        if opened(place) != ["one"]:
            wrong.append("it cannot be done again")
    return wrong


def look_after(place: Path) -> None:
    """Make the backup of a later day, and let those go that have had their time."""
    with closing(open_record(place)) as record:
        Backups(place).daily(record.database, LATER)


def wrong_with_backups(place: Path, before: int) -> list[str]:
    """Return what is wrong after a cut while a backup was made and others were let go."""
    wrong = []
    backups = Backups(place)
    if not all(backup.whole and backups.test(backup).good for backup in backups.list()):
        wrong.append("half a backup is there")
    made = any(backup.made_at == LATER for backup in backups.list())
    if not made and len(backups.list()) != before:
        wrong.append("one was let go before there was a new one")
    look_after(place)
    if any(path.suffix != SUFFIX for path in backups.place.iterdir()):
        wrong.append("something unfinished is left")
    return wrong


def work_on(home: Path, what: str, step: int) -> None:
    """Make a backup or go back to one; end before a step of it."""
    vars(crashing)["STEPS"] = (*crashing.STEPS, "link")
    key = bytes.fromhex((home / "key").read_text())
    crashing.end_at(step)
    if what == "daily":
        look_after(home / "place")
    else:
        Backups(home / "place").restore(info_of(home / "backup"), LATER, key or None)


def begin(home: Path, what: str, step: int, *, forked: bool) -> Ending:
    """Begin it in a process of its own."""
    if forked:
        return Forked(lambda: work_on(home, what, step))
    return Begun("tests.store.cutting", home, what, step)


def main(home: Path, what: str, first: int, every: int, *, forked: bool) -> None:
    """Try it again and again, and print what came of it."""
    folder, place = home / "data", home / "place"
    backup, key = prepared(folder, what)
    before = len(Backups(folder).list())
    shutil.copyfile(backup.path, home / "backup")
    (home / "key").write_text((key or b"").hex())
    tried, wrong, step, over = 0, [], first, False
    while not over:
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(folder, place)
        over = begin(home, what, step, forked=forked).is_done()
        try:
            found = (
                wrong_with_backups(place, before)
                if what == "daily"
                else wrong_with(place, home / "backup", key, what)
            )
            wrong += [f"{step}: {each}" for each in found]
        except Error as error:
            wrong.append(f"{step}: {type(error).__name__} {error}")
        tried, step = tried + 1, step + every
    print(json.dumps({"tried": tried, "wrong": wrong}))  # noqa: T201


def command(arguments: list[str]) -> None:
    """Do what the command line asks for."""
    keys.COST = keys.Cost(passes=1, memory=128, lanes=1)
    if arguments[0] == BEGUN:
        say_begun()
        work_on(Path(arguments[1]), arguments[2], int(arguments[3]))
        return
    home, what, first, every, way = arguments
    main(Path(home), what, int(first), int(every), forked=way == "forked")


if __name__ == "__main__":
    command(sys.argv[1:])
