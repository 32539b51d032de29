"""Cuts the power at each step of making a backup or of going back to one, and looks around.

``tried`` is to be called in a process with one thread, which can be forked.  As a program this
is one piece of work that is begun.
"""

from __future__ import annotations

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
from tests.store.ending import CHEAP, Begun, Ending, Forked, say_begun

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


def tried(home: Path, what: str, first: int, every: int, way: str) -> tuple[int, list[str]]:
    """Try it again and again; return how often, and what was wrong with what was found.

    From the first step on, every so many steps are tried, ``forked`` or ``begun``.
    """
    keys.COST = CHEAP
    folder, place = home / "data", home / "place"
    backup, key = prepared(folder, what)
    before = len(Backups(folder).list())
    shutil.copyfile(backup.path, home / "backup")
    (home / "key").write_text((key or b"").hex())
    times, wrong, step, over = 0, list[str](), first, False
    while not over:
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(folder, place)
        over = begin(home, what, step, forked=way == "forked").is_done()
        try:
            found = (
                wrong_with_backups(place, before)
                if what == "daily"
                else wrong_with(place, home / "backup", key, what)
            )
            wrong += [f"{step}: {each}" for each in found]
        except Error as error:
            wrong.append(f"{step}: {type(error).__name__} {error}")
        times, step = times + 1, step + every
    return times, wrong


if __name__ == "__main__":
    keys.COST = CHEAP
    say_begun()
    work_on(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
