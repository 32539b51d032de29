"""From a folder to an open record, by way of its passphrase; and back to a locked one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from msdesk import paths
from msdesk.app.single import Door
from msdesk.app.trouble import Trouble
from msdesk.errors import Error, LockedRecord, MistypedKey, RecordError, WrongKey
from msdesk.services import keychain
from msdesk.store.folder import prepare
from msdesk.store.header import RECORD, is_encrypted
from msdesk.store.record import open_record, unlock
from msdesk.ui.pages.protection import ProtectionPage
from msdesk.ui.pages.unlock import UnlockPage

if TYPE_CHECKING:
    from msdesk.app.desk import Desk


_WITHOUT_RECORD = ("home", "help")  # the stops that can be chosen while no record is open


class Opening(QObject):
    """Opens the record of a desk's folder; ``opened`` carries it."""

    opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.key: bytes | None = None  # what was tried last
        self.trouble = Trouble(desk, self)
        self.instead = ""  # the page that stands where Home would, while no record can be used
        self._chosen = False  # the folder, by the person; remembered when its record is open

    @property
    def folder(self) -> Path:
        """The folder of the record."""
        return self._desk.single.folder

    def open(self) -> None:
        """Open the record, or show what asks for the passphrase or says what is wrong."""
        door = self._desk.single.take()
        self._desk.single.listen()  # not before: the folder may have been made only now
        if door is not Door.OURS:
            self.trouble.show_in_use(door)
        elif is_encrypted(self.folder):
            self._open_locked()
        else:
            self.open_with(None)

    def _open_locked(self) -> None:
        if self._desk.settings.remembered:
            key = keychain.recall(self.folder / RECORD)
            if key is not None:
                self.open_with(key)
                return
            self.ask("This computer's keychain did not hand out the key.")
            return
        self.ask()

    def open_with(self, key: bytes | None, *, new: bool = False) -> None:
        """Open the record with a key; a ``new`` one where there is none."""
        self.key = key
        try:
            record = open_record(self.folder, key=key, new=new, begin=self._desk.single.begins)
        except (LockedRecord, WrongKey):  # wrong: the keychain has the key of another record
            self.ask()
        except Error as error:
            self.trouble.show(error)
        else:
            self.instead = ""
            self.opened.emit(record)
            self._remember_folder()
            if self.trouble.kept is not None:
                kept, self.trouble.kept = self.trouble.kept, None
                self._desk.keeper.moving.bring_in(*kept)

    # without a record

    def shut_away(self, page: str) -> None:
        """Let go of every page but one, which stands where Home would until a record is open."""
        desk = self._desk
        self.instead = page
        desk.toast.hide()
        for name in desk.window.page_names():
            if name != page:
                desk.window.forget_page(name)
        desk.window.mark("home")
        self.allow_pages()
        desk.load()

    def allow_pages(self) -> None:
        """Let the stops be chosen that have something to show."""
        open_now = self._desk.record is not None and not self.instead
        self._desk.window.nav.allow(None if open_now else _WITHOUT_RECORD)

    def go(self, page: str) -> QWidget | None:
        """Show help, or the page that stands where Home would."""
        window = self._desk.window
        if page == "help":
            return window.show_page("help", self._desk.keeper.help_page)
        window.mark("home")
        return window.show_page(self.instead, QWidget) if self.instead else None

    @Slot()
    def lock(self) -> None:
        """Close an encrypted record and ask for the passphrase; what was typed is kept."""
        record = self._desk.record
        if record is None or not record.is_encrypted or self._desk.work.under_way:
            return
        self._desk.close_record()
        self.key = None
        self.ask("Locked. What you were writing has been kept.")

    # another folder

    def move_to(self, folder: Path) -> None:
        """Open the record of another folder, now and, once it has opened, at each start.

        Raises ``FolderError`` where the folder cannot be used; all is as it was then.
        """
        desk = self._desk
        usual = folder == paths.data_folder()
        prepare(folder, make=usual)
        desk.close_record()
        desk.single.move(folder, begins=usual)
        self._chosen = True
        self.key = None
        self.open()

    def begin_here(self) -> None:
        """Make a record where there is none; the person said so."""
        self._desk.single.begins = True
        self.open()

    def _remember_folder(self) -> None:
        if not self._chosen:
            return
        self._chosen = False
        desk, folder = self._desk, self.folder
        name = "" if folder == paths.data_folder() else str(folder)
        if not desk.change_settings(desk.settings._replace(data_folder=name), redraw=False):
            desk.say("This folder could not be remembered. Choose it again at the next start.")

    def explain(self, error: BaseException) -> bool:
        """Show what nobody foresaw while a record was being opened; return whether it was that."""
        if self._desk.record is not None or self.instead:
            return False
        unforeseen = RecordError("Your record could not be opened. This is a fault of msdesk.")
        self.trouble.show(error if isinstance(error, Error) else unforeseen)
        return True

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
        self.open_with(key)
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
            self.trouble.show(error)

    @Slot()
    def _show_protection(self) -> None:
        window = self._desk.window
        page = window.show_page("protection", lambda: ProtectionPage(window.look, encrypted=True))
        if isinstance(page, ProtectionPage):
            page.back_wanted.connect(self._desk.back)
            page.first().setFocus()
