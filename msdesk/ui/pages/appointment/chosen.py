"""The questions of one appointment: the top three, and those for which there may be time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.ids import QuestionId
from msdesk.domain.journal import quoted
from msdesk.domain.question import Question, on_page
from msdesk.store.subjects.ranks import TOP
from msdesk.ui.look import Look
from msdesk.ui.pages.appointment.past import Past
from msdesk.ui.pages.appointment.question_card import QuestionCard, Standing
from msdesk.ui.widgets.basics import clear
from msdesk.ui.widgets.gradual import Gradual, Part
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from msdesk.domain.visit import AtVisit
    from msdesk.ui.pages.appointment.kept import Kept

_SEEN_FIRST = 2
_UNSTARRED = "Nothing is starred: the first three stand on top."


class Chosen(QWidget):
    """Shows them; ``change_wanted`` carries a change in words, and the call that makes it.

    ``changed`` carries a question in other words, or for somebody else.
    """

    changed = Signal(object)
    change_wanted = Signal(str, object)

    def __init__(self, look: Look, kept: Kept, page: QWidget) -> None:
        super().__init__()
        self._look, self._questions, self._drafts = look, kept.questions, kept.drafts
        self._names = kept.preparing.visits
        self._told: Mapping[QuestionId, Sequence[AtVisit]] = {}
        self._listed: Sequence[Question] = ()
        self._top, self._rest = QVBoxLayout(), QVBoxLayout()
        self._unstarred = Text(_UNSTARRED, "small", widest=look.column)
        self._cards = Gradual(page, at_once=_SEEN_FIRST)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.space(12))
        layout.addWidget(Text("My top three", "section"))
        layout.addWidget(self._unstarred)
        layout.addLayout(self._top)
        layout.addWidget(Text("If there is time", "section"))
        layout.addLayout(self._rest)
        for inner in (self._top, self._rest):
            inner.setSpacing(look.space(12))
            heard_as(inner, "list")

    def show_these(
        self,
        listed: Sequence[Question],
        told: Mapping[QuestionId, Sequence[AtVisit]],
        then: Sequence[Part] = (),
    ) -> None:
        """Show the questions of a list with what is told of each; make what comes after them."""
        self._listed, self._told = listed, told
        top, rest = on_page(listed)
        for_rest = "Questions you add will stand here." if not top else "Nothing more."
        self._unstarred.setHidden(not top or top[0].rank is not None)
        self._cards.fill(
            [
                *self._fill(self._top, top, "Mark a question “Top three” and it will stand here."),
                *self._fill(self._rest, rest, for_rest),
                *then,
            ]
        )

    def card_of(self, question: QuestionId) -> QuestionCard | None:
        """Return the card of a question, where it is shown."""
        cards = self.findChildren(QuestionCard)
        return next((card for card in cards if card.question.id == question), None)

    def _fill(self, place: QVBoxLayout, questions: list[Question], empty: str) -> list[Part]:
        """Empty a place, and return what fills it."""
        clear(place)
        if not questions:
            return [lambda: place.addWidget(Text(empty, "muted", widest=self._look.column))]
        return [partial(self._add_card, place, each, questions) for each in questions]

    def _add_card(self, place: QVBoxLayout, question: Question, among: list[Question]) -> None:
        # Nobody passes a star by moving up; without one all of them are one list.
        starred = self._listed[0].rank is not None
        ends = among if starred else self._listed
        standing = Standing(question is ends[0], question is ends[-1])
        told = self._told.get(question.id)
        past = partial(Past, self._look, question.text, told, self._names) if told else None
        card = QuestionCard(self._look, question, self._drafts, standing, past)
        self._connect(card, question, len(among))
        place.addWidget(card)

    def _connect(self, card: QuestionCard, question: Question, many: int) -> None:
        rank = question.rank or 0
        if rank:
            card.up.connect(lambda: self._rank(question, rank - 1))
            card.down.connect(lambda: self._rank(question, rank + 1 if rank < many else None))
        else:
            card.up.connect(partial(self._move, question, -1))
            card.down.connect(partial(self._move, question, 1))
        card.changed.connect(self.changed)
        card.top.connect(lambda: self._rank(question, self._free_rank()))
        card.removed.connect(lambda: self._remove(question))

    def _free_rank(self) -> int:
        return min(TOP, sum(question.rank is not None for question in self._listed) + 1)

    def _put_out(self) -> Question | None:
        """Return the one that a further star puts out; None while there is a place free."""
        return next((question for question in self._listed if question.rank == TOP), None)

    def _rank(self, question: Question, rank: int | None) -> None:
        words = quoted(question.text)
        if question.rank is None and (out := self._put_out()):
            what = f"Put {words} into the top three; {quoted(out.text)} is out of it."
        elif question.rank is None:
            what = f"Put {words} into the top three, at place {rank}."
        elif rank:
            what = f"Moved {words} to place {rank}."
        else:
            what = f"Took {words} out of the top three."
        self.change_wanted.emit(what, partial(self._questions.set_rank, question.id, rank))

    def _move(self, question: Question, by: Literal[-1, 1]) -> None:
        what = f"Moved {quoted(question.text)} {'up' if by < 0 else 'down'}."
        self.change_wanted.emit(what, partial(self._questions.move, question.id, by))

    def _remove(self, question: Question) -> None:
        what = f"Deleted {quoted(question.text)}."
        self.change_wanted.emit(what, partial(self._questions.delete, question.id))
