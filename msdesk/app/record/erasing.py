"""Deleting for good: what is in the bin, and everything."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal

from msdesk.app.record.flow import Flow
from msdesk.domain.bin import BinItem
from msdesk.domain.screen import Interlude, Screen
from msdesk.errors import Error
from msdesk.files import remove_file
from msdesk.store.record import Record
from msdesk.store.subjects.elsewhere import saved_elsewhere


class Erasing(Flow):
    """Deletes for good.

    ``erasing`` carries the ``Record`` just before it goes, and ``let_go`` comes when it is
    closed, for what else has to do with it; ``failed`` carries the ``Error`` where not all of
    it could be deleted.  ``removed`` says that something of the bin has gone.
    """

    erasing = Signal(object)
    let_go = Signal()
    removed = Signal()
    failed = Signal(object)

    def remove(self, record: Record, item: BinItem) -> None:
        """Delete one thing of the bin."""
        self._delete(
            "Deleting it for good",
            "Its traces in the file go too.",
            partial(record.bin.remove, item),
        )

    def empty(self, record: Record) -> None:
        """Delete all that is in the bin."""
        self._delete(
            "Emptying the bin",
            "The traces in the file go too.",
            partial(record.bin.empty, None),
        )

    def _delete(self, title: str, text: str, delete: Callable[[], object]) -> None:
        self._work.do(
            title,
            text,
            lambda _: delete(),
            then=lambda _: self._removed(),
        )

    def _removed(self) -> None:
        self.removed.emit()
        self._navigation.go(Screen.BIN)

    def everything(self, record: Record) -> None:
        """Delete all that msdesk keeps, and show what it was."""
        # Once, and before it begins.
        from msdesk.store.erase import erase  # noqa: PLC0415
        from msdesk.ui.pages.erase import ErasedPage  # noqa: PLC0415

        elsewhere = [path for path in saved_elsewhere(record.drafts) if path.exists()]
        folder = record.path.parent
        self.erasing.emit(record)
        self._session.close()
        self.let_go.emit()
        try:
            removed = erase(folder)
            for backup in elsewhere:
                remove_file(backup)
            self._preferences.forget()
        except (Error, OSError) as error:
            self.failed.emit(_not_all(error))
            return
        page = ErasedPage(
            self._window.look,
            (*removed, *(f"The backup {path}" for path in elsewhere), "Your settings"),
        )
        page.close_wanted.connect(self._window.close)
        self._navigation.stand_in(Interlude.ERASED, page)


def _not_all(error: Exception) -> Error:
    if isinstance(error, Error):  # not of its own kind: to try again would begin a new record
        return Error(str(error), error.what_to_do)
    left = getattr(error, "filename", None) or "your other backups"
    return Error("Not everything could be deleted.", f"Delete {left} yourself.")
