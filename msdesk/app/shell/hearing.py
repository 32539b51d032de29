"""Hands on what every page says."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from msdesk.app.shell.naming import entitle
from msdesk.ui.frame.window import Window
from msdesk.ui.widgets.page import Page


class Hearing(QObject):
    """Says what pages say; ``wanted`` carries the ``Place`` that one of them asks for."""

    wanted = Signal(object)
    asked = Signal(object)
    said = Signal(str)
    filed = Signal(object)
    undoable = Signal(str, object)
    typed = Signal(str, object)

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window

    def listen(self, page: Page) -> Page:
        """Hear what a page says, and return it."""
        page.windowTitleChanged.connect(partial(entitle, self._window))  # it has steps
        page.wanted.connect(self.wanted)
        page.asked.connect(self.asked)
        page.said.connect(self.said)
        page.filed.connect(self.filed)
        page.undoable.connect(self.undoable)
        page.typed.connect(self.typed)
        return page
