"""The lock of the record: its passphrase, and the recovery key.

The recovery key is shown once, on the screen, on paper or in a file of the person's choice;
msdesk keeps it nowhere.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from msdesk import paths
from msdesk.app.record.flow import Flow
from msdesk.domain.screen import Interlude, Screen
from msdesk.errors import Error
from msdesk.services import keychain
from msdesk.services.saving import save_whole
from msdesk.store.record import Record
from msdesk.ui.region import paper_or_usual
from msdesk.ui.saving import Saved, ask_where

if TYPE_CHECKING:
    from msdesk.ui.pages.recovery_key import RecoveryKeyPage


class Locking(Flow):
    """Locks a record, changes its keys, and takes the lock off; ``locked`` says which it is."""

    locked = Signal(bool)

    def encrypt(self, record: Record, passphrase: str) -> None:
        """Lock the record and all copies of it, and show its recovery key."""
        self._work.do(
            "Locking your record",
            "The record, what you were writing and your backups are written anew, encrypted.",
            partial(record.encrypt, passphrase),
            then=partial(self._encrypted, _key_page()),
        )

    def _encrypted(self, page: type[RecoveryKeyPage], recovery_key: str) -> None:
        self.locked.emit(True)  # noqa: FBT003 - a signal's
        self._show_key(page, recovery_key)

    def change_passphrase(self, record: Record, passphrase: str) -> None:
        """Let another passphrase open the record."""
        self._work.do(
            "Changing your passphrase",
            "Your backups get it too.",
            partial(record.change_passphrase, passphrase),
            then=lambda _: self._done("Your new passphrase opens your record from now on."),
        )

    def new_recovery_key(self, record: Record) -> None:
        """Make a recovery key in place of the one there is, and show it."""
        self._work.do(
            "Making a new recovery key",
            "The one you have will no longer open your record.",
            record.new_recovery_key,
            then=partial(self._show_key, _key_page()),
        )

    def decrypt(self, record: Record) -> None:
        """Take the lock off."""
        self._work.do(
            "Removing the lock",
            "The record and your backups are written anew, without encryption.",
            record.decrypt,
            then=lambda _: self._decrypted(record),
        )

    def _decrypted(self, record: Record) -> None:
        self.locked.emit(False)  # noqa: FBT003 - a signal's
        self.forget_key(record)
        self._done("Your record is no longer locked.")

    def forget_here(self, record: Record) -> None:
        """Ask for the passphrase on this computer from now on."""
        self.forget_key(record)
        self._done("This computer will ask for your passphrase from now on.")

    def forget_key(self, record: Record) -> None:
        """Take the key out of this computer's keychain, if it is there."""
        settings = self._preferences.value
        if settings.remembered:
            keychain.forget(record.path)
            self._preferences.change(settings._replace(remembered=False))

    def _done(self, said: str) -> None:
        self._navigation.go(Screen.RECORD)
        self.said.emit(said)

    # the recovery key

    def _show_key(self, made_by: type[RecoveryKeyPage], key: str) -> None:
        """Show a key that was just made."""
        page = made_by(self._window.look, key)
        page.print_wanted.connect(partial(self._print, key))
        page.save_wanted.connect(partial(self._save, key))
        page.done.connect(self._key_kept)
        self._navigation.interrupt(Interlude.RECOVERY_KEY, page)

    def _key_kept(self) -> None:
        self._navigation.resume()
        self._done("Your record is locked. Your passphrase and your recovery key open it.")

    def _pdf(self, key: str) -> bytes:
        from msdesk.documents.pdf import recovery_pdf  # noqa: PLC0415 - seldom

        today = date.today()  # noqa: DTZ011  # the person's own day, not an instant
        paper = paper_or_usual(self._preferences.value.paper)
        return recovery_pdf(key, today, paths.resources(), paper=paper)

    def _print(self, key: str) -> None:
        # QtPdf is slow to load and hardly ever wanted here.
        from msdesk.ui.printing import print_pdf  # noqa: PLC0415

        try:
            print_pdf(self._pdf(key), self._window)
        except Error as error:
            self.said.emit(error.whole)

    def _save(self, key: str) -> None:
        path = ask_where(
            self._window, "Save the recovery key", "msdesk-recovery-key.pdf", "PDF (*.pdf)"
        )
        if path is None:
            return
        try:
            save_whole(path, self._pdf(key))
        except Error as error:
            self.said.emit(error.whole)
        else:
            self.filed.emit(Saved(path, "Whoever has it can open your record."))


def _key_page() -> type[RecoveryKeyPage]:
    """Return what shows a key; asked for before the key is made, which is shown only once."""
    from msdesk.ui.pages.recovery_key import RecoveryKeyPage  # noqa: PLC0415 - seldom

    return RecoveryKeyPage
