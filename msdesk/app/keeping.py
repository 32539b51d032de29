"""What the person does with the record as a whole: lock it, empty its bin, delete it.

What is done with its backups is in ``backing_up``, what goes out and comes in, in ``moving``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from msdesk import paths
from msdesk.app.backing_up import BackingUp, look_after
from msdesk.app.locking import Locking
from msdesk.app.moving import Moving
from msdesk.app.settling import Settling
from msdesk.domain.bin import BinItem
from msdesk.domain.progress import Progress
from msdesk.errors import Cancelled, DamagedRecord, Error, Replaced
from msdesk.store.backups import Backups
from msdesk.store.erase import erase
from msdesk.store.places import conflict_copies, synced_by
from msdesk.store.record import Record
from msdesk.ui.pages.bin import BinPage
from msdesk.ui.pages.erase import ErasedPage, ErasePage
from msdesk.ui.pages.help import HelpPage
from msdesk.ui.pages.protection import ProtectionPage
from msdesk.ui.pages.record import RecordPage, RecordState

if TYPE_CHECKING:
    from msdesk.app.desk import Desk

_SOON = 2_000  # milliseconds after the record was opened: Home comes first
_OFTEN = 3_600_000  # a window may stay open for days


class Keeper(QObject):
    """Looks after the record of a desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.backing_up = BackingUp(desk)
        self.moving = Moving(desk)
        self.locking = Locking(desk)
        self._settling = Settling(desk)
        self._progress = Progress()  # of what is done without being asked
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._look_after)
        self._often = QTimer(self)
        self._often.setInterval(_OFTEN)
        self._often.timeout.connect(self._look_after)
        desk.single.stirred.connect(self._stirred)
        desk.single.knocked.connect(self._knocked)

    def pages(self, record: Record) -> dict[str, Callable[[], QWidget]]:
        """Return what makes each page of the record as a whole."""
        return {
            "record": partial(self._record_page, record),
            "encrypt": partial(self.locking.page, record),
            "backups": partial(self.backing_up.page, record),
            "moving": self.moving.page,
            "bin": partial(self._bin_page, record),
            "protection": partial(self._protection_page, record),
            "erase": self._erase_page,
        }

    def help_page(self) -> HelpPage:
        """Return the page of help."""
        desk = self._desk
        library = desk.library
        page = HelpPage(desk.window.look, library.help, library.sources, desk.settings.country)
        page.country_chosen.connect(
            lambda country: desk.change_settings(
                desk.settings._replace(country=country), redraw=False
            )
        )
        return page

    # what is done without being asked

    def look_after(self, record: Record, bring_in: Path | None) -> None:
        """Check the record soon, back it up once a day, and empty the bin of what is old."""
        self._soon.start()
        self._often.start()
        self._settling.watch(record)
        if record.lock_was_cut_short:
            self._desk.say(
                "Locking your record was cut short. Make a new recovery key: you find it in "
                "Settings, below “Your record”."
            )
        if bring_in is not None:
            QTimer.singleShot(0, self, partial(self.moving.bring_in, bring_in))

    def stop(self) -> None:
        """Begin nothing more: the record is about to be closed."""
        self._soon.stop()
        self._often.stop()
        self._settling.stop()
        self._progress.cancel()

    @Slot()
    def _look_after(self) -> None:
        record = self._desk.record
        if record is None or self._desk.work.under_way:
            return

        progress = self._progress = Progress()
        self._desk.background.run(
            lambda: look_after(record, datetime.now(UTC), progress),
            owner=self,
            then=lambda _: None,
            failed=self._found,
        )

    def _found(self, error: Exception) -> None:
        if self._desk.record is None:
            return  # closed meanwhile
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, Error):
            raise error
        if isinstance(error, DamagedRecord):
            self._desk.close_record()
            self._desk.opening.trouble.show(error)
        else:
            self._desk.say(f"{error} {error.what_to_do}".strip())

    @Slot()
    def _stirred(self) -> None:
        record = self._desk.record
        if record is not None and record.replaced():
            self.explain(Replaced("Another program put another file in the place of your record."))

    @Slot(str)
    def _knocked(self, file: str) -> None:
        self._desk.window.come_forward()
        if file:
            self.bring_in(file)

    @Slot(str)
    def bring_in(self, file: str) -> None:
        """Look at a file the person opened with msdesk."""
        if self._desk.record is not None and not self._desk.work.under_way:
            self.moving.bring_in(Path(file))

    def explain(self, error: BaseException) -> bool:
        """Deal with an error that ends the work with this record; return whether it was one."""
        record = self._desk.record
        if not isinstance(error, Replaced) or record is None:
            return False
        self._desk.opening.trouble.keep_both(record)
        return True

    # the page of the record

    def _record_page(self, record: Record) -> RecordPage:
        desk = self._desk
        folder = record.path.parent
        backups = [b for b in Backups(folder).list() if b.whole]
        page = RecordPage(
            desk.window.look,
            RecordState(
                path=record.path,
                encrypted=record.is_encrypted,
                remembered=desk.settings.remembered,
                lock_after=desk.settings.lock_after,
                last_backup=backups[0].made_at if backups else None,
                synced_by=synced_by(folder),
                conflict_copies=conflict_copies(folder),
                in_bin=len(record.bin.all()),
                usual=folder == paths.data_folder(),
            ),
        )
        page.back_wanted.connect(partial(desk.go, "settings"))
        page.wanted.connect(self._follow)
        page.conflict_copy_chosen.connect(self.moving.bring_in)
        page.lock_after_chosen.connect(self._set_lock_after)
        page.folder_wanted.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        )
        return page

    @Slot(str)
    def _follow(self, what: str) -> None:
        steps: dict[str, Callable[[], object]] = {
            "passphrase": partial(self._desk.go, "encrypt"),
            "new-recovery-key": self.locking.new_recovery_key,
            "decrypt": self.locking.decrypt,
            "lock": self._desk.opening.lock,
            "forget-here": self.locking.forget_here,
            "other-folder": self._desk.opening.trouble.choose_folder,
            "usual-folder": partial(self._desk.opening.trouble.try_folder, paths.data_folder()),
        }
        if what in steps:
            steps[what]()
        else:
            self._desk.go(what)

    @Slot(int)
    def _set_lock_after(self, minutes: int) -> None:
        desk = self._desk
        desk.change_settings(desk.settings._replace(lock_after=minutes), redraw=False)
        desk.idle.change(minutes)
        desk.idle.watch(on=desk.record is not None and desk.record.is_encrypted)

    # the bin, and deleting all

    def _bin_page(self, record: Record) -> BinPage:
        page = BinPage(self._desk.window.look, record.bin.all(), self._desk.today)

        work, again = self._desk.work.do, self._desk.show_again

        def restored(item: BinItem) -> None:
            record.bin.restore(item)
            again()
            self._desk.say("It is back.")

        def removed(item: BinItem) -> None:
            work(
                "Deleting it for good",
                "Its traces in the file go too.",
                lambda _: record.bin.remove(item),
                then=lambda _: again(),
            )

        def emptied() -> None:
            work(
                "Emptying the bin",
                "The traces in the file go too.",
                lambda _: record.bin.empty(None),
                then=lambda _: again(),
            )

        page.back_wanted.connect(partial(self._desk.go, "record"))
        page.restored.connect(restored)
        page.removed.connect(removed)
        page.emptied.connect(emptied)
        return page

    def _protection_page(self, record: Record) -> ProtectionPage:
        page = ProtectionPage(self._desk.window.look, encrypted=record.is_encrypted)
        page.back_wanted.connect(partial(self._desk.go, "record"))
        return page

    def _erase_page(self) -> ErasePage:
        page = ErasePage(self._desk.window.look, self.backing_up.what_goes())
        page.confirmed.connect(self._erase)
        page.refused.connect(self._desk.back)
        return page

    @Slot()
    def _erase(self) -> None:
        desk = self._desk
        record = desk.record
        if record is None:
            return
        elsewhere = [path for path in self.backing_up.elsewhere(record) if path.exists()]
        self.locking.forget_key(record)
        desk.close_record()
        desk.single.release()
        folder = desk.single.folder
        try:
            removed = erase(folder)
            for backup in elsewhere:
                backup.unlink(missing_ok=True)
        except (Error, OSError) as error:
            desk.opening.trouble.show(_not_all_erased(error))
            return
        desk.forget_settings()
        page = ErasedPage(
            desk.window.look,
            (*removed, *(f"The backup {path}" for path in elsewhere), "Your settings"),
        )
        page.close_wanted.connect(desk.window.close)
        desk.window.show_page("erased", lambda: page)
        desk.opening.shut_away("erased")
        page.first().setFocus()


def _not_all_erased(error: Exception) -> Error:
    if isinstance(error, Error):  # not of its own kind: to try again would begin a new record
        return Error(str(error), error.what_to_do)
    return Error("Not everything could be deleted.", "Delete your other backups yourself.")
