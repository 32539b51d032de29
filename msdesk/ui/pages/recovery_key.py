"""The recovery key, shown once, in groups large enough to copy by hand."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, Card, flow
from msdesk.ui.widgets.forms import Tick
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.notice import Notice
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.text import Text

_COPIED = (
    "Copied. Other programs on this computer can read what you copy. "
    "Paste it where you keep it, then copy something else."
)


class RecoveryKeyPage(ScrollPage):
    """Shows a key it is given; ``done`` comes when the person has put it somewhere."""

    print_wanted = Signal()
    save_wanted = Signal()
    done = Signal()

    def __init__(self, look: Look, key: str) -> None:
        super().__init__(
            look,
            "Your recovery key",
            "It opens your record if you forget your passphrase. "
            "Print it, or write it down. It is not shown again.",
        )
        self._key = key
        groups = re.findall(r"[0-9A-Za-z]+", key)
        tiles = [_tile(look, number, group) for number, group in enumerate(groups, 1)]
        widest = max(tile.sizeHint().width() for tile in tiles)
        for tile in tiles:
            tile.setMinimumWidth(widest)
        self.body.addWidget(flow(look, *tiles, gap=12))
        self._print = Button(look, "Print", "second", icon="printer", does=self.print_wanted.emit)
        self.body.addWidget(
            flow(
                look,
                self._print,
                Button(look, "Save as PDF", "second", icon="download", does=self.save_wanted.emit),
                Button(look, "Copy", "second", icon="copy", does=self._copy),
                gap=12,
            )
        )
        self._notice = Notice(look)
        self.body.addWidget(self._notice)
        self.body.addWidget(
            Text(
                "Keep it away from this computer, with your important papers. "
                "Whoever has it can open your record.",
                widest=look.column,
            )
        )
        self.kept = Tick("I have put it where I will find it")
        self._done = Button(look, "Done", "first", does=self.done.emit)
        self._done.setEnabled(False)
        self.kept.toggled.connect(self._done.setEnabled)
        self.body.addWidget(self.kept)
        self.body.addWidget(flow(look, self._done))

    def first(self) -> QWidget:
        """Return the thing to do first."""
        return self._print

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._key)
        self._notice.say(_COPIED)


def _tile(look: Look, number: int, group: str) -> QWidget:
    tile = Card(look)
    side, above = look.space(16), look.space(12)
    tile.column.setContentsMargins(side, above, side, above)
    tile.column.setSpacing(0)
    signs = Text(group, "title")
    heard_as(signs, "words")
    signs.setAccessibleName(f"Group {number}: {' '.join(group)}")  # read sign by sign
    tile.column.addWidget(Text(str(number), "small"))
    tile.column.addWidget(signs)
    return tile
