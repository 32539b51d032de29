"""Going back to a backup: its record takes the place of the present one, which is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot

from msdesk.app.record.flow import Flow, Means
from msdesk.app.shell.single import Single
from msdesk.domain.backup import BackupInfo
from msdesk.domain.progress import Progress
from msdesk.domain.screen import Interlude, Screen
from msdesk.errors import Cancelled, Error, LockedRecord, WrongKey
from msdesk.store.copies.backups import Backups
from msdesk.ui.pages.unlock.page import UnlockPage


class GoingBack(Flow):
    """Puts the record of a backup in the place of the present one.

    ``open_with`` carries the key of the record that is there then, whichever it is.  ``stopped``
    says that the person stopped it where no record was open before.
    """

    open_with = Signal(object)
    stopped = Signal()

    def __init__(self, means: Means, single: Single) -> None:
        super().__init__(means)
        self._single = single
        self._from_record = False

    @Slot(object)
    def go_back_to(self, backup: BackupInfo) -> None:
        """Close the present record and go back to a backup."""
        self._from_record = self._session.record is not None
        self._session.close()
        self._restore(backup, self._session.key)

    def _restore(self, backup: BackupInfo, key: bytes | None) -> None:
        backups, present = Backups(self._single.folder), self._session.key

        def restore(progress: Progress) -> Path | None:
            now = datetime.now(UTC)
            return backups.restore(backup, now, key, progress, present_key=present)

        self._work.do(
            "Going back to your backup",
            "Your present record is kept aside first.",
            restore,
            then=lambda _: self._restored(key),
            failed=partial(self._not_restored, backup),
        )

    def _restored(self, key: bytes | None) -> None:
        self.open_with.emit(self._session.key or key)
        self._say_if_open("Your backup is open. The record from before was kept aside.")

    def _not_restored(self, backup: BackupInfo, error: Error) -> None:
        if isinstance(error, LockedRecord | WrongKey):
            self._ask_for(backup)
            return
        if isinstance(error, Cancelled) and not self._from_record:
            self.stopped.emit()  # not opened: it may open, and be damaged all the same
        else:
            self.open_with.emit(self._session.key)
            if self._session.record is not None:
                self._navigation.go(Screen.BACKUPS)
        self.said.emit(error.whole)

    def _ask_for(self, backup: BackupInfo) -> None:
        """Ask for the passphrase of a backup that is locked with another one."""
        page = UnlockPage(self._window.look, once=True)
        page.set_heading("This backup is locked", "Its passphrase is not that of your record.")
        find = partial(Backups(self._single.folder).key_of, backup)
        page.passphrase_given.connect(
            lambda typed, _keep: self._try(page, backup, partial(find, passphrase=typed))
        )
        page.recovery_key_given.connect(
            lambda typed, _keep: self._try(page, backup, partial(find, recovery_key=typed))
        )
        self._navigation.stand_in(Interlude.UNLOCK, page)

    def _try(self, page: UnlockPage, backup: BackupInfo, find: Callable[[], bytes | None]) -> None:
        def not_opened(error: Exception) -> None:
            page.set_busy(False)
            page.say(str(error))

        page.set_busy(True)
        self._background.run(
            find,
            owner=page,
            then=partial(self._restore, backup),
            failed=not_opened,
        )
