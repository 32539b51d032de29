"""Whether to lock the record, and with which passphrase; doing and not doing weigh the same."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from msdesk.ui.look import Look
from msdesk.ui.widgets.abreast import Abreast
from msdesk.ui.widgets.basics import Button, Card
from msdesk.ui.widgets.bullets import bullets
from msdesk.ui.widgets.even import even
from msdesk.ui.widgets.notice import Notice
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.passphrase import PassphraseField
from msdesk.ui.widgets.text import Text

_IF_LOCKED = (
    "A stolen or lost computer shows nobody your notes.",
    "You type your passphrase to open msdesk.",
    "You get a recovery key too. If you lose both, nobody can open it, not even us.",
)
_IF_NOT = (
    "Whoever uses your account here, or has the disk, can read your notes.",
    "msdesk opens without asking.",
    "There is nothing to forget.",
)


class LockingPage(ScrollPage):
    """``chosen`` carries the passphrase, or else ``refused`` comes.

    ``left_in_plain`` are older files that cannot be locked, and will be removed.
    """

    chosen = Signal(str)
    refused = Signal()

    def __init__(
        self, look: Look, *, changing: bool = False, left_in_plain: tuple[Path, ...] = ()
    ) -> None:
        if changing:
            super().__init__(
                look,
                "Change your passphrase",
                "Your recovery key stays the same. If you lose both, nobody can open your record.",
            )
        else:
            super().__init__(
                look, "Lock your record?", "It is up to you. You can change it at any time."
            )
            self._both_sides()
        self.passphrase = PassphraseField(
            look,
            "Your new passphrase" if changing else "A passphrase for your record",
            "Three or four words that you will remember. Spaces are fine.",
        )
        self.again = PassphraseField(look, "Once more, or press Show and read it")
        self.again.turn_button.hide()
        self._notice = Notice(look)
        self.body.addWidget(self.passphrase)
        self.body.addWidget(self.again)
        self.body.addWidget(self._notice)
        if left_in_plain:
            self.body.addWidget(_removed(look, left_in_plain))
        self._choose = Button(
            look, "Change passphrase" if changing else "Lock my record", "second", does=self._done
        )
        self._refuse = Button(look, "Not now", "second", does=self.refused.emit)
        self.body.addWidget(even(look, self._choose, self._refuse))
        self.passphrase.turned.connect(self._turned)
        self.passphrase.entered.connect(self._next_field)
        self.again.entered.connect(self._done)

    def first(self) -> QWidget:
        """Return the thing to do first."""
        return self.passphrase.line

    def _both_sides(self) -> None:
        sides = []
        for title, lines in (("If you lock it", _IF_LOCKED), ("If you do not", _IF_NOT)):
            card = Card(self.look)
            card.column.addWidget(Text(title, "heading"))
            for line in lines:
                card.column.addWidget(Text(line, widest=self.look.column))
            card.column.addStretch(1)
            sides.append(card)
        self.body.addWidget(Abreast(self.look, sides))

    def _turned(self) -> None:
        self.again.setVisible(not self.passphrase.is_shown)

    def _next_field(self) -> None:
        if self.passphrase.is_shown:
            self._done()
        else:
            self.again.begin_again()

    def _done(self) -> None:
        said = self._what_is_wrong()
        self._notice.say(said)
        if not said:
            self.chosen.emit(self.passphrase.text)

    def _what_is_wrong(self) -> str:
        if not self.passphrase.text.strip():
            self.passphrase.begin_again()
            return "Type a passphrase first."
        if not self.passphrase.is_shown and self.passphrase.text != self.again.text:
            self.again.begin_again()
            return "The two are not the same. Press Show to see what you typed."
        return ""


def _removed(look: Look, paths: tuple[Path, ...]) -> QWidget:
    card = Card(look)
    card.column.addWidget(Text("These older files cannot be locked", "heading"))
    card.column.addWidget(
        Text(
            "They hold notes that anybody could read, so they will be deleted. "
            "Save them elsewhere first if you need them.",
            widest=look.column,
        )
    )
    card.column.addLayout(bullets(look, map(str, paths), "small"))
    return card
