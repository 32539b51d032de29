"""What is done for the record without being asked, and what long work lets one do meanwhile."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from msdesk.domain.journal import EntryKind
from msdesk.domain.screen import Interlude, Screen
from msdesk.store.copies.backups import Backups
from msdesk.store.file.header import BACKUPS
from msdesk.store.record import open_record
from tests.app.living import Life
from tests.app.test_stopping import held_up
from tests.systems import needs_to_replace
from tests.ui.finding import seen


def test_a_window_that_was_just_opened_makes_todays_backup(fresh: Life, tmp_path: Path) -> None:
    fresh.later()

    fresh.until(lambda: len(Backups(tmp_path / "data").list()) == 1)


def test_a_window_that_stays_open_for_days_makes_their_backups(
    fresh: Life, tmp_path: Path
) -> None:
    fresh.hours_later()

    fresh.until(lambda: len(Backups(tmp_path / "data").list()) == 1)


def test_todays_backup_that_cannot_be_made_is_said(fresh: Life, tmp_path: Path) -> None:
    (tmp_path / "data" / BACKUPS).write_text("a file where the backups should be")

    fresh.later()

    fresh.hear("backup")


def test_nothing_else_can_be_chosen_until_long_work_is_over(fresh: Life) -> None:
    fresh.press("Make a backup now", fresh.go(Screen.BACKUPS))
    assert not any(stop.isEnabled() for stop in seen(fresh.window.nav, QAbstractButton))

    fresh.hear("Backup made")

    fresh.press("Notes")
    assert fresh.page is Screen.NOTES


def test_escape_does_not_leave_long_work(fresh: Life) -> None:
    with held_up(fresh):
        fresh.press("Make a backup now", fresh.go(Screen.BACKUPS))

        fresh.escape()

        assert fresh.page is Interlude.WORKING
    fresh.hear("Backup made")


def test_what_is_undone_does_not_leave_long_work(lived: Life) -> None:
    lived.press("Delete: Note", lived.go(Screen.NOTES))
    with held_up(lived):
        lived.press("Make a backup now", lived.go(Screen.BACKUPS))

        QTest.keyClick(lived.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

        assert lived.page is Interlude.WORKING
    lived.hear("Backup made")


@needs_to_replace
def test_work_is_over_though_the_folder_went_meanwhile(fresh: Life, tmp_path: Path) -> None:
    with held_up(fresh):
        fresh.press("Make a backup now", fresh.go(Screen.BACKUPS))
        shutil.rmtree(tmp_path / "data")
        fresh.arrive(Interlude.TROUBLE)
        fresh.rest()

    fresh.until(lambda: not fresh.busy)
    assert fresh.page is Interlude.TROUBLE


def test_a_file_is_chosen_as_a_file(
    fresh: Life, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "notes.csv"
    file.write_text("date,text\n2026-11-01,From elsewhere\n")
    choosers = "PySide6.QtWidgets.QFileDialog"
    monkeypatch.setattr(f"{choosers}.getOpenFileName", lambda *_: (str(file), ""))
    monkeypatch.setattr(f"{choosers}.getExistingDirectory", lambda *_: "")

    fresh.press("Choose a file…", fresh.go(Screen.MOVING))

    fresh.arrive(Interlude.BRING_IN)


def test_the_folder_of_the_record_is_shown_by_the_system_or_said_where_it_is(
    fresh: Life, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def refuse(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return False

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(QDesktopServices, "openUrl", refuse)

    fresh.press("Show the folder", fresh.go(Screen.RECORD))

    assert opened == [(tmp_path / "data").as_posix()]  # as Qt writes it on Windows too
    assert fresh.said.startswith("The folder could not be shown. record.db is in ")


def test_notes_of_a_copy_that_a_service_left_are_brought_in(fresh: Life, tmp_path: Path) -> None:
    with_another(tmp_path / "there", "From the other computer")
    shutil.copy(tmp_path / "there" / "record.db", tmp_path / "data" / "record (copy).db")

    fresh.press("Bring their notes in", fresh.go(Screen.RECORD))
    fresh.arrive(Interlude.BRING_IN)
    fresh.press("Bring these in")
    fresh.arrive(Screen.HOME)

    assert [e.text for e in fresh.record.journal.entries()] == ["From the other computer"]


def test_a_file_one_would_rather_leave_changes_nothing(
    fresh: Life, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = tmp_path / "a folder of notes"
    notes.mkdir()
    (notes / "2026-11.txt").write_text("1: {text: A page of a diary}\n")
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getExistingDirectory", lambda *_: str(notes)
    )
    fresh.press("Choose a folder…", fresh.go(Screen.MOVING))
    fresh.arrive(Interlude.BRING_IN)

    fresh.press("Leave it")

    assert (fresh.page, fresh.record.journal.count()) == (Screen.MOVING, 0)


def with_another(folder: Path, note: str) -> None:
    """Make another record with a note."""
    record = open_record(folder)
    record.journal.add(kind=EntryKind.NOTE, day=date(2026, 11, 22), text=note)
    record.close()
