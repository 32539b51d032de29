"""A heading and questions below it, each to be added with one press; no empty heading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.ui.look import Look
from msdesk.ui.widgets.actions import Act, actions
from msdesk.ui.widgets.basics import Button, Card, clear, column, flow
from msdesk.ui.widgets.few_first import FewFirst
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.text import Text

_FEW = 5  # as many as are suggested


class Offer(NamedTuple):
    """A question or a line, what is said of it, and what adds it."""

    text: str
    more: str
    does: Callable[[], object]
    label: str = "Add"

    def maker(self, look: Look) -> Callable[[], QWidget]:
        """Return what makes it, with its button."""
        return partial(self._card, look)

    def _card(self, look: Look) -> QWidget:
        card = Card(look)
        said = [Text(self.more, "small")] if self.more else []
        card.column.addWidget(column(look, Text(self.text, "table"), *said, gap=0))
        card.column.addWidget(actions(look, self.text, Act(self.label, "plus", self.does), gap=8))
        return card


class Offers(QWidget):
    """Shows some; of many the first few, and the others when they are wanted."""

    def __init__(self, look: Look, heading: str) -> None:
        super().__init__()
        self._look, self._heading = look, heading
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(look.space(8))

    def _few(self, makers: Sequence[Callable[[], QWidget]]) -> QVBoxLayout:
        few = QVBoxLayout()
        few.setSpacing(self._look.space(8))
        heard_as(few, "list")
        for make in makers:
            few.addWidget(make())
        return few

    def show_these(
        self, offers: Sequence[Offer], take_all: Callable[[], object] | None = None
    ) -> None:
        """Show other offers; ``take_all`` adds all of them, where there is more than one."""
        look = self._look
        clear(self._place)
        if offers:
            makers = [offer.maker(look) for offer in offers]
            self._place.addWidget(Text(self._heading, "heading"))
            if len(offers) > _FEW:
                self._place.addWidget(FewFirst(look, makers, of=self._heading))
            else:
                self._place.addLayout(self._few(makers))
        if take_all is not None and len(offers) > 1:
            words = f"Add all {len(offers)}"
            button = Button(look, words, "", name=f"{words}: {self._heading}", does=take_all)
            self._place.addWidget(flow(look, button))

    @property
    def are_none(self) -> bool:
        """Whether nothing is offered any more."""
        return self._place.isEmpty()
