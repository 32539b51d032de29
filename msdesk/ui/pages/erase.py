"""Deleting everything: what goes, what stays, and afterwards what has gone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, Card, flow
from msdesk.ui.widgets.bullets import bullets
from msdesk.ui.widgets.even import even
from msdesk.ui.widgets.forms import Tick
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.text import Text

_STAYS = (
    "Files and PDFs that you saved, and copies you made of backups.",
    "What you printed.",
    "Copies that your system or a synced folder made by itself.",
    "The program msdesk.",
)


class ErasePage(ScrollPage):
    """Says what goes; ``confirmed`` comes only after a tick and a press."""

    confirmed = Signal()
    refused = Signal()

    def __init__(self, look: Look, what: tuple[str, ...]) -> None:
        super().__init__(
            look,
            "Delete everything?",
            "This cannot be undone. If you may want it later, take it out first.",
        )
        self.body.addWidget(_listed(look, "This goes", what))
        self.body.addWidget(_listed(look, "This stays", _STAYS))
        self.sure = Tick("Yes, delete all of this for good")
        self._delete = Button(look, "Delete everything", "second", does=self.confirmed.emit)
        self._keep = Button(look, "Keep everything", "second", does=self.refused.emit)
        self._delete.setEnabled(False)
        self.sure.toggled.connect(self._delete.setEnabled)
        self.body.addWidget(self.sure)
        self.body.addWidget(even(look, self._delete, self._keep))

    def first(self) -> QWidget:
        """Return the thing to do first: nothing that deletes."""
        return self._keep


class ErasedPage(ScrollPage):
    """Says what was deleted; there is nothing left to do but close."""

    close_wanted = Signal()

    def __init__(self, look: Look, removed: tuple[str, ...]) -> None:
        super().__init__(look, "Everything is deleted")
        self.body.addWidget(_listed(look, "This was deleted", removed))
        self.body.addWidget(_listed(look, "This stays", _STAYS))
        self._close = Button(look, "Close msdesk", "first", does=self.close_wanted.emit)
        self.body.addWidget(flow(look, self._close))

    def first(self) -> QWidget:
        """Return the thing to do first."""
        return self._close


def _listed(look: Look, title: str, lines: tuple[str, ...]) -> QWidget:
    card = Card(look)
    card.column.addWidget(Text(title, "heading"))
    card.column.addLayout(bullets(look, lines))
    return card
