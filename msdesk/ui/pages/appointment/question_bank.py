"""The question bank by topic, at most seven at a time."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.guide import BankQuestion
from msdesk.domain.question import NewQuestion, from_bank
from msdesk.ui.look import Look
from msdesk.ui.pages.appointment.offers import Offer
from msdesk.ui.widgets.basics import Button, clear, flow
from msdesk.ui.widgets.forms import Pick, field
from msdesk.ui.widgets.gradual import Gradual, Part
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.keyboard import begin_at
from msdesk.ui.widgets.live_text import LiveText

_AT_ONCE = 7
_SEEN_FIRST = 1  # it may get the keyboard


class QuestionBank(QWidget):
    """Offers questions; ``added`` carries a new one."""

    added = Signal(NewQuestion)

    def __init__(self, look: Look, bank: tuple[BankQuestion, ...]) -> None:
        super().__init__()
        self._look = look
        self._bank = bank
        self._used: frozenset[str] = frozenset()
        self._page = 0
        topics = list(dict.fromkeys(q.topic for q in bank))
        self.topic = Pick[str](look, [(t, t) for t in topics])
        self._list = QVBoxLayout()
        self._list.setSpacing(look.space(8))
        heard_as(self._list, "list")
        self._offers = Gradual(self, at_once=_SEEN_FIRST)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.space(12))
        layout.addWidget(field(look, "From the question bank", self.topic))
        self._count = LiveText("", "small")
        layout.addWidget(self._count)
        layout.addLayout(self._list)
        self.topic.currentIndexChanged.connect(self._turn_to_first)

    def show_without(self, used: frozenset[str]) -> None:
        """Show the bank without these of its questions."""
        self._used = used
        self.refresh()

    def _turn_to_first(self) -> None:
        self._page = 0
        self.refresh()

    def refresh(self) -> None:
        """Show the questions of the topic."""
        clear(self._list)
        topic = self.topic.value() if self._bank else None
        found = [q for q in self._bank if q.topic == topic and q.id not in self._used]
        pages = max(1, -(-len(found) // _AT_ONCE))
        self._page = min(self._page, pages - 1)
        shown = found[self._page * _AT_ONCE : (self._page + 1) * _AT_ONCE]
        first = self._page * _AT_ONCE + 1
        self._count.setText(
            f"{first} to {first + len(shown) - 1} of {len(found)}"
            if shown
            else "You have taken every question of this topic."
        )
        parts: list[Part] = [partial(self._add, question) for question in shown]
        if pages > 1:
            parts.append(partial(self._add_turn, pages))
        self._offers.fill(parts)

    def _add(self, question: BankQuestion) -> None:
        does = partial(self.added.emit, from_bank(question))
        offer = Offer(question.text, f"For: {question.ask.value}", does)
        self._list.addWidget(offer.maker(self._look)())

    def _add_turn(self, pages: int) -> None:
        does = partial(self._turn, pages)
        others = Button(self._look, "Show others", "", icon="chevron-right", does=does)
        self._list.addWidget(flow(self._look, others))

    def _turn(self, pages: int) -> None:
        self._page = (self._page + 1) % pages
        self.refresh()
        begin_at(self._list, 0)
