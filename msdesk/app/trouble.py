"""What to do when a record cannot be opened, or another file took its place.

Nothing here writes over a record.  A damaged one is set aside before another takes its place.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from msdesk import paths
from msdesk.app.gone import SAVE, Gone
from msdesk.app.single import Door
from msdesk.app.start import in_use_page
from msdesk.domain.backup import BackupInfo
from msdesk.domain.progress import Progress
from msdesk.errors import (
    Cancelled,
    ChangesMissing,
    DamagedRecord,
    Error,
    FolderError,
    LockedRecord,
    NewerRecord,
    NoRecord,
    NotARecord,
    RecordError,
    WrongKey,
)
from msdesk.services.exporting import export_json
from msdesk.store.backups import Backups
from msdesk.store.going_on import go_on
from msdesk.store.header import RECORD
from msdesk.store.health import set_aside
from msdesk.store.record import Record
from msdesk.store.salvage import salvage
from msdesk.ui.pages.trouble import TroublePage
from msdesk.ui.pages.unlock import UnlockPage

if TYPE_CHECKING:
    from msdesk.app.desk import Desk
    from msdesk.app.opening import Opening

_ANYWAY, _TOGETHER = "open-anyway", "bring-together"
_BEGIN, _USUAL = "begin-here", "usual-folder"

_UNREADABLE = "The settings of msdesk cannot be read, and there is no record in the usual folder."
_WHERE = "If your record is in another folder, choose that. Or start a new record."


class Trouble(QObject):
    """Says what was found in place of a record, and does what the person chooses."""

    def __init__(self, desk: Desk, opening: Opening) -> None:
        super().__init__(opening)
        self._desk = desk
        self._opening = opening
        self._gone = Gone(desk, self)
        self.kept: tuple[Path, bytes | None] | None = None  # to bring in, with its key
        self._found: Error | None = None  # what the page of trouble is about

    @property
    def _folder(self) -> Path:
        return self._opening.folder

    def show(self, error: Error) -> None:
        """Say what was found, and offer the ways out there are."""
        self._found = error
        ours = isinstance(error, DamagedRecord | NotARecord)
        salvageable = isinstance(error, DamagedRecord | NewerRecord)
        of_the_folder = isinstance(error, FolderError | RecordError)
        begin = ((_BEGIN, "Start a new record here"),) if isinstance(error, NoRecord) else ()
        elsewhere = of_the_folder and self._folder != paths.data_folder()
        usual = ((_USUAL, "Go to the usual folder"),) if elsewhere else ()
        if begin and not elsewhere:  # there one is begun, but for settings that cannot be read
            error = NoRecord(_UNREADABLE, _WHERE)
        self.show_in_place(
            TroublePage(
                self._desk.window.look,
                str(error),
                error.what_to_do,
                can_go_on=isinstance(error, ChangesMissing),
                backup=self._newest_good() if ours else None,
                can_salvage=salvageable,
                can_start_anew=ours,
                again=of_the_folder and not (ours or salvageable),
                folder=of_the_folder,
                other=(*begin, *usual),
            )
        )

    def _newest_good(self) -> BackupInfo | None:
        with suppress(OSError):  # the folder has gone meanwhile
            return Backups(self._folder).newest_good(self._opening.key)
        return None

    def show_in_use(self, door: Door) -> None:
        """Say who has the record open, and let the person decide."""
        page = in_use_page(self._desk.window.look, self._desk.single, door)
        if isinstance(page, TroublePage):
            self.show_in_place(page)

    def show_in_place(self, page: TroublePage) -> None:
        """Show a page of trouble in place of everything else."""
        window = self._desk.window
        window.forget_page("trouble")
        window.show_page("trouble", lambda: page)
        self.follow(page)
        page.first().setFocus()

    def follow(self, page: TroublePage) -> None:
        """Do what is chosen on a page of trouble."""
        self._opening.shut_away("trouble")
        page.close_wanted.connect(self._desk.window.close)
        page.going_on_wanted.connect(self._go_on)
        page.restore_wanted.connect(self.go_back_to)
        page.salvage_wanted.connect(self._salvage)
        page.folder_wanted.connect(self.choose_folder)
        page.anew_wanted.connect(self._start_anew)
        page.other_wanted.connect(self._other)
        page.again_wanted.connect(self._again)

    # on with what there is

    @Slot()
    def _go_on(self) -> None:
        folder, key = self._folder, self._opening.key
        self._desk.work.do(
            "Saving what can be saved",
            "The damaged files themselves are kept as they are.",
            lambda progress: go_on(folder, key, datetime.now(UTC), progress),
            then=self._gone_on,
            failed=self.show,
        )

    def _gone_on(self, kept: Path | None) -> None:
        self._opening.open_with(self._opening.key)
        if kept is not None:
            self._desk.say(f"Your record is open. The damaged files are in {kept}.")

    # back to a backup

    @Slot(object)
    def go_back_to(self, backup: BackupInfo) -> None:
        """Put the record of a backup in the place of the present one, and open it."""
        if self._desk.record is not None:
            self._found = None
        self._desk.close_record()
        self._restore(backup, self._opening.key)

    def _restore(self, backup: BackupInfo, key: bytes | None) -> None:
        backups, present = Backups(self._folder), self._opening.key

        def restore(progress: Progress) -> Path | None:
            now = datetime.now(UTC)
            return backups.restore(backup, now, key, progress, present_key=present)

        self._desk.work.do(
            "Going back to your backup",
            "Your present record is kept aside first.",
            restore,
            then=lambda _: self._restored(key),
            failed=partial(self._not_restored, backup),
        )

    def _restored(self, key: bytes | None) -> None:
        self._opening.open_with(self._opening.key or key)
        self._desk.say("Your backup is open. The record from before was kept aside.")

    def _not_restored(self, backup: BackupInfo, error: Error) -> None:
        if isinstance(error, LockedRecord | WrongKey):
            self._ask_for(backup)
            return
        if isinstance(error, Cancelled) and self._found is not None:
            self.show(self._found)  # it may open, and be damaged all the same
        else:
            self._opening.open_with(self._opening.key)
            if self._desk.record is not None:
                self._desk.go("backups")
        self._desk.say(f"{error} {error.what_to_do}".strip())

    def _ask_for(self, backup: BackupInfo) -> None:
        """Ask for the passphrase of a backup that is locked with another one."""
        window = self._desk.window
        page = UnlockPage(window.look)
        page.set_heading("This backup is locked", "Its passphrase is not that of your record.")
        page.remember.hide()
        find = partial(Backups(self._folder).key_of, backup)
        page.passphrase_given.connect(
            lambda typed, _keep: self._try(page, backup, partial(find, passphrase=typed))
        )
        page.recovery_key_given.connect(
            lambda typed, _keep: self._try(page, backup, partial(find, recovery_key=typed))
        )
        window.forget_page("unlock")
        window.show_page("unlock", lambda: page)
        self._opening.shut_away("unlock")
        page.first().setFocus()

    def _try(self, page: UnlockPage, backup: BackupInfo, find: Callable[[], bytes | None]) -> None:
        def not_opened(error: Exception) -> None:
            page.set_busy(False)
            page.say(str(error))

        page.set_busy(True)
        self._desk.background.run(
            find,
            owner=page,
            then=partial(self._restore, backup),
            failed=not_opened,
        )

    # other ways out

    @Slot()
    def _salvage(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self._desk.window, "Save what can be read", "msdesk-saved.msdesk.json"
        )
        if not name:
            return
        path, key = self._folder / RECORD, self._opening.key
        self._desk.work.do(
            "Reading what can be read",
            "The damaged record itself stays as it is.",
            lambda progress: export_json(salvage(path, key, progress).archive, Path(name)),
            then=lambda _: self._salvaged(Path(name)),
            failed=self._not_salvaged,
        )

    def _salvaged(self, file: Path) -> None:
        self._back(f"Saved as {file.name}. It is not locked: keep it in a safe place.")

    def _not_salvaged(self, error: Error) -> None:
        if isinstance(error, DamagedRecord):  # nothing can be read: other ways out are left
            self.show(error)
        else:
            self._back(f"{error} {error.what_to_do}".strip())

    def _back(self, said: str) -> None:
        """Show the page of trouble as it was, with all there is to choose, and say something."""
        page = self._opening.go("home")
        if isinstance(page, TroublePage):
            page.first().setFocus()
        self._desk.say(said)

    @Slot()
    def choose_folder(self) -> None:
        """Let the person choose another folder, and open the record there."""
        name = QFileDialog.getExistingDirectory(self._desk.window, "The folder of your record")
        if name:
            self.try_folder(Path(name))

    def try_folder(self, folder: Path) -> None:
        """Open the record of another folder; where it cannot be used, say so and stay here."""
        try:
            self._opening.move_to(folder)
        except Error as error:
            page = self._desk.window.page("trouble")
            say = page.say if isinstance(page, TroublePage) else self._desk.say
            say(f"{error} Nothing was changed. You can choose another one.")

    @Slot()
    def _start_anew(self) -> None:
        set_aside(self._folder, datetime.now(UTC))
        self._opening.open_with(None, new=True)

    @Slot()
    def _again(self) -> None:
        record = self._desk.record
        if record is None:
            self._opening.open()
        elif record.replaced():
            self.keep_both(record)
        else:  # its folder was gone, and is there again
            self._desk.close_record(keep=False)
            self._opening.open()

    @Slot(str)
    def _other(self, what: str) -> None:
        if what == _BEGIN:
            self._opening.begin_here()
        elif what == _USUAL:
            self.try_folder(paths.data_folder())
        elif what == SAVE:
            self._gone.save_all()
        else:
            if what == _ANYWAY:
                self._desk.single.take_anyway()
            self._opening.open()

    # another file in the place of the record, or no place at all

    def keep_both(self, record: Record) -> None:
        """Keep what is in the window beside the file that took its place, and say so."""
        kept = self._folder / f"record-kept-{datetime.now(UTC):%Y-%m-%d-%H%M%S}.db"
        try:
            record.rescue(kept)
        except Error:
            self._gone.show()
            return
        self.kept = (kept, record.key)
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
