"""How to use a card: the way of deciding, how to read its figures, and its words in plain ones.

All of it is one press away from what a card says first, and tells only of what stands there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtWidgets import QWidget

from msdesk.domain.deciding import Deciding
from msdesk.domain.guide import Term
from msdesk.domain.how_to_read import Explained
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Card, column
from msdesk.ui.widgets.figure import Figure
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.in_words import capital
from msdesk.ui.widgets.reveal import Reveal
from msdesk.ui.widgets.text import Text

_SHOW, _HIDE = "How to use this card", "Put the help away"
_TO_DO = Explained(
    "What to do:",
    "does a number worry you, or give you hope? Press Ask beside it, and it is on your list.",
)
_BELOW = Explained(
    "Large pictures, below:",
    "a small dot in a square says that it could be filled or not.",
)


class HowTo(Reveal):
    """The button; ``show_low`` brings what it opens into sight."""

    def __init__(
        self,
        look: Look,
        card: str,
        figures: Sequence[Explained],
        terms: Sequence[Term],
        show_low: Callable[[QWidget], object],
    ) -> None:
        super().__init__(look, _SHOW, _HIDE, card, self._help, "second", icon="info")
        self._look = look
        self._figures = (_TO_DO, *figures, _BELOW)
        self._terms = tuple(Explained(f"{capital(term.term)}:", term.plain) for term in terms)
        self._show_low = show_low

    def turn(self) -> None:
        """Show the help, or put it away; the keyboard stays on the button."""
        super().turn()
        if self.place.count():
            self._show_low(self)

    def _help(self) -> Iterator[QWidget]:
        card = Card(self._look)
        for heading, lines in (
            ("Deciding, in five steps", [self._step(each) for each in Deciding]),
            ("How to read the numbers", [self._explained(each) for each in self._figures]),
            ("Words on this page", [self._explained(each) for each in self._terms]),
        ):
            if lines:
                card.column.addWidget(Text(heading, "heading"))
                card.column.addWidget(self._list(lines))
        yield card

    def _step(self, step: Deciding) -> Text:
        here = step is Deciding.READ  # that is what a card is for
        words = f"{step.value}. {capital(step.what)}.{' You are here.' if here else ''}"
        return Text(words, "strong" if here else "", widest=self._look.column)

    def _explained(self, each: Explained) -> Text:
        look = self._look
        return Figure(look, each.words, each.means, sentence=True, widest=look.column)

    def _list(self, lines: Sequence[QWidget]) -> QWidget:
        box = column(self._look, *lines, gap=4)
        if layout := box.layout():
            heard_as(layout, "list")
        return box
