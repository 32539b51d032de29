"""Backups: made by themselves once a day, and whenever and wherever the person wants one.

The record is checked before each: a backup of a damaged record must not take the place of a
good one.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from msdesk.domain.backup import BackupInfo, TestResult
from msdesk.domain.bin import KEPT_FOR
from msdesk.domain.progress import Progress
from msdesk.store.backup_file import info_of
from msdesk.store.backups import Backups
from msdesk.store.erase import to_erase
from msdesk.store.faults import damaged
from msdesk.store.health import check
from msdesk.store.record import Record
from msdesk.ui.pages.backups import BackupsPage
from msdesk.ui.widgets.in_words import many

if TYPE_CHECKING:
    from msdesk.app.desk import Desk

_ELSEWHERE = "backups elsewhere"  # the draft that lists them
_CHECKED = "checked in full"  # the draft that says on which day that was
_A_WEEK = 7


class BackingUp(QObject):
    """Makes, tests and goes back to backups of a desk's record."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def page(self, record: Record) -> BackupsPage:
        """Return the page that lists the backups."""
        backups = backups_of(record).list()
        page = BackupsPage(
            self._desk.window.look, backups, datetime.now(UTC), encrypted=record.is_encrypted
        )
        page.make_wanted.connect(partial(self._make, record))
        page.save_wanted.connect(partial(self._save, record))
        page.test_wanted.connect(partial(self._test, record))
        page.restore_wanted.connect(self._desk.opening.trouble.go_back_to)
        page.file_wanted.connect(self._choose)
        page.back_wanted.connect(partial(self._desk.go, "record"))
        return page

    def _make(self, record: Record) -> None:
        self._desk.work.do(
            "Making a backup",
            "It is read again after writing, to be sure that it is whole.",
            partial(_make, record),
            then=lambda _: self._done("Backup made and checked."),
        )

    def _save(self, record: Record) -> None:
        name = QFileDialog.getExistingDirectory(self._desk.window, "Where to save the backup")
        if not name:
            return

        def save(progress: Progress) -> BackupInfo:
            return backups_of(record).save_to(
                record.database, Path(name), datetime.now(UTC), progress
            )

        self._desk.work.do(
            "Saving a backup",
            "It is read again after writing, to be sure that it is whole.",
            save,
            then=partial(self._saved, record),
        )

    def _saved(self, record: Record, backup: BackupInfo) -> None:
        kept = [str(path) for path in self.elsewhere(record)]
        record.drafts.put(_ELSEWHERE, json.dumps([*kept, str(backup.path)]))
        self._done(f"Saved and checked: {backup.path.name}.")

    def _test(self, record: Record, backup: BackupInfo) -> None:
        self._desk.work.do(
            "Testing your backup",
            "It is opened as if you went back to it. Your record stays as it is.",
            partial(backups_of(record).test, backup, record.key),
            then=lambda result: self._done(_in_words(result)),
        )

    @Slot()
    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._desk.window, "A backup from elsewhere", "", "Backup (*.msdesk-backup)"
        )
        page = self._desk.window.page("backups")
        if not name or not isinstance(page, BackupsPage):
            return
        backup = info_of(Path(name))
        if backup.whole:
            page.ask_about(backup)
        else:
            self._desk.say(f"{backup.path.name} is no backup, or it is damaged.")

    def _done(self, said: str) -> None:
        self._desk.go("backups")
        self._desk.say(said)

    # backups in places the person chose

    def elsewhere(self, record: Record) -> tuple[Path, ...]:
        """Return the backups that were saved in places the person chose."""
        body = record.drafts.get(_ELSEWHERE)
        return tuple(Path(each) for each in json.loads(body)) if body else ()

    def what_goes(self) -> tuple[str, ...]:
        """Return what "Delete everything" removes, in words."""
        record = self._desk.record
        if record is None:
            return ()
        return (
            *to_erase(record.path.parent),
            *(f"The backup {path}" for path in self.elsewhere(record) if path.exists()),
            "Your settings",
        )


def backups_of(record: Record) -> Backups:
    """Return the backups beside a record."""
    return Backups(record.path.parent)


def look_after(record: Record, now: datetime, progress: Progress) -> None:
    """Check a record, back it up if that was not done today, and empty its bin of what is old.

    Raises ``DamagedRecord`` and leaves the backups as they are if the record is not whole.
    """
    last = record.drafts.get(_CHECKED)
    full = last is None or (now.date() - date.fromisoformat(last)).days >= _A_WEEK
    if not check(record.database, full=full).sound:
        raise damaged(record.path)
    if full:
        record.drafts.put(_CHECKED, now.date().isoformat())
    backups_of(record).daily(record.database, now, progress)
    record.bin.empty(now - KEPT_FOR)


def _make(record: Record, progress: Progress) -> BackupInfo:
    return backups_of(record).make(record.database, datetime.now(UTC), progress)


def _in_words(result: TestResult) -> str:
    if not result.good:
        return f"{result.said} {result.what_to_do}".strip()
    held = (
        many(result.notes, "note"),
        many(result.appointments, "appointment"),
        many(result.questions, "question"),
    )
    return f"This backup is good. It was opened and read: {', '.join(held)}."
