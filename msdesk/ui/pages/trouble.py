"""What is shown when the record or the content cannot be opened."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, flow
from msdesk.ui.widgets.page import Page
from msdesk.ui.widgets.text import Text


class TroublePage(Page):
    """Says what happened, that nothing was changed, and what to do."""

    close_wanted = Signal()

    def __init__(self, look: Look, message: str, what_to_do: str) -> None:
        super().__init__(look, "msdesk cannot go on")
        self.body.addWidget(Text(message, widest=look.column))
        if what_to_do:
            self.body.addWidget(Text("What you can do", "heading"))
            self.body.addWidget(Text(what_to_do, widest=look.column))
        self.body.addWidget(Text("Nothing was overwritten.", "strong"))
        self._close = Button(look, "Close msdesk", "first", does=self.close_wanted.emit)
        self.body.addWidget(flow(self._close))

    def first(self) -> QWidget:
        """Return the thing to do first."""
        return self._close
