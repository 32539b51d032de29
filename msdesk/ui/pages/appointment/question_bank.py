"""The question bank by topic, at most seven at a time, and the questions that wait."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.guide import BankQuestion
from msdesk.domain.question import NewQuestion, Question, from_bank
from msdesk.domain.words import many
from msdesk.ui.look import Look
from msdesk.ui.widgets.actions import Act, actions
from msdesk.ui.widgets.basics import Button, Card, clear, column, flow
from msdesk.ui.widgets.forms import Pick, field
from msdesk.ui.widgets.gradual import Gradual, Part
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.keyboard import begin_at
from msdesk.ui.widgets.live_text import LiveText
from msdesk.ui.widgets.text import Text

_AT_ONCE = 7
_SEEN_FIRST = 1  # it may get the keyboard


class QuestionBank(QWidget):
    """Offers questions; ``added`` carries a new one, ``taken`` one that waited.

    ``done`` says that enough are chosen.
    """

    added = Signal(NewQuestion)
    taken = Signal(Question)
    done = Signal()

    def __init__(self, look: Look, bank: tuple[BankQuestion, ...]) -> None:
        super().__init__()
        self._look = look
        self._bank = bank
        self._used: frozenset[str] = frozenset()
        self._page = 0
        self._chosen = Text("", "strong")
        # Here too, for it is the next step once they are chosen.
        see = Button(
            look,
            "See my page",
            "second",
            icon="printer",
            name="See my page with these questions",
            does=self.done.emit,
        )
        topics = list(dict.fromkeys(q.topic for q in bank))
        self.topic = Pick[str](look, [(t, t) for t in topics])
        self._waiting = QVBoxLayout()
        self._list = QVBoxLayout()
        self._offers = Gradual(self, at_once=_SEEN_FIRST)
        for inner in (self._waiting, self._list):
            inner.setSpacing(look.space(8))
            heard_as(inner, "list")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.space(12))
        layout.addWidget(Text("Choose questions", "section"))
        layout.addWidget(self._chosen)
        layout.addWidget(flow(look, see))
        layout.addLayout(self._waiting)
        layout.addWidget(field(look, "From the question bank", self.topic))
        self._count = LiveText("", "small")
        layout.addWidget(self._count)
        layout.addLayout(self._list)
        self.topic.currentIndexChanged.connect(self._turn_to_first)

    def first(self) -> QWidget:
        """Return what adds the first question there is; the topics where there is none."""
        adds = (button for button in self.findChildren(Button) if button.text() == "Add")
        return next(adds, self.topic)

    def show_for(
        self, waiting: tuple[Question, ...], used: frozenset[str], *, chosen: int
    ) -> None:
        """Show how many are chosen, what waits, and the bank without those already used."""
        self._chosen.setText(
            f"{many(chosen, 'question')} on your page." if chosen else "No questions yet."
        )
        self._used = used
        clear(self._waiting)
        if waiting:
            self._waiting.addWidget(Text("Waiting from before", "heading"))
        for question in waiting:
            self._waiting.addWidget(
                self._offer(question.text, question.came_from, partial(self.taken.emit, question))
            )
        self.refresh()

    def _turn_to_first(self) -> None:
        self._page = 0
        self.refresh()

    def refresh(self) -> None:
        """Show the questions of the topic."""
        clear(self._list)
        found = [q for q in self._bank if q.topic == self.topic.value() and q.id not in self._used]
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
        said = f"For: {question.ask.value}"
        does = partial(self.added.emit, from_bank(question))
        self._list.addWidget(self._offer(question.text, said, does))

    def _add_turn(self, pages: int) -> None:
        does = partial(self._turn, pages)
        others = Button(self._look, "Show others", "", icon="chevron-right", does=does)
        self._list.addWidget(flow(self._look, others))

    def _turn(self, pages: int) -> None:
        self._page = (self._page + 1) % pages
        self.refresh()
        begin_at(self._list, 0)

    def _offer(self, text: str, more: str, does: Callable[[], object]) -> QWidget:
        look = self._look
        card = Card(look)
        card.column.addWidget(
            column(look, Text(text, "table"), *([Text(more, "small")] if more else []), gap=0)
        )
        card.column.addWidget(actions(look, text, Act("Add", "plus", does), gap=8))
        return card
