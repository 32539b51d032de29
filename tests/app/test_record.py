"""The record as a whole: its backups, what goes out and comes in, its end, in the real window."""

from __future__ import annotations

import json
import shutil
import zipfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from msdesk.app.record.upkeep import look_after
from msdesk.app.shell.single import LOCK
from msdesk.domain.ids import TreatmentId
from msdesk.domain.journal import EntryKind
from msdesk.domain.progress import Progress
from msdesk.domain.screen import Interlude, Screen
from msdesk.errors import Replaced, StorageFull
from msdesk.store.copies.backups import Backups
from msdesk.store.file import rights
from msdesk.store.record import Record, open_record, unlock
from tests.app.living import PASSPHRASE, Life, life, locked_record
from tests.refusing import IN_USE, refusal
from tests.systems import needs_to_replace
from tests.ui.finding import press, seen, texts

pytestmark = pytest.mark.usefixtures("cheap_keys")

CHOOSE = "PySide6.QtWidgets.QFileDialog"


def write(record: Record, text: str) -> None:
    record.journal.add(kind=EntryKind.NOTE, day=date(2026, 11, 22), text=text)


def made(folder: Path, *notes: str) -> None:
    """Make a record with notes."""
    record = open_record(folder)
    for note in notes:
        write(record, note)
    record.close()


def backed_up(folder: Path) -> None:
    """Make a backup of a record that is not open."""
    record = open_record(folder)
    Backups(folder).make(record.database, datetime.now(UTC))
    record.close()


def damage(folder: Path) -> None:
    """Write nonsense over a page in the middle of a record."""
    raw = bytearray((folder / "record.db").read_bytes())
    raw[4096 : 3 * 4096] = b"\xff" * 8192
    (folder / "record.db").write_bytes(raw)


def go_back(lived: Life) -> None:
    """Go back to the newest backup there is."""
    lived.press("Go back to this one", lived.go(Screen.BACKUPS))
    lived.press("Go back to this one")


def notes_in(lived: Life) -> set[str]:
    return {entry.text for entry in lived.record.journal.entries()}


