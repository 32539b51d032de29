"""The pages about the record as a whole: how it is kept, and what one can do with all of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from msdesk import paths
from msdesk.app.opened import Opened
from msdesk.domain.bin import BinItem
from msdesk.domain.journal import quoted
from msdesk.domain.screen import Screen
from msdesk.errors import Error
from msdesk.store.copies.backups import Backups
from msdesk.store.erase import to_erase
from msdesk.store.file.places import conflict_copies, synced_by
from msdesk.store.file.rights import others_may_read
from msdesk.store.subjects.elsewhere import saved_elsewhere
from msdesk.ui.pages.backups import BackupsPage
from msdesk.ui.pages.bin import BinPage
from msdesk.ui.pages.erase import ErasePage
from msdesk.ui.pages.locking import LockingPage
from msdesk.ui.pages.moving import MovingPage
from msdesk.ui.pages.record import RecordPage, RecordState, Wish
from msdesk.ui.saving import show_in_folder
from msdesk.ui.widgets.page import Page


def record(s: Opened) -> Page:
    """Return how the record is kept."""
    folder = s.record.path.parent
    whole = [backup for backup in Backups(folder).list() if backup.whole]
    page = RecordPage(
        s.look,
        RecordState(
            path=s.record.path,
            encrypted=s.record.is_encrypted,
            remembered=s.settings.remembered,
            lock_after=s.settings.lock_after,
            last_backup=whole[0].made_at if whole else None,
            synced_by=synced_by(folder),
            conflict_copies=conflict_copies(folder),
            in_bin=len(s.record.bin.all()),
            usual=folder == paths.data_folder(),
            open_to_others=others_may_read(s.record.path),
        ),
    )
    wishes: dict[Wish, Callable[[], None]] = {
        Wish.LOCK: s.hands.lock,
        Wish.NEW_RECOVERY_KEY: partial(s.hands.new_recovery_key, s.record),
        Wish.DECRYPT: partial(s.hands.decrypt, s.record),
        Wish.FORGET_HERE: partial(s.hands.forget_here, s.record),
        Wish.OTHER_FOLDER: s.hands.choose_record_folder,
        Wish.USUAL_FOLDER: s.hands.go_to_usual_folder,
    }
    page.wished.connect(lambda wish: wishes[wish]())
    page.conflict_copy_chosen.connect(s.hands.bring_in)

    def lock_after(minutes: int, before: int) -> None:
        s.hands.lock_after(minutes)
        page.undoable.emit(
            "Changed when the record locks itself.", partial(s.hands.lock_after, before)
        )

    page.lock_after_chosen.connect(lock_after)
    page.folder_wanted.connect(partial(_show_folder, page, s.record.path))
    return page


def _show_folder(page: Page, record: Path) -> None:
    try:
        show_in_folder(record)
    except Error as error:
        page.said.emit(error.whole)


def encrypt(s: Opened) -> Page:
    """Return what asks for a passphrase, the first or another."""
    locked = s.record.is_encrypted
    page = LockingPage(
        s.look, changing=locked, left_in_plain=() if locked else s.record.left_in_plain()
    )
    page.chosen.connect(
        partial(s.hands.change_passphrase if locked else s.hands.encrypt, s.record)
    )
    page.refused.connect(s.hands.back)
    s.hands.change(s.settings._replace(asked_to_lock=True))
    return page


def backups(s: Opened) -> Page:
    """Return the backups there are."""
    page = BackupsPage(
        s.look,
        Backups(s.record.path.parent).list(),
        datetime.now(UTC),
        encrypted=s.record.is_encrypted,
    )
    page.make_wanted.connect(partial(s.hands.make_backup, s.record))
    page.save_wanted.connect(partial(s.hands.save_backup, s.record))
    page.test_wanted.connect(partial(s.hands.test_backup, s.record))
    page.restore_wanted.connect(s.hands.go_back_to)
    page.file_wanted.connect(partial(s.hands.choose_backup, page.ask_about))
    return page


def moving(s: Opened) -> Page:
    """Return what can be taken out and brought in."""
    page = MovingPage(s.look, was_read=bool(s.record.reading.all()))

    def take_out(kind: str, with_reading: bool) -> None:  # noqa: FBT001 - a signal carries it
        s.hands.take_out(s.record, kind, s.treatment_names(), with_reading)

    page.export_wanted.connect(take_out)
    page.import_wanted.connect(s.hands.choose_file)
    page.import_folder_wanted.connect(s.hands.choose_folder)
    return page


def bin_(s: Opened) -> Page:
    """Return what was deleted and can be put back."""
    page = BinPage(s.look, s.record.bin.all(), s.today)

    def restored(item: BinItem) -> None:
        s.record.bin.restore(item)
        page.go(Screen.BIN)
        back = partial(s.record.bin.put_back, item)
        page.undoable.emit(f"Took {quoted(item.title)} out of the bin.", back)

    page.restored.connect(restored)
    page.removed.connect(partial(s.hands.remove_from_bin, s.record))
    page.emptied.connect(partial(s.hands.empty_bin, s.record))
    return page


def erase(s: Opened) -> Page:
    """Return what asks once more before everything is deleted."""
    saved = [path for path in saved_elsewhere(s.record.drafts) if path.exists()]
    elsewhere = [f"The backup {path}" for path in saved]
    page = ErasePage(s.look, (*to_erase(s.record.path.parent), *elsewhere, "Your settings"))
    page.confirmed.connect(partial(s.hands.erase, s.record))
    page.refused.connect(s.hands.back)
    return page
