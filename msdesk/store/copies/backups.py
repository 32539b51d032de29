"""The backups of a record: made, kept or let go as time passes, tried, and gone back to.

A backup is written beside its place and put there once it was read back from the disk, so that
none is ever half there; what a crash leaves behind is cleared away by the next ``daily``.
Backups that are let go are those this module made under its own names, and only after a new
one was made and is good.  What is locked stays locked: no record is ever unlocked on the disk.
"""

from __future__ import annotations

import re
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from sqlalchemy.exc import SQLAlchemyError

from msdesk.domain.backup import BackupInfo, TestResult, outlived
from msdesk.domain.progress import Progress
from msdesk.errors import BackupError, DamagedRecord, Error, RecordError
from msdesk.files import patiently
from msdesk.store.copies.backup_file import SUFFIX, broken, info_of, opened
from msdesk.store.copies.going_back import go_back
from msdesk.store.copies.keys import KeyFile
from msdesk.store.copies.packing import (
    disk_explained,
    into_backup,
    key_for,
    out_of_backup,
    working_file,
)
from msdesk.store.copies.rekey import part
from msdesk.store.file.access import clear_leftovers
from msdesk.store.file.clock import utc_now
from msdesk.store.file.database import Database
from msdesk.store.file.faults import replaced
from msdesk.store.file.header import BACKUPS, RECORD, SCHEMA, is_plain

_OURS = re.compile(r"\d{4}-\d\d-\d\d-\d{6}(-\d+)?" + re.escape(SUFFIX))
_NOT_OURS = (SQLAlchemyError, LookupError, TypeError, ValueError)  # rows msdesk never wrote


class Backups:
    """The backups in the data folder ``folder``.

    Every call may take seconds, and raises ``BackupError``, ``StorageFull`` or another kind of
    ``RecordError`` with the record as it was.  ``key`` is the key of the record in the backup.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.place = folder / BACKUPS

    def list(self) -> tuple[BackupInfo, ...]:
        """Return all there are, broken ones too, the newest first; none is read through."""
        found = (info_of(path) for path in self.place.glob(f"*{SUFFIX}"))
        return tuple(sorted(found, key=lambda info: (info.made_at, info.path), reverse=True))

    def make(
        self, database: Database, now: datetime, progress: Progress | None = None
    ) -> BackupInfo:
        """Make a backup of an open record among the others."""
        return self.save_to(database, self.place, now, progress)

    def daily(
        self, database: Database, now: datetime, progress: Progress | None = None
    ) -> BackupInfo | None:
        """Make the backup of today, and let go of those that have had their time.

        Return None, and let none go, if there is one of today.
        """
        with disk_explained(self.place):
            clear_leftovers(self.place)
        today = now.astimezone(UTC).date()
        if any(backup.whole and backup.made_at.date() == today for backup in self.list()):
            return None
        made = self.make(database, now, progress)
        ours = [backup for backup in self.list() if _OURS.fullmatch(backup.path.name)]
        for backup in outlived(ours, now):
            with suppress(OSError):  # tomorrow, then
                patiently(backup.path.unlink)
        return made

    def save_to(
        self, database: Database, target: Path, now: datetime, progress: Progress | None = None
    ) -> BackupInfo:
        """Make a backup of an open record, in a folder or as a file of the person's choice."""
        step = (progress or Progress()).step
        # Whoever reads keeps the record's lock from being changed meanwhile.
        with database.reading(), disk_explained(target):
            if database.replaced():
                raise replaced(database.path)
            made = into_backup(self._folder, database.key, target, now, step)
        with suppress(RecordError):  # the backup is made
            database.checkpoint()
        return made

    def newest_good(self, key: bytes | None = None) -> BackupInfo | None:
        """Return the newest backup this msdesk can read, and read to its end, or None.

        Where a key is given, it must be the one of the backup, if that is locked.
        """
        for info in self.list():
            with suppress(BackupError, RecordError), opened(info.path) as backup:
                if key is not None:
                    key_for(backup, key)
                backup.unpack(None, _no_step)
                if backup.said.schema <= SCHEMA:
                    return info
        return None

    def key_of(
        self, info: BackupInfo, *, passphrase: str | None = None, recovery_key: str | None = None
    ) -> bytes | None:
        """Return the key of a backup, which may have another passphrase than the record.

        None for a backup that is not locked.  Raises ``WrongKey`` or ``MistypedKey``.
        """
        with opened(info.path) as backup:
            if backup.keys is None:
                return None
            keys = KeyFile.decode(backup.keys)
        if recovery_key is not None:
            return keys.open_with_recovery_key(recovery_key)
        return keys.open_with_passphrase(passphrase or "")

    def test(
        self, info: BackupInfo, key: bytes | None = None, progress: Progress | None = None
    ) -> TestResult:
        """Make a record of a backup, apart from the present one, and read all of it.

        Raises ``LockedRecord``, ``WrongKey`` or ``NewerRecord`` where it cannot be tried.
        """
        from msdesk.domain.archive import Archive  # noqa: PLC0415 - no start needs it
        from msdesk.store.whole.archive import ArchiveStore  # noqa: PLC0415

        step = (progress or Progress()).step
        with disk_explained(self.place), working_file(self.place / RECORD) as tried:
            try:
                found = out_of_backup(info.path, key, tried, part(step, 0, 0.5))
                with closing(Database(tried, found.key)) as database:
                    archive = ArchiveStore(database, utc_now).read(progress)
                msgspec.json.decode(msgspec.json.encode(archive), type=Archive)
            except (BackupError, DamagedRecord) as error:
                return _not_good(error)
            except _NOT_OURS:
                return _not_good(broken(info.path))
        return TestResult(
            good=True,
            notes=sum(not each.deleted_at for each in archive.journal),
            appointments=sum(not each.deleted_at for each in archive.appointments),
            questions=sum(not each.deleted_at for each in archive.questions),
        )

    def restore(
        self,
        info: BackupInfo,
        now: datetime,
        key: bytes | None = None,
        progress: Progress | None = None,
        *,
        present_key: bytes | None = None,
    ) -> Path | None:
        """Go back to a backup, while nobody has the record open; see ``go_back``.

        The present record has the same key unless ``present_key`` says otherwise.
        """
        present_key = None if is_plain(self._folder / RECORD) else present_key or key
        return go_back(
            self._folder, info, now, key, progress or Progress(), present_key=present_key
        )


def _not_good(error: Error) -> TestResult:
    return TestResult(good=False, said=str(error), what_to_do=error.what_to_do)


def _no_step(_: float) -> None:
    """Nobody watches."""