def choosing(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Choose this path whenever the system's dialog is opened."""
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(f"{CHOOSE}.{name}", lambda *_: (str(path), ""))
    monkeypatch.setattr(f"{CHOOSE}.getExistingDirectory", lambda *_: str(path))


# backups


def test_a_backup_is_made_and_listed(qtbot: QtBot, tmp_path: Path) -> None:
    made(tmp_path, "Left hand")
    with life(qtbot, tmp_path) as lived:
        press(lived.go(Screen.BACKUPS), "Make a backup now")
        lived.hear("Backup made")

        assert "1 note" in " ".join(texts(lived.window))


def test_a_backup_is_tested_and_says_what_it_holds(qtbot: QtBot, tmp_path: Path) -> None:
    made(tmp_path, "Left hand")
    backed_up(tmp_path)
    with life(qtbot, tmp_path) as lived:
        lived.press("Test my backup", lived.go(Screen.BACKUPS))

        lived.hear("This backup is good. It was opened and read: 1 note")


def test_a_backup_is_saved_elsewhere_and_remembered_for_deleting_everything(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    choosing(monkeypatch, stick)
    with life(qtbot, tmp_path / "data") as lived:
        press(lived.go(Screen.BACKUPS), "Save a backup elsewhere…")
        lived.hear("It was read again and is whole.")

        (backup,) = stick.iterdir()
        assert any(str(backup) in words for words in texts(lived.go(Screen.ERASE)))


def test_going_back_to_a_backup_keeps_what_was_there(qtbot: QtBot, tmp_path: Path) -> None:
    made(tmp_path, "Before")
    backed_up(tmp_path)
    made(tmp_path, "After")
    with life(qtbot, tmp_path) as lived:
        go_back(lived)
        lived.hear("Your backup is open")

        assert notes_in(lived) == {"Before"}
        assert len(Backups(tmp_path).list()) == 2  # the present record was kept as one


def test_no_page_of_the_record_before_is_left_after_going_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    made(tmp_path, "Before")
    backed_up(tmp_path)
    with life(qtbot, tmp_path) as lived:
        go_back(lived)
        lived.hear("Your backup is open")

        assert lived.window.page_names() == (Screen.HOME,)


def test_a_backup_with_another_passphrase_asks_for_it(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked_record(tmp_path)
    record = open_record(tmp_path, key=unlock(tmp_path, passphrase=PASSPHRASE))
    write(record, "Behind another passphrase")
    Backups(tmp_path).save_to(record.database, tmp_path / "old.msdesk-backup", datetime.now(UTC))
    record.close()
    choosing(monkeypatch, tmp_path / "old.msdesk-backup")
    with life(qtbot, tmp_path / "new") as lived:
        lived.press("Open a backup…", lived.go(Screen.BACKUPS))
        lived.press("Go back to this one")
        lived.arrive(Interlude.UNLOCK)
        assert "This backup is locked" in lived.reads()

        lived.try_to_unlock("not this one")
        lived.until(lambda: "does not open" in lived.reads())
        lived.try_to_unlock(PASSPHRASE)
        lived.hear("Your backup is open")

        assert notes_in(lived) == {"Behind another passphrase"}


def test_a_backup_with_another_passphrase_opens_by_its_recovery_key_too(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recovery_key = locked_record(tmp_path)
    record = open_record(tmp_path, key=unlock(tmp_path, passphrase=PASSPHRASE))
    Backups(tmp_path).save_to(record.database, tmp_path / "old.msdesk-backup", datetime.now(UTC))
    record.close()
    choosing(monkeypatch, tmp_path / "old.msdesk-backup")
    with life(qtbot, tmp_path / "new") as lived:
        lived.press("Open a backup…", lived.go(Screen.BACKUPS))
        lived.press("Go back to this one")
        lived.arrive(Interlude.UNLOCK)

        lived.press("Use my recovery key instead")
        seen(lived.window, QPlainTextEdit)[0].setPlainText(recovery_key)
        lived.press("Open my record")

        lived.hear("Your backup is open")


def test_a_file_that_is_no_backup_is_said_to_be_none(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "holiday.msdesk-backup"
    other.write_text("sun")
    choosing(monkeypatch, other)
    with life(qtbot, tmp_path / "data") as lived:
        press(lived.go(Screen.BACKUPS), "Open a backup…")

        assert "is no backup" in lived.said


def test_the_record_is_backed_up_once_a_day(tmp_path: Path) -> None:
    record = open_record(tmp_path)
    today = datetime(2026, 11, 22, 12, tzinfo=UTC)

    for moment in (today, today + timedelta(hours=5), today + timedelta(days=1)):
        look_after(record, moment, Progress())

    assert len(Backups(tmp_path).list()) == 2
    record.close()


def test_what_was_deleted_a_month_ago_leaves_the_bin(tmp_path: Path) -> None:
    record = open_record(tmp_path)
    write(record, "Long gone")
    record.journal.delete(record.journal.entries()[0].id)

    look_after(record, datetime.now(UTC) + timedelta(days=29), Progress())
    assert len(record.bin.all()) == 1
    look_after(record, datetime.now(UTC) + timedelta(days=31), Progress())
    assert record.bin.all() == ()
    record.close()


# damage


def test_a_damaged_record_leads_to_its_backup(qtbot: QtBot, tmp_path: Path) -> None:
    made(tmp_path, "Left hand")
    backed_up(tmp_path)
    damage(tmp_path)
    with life(qtbot, tmp_path) as lived:
        lived.later()
        lived.arrive(Interlude.TROUBLE)
        lived.press("Go back to")
        lived.hear("Your backup is open")

        assert notes_in(lived) == {"Left hand"}


def test_a_record_that_was_found_to_be_damaged_is_not_written_to_any_more(
    qtbot: QtBot, tmp_path: Path
) -> None:
    made(tmp_path, "Left hand")
    damage(tmp_path)
    with life(qtbot, tmp_path) as lived:
        lived.later()

        lived.arrive(Interlude.TROUBLE)
        assert not lived.is_open


def test_what_can_be_read_of_a_damaged_record_is_saved(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path / "data", *(f"Note {n}" for n in range(300)))
    raw = bytearray((tmp_path / "data" / "record.db").read_bytes())
    raw[-8192:-4096] = b"\xff" * 4096
    (tmp_path / "data" / "record.db").write_bytes(raw)
    saved = tmp_path / "saved.msdesk.json"
    choosing(monkeypatch, saved)
    with life(qtbot, tmp_path / "data") as lived:
        lived.later()
        lived.arrive(Interlude.TROUBLE)
        lived.press("Save what can")
        lived.hear("Saved as saved.msdesk.json")

        assert len(json.loads(saved.read_bytes())["journal"]) > 100
        assert lived.page is Interlude.TROUBLE


def test_a_new_record_beside_a_file_that_is_none_keeps_that_file(
    qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "record.db").write_bytes(b"")
    with life(qtbot, tmp_path) as lived:
        lived.press("Start a new")
        lived.arrive(Screen.HOME)

        (kept,) = (tmp_path / "set-aside").iterdir()
        assert (kept / "record.db").exists()
        assert lived.said == f"A new record is open. The old one is kept in {kept}."


def test_a_new_record_that_is_refused_is_not_said_to_be_open(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "record.db").write_bytes(b"")
    with life(qtbot, tmp_path) as lived:

        def full(*_: object, **_more: object) -> Record:
            raise StorageFull("There is no space left for a record.", "Free some space.")

        monkeypatch.setattr("msdesk.app.record.opening.open_record", full)

        lived.press("Start a new")

        assert lived.page is Interlude.TROUBLE
        assert "There is no space left for a record." in lived.reads()
        assert lived.said == ""


def test_another_folder_is_opened_and_remembered(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = tmp_path / "bad", tmp_path / "good"
    bad.mkdir()
    (bad / "record.db").write_text("not a record")
    made(good, "Here I am")
    choosing(monkeypatch, good)
    with life(qtbot, bad) as lived:
        lived.press("Choose another")
        lived.arrive(Screen.HOME)

        assert notes_in(lived) == {"Here I am"}
        assert lived.settings.data_folder == str(good)


# two copies


@needs_to_replace
def test_a_record_that_another_program_replaced_is_noticed_and_both_are_kept(
    qtbot: QtBot, tmp_path: Path
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    made(there, "From the other computer")
    with life(qtbot, here) as lived:
        write(lived.record, "From this window")
        shutil.copy(there / "record.db", here / "incoming")
        (here / "incoming").replace(here / "record.db")
        lived.arrive(Interlude.TROUBLE)
        page = lived.window.page(Interlude.TROUBLE)
        assert page is not None
        press(page, "Open it and bring both together")
        lived.arrive(Interlude.BRING_IN)
        lived.press("Bring these in")
        lived.arrive(Screen.HOME)

        assert notes_in(lived) == {"From the other computer", "From this window"}


@needs_to_replace
def test_a_note_that_finds_another_file_in_the_place_of_the_record_is_kept_with_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    made(tmp_path / "there", "From the other computer")
    with life(qtbot, tmp_path / "here") as lived:
        shutil.copy(tmp_path / "there" / "record.db", tmp_path / "here" / "incoming")
        (tmp_path / "here" / "incoming").replace(tmp_path / "here" / "record.db")
        with pytest.raises(Replaced) as found:
            write(lived.record, "From this window")

        lived.start.explain(Replaced, found.value, None)

        assert lived.page is Interlude.TROUBLE
        assert "Nothing was lost" in lived.reads()


def test_a_record_open_on_another_computer_is_not_opened_until_the_person_says_so(
    qtbot: QtBot, tmp_path: Path
) -> None:
    made(tmp_path, "Left hand")
    (tmp_path / "record.lock").write_text("4242\nmsdesk\nannas-laptop\n\n\n")
    with life(qtbot, tmp_path) as lived:
        assert lived.page is Interlude.TROUBLE
        assert "annas-laptop" in " ".join(texts(lived.window))
        assert not lived.is_open

        press(lived.window, "Open it here anyway")

        assert notes_in(lived) == {"Left hand"}


# out and in


def test_everything_is_taken_out_as_tables(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path / "data", "Ångest μ")
    choosing(monkeypatch, tmp_path / "out.zip")
    with life(qtbot, tmp_path / "data") as lived:
        lived.press("Everything, as tables", lived.go(Screen.MOVING))
        lived.hear("Saved as out.zip")

    with zipfile.ZipFile(tmp_path / "out.zip") as tables:
        assert len(tables.namelist()) == 7
        assert any("Ångest μ" in tables.read(name).decode() for name in tables.namelist())


def test_what_was_read_is_in_the_file_only_if_that_is_ticked(
    lived: Life, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived.record.reading.add(TreatmentId("ahsct"), "What it may do")
    without, ticked = tmp_path / "without.json", tmp_path / "ticked.json"
    lived.go(Screen.MOVING)

    choosing(monkeypatch, without)
    lived.press("Everything, as one file")
    lived.hear("Saved as without.json")
    choosing(monkeypatch, ticked)
    lived.press("Also what I read in the last 90 days")
    lived.press("Everything, as one file")
    lived.hear("Saved as ticked.json")

    read = [json.loads(file.read_text(encoding="utf-8"))["reading"] for file in (without, ticked)]
    assert [len(each) for each in read] == [0, 1]


@pytest.mark.parametrize(
    ("kind", "file"),
    [
        ("Everything, as one file", "out.json"),
        ("My notes, as a web page", "out.html"),
        ("My notes, as plain text", "out.txt"),
    ],
)
def test_notes_are_taken_out(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, file: str
) -> None:
    made(tmp_path / "data", "Ångest μ")
    choosing(monkeypatch, tmp_path / file)
    with life(qtbot, tmp_path / "data") as lived:
        lived.press(kind, lived.go(Screen.MOVING))
        lived.hear("It is not locked: keep it in a safe place.")

    assert "Ångest μ" in (tmp_path / file).read_text(encoding="utf-8")


def test_what_was_taken_out_comes_in_elsewhere_after_a_look(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path / "old", "Left hand")
    choosing(monkeypatch, tmp_path / "all.msdesk.json")
    with life(qtbot, tmp_path / "old") as lived:
        lived.press("Everything, as one file", lived.go(Screen.MOVING))
        lived.hear("Saved as")

    with life(qtbot, tmp_path / "new", tmp_path / "all.msdesk.json") as lived:
        lived.arrive(Interlude.BRING_IN)
        assert notes_in(lived) == set()

        lived.press("Bring these in")
        lived.arrive(Screen.HOME)

        assert notes_in(lived) == {"Left hand"}


def test_a_file_named_at_the_start_is_looked_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    locked_record(tmp_path / "data")
    (tmp_path / "notes.csv").write_text("date,text\n2026-11-01,From elsewhere\n")
    with life(qtbot, tmp_path / "data", tmp_path / "notes.csv") as lived:
        lived.try_to_unlock(PASSPHRASE)
        lived.arrive(Interlude.BRING_IN)
        lived.lock()

        lived.unlock()

        lived.rest()
        assert (lived.page, lived.busy) == (Screen.HOME, False)


def test_a_file_named_at_the_start_is_read_while_the_record_is_taken_up(
    qtbot: QtBot, tmp_path: Path
) -> None:
    locked_record(tmp_path / "data")
    (tmp_path / "notes.csv").write_text("date,text\n2026-11-01,From elsewhere\n")
    with life(qtbot, tmp_path / "data", tmp_path / "notes.csv") as lived:
        begun: list[bool] = []
        lived.parts.session.opened.connect(lambda _: begun.append(lived.parts.work.under_way))

        lived.try_to_unlock(PASSPHRASE)
        lived.arrive(Interlude.BRING_IN)

        assert begun == [True]


def test_a_file_the_system_opens_with_a_running_msdesk_is_looked_at(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "notes.csv").write_text("date,text\n2026-11-01,From elsewhere\n")
    with life(qtbot, tmp_path / "data") as lived:
        opened = QFileOpenEvent(QUrl.fromLocalFile(str(tmp_path / "notes.csv")))
        qapp.sendEvent(qapp, opened)

        lived.arrive(Interlude.BRING_IN)


def test_a_file_that_cannot_be_brought_in_is_said_and_changes_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path / "data", "Left hand")
    (tmp_path / "bad.json").write_text('{"format": "msdesk-export", "version": 1, "journal": 7}')
    choosing(monkeypatch, tmp_path / "bad.json")
    with life(qtbot, tmp_path / "data") as lived:
        lived.press("Choose a file…", lived.go(Screen.MOVING))
        lived.until(lambda: bool(lived.said))

        assert (lived.page, notes_in(lived)) == (Screen.MOVING, {"Left hand"})


def test_the_page_says_so_where_others_at_the_computer_can_read_the_record(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rights, "access_list", lambda _: "D:NO_ACCESS_CONTROL")  # on a stick
    with life(qtbot, tmp_path / "data") as lived:
        lived.go(Screen.RECORD)

        assert any("Other people" in text for text in texts(lived.window))


def test_a_record_that_is_opened_beside_another_window_says_so(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = Path.unlink

    def refuse(self: Path, **options: bool) -> None:  # as Windows does while its program lives
        if self.name == LOCK:
            raise refusal(IN_USE)
        unlink(self, **options)

    (tmp_path / LOCK).write_text("4242\nmsdesk\nannas-laptop\n\n\n")
    with life(qtbot, tmp_path) as lived:
        with monkeypatch.context() as patched:
            patched.setattr(Path, "unlink", refuse)
            press(lived.window, "Open it here anyway")

        lived.arrive(Screen.HOME)
        assert lived.is_open
        assert "close that one before you write" in lived.said
