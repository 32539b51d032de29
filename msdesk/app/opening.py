"""From a folder to an open record: the passphrase, and what to do when it cannot be opened.

Nothing here writes over a record.  A damaged one is set aside before another takes its place.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from msdesk.app.single import Door
from msdesk.domain.backup import BackupInfo
from msdesk.errors import (
    DamagedRecord,
    Error,
    LockedRecord,
    MistypedKey,
    NewerRecord,
    NotARecord,
    WrongKey,
)
from msdesk.services import keychain
from msdesk.services.exporting import export_json
from msdesk.store.backups import Backups
from msdesk.store.header import RECORD, is_encrypted
from msdesk.store.health import set_aside
from msdesk.store.record import Record, open_record, unlock
from msdesk.store.salvage import salvage
from msdesk.ui.pages.protection import ProtectionPage
from msdesk.ui.pages.trouble import TroublePage
from msdesk.ui.pages.unlock import UnlockPage

if TYPE_CHECKING:
    from msdesk.app.desk import Desk


_ANYWAY, _TOGETHER = "open-anyway", "bring-together"
_WITHOUT_RECORD = ("home", "help")  # the stops that can be chosen while no record is open


class Opening(QObject):
    """Opens the record of a desk's folder; ``opened`` carries it."""

    opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._key: bytes | None = None  # what was tried last
        self._kept: tuple[Path, bytes | None] | None = None  # to bring in, with its key
        self._instead = ""  # the page that stands where Home would, while no record is open

    @property
    def folder(self) -> Path:
        """The folder of the record."""
        return self._desk.single.folder

    def open(self) -> None:
        """Open the record, or show what asks for the passphrase or says what is wrong."""
        if self._desk.single.take() is not Door.OURS:
            page = self._desk.window.page("trouble")
            if isinstance(page, TroublePage):
                self._follow(page)
        elif is_encrypted(self.folder):
            self._open_locked()
        else:
            self._open(None)

    def _open_locked(self) -> None:
        if self._desk.settings.remembered:
            key = keychain.recall(self.folder / RECORD)
            if key is not None:
                self._open(key)
                return
            self.ask("This computer's keychain did not hand out the key.")
            return
        self.ask()

    def _open(self, key: bytes | None) -> None:
        self._key = key
        try:
            record = open_record(self.folder, key=key)
        except (LockedRecord, WrongKey):  # wrong: the keychain has the key of another record
            self.ask()
        except Error as error:
            self.show_trouble(error)
        else:
            self.opened.emit(record)
            if self._kept is not None:
                kept, self._kept = self._kept, None
                self._desk.keeper.moving.bring_in(*kept)

    # without a record

    def shut_away(self, page: str) -> None:
        """Let go of every page but one, which stands where Home would until a record is open."""
        desk = self._desk
        self._instead = page
        desk.toast.hide()
        for name in desk.window.page_names():
            if name != page:
                desk.window.forget_page(name)
        desk.window.mark("home")
        self.allow_pages()
        desk.load()

    def allow_pages(self) -> None:
        """Let the stops be chosen that have something to show."""
        open_now = self._desk.record is not None
        self._desk.window.nav.allow(None if open_now else _WITHOUT_RECORD)

    def go(self, page: str) -> QWidget | None:
        """Show help, or the page that stands where Home would."""
        window = self._desk.window
        if page == "help":
            return window.show_page("help", self._desk.keeper.help_page)
        window.mark("home")
        return window.show_page(self._instead, QWidget) if self._instead else None

    @Slot()
    def lock(self) -> None:
        """Close an encrypted record and ask for the passphrase; what was typed is kept."""
        record = self._desk.record
        if record is None or not record.is_encrypted or self._desk.work.under_way:
            return
        self._desk.close_record()
        self.ask("Locked. What you were writing has been kept.")

    def move_to(self, folder: Path) -> None:
        """Open the record of another folder, now and at the next start."""
        desk = self._desk
        desk.single.move(folder)
        desk.change_settings(desk.settings._replace(data_folder=str(folder)), redraw=False)
        desk.single.listen()
        self.open()

    # the passphrase

    def ask(self, note: str = "") -> None:
        """Ask for the passphrase or the recovery key."""
        window = self._desk.window
        page = window.show_page("unlock", lambda: UnlockPage(window.look))
        self.shut_away("unlock")
        if isinstance(page, UnlockPage):
            page.passphrase_given.connect(self._try_passphrase)
            page.recovery_key_given.connect(self._try_recovery_key)
            page.protection_wanted.connect(self._show_protection)
            page.first().setFocus()
            if note:
                page.say(note)

    @Slot(str, bool)
    def _try_passphrase(self, typed: str, keep: bool = False) -> None:  # noqa: FBT001, FBT002
        self._try(partial(unlock, self.folder, passphrase=typed), keep=keep)

    @Slot(str, bool)
    def _try_recovery_key(self, typed: str, keep: bool) -> None:  # noqa: FBT001 - from a signal
        self._try(partial(unlock, self.folder, recovery_key=typed), keep=keep)

    def _try(self, work: partial[bytes], *, keep: bool) -> None:
        page = self._desk.window.page("unlock")
        if not isinstance(page, UnlockPage):
            return
        page.set_busy(True)
        self._desk.background.run(
            work,
            owner=page,
            then=lambda key: self._unlocked(key, keep=keep),
            failed=self._not_unlocked,
        )

    def _unlocked(self, key: bytes, *, keep: bool) -> None:
        desk = self._desk
        kept = keep and keychain.remember(key, self.folder / RECORD)
        desk.change_settings(desk.settings._replace(remembered=kept), redraw=False)
        self._open(key)
        if keep and not kept:
            desk.say("This computer has no keychain to remember it in. It will ask again.")

    def _not_unlocked(self, error: Exception) -> None:
        page = self._desk.window.page("unlock")
        if not isinstance(error, Error):
            raise error
        if isinstance(error, WrongKey | MistypedKey) and isinstance(page, UnlockPage):
            page.set_busy(False)
            page.say(f"{error} {error.what_to_do}".strip())
        else:
            self.show_trouble(error)

    @Slot()
    def _show_protection(self) -> None:
        window = self._desk.window
        page = window.show_page("protection", lambda: ProtectionPage(window.look, encrypted=True))
        if isinstance(page, ProtectionPage):
            page.back_wanted.connect(self._desk.back)
            page.first().setFocus()

    # trouble

    def show_trouble(self, error: Error) -> None:
        """Say what was found, and offer the ways out there are."""
        window = self._desk.window
        ours = isinstance(error, DamagedRecord | NotARecord)
        page = TroublePage(
            window.look,
            str(error),
            error.what_to_do,
            backup=Backups(self.folder).newest_good(self._key) if ours else None,
            can_salvage=isinstance(error, DamagedRecord | NewerRecord),
            can_start_anew=ours,
        )
        self.show_in_place(page)

    def show_in_place(self, page: TroublePage) -> None:
        """Show a page of trouble in place of everything else."""
        window = self._desk.window
        window.forget_page("trouble")
        window.show_page("trouble", lambda: page)
        self.shut_away("trouble")
        self._follow(page)
        page.first().setFocus()

    def _follow(self, page: TroublePage) -> None:
        self.shut_away("trouble")
        page.close_wanted.connect(self._desk.window.close)
        page.restore_wanted.connect(self.go_back_to)
        page.salvage_wanted.connect(self._salvage)
        page.folder_wanted.connect(self._choose_folder)
        page.anew_wanted.connect(self._start_anew)
        page.other_wanted.connect(self._other)

    @Slot(object)
    def go_back_to(self, backup: BackupInfo) -> None:
        """Put the record of a backup in the place of the present one, and open it."""
        self._desk.close_record()
        folder, key = self.folder, self._key
        self._desk.work.do(
            "Going back to your backup",
            "Your present record is kept aside first.",
            lambda progress: Backups(folder).restore(backup, datetime.now(UTC), key, progress),
            then=lambda _: self._restored(),
            failed=self.show_trouble,
        )

    def _restored(self) -> None:
        self._desk.say("Your backup is open. The record from before was kept aside.")
        self.open()

    @Slot()
    def _salvage(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self._desk.window, "Save what can be read", "msdesk-saved.msdesk.json"
        )
        if not name:
            return
        path, key = self.folder / RECORD, self._key
        self._desk.work.do(
            "Reading what can be read",
            "The damaged record itself stays as it is.",
            lambda progress: export_json(salvage(path, key, progress).archive, Path(name)),
            then=lambda _: self._salvaged(Path(name)),
            failed=self.show_trouble,
        )

    def _salvaged(self, file: Path) -> None:
        self.go("home")
        self._desk.say(f"Saved as {file.name}. It is not locked: keep it in a safe place.")

    @Slot()
    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self._desk.window, "The folder of your record")
        if name:
            self.move_to(Path(name))

    @Slot()
    def _start_anew(self) -> None:
        set_aside(self.folder, datetime.now(UTC))
        self._open(None)

    @Slot(str)
    def _other(self, what: str) -> None:
        if what == _ANYWAY:
            self._desk.single.take_anyway()
        self.open()

    # another file in the place of the record

    def keep_both(self, record: Record) -> None:
        """Keep what is in the window beside the file that took its place, and say so."""
        kept = self.folder / f"record-kept-{datetime.now(UTC):%Y-%m-%d-%H%M%S}.db"
        record.rescue(kept)
        self._kept = (kept, record.key)
        self._desk.close_record(keep=False)
        self.show_in_place(
            TroublePage(
                self._desk.window.look,
                "Another program put another file in the place of your record. A service that "
                "copies folders between computers does that.",
                f"What you had here was kept as {kept.name}. Nothing was lost: you can open the "
                "record that is there now, and bring both together.",
                other=((_TOGETHER, "Open it and bring both together"),),
            )
        )
