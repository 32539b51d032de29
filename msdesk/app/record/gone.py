"""What to do when the folder of the open record goes, or the disk it is on.

Where the system still hands out the open file, that may be all there is of the record: it is
kept open until the person has saved what is in it, or the folder is there again.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot

from msdesk.app.record.flow import Flow, Means
from msdesk.app.shell.single import Single
from msdesk.domain.progress import Progress
from msdesk.errors import Error
from msdesk.store.file.folder import named
from msdesk.store.record import Record
from msdesk.ui.pages.trouble import TroublePage, WayOut
from msdesk.ui.saving import Saved, ask_where


class Gone(Flow):
    """Says that the folder has gone, and saves what the window still has.

    ``shows`` carries the ``TroublePage`` that says so.
    """

    shows = Signal(object)

    def __init__(self, means: Means, single: Single) -> None:
        super().__init__(means)
        self._single = single

    @Slot()
    def show(self) -> None:
        """Say it, in place of pages on which nothing could be saved any more."""
        self._single.begins = False
        page = TroublePage(
            self._window.look,
            f"It was “{named(self._single.folder)}”.",
            "What you wrote may be in this window only. Connect its disk and try again, or "
            "save all of it as a file before you close msdesk.",
            (WayOut.AGAIN, WayOut.SAVE_ALL),
        )
        page.set_heading("The folder of your record has gone")
        self.shows.emit(page)

    @Slot()
    def save_all(self) -> None:
        """Save all that can still be read, where the person says."""
        record = self._session.record
        path = ask_where(self._window, "Save all you wrote", "msdesk-saved.msdesk.json")
        if record is None or path is None:
            return

        def say(error: Error) -> None:
            self.show()
            self.said.emit(error.whole)

        def saved() -> None:
            self.show()
            self.filed.emit(Saved(path, "It is not locked: keep it in a safe place."))

        self._work.do(
            "Saving all you wrote",
            "It is read from what this window still has.",
            partial(_write, record, path),
            then=lambda _: saved(),
            failed=say,
        )


def _write(record: Record, path: Path, progress: Progress) -> None:
    from msdesk.services.exporting import export_fields  # noqa: PLC0415 - hardly ever

    with record.archive.streamed(progress) as fields:
        export_fields(fields, path)
