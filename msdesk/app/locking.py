"""The lock of the record: its passphrase, and the recovery key.

The recovery key is shown once, on the screen, on paper or in a file of the person's choice;
msdesk keeps it nowhere.
"""

from __future__ import annotations

import importlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from msdesk import paths
from msdesk.documents.pdf import recovery_pdf
from msdesk.errors import Error
from msdesk.services import keychain
from msdesk.services.saving import save_whole
from msdesk.store.record import Record
from msdesk.ui.pages.locking import LockingPage
from msdesk.ui.pages.recovery_key import RecoveryKeyPage

if TYPE_CHECKING:
    from msdesk.app.desk import Desk


class Locking(QObject):
    """Locks the record of a desk, changes its keys, and takes the lock off."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def page(self, record: Record) -> LockingPage:
        """Return the page that asks for a passphrase, the first or another."""
        page = LockingPage(
            self._desk.window.look,
            changing=record.is_encrypted,
            left_in_plain=() if record.is_encrypted else record.left_in_plain(),
        )
        does = self._new_passphrase if record.is_encrypted else self._encrypt
        page.chosen.connect(partial(does, record))
        page.refused.connect(self._desk.back)
        self._desk.change_settings(self._desk.settings._replace(asked_to_lock=True), redraw=False)
        return page

    def _encrypt(self, record: Record, passphrase: str) -> None:
        self._desk.work.do(
            "Locking your record",
            "The record, what you were writing and your backups are written anew, encrypted.",
            partial(record.encrypt, passphrase),
            then=self._encrypted,
        )

    def _encrypted(self, recovery_key: str) -> None:
        self._desk.idle.watch(on=True)
        self._show_key(recovery_key)

    def _new_passphrase(self, record: Record, passphrase: str) -> None:
        self._desk.work.do(
            "Changing your passphrase",
            "Your backups get it too.",
            partial(record.change_passphrase, passphrase),
            then=lambda _: self._done("Your new passphrase opens your record from now on."),
        )

    def new_recovery_key(self) -> None:
        """Make a recovery key in place of the one there is, and show it."""
        record = self._desk.record
        if record is not None:
            self._desk.work.do(
                "Making a new recovery key",
                "The one you have will no longer open your record.",
                record.new_recovery_key,
                then=self._show_key,
            )

    def decrypt(self) -> None:
        """Take the lock off."""
        record = self._desk.record
        if record is not None:
            self._desk.work.do(
                "Removing the lock",
                "The record and your backups are written anew, without encryption.",
                record.decrypt,
                then=lambda _: self._decrypted(record),
            )

    def _decrypted(self, record: Record) -> None:
        self._desk.idle.watch(on=False)
        self.forget_key(record)
        self._done("Your record is no longer locked.")

    def forget_here(self) -> None:
        """Ask for the passphrase on this computer from now on."""
        if self._desk.record is not None:
            self.forget_key(self._desk.record)
            self._done("This computer will ask for your passphrase from now on.")

    def forget_key(self, record: Record) -> None:
        """Take the key out of this computer's keychain, if it is there."""
        if self._desk.settings.remembered:
            keychain.forget(record.path)
            self._desk.change_settings(
                self._desk.settings._replace(remembered=False), redraw=False
            )

    def _done(self, said: str) -> None:
        self._desk.go("record")
        self._desk.say(said)

    # the recovery key

    def _show_key(self, key: str) -> None:
        """Show a key that was just made."""
        window = self._desk.window
        page = RecoveryKeyPage(window.look, key)
        page.print_wanted.connect(partial(self._print, key))
        page.save_wanted.connect(partial(self._save, key))
        page.done.connect(self._key_kept)
        window.forget_page("recovery-key")
        window.show_page("recovery-key", lambda: page)
        window.nav.allow(())
        page.first().setFocus()

    def _key_kept(self) -> None:
        desk = self._desk
        desk.opening.allow_pages()
        desk.go("record")
        desk.window.forget_page("recovery-key")
        desk.say("Your record is locked. Your passphrase and your recovery key open it.")

    def _pdf(self, key: str) -> bytes:
        return recovery_pdf(key, self._desk.today, paths.resources())

    def _print(self, key: str) -> None:
        try:
            # QtPdf is slow to load and hardly ever wanted here.
            printing = importlib.import_module("msdesk.ui.printing")
            printing.print_pdf(self._pdf(key), self._desk.window)
        except Error as error:
            self._desk.say(f"{error} {error.what_to_do}".strip())

    def _save(self, key: str) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self._desk.window, "Save the recovery key", "msdesk-recovery-key.pdf", "PDF (*.pdf)"
        )
        if not name:
            return
        try:
            save_whole(Path(name), self._pdf(key))
        except Error as error:
            self._desk.say(f"{error} {error.what_to_do}".strip())
        else:
            self._desk.say(f"Saved as {Path(name).name}. Whoever has it can open your record.")
