"""From a folder to an open record, by way of its passphrase; and back to a locked one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot

from msdesk import paths
from msdesk.app.record.flow import Flow, Means
from msdesk.app.shell.single import Door, Single
from msdesk.domain.screen import Interlude
from msdesk.errors import Error, LockedRecord, MistypedKey, RecordError, WrongKey
from msdesk.services import keychain
from msdesk.store.file.access import has_log
from msdesk.store.file.folder import prepare
from msdesk.store.file.header import RECORD, is_encrypted
from msdesk.store.record import open_record, unlock
from msdesk.ui.pages.unlock.page import UnlockPage


class Opening(Flow):
    """Opens the record of a folder, which the session then holds.

    ``refused`` carries the ``Error`` where it cannot be opened, ``in_use`` the ``Door`` where
    somebody else has it, ``folder_refused`` the ``Error`` where another folder cannot be used.
    """

    refused = Signal(object)
    in_use = Signal(object)
    folder_refused = Signal(object)

    def __init__(self, means: Means, single: Single) -> None:
        super().__init__(means)
        self._single = single
        self._asking: UnlockPage | None = None
        self._chosen = False  # the folder, by the person; remembered when its record is open

    @Slot()
    def open(self) -> None:
        """Open the record, or have somebody say why not; ask for the passphrase if need be."""
        door = self._single.take()
        self._single.listen()  # not before: the folder may have been made only now
        if door is not Door.OURS:
            self.in_use.emit(door)
        elif is_encrypted(self._single.folder):
            self._open_locked()
        else:
            self.open_with(None)

    def _open_locked(self) -> None:
        if not self._preferences.value.remembered:
            self.ask()
        elif key := keychain.recall(self._single.folder / RECORD):
            self.open_with(key)
        else:
            self.ask("This computer's keychain did not hand out the key.")

    @Slot(object)
    def open_with(self, key: bytes | None, *, new: bool = False) -> None:
        """Open the record with a key; a ``new`` one where there is none."""
        self._session.key = key
        single = self._single
        work = partial(open_record, single.folder, key=key, new=new, begin=single.begins)
        try:
            # What a crash left beside a record is read whole with it, before it is opened.
            record = self._background.waited_for(work) if self._has_log else work()
        except (LockedRecord, WrongKey):  # wrong: the keychain has the key of another record
            self.ask()
        except Error as error:
            self.refused.emit(error)
        else:
            self._session.take_up(record)
            self._remember_folder()

    @property
    def _has_log(self) -> bool:
        try:
            return has_log(self._single.folder / RECORD)
        except (OSError, ValueError):  # who opens the record says what is wrong
            return False

    @Slot()
    def open_new(self) -> None:
        """Begin a record in place of one that was set aside."""
        self.open_with(None, new=True)

    @Slot()
    def lock(self) -> None:
        """Close an encrypted record and ask for the passphrase; what was typed is kept."""
        record = self._session.record
        if record is None or not record.is_encrypted or self._work.under_way:
            return
        self._session.close()
        self._session.key = None
        self.ask("Locked. What you were writing has been kept.")

    # another folder

    @Slot(object)
    def move_to(self, folder: Path) -> None:
        """Open the record of another folder, now and, once it has opened, at each start.

        Where the folder cannot be used, all is as it was.
        """
        usual = folder == paths.data_folder()
        try:
            prepare(folder, make=usual)
        except Error as error:
            self.folder_refused.emit(error)
            return
        self._session.close()
        self._single.move(folder, begins=usual)
        self._chosen = True
        self._session.key = None
        self.open()

    @Slot()
    def begin_here(self) -> None:
        """Make a record where there is none; the person said so."""
        self._single.begins = True
        self.open()

    @Slot()
    def open_anyway(self) -> None:
        """Open the record that somebody else seems to have; the person said so."""
        taken = self._single.take_anyway()
        self.open()
        if not taken and self._session.record is not None:
            self.said.emit(
                "Opened. The other msdesk may have it open too: close that one before you write."
            )

    def _remember_folder(self) -> None:
        if not self._chosen:
            return
        self._chosen = False
        folder = self._single.folder
        name = "" if folder == paths.data_folder() else str(folder)
        if not self._preferences.change(self._preferences.value._replace(data_folder=name)):
            self.said.emit(
                "This folder could not be remembered. Choose it again at the next start."
            )

    def explain(self, error: BaseException) -> bool:
        """Show what nobody foresaw while a record was being opened; return whether it was that."""
        if self._session.record is not None or self._navigation.stands_in:
            return False
        unforeseen = RecordError("Your record could not be opened. This is a fault of msdesk.")
        self.refused.emit(error if isinstance(error, Error) else unforeseen)
        return True

    # the passphrase

    def ask(self, note: str = "") -> None:
        """Ask for the passphrase or the recovery key."""
        page = self._window.page(Interlude.UNLOCK)
        if not isinstance(page, UnlockPage) or page is self._asking:
            page = UnlockPage(self._window.look)  # else it is there from the first paint on
        self._asking = page
        page.passphrase_given.connect(self._try_passphrase)
        page.recovery_key_given.connect(self._try_recovery_key)
        self._navigation.stand_in(Interlude.UNLOCK, page)
        if note:
            page.say(note)

    @Slot(str, bool)
    def _try_passphrase(self, typed: str, keep: bool = False) -> None:  # noqa: FBT001, FBT002
        self._try(partial(unlock, self._single.folder, passphrase=typed), keep=keep)

    @Slot(str, bool)
    def _try_recovery_key(self, typed: str, keep: bool) -> None:  # noqa: FBT001 - from a signal
        self._try(partial(unlock, self._single.folder, recovery_key=typed), keep=keep)

    def _try(self, work: partial[bytes], *, keep: bool) -> None:
        page = self._asking
        if page is None:
            return
        page.set_busy(True)
        self._background.run(
            work,
            owner=page,
            then=partial(self._unlocked, keep=keep),
            failed=partial(self._not_unlocked, page),
        )

    def _unlocked(self, key: bytes, *, keep: bool) -> None:
        kept = keep and keychain.remember(key, self._single.folder / RECORD)
        self._preferences.change(self._preferences.value._replace(remembered=kept))
        self.open_with(key)
        if keep and not kept:
            self.said.emit("This computer has no keychain to remember it in. It will ask again.")

    def _not_unlocked(self, page: UnlockPage, error: Exception) -> None:
        if not isinstance(error, Error):
            raise error
        if isinstance(error, WrongKey | MistypedKey):
            page.set_busy(False)
            page.say(error.whole)
        else:
            self.refused.emit(error)
