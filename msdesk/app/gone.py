"""What to do when the folder of the open record goes, or the disk it is on.

Where the system still hands out the open file, that may be all there is of the record: it is
kept open until the person has saved what is in it, or the folder is there again.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from msdesk.services.exporting import export_json
from msdesk.store.folder import named
from msdesk.ui.pages.trouble import TroublePage

if TYPE_CHECKING:
    from msdesk.app.desk import Desk
    from msdesk.app.trouble import Trouble

SAVE = "save-all"


class Gone(QObject):
    """Says that the folder has gone, and saves what the window still has."""

    def __init__(self, desk: Desk, trouble: Trouble) -> None:
        super().__init__(trouble)
        self._desk = desk
        self._trouble = trouble

    def show(self) -> None:
        """Say it, in place of pages on which nothing could be saved any more."""
        page = TroublePage(
            self._desk.window.look,
            f"It was “{named(self._desk.single.folder)}”.",
            "What you wrote may be in this window only. Connect its disk and try again, or "
            "save all of it as a file before you close msdesk.",
            again=True,
            other=((SAVE, "Save all of it as a file…"),),
        )
        page.set_heading("The folder of your record has gone")
        self._trouble.show_in_place(page)

    def save_all(self) -> None:
        """Save all that can still be read, where the person says."""
        record, window = self._desk.record, self._desk.window
        name, _ = QFileDialog.getSaveFileName(
            window, "Save all you wrote", "msdesk-saved.msdesk.json"
        )
        if record is None or not name:
            return

        def say(words: str) -> None:
            self.show()
            self._desk.say(words)

        saved = f"Saved as {Path(name).name}. It is not locked: keep it in a safe place."
        self._desk.work.do(
            "Saving all you wrote",
            "It is read from what this window still has.",
            lambda progress: export_json(record.archive.read(progress), Path(name)),
            then=lambda _: say(saved),
            failed=lambda error: say(f"{error} {error.what_to_do}".strip()),
        )
