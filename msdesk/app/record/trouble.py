"""What to do when a record cannot be opened, or another file took its place.

Nothing here writes over a record.  A damaged one is set aside before another takes its place.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import assert_never

from PySide6 import QtWidgets
from PySide6.QtCore import Signal, Slot

from msdesk import paths
from msdesk.app.record.flow import Flow, Means
from msdesk.app.shell.in_use import in_use_page
from msdesk.app.shell.single import Door, Single
from msdesk.domain.backup import BackupInfo
from msdesk.domain.progress import Progress
from msdesk.domain.screen import Interlude
from msdesk.errors import (
    ChangesMissing,
    DamagedRecord,
    Error,
    FolderError,
    NewerRecord,
    NoRecord,
    NotARecord,
    RecordError,
)
from msdesk.store.copies.backups import Backups
from msdesk.store.file.header import RECORD
from msdesk.store.record import Record
from msdesk.store.rescue.health import set_aside
from msdesk.ui.pages.trouble import TroublePage, WayOut
from msdesk.ui.saving import Saved, ask_where

_UNREADABLE = "The settings of msdesk cannot be read, and there is no record in the usual folder."
_WHERE = "If your record is in another folder, choose that. Or start a new record."


class Trouble(Flow):
    """Says what was found in place of a record, and does what the person chooses.

    Each of its ways out that leads to a record is a signal: to ``open_again``, to
    ``open_anyway`` what somebody else seems to have, to ``begin_here``, to ``begin_anew`` after
    the old one was set aside, to ``open_with`` a key, to ``go_back`` to a ``BackupInfo``, or to
    the record of another folder, ``folder_chosen``.  ``gone`` says that even the place of the
    open record is not there, and ``save_wanted`` asks for all of it as a file.
    """

    open_again = Signal()
    open_anyway = Signal()
    open_with = Signal(object)
    begin_here = Signal()
    begin_anew = Signal()
    go_back = Signal(object)
    folder_chosen = Signal(object)
    gone = Signal()
    save_wanted = Signal()
    together = Signal(object, object)  # a Path and its key, to be brought in

    def __init__(self, means: Means, single: Single) -> None:
        super().__init__(means)
        self._single = single
        self._found: Error | None = None  # what the page was last about
        self._page: TroublePage | None = None
        self._kept: tuple[Path, bytes | None] | None = None  # to bring in, with its key

    @Slot(object)
    def show(self, error: Error) -> None:
        """Say what was found, and offer the ways out there are."""
        self._found = error
        ours = isinstance(error, DamagedRecord | NotARecord)
        ways = self._ways(error)
        if isinstance(error, NoRecord) and WayOut.USUAL not in ways:
            error = NoRecord(_UNREADABLE, _WHERE)  # one is begun there, but for such settings
        backup = self._newest_good() if ours else None
        self._put_page(str(error), error.what_to_do, ways, backup)

    def _ways(self, error: Error) -> set[WayOut]:
        ways = set()
        if isinstance(error, ChangesMissing):
            ways |= {WayOut.GO_ON}
        if isinstance(error, DamagedRecord | NotARecord):
            ways |= {WayOut.FOLDER, WayOut.ANEW}
        if isinstance(error, DamagedRecord | NewerRecord):
            ways |= {WayOut.FOLDER, WayOut.SALVAGE}
        if isinstance(error, FolderError | RecordError):
            ways |= {WayOut.FOLDER} if ways else {WayOut.FOLDER, WayOut.AGAIN}
            ways |= {WayOut.USUAL} if self._single.folder != paths.data_folder() else set()
        if isinstance(error, NoRecord):
            ways |= {WayOut.BEGIN}
        return ways

    def _put_page(
        self,
        message: str,
        what_to_do: str,
        ways: Collection[WayOut],
        backup: BackupInfo | None = None,
    ) -> None:
        self.put(TroublePage(self._window.look, message, what_to_do, ways, backup))

    def _newest_good(self) -> BackupInfo | None:
        with suppress(OSError):  # the folder has gone meanwhile
            return Backups(self._single.folder).newest_good(self._session.key)
        return None

    @Slot()
    def show_again(self) -> None:
        """Say what was found last, with all there is to choose."""
        if self._found is not None:
            self.show(self._found)

    @Slot(object)
    def show_in_use(self, door: Door) -> None:
        """Say who has the record open, and let the person decide."""
        self.put(in_use_page(self._window.look, self._single, door))

    @Slot(object)
    def say_here(self, error: Error) -> None:
        """Say why another folder cannot be used; where one is, one stays."""
        if self._session.record is None and self._page is not None:
            self._page.say(error.whole)
        else:
            self.said.emit(error.whole)

    def put(self, page: TroublePage) -> None:
        """Show a page of trouble in place of everything else, and do what is chosen on it."""
        self._page = page
        page.close_wanted.connect(self._window.close)
        page.restore_wanted.connect(self.go_back)
        page.chosen.connect(self._do)
        self._navigation.stand_in(Interlude.TROUBLE, page)

    # ways out

    @Slot(object)
    def _do(self, way: WayOut) -> None:  # noqa: C901 - a line each
        match way:
            case WayOut.GO_ON:
                self._go_on()
            case WayOut.AGAIN:
                self._again()
            case WayOut.SALVAGE:
                self._salvage()
            case WayOut.FOLDER:
                self.choose_folder()
            case WayOut.ANEW:
                self._start_anew()
            case WayOut.ANYWAY:
                self.open_anyway.emit()
            case WayOut.TOGETHER:
                self.open_again.emit()
            case WayOut.BEGIN:
                self.begin_here.emit()
            case WayOut.USUAL:
                self.go_to_usual_folder()
            case WayOut.SAVE_ALL:
                self.save_wanted.emit()
            case _:
                assert_never(way)

    def _go_on(self) -> None:
        folder, key = self._single.folder, self._session.key
        self._work.do(
            "Saving what can be saved",
            "The damaged files themselves are kept as they are.",
            partial(_save_and_go_on, folder, key),
            then=self._gone_on,
            failed=self.show,
        )

    def _gone_on(self, kept: Path | None) -> None:
        self.open_with.emit(self._session.key)
        if kept is not None:
            self._say_if_open(f"Your record is open. The damaged files are in {kept}.")

    def _salvage(self) -> None:
        to = ask_where(self._window, "Save what can be read", "msdesk-saved.msdesk.json")
        if to is None:
            return
        path, key = self._single.folder / RECORD, self._session.key
        self._work.do(
            "Reading what can be read",
            "The damaged record itself stays as it is.",
            partial(_save_what_can_be_read, path, key, to),
            then=lambda _: self._salvaged(to),
            failed=self._not_salvaged,
        )

    def _salvaged(self, file: Path) -> None:
        self._navigation.back()
        self.filed.emit(Saved(file, "It is not locked: keep it in a safe place."))

    def _not_salvaged(self, error: Error) -> None:
        if isinstance(error, DamagedRecord):  # nothing can be read: other ways out are left
            self.show(error)
        else:
            self._navigation.back()
            self.said.emit(error.whole)

    @Slot()
    def choose_folder(self) -> None:
        """Let the person choose another folder, and open the record there."""
        name = QtWidgets.QFileDialog.getExistingDirectory(
            self._window, "The folder of your record"
        )
        if name:
            self.folder_chosen.emit(Path(name))

    @Slot()
    def go_to_usual_folder(self) -> None:
        """Open the record of the folder where it is unless one chose another."""
        self.folder_chosen.emit(paths.data_folder())

    def _start_anew(self) -> None:
        kept = set_aside(self._single.folder, datetime.now(UTC))
        self.begin_anew.emit()
        self._say_if_open(f"A new record is open. The old one is kept in {kept}.")

    def _again(self) -> None:
        record = self._session.record
        if record is not None and record.replaced():
            self.keep_both(record)
            return
        if record is not None:  # its folder was gone, and is there again
            self._session.close(keep=False)
        self.open_again.emit()

    # another file in the place of the record, or no place at all

    def keep_both(self, record: Record) -> None:
        """Keep what is in the window beside the file that took its place, and say so."""
        kept = self._single.folder / f"record-kept-{datetime.now(UTC):%Y-%m-%d-%H%M%S}.db"
        try:
            record.rescue(kept)
        except Error:
            self.gone.emit()
            return
        self._kept = (kept, record.key)
        self._session.close(keep=False)
        self._put_page(
            "Another program put another file in the place of your record. A service that "
            "copies folders between computers does that.",
            f"What you had here was kept as {kept.name}. Nothing was lost: you can open the "
            "record that is there now, and bring both together.",
            (WayOut.TOGETHER,),
        )

    @Slot(object)
    def bring_together(self, _opened: Record) -> None:
        """Have what was kept brought into the record that has been opened."""
        if self._kept is not None:
            kept, self._kept = self._kept, None
            self.together.emit(*kept)


def _save_and_go_on(folder: Path, key: bytes | None, progress: Progress) -> Path | None:
    from msdesk.store.copies.going_on import go_on  # noqa: PLC0415 - hardly ever

    return go_on(folder, key, datetime.now(UTC), progress)


def _save_what_can_be_read(path: Path, key: bytes | None, to: Path, progress: Progress) -> None:
    from msdesk.services.exporting import export_json  # noqa: PLC0415 - hardly ever
    from msdesk.store.rescue.salvage import salvage  # noqa: PLC0415 - hardly ever

    export_json(salvage(path, key, progress).archive, to)
