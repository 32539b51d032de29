"""The ways to read a card that are not this screen: a web page, a file, a voice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from msdesk.services.speech import no_voice
from msdesk.ui.evidence.reading_bar import Part, ReadingBar
from msdesk.ui.look import Look
from msdesk.ui.widgets.actions import Act
from msdesk.ui.widgets.basics import Button, flow
from msdesk.ui.widgets.reveal import Reveal
from msdesk.ui.widgets.text import Text

_WHAT = (
    "The web page holds the whole card with nothing folded, to read in large text or to print. "
    "Reading aloud uses the voice of this computer."
)
_READ, _GO_ON = "Read aloud", "Go on reading aloud"


class Ways(NamedTuple):
    """What the buttons do; ``parts`` is what is read aloud, made when it is wanted."""

    open: Callable[[], object]
    save: Callable[[], object]
    parts: Callable[[], Sequence[Part]]


class AnotherWay(Reveal):
    """Shows the ways below it; ``bar`` stands at the foot of the page while it is read aloud."""

    def __init__(self, look: Look, card: str, ways: Ways, bar: ReadingBar) -> None:
        super().__init__(
            look,
            "Read it another way",
            "Put the other ways away",
            card,
            self._shown,
            "second",
            icon="book-open",
        )
        self.bar = bar
        self._card = card
        self._ways = ways
        self._way_on: Button | None = None  # there while the ways are shown
        bar.stopped.connect(self._silent)

    def hush(self) -> bool:
        """Stop reading aloud; return whether anything was read."""
        return self.bar.hush()

    def turn(self) -> None:
        """Show the ways, or put them away; what is read aloud goes on."""
        self._way_on = None
        super().turn()

    def _shown(self) -> Iterator[QWidget]:
        acts = [
            Act("Open as a web page", "external-link", self._ways.open),
            Act("Save as a web page…", "save", self._ways.save),
        ]
        if self.bar.can_speak:
            acts.append(Act(_READ, "ear", lambda: self.bar.begin(self._ways.parts())))
        buttons = [act.on(self._look, self._card) for act in acts]
        yield Text(_WHAT, "small", widest=self._look.column)
        if self.bar.can_speak:
            self._way_on = Act(_GO_ON, "ear", self.bar.go_on).on(self._look, self._card)
            buttons.append(self._way_on)
        yield flow(self._look, *buttons, gap=12)
        self._offer_way_on()
        if not self.bar.can_speak:
            yield Text(no_voice(), widest=self._look.column)

    def _offer_way_on(self) -> None:
        if self._way_on is not None:
            left = self.bar.left_at
            self._way_on.setAccessibleName(f"{_GO_ON}: {self._card}, {left}")
            self._way_on.setVisible(bool(left))

    def _silent(self, had_keyboard: bool) -> None:
        """Offer to go on, and have the keyboard where it does, or where one began."""
        self._offer_way_on()
        if had_keyboard:
            way_on = self._way_on
            seen = way_on if way_on is not None and not way_on.isHidden() else self
            seen.setFocus(Qt.FocusReason.OtherFocusReason)
