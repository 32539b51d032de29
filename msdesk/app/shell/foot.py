"""The line at the foot of the window: what was done, what went wrong, and the way back."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from msdesk.errors import Error
from msdesk.ui.frame.toast import Toast
from msdesk.ui.frame.window import Window
from msdesk.ui.saving import Saved, open_file, show_in_folder

log = logging.getLogger(__name__)


class Foot(QObject):
    """Says one line at a time; ``undone`` comes when something was taken back."""

    undone = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.renew()

    def renew(self) -> None:
        """Make the line anew, for a new look."""
        self._toast = Toast(self._window.look)
        self._window.set_foot(self._toast)

    def hide(self) -> None:
        """Take the line away."""
        self._toast.hide()

    @Slot(str)
    def say(self, text: str) -> None:
        """Show a line."""
        self._toast.say(text)

    @Slot(str, object)
    def undoable(self, text: str, undo: Callable[[], object]) -> None:
        """Show a line with the way back."""

        def take_back() -> None:
            undo()
            self.undone.emit()
            self.say("It is back.")

        self.offer(text, "Undo", take_back)

    def offer(self, text: str, label: str, does: Callable[[], object]) -> None:
        """Show a line with one button."""
        self._toast.say(text, label, does)

    @Slot(object)
    def saved(self, file: Saved) -> None:
        """Say where a file went, with the ways to it."""
        self._toast.offer(
            file.words,
            ("Open", partial(self._lead, open_file, file.path)),
            ("Show the folder", partial(self._lead, show_in_folder, file.path)),
        )

    def _lead(self, way: Callable[[Path], None], path: Path) -> None:
        try:
            way(path)
        except Error as error:
            self.say(error.whole)

    def explain(self, error: BaseException) -> None:
        """Say what went wrong in a call from a page; what was being written stays as it is."""
        log.error("%s in a call from %s", type(error).__name__, self._window.current_page)
        if isinstance(error, Error):
            self.say(error.whole)
        else:
            self.say("That did not work, and nothing was lost. Please try again.")
