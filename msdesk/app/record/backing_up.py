"""Backups that the person makes, saves elsewhere and tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6 import QtWidgets

from msdesk.app.record.flow import Flow
from msdesk.domain.backup import BackupInfo, TestResult
from msdesk.domain.progress import Progress
from msdesk.domain.screen import Screen
from msdesk.domain.words import many
from msdesk.store.copies.backup_file import info_of
from msdesk.store.copies.backups import Backups
from msdesk.store.record import Record
from msdesk.store.subjects.elsewhere import remember_elsewhere
from msdesk.ui.saving import Saved, ask_folder

_READ_AGAIN = "It is read again after writing, to be sure that it is whole."


class BackingUp(Flow):
    """Makes and tests backups."""

    def make(self, record: Record) -> None:
        """Make a backup beside the record."""

        def make(progress: Progress) -> BackupInfo:
            return backups_of(record).make(record.database, datetime.now(UTC), progress)

        self._work.do(
            "Making a backup",
            _READ_AGAIN,
            make,
            then=lambda _: self._done("Backup made and checked."),
        )

    def save(self, record: Record) -> None:
        """Make a backup in a folder of the person's choice."""
        folder = ask_folder(self._window, "Where to save the backup")
        if folder is None:
            return

        def save(progress: Progress) -> BackupInfo:
            return backups_of(record).save_to(record.database, folder, datetime.now(UTC), progress)

        self._work.do("Saving a backup", _READ_AGAIN, save, then=partial(self._saved, record))

    def _saved(self, record: Record, backup: BackupInfo) -> None:
        remember_elsewhere(record.drafts, backup.path)
        self._navigation.go(Screen.BACKUPS)
        self.filed.emit(Saved(backup.path, "It was read again and is whole."))

    def test(self, record: Record, backup: BackupInfo) -> None:
        """Open a backup as if one went back to it."""
        self._work.do(
            "Testing your backup",
            "It is opened as if you went back to it. Your record stays as it is.",
            partial(backups_of(record).test, backup, record.key),
            then=lambda result: self._done(_in_words(result)),
        )

    def choose(self, ask_about: Callable[[BackupInfo], None]) -> None:
        """Have the person choose a backup from elsewhere, and ask what to do with it."""
        name, _ = QtWidgets.QFileDialog.getOpenFileName(
            self._window, "A backup from elsewhere", "", "Backup (*.msdesk-backup)"
        )
        if not name:
            return
        backup = info_of(Path(name))
        if backup.whole:
            ask_about(backup)
        else:
            self.said.emit(f"{backup.path.name} is no backup, or it is damaged.")

    def _done(self, said: str) -> None:
        self._navigation.go(Screen.BACKUPS)
        self.said.emit(said)


def backups_of(record: Record) -> Backups:
    """Return the backups beside a record."""
    return Backups(record.path.parent)


def _in_words(result: TestResult) -> str:
    if not result.good:
        return f"{result.said} {result.what_to_do}".strip()
    held = (
        many(result.notes, "note"),
        many(result.appointments, "appointment"),
        many(result.questions, "question"),
    )
    return f"This backup is good. It was opened and read: {', '.join(held)}."
