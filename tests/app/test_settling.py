"""The log after a crash, in the real window; and that little depends on it while one writes."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from msdesk.app.record import settling, upkeep
from msdesk.domain.journal import EntryKind
from msdesk.domain.screen import Interlude, Screen
from msdesk.store.copies.backup_file import SUFFIX
from msdesk.store.file.database import Database
from msdesk.store.file.header import BACKUPS, RECORD, SET_ASIDE
from msdesk.store.file.log import log_of, read_log
from msdesk.store.record import Record, open_record, unlock
from tests.app.living import PASSPHRASE, Life, life, locked_record
from tests.ui.finding import press, texts

pytestmark = pytest.mark.usefixtures("cheap_keys")

WORDS = "left hand " * 50
GO_ON = "Go on with what there is"


def write(record: Record, *texts_: str) -> None:
    for text in texts_:
        record.journal.add(kind=EntryKind.NOTE, day=date(2026, 11, 22), text=text)


def crashed(folder: Path, *, locked: bool = False) -> Path:
    """Return the folder of a record after a crash, with four notes in the log."""
    made = folder / "made"
    if locked:
        locked_record(made)
    key = unlock(made, passphrase=PASSPHRASE) if locked else None
    with closing(open_record(made, key=key)) as record:
        write(record, *(f"{number} {WORDS}" for number in range(4)))
        without = shutil.ignore_patterns("*-shm")
        return Path(shutil.copytree(made, folder / "data", ignore=without))


def flip(folder: Path, place: int) -> None:
    log = log_of(folder / RECORD)
    content = bytearray(log.read_bytes())
    content[place] ^= 1
    log.write_bytes(content)


def numbers(lived: Life) -> list[str]:
    assert lived.record is not None
    return sorted(note.text.split()[0] for note in lived.record.journal.entries())


@pytest.mark.parametrize("locked", [False, True], ids=["plain", "locked"])
def test_who_goes_on_after_a_damaged_log_has_all_notes_and_both_files(
    qtbot: QtBot, tmp_path: Path, *, locked: bool
) -> None:
    folder = crashed(tmp_path, locked=locked)
    flip(folder, 2056)
    before = log_of(folder / RECORD).read_bytes()
    with life(qtbot, folder) as lived:
        if locked:
            lived.arrive(Interlude.UNLOCK)
            lived.parts.opening._try_passphrase(PASSPHRASE)
        lived.arrive(Interlude.TROUBLE)
        assert any("4 changes may be missing" in text for text in texts(lived.window))
        assert log_of(folder / RECORD).read_bytes() == before

        press(lived.window, GO_ON)
        lived.arrive(Screen.HOME)

        assert {"0", "1", "2", "3"} <= set(numbers(lived))
        (kept,) = (folder / SET_ASIDE).iterdir()
        assert "The damaged files are in" in lived.said
        assert log_of(kept / RECORD).read_bytes() == before


def test_who_goes_on_without_the_log_is_at_home(qtbot: QtBot, tmp_path: Path) -> None:
    folder = crashed(tmp_path)
    log_of(folder / RECORD).unlink()
    with life(qtbot, folder) as lived:
        lived.arrive(Interlude.TROUBLE)
        assert any("older than it was: the last 4 changes" in text for text in texts(lived.window))

        press(lived.window, GO_ON)
        lived.arrive(Screen.HOME)

        assert numbers(lived) == []
        assert lived.said == ""


def test_where_going_on_fails_the_other_ways_are_still_there(qtbot: QtBot, tmp_path: Path) -> None:
    folder = crashed(tmp_path)
    flip(folder, 3)
    (folder / RECORD).write_bytes((folder / RECORD).read_bytes()[:8192])
    with life(qtbot, folder) as lived:
        lived.arrive(Interlude.TROUBLE)
        lived.parts.trouble._go_on()
        qtbot.waitUntil(lambda: not lived.parts.work.under_way, timeout=20_000)

        lived.arrive(Interlude.TROUBLE)
        assert "Choose another folder…" in texts(lived.window)


# little depends on the log


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do it soon, and nothing else that writes the log into the file."""
    monkeypatch.setattr(settling, "_WHILE", 100)
    monkeypatch.setattr(upkeep, "_SOON", 1_000_000)


def in_file(folder: Path) -> int:
    """Return how many notes are in the file alone."""
    copy = folder.with_name("alone.db")
    shutil.copyfile(folder / RECORD, copy)
    with closing(Record(Database(copy))) as record:
        return record.journal.count()


@pytest.mark.usefixtures("quick")
def test_a_while_after_a_note_it_is_in_the_file_itself(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with life(qtbot, folder) as lived:
        timer = lived.parts.settling._timer
        qtbot.waitUntil(lambda: not timer.isActive())  # the one of the opening

        write(lived.record, "one")

        qtbot.waitUntil(lambda: in_file(folder) == 1, timeout=20_000)
        write(lived.record, "two")
        qtbot.waitUntil(lambda: in_file(folder) == 2, timeout=20_000)


@pytest.mark.usefixtures("quick")
def test_what_a_crash_left_in_the_log_is_in_the_file_a_while_after(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = crashed(tmp_path)
    with life(qtbot, folder):
        qtbot.waitUntil(lambda: in_file(folder) == 4, timeout=20_000)


def test_who_types_on_does_not_put_it_off(qtbot: QtBot, tmp_path: Path) -> None:
    with life(qtbot, tmp_path / "data") as lived:
        timer = lived.parts.settling._timer
        qtbot.waitUntil(lambda: timer.remainingTime() < timer.interval() - 50)

        left = timer.remainingTime()
        write(lived.record, "another")
        QCoreApplication.processEvents()

        assert timer.remainingTime() <= left


def test_a_log_that_cannot_be_written_into_the_file_stays_without_a_word(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []

    def full(_: Database) -> None:
        tried.append(1)
        raise OSError

    monkeypatch.setattr(settling, "_WHILE", 50)
    monkeypatch.setattr(Database, "checkpoint", full)
    with life(qtbot, tmp_path / "data") as lived:
        qtbot.waitUntil(lambda: bool(tried), timeout=20_000)
        assert lived.page is Screen.HOME
        assert lived.said == ""


def test_a_backup_leaves_nothing_in_the_log_alone(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with life(qtbot, folder) as lived:
        write(lived.record, "one")
        press(lived.go(Screen.BACKUPS), "Make a backup now")
        qtbot.waitUntil(lambda: "Backup made" in lived.said, timeout=20_000)

        assert in_file(folder) == 1
        assert list((folder / BACKUPS).glob(f"*{SUFFIX}"))


def test_closing_leaves_no_log(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with life(qtbot, folder) as lived:
        write(lived.record, "one")

    assert read_log(log_of(folder / RECORD)) is None
    assert in_file(folder) == 1


def test_nothing_is_begun_once_the_record_is_closed(qtbot: QtBot, tmp_path: Path) -> None:
    with life(qtbot, tmp_path / "data") as lived:
        timer = lived.parts.settling._timer
        assert timer.isActive()

        lived.parts.session.close()

        assert not timer.isActive()
