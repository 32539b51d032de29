"""The line at the foot of the window: what was done, what went wrong, and the way back."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from msdesk.errors import Error
from msdesk.ui.frame.toast import Toast
from msdesk.ui.frame.window import Window
from msdesk.ui.saving import Saved, open_file, show_in_folder

log = logging.getLogger(__name__)


_KEY = "(Ctrl+Z)"

Order = Callable[..., list[QWidget]]


class Foot(QObject):
    """Says one line at a time; ``undo_wanted`` comes when its way back is pressed."""

    undo_wanted = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._said = ""
        self._way_back = ""  # what the button of the line says, if it is that
        self._beside: QWidget | None = None  # what had the keyboard when Tab was pressed first
        self.renew()

    def renew(self, line: tuple[str, str] | None = None) -> None:
        """Make the line anew, for a new look, and show what was said and heard before."""
        self._toast = Toast(self._window.look)
        self._window.set_foot(self._toast)
        if line is not None:
            self._say(*line, heard=True)

    @property
    def line(self) -> tuple[str, str] | None:
        """What is said now, and what the button of its way back says; None if nothing is."""
        # Not whether it can be seen: where the look changes twice at once, it is not yet.
        return None if self._toast.isHidden() else (self._said, self._way_back)

    @property
    def leads_back(self) -> bool:
        """Whether the line has a way back now."""
        return bool(self._way_back) and not self._toast.isHidden()

    @Slot()
    def hide(self) -> None:
        """Take the line away; what leads to another page goes there first, and then says so."""
        self._toast.hide()

    @Slot()
    def hide_way_back(self) -> None:
        """Take the line away if its way back is not that from the newest change any more."""
        if self.leads_back:
            self._toast.hide()

    def beside(self, order: Order) -> Order:
        """Return an order of Tab where the way back stands before what has the keyboard.

        At its own place, below every page, it would be far from where one has just pressed.
        """

        def with_way_back(root: QWidget, *more: QWidget | None) -> list[QWidget]:
            found = order(root, *more)
            way = self._toast.way
            if not self.leads_back or way not in found:
                return found
            now = root.focusWidget()
            if self._beside is None and now is not None and not self._toast.isAncestorOf(now):
                self._beside = now
            if self._beside in found:
                found.remove(way)
                found.insert(found.index(self._beside), way)
            return found

        return with_way_back

    def _say(self, text: str, way_back: str = "", *, heard: bool = False) -> None:
        does = self.undo_wanted.emit if way_back else None
        self._toast.say(text, way_back, does, key=_KEY, heard=heard)
        self._said, self._way_back, self._beside = text, way_back, None

    @Slot(str)
    def say(self, text: str) -> None:
        """Show a line."""
        self._say(text)

    @Slot(str)
    def undoable(self, text: str) -> None:
        """Show a line with the way back."""
        self._say(text, "Undo")

    def undone(self, what: str, *, more: bool) -> None:
        """Say what was taken back; where there is ``more``, with the way further back."""
        self._say(f"Undone: {what[:1].lower()}{what[1:]}", "Undo one more" if more else "")

    def offer(self, text: str, label: str, does: Callable[[], object]) -> None:
        """Show a line with one button."""
        self._said, self._way_back = text, ""
        self._toast.say(text, label, does)

    @Slot(object)
    def saved(self, file: Saved) -> None:
        """Say where a file went, with the ways to it."""
        self._said, self._way_back = file.words, ""
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
