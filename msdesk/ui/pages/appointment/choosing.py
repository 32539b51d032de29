"""Where questions are chosen: what is suggested, what waits, and the bank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.guide import BankQuestion, Role, plain_questions
from msdesk.domain.ids import QuestionId
from msdesk.domain.question import NewQuestion, Question
from msdesk.domain.story import story
from msdesk.domain.suggestion import Suggestion
from msdesk.domain.visit import AtVisit
from msdesk.domain.words import many
from msdesk.ui.look import Look
from msdesk.ui.pages.appointment.drawers import Drawers
from msdesk.ui.pages.appointment.offers import Offer, Offers
from msdesk.ui.pages.appointment.question_bank import QuestionBank
from msdesk.ui.widgets.basics import Button, flow
from msdesk.ui.widgets.text import Text


class Offered(NamedTuple):
    """What there is to choose from for a visit to somebody, the ``role``.

    ``used`` are the questions of the bank that are taken.
    """

    role: Role
    suggestions: Sequence[Suggestion]
    waiting: Sequence[Question]
    told: Mapping[QuestionId, Sequence[AtVisit]]
    used: frozenset[str]
    chosen: int


class Choosing(QWidget):
    """Offers questions; ``added`` carries a new one, ``taken`` some that waited.

    ``plain_wanted`` carries those of the four plain questions that are not there yet, and
    ``done`` says that enough are chosen.
    """

    added = Signal(NewQuestion)
    taken = Signal(tuple)
    plain_wanted = Signal(tuple)
    done = Signal()

    def __init__(self, look: Look, bank: tuple[BankQuestion, ...]) -> None:
        super().__init__()
        self._plain = plain_questions(bank)
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
        self._four = Button(
            look, "Add the four plain questions", "", icon="plus", does=self._want_plain
        )
        self._suggested = Offers(look, "Suggested")
        self._waiting = Offers(look, "Waiting from before")
        self.bank = QuestionBank(look, bank)
        self.drawers = Drawers(look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.space(12))
        layout.addWidget(Text("Choose questions", "section"))
        layout.addWidget(self._chosen)
        layout.addWidget(flow(look, self._four, see))
        for part in (self._suggested, self._waiting, self.bank, self.drawers):
            layout.addWidget(part)
        self.bank.added.connect(self.added)

    def first(self) -> QWidget:
        """Return what adds the first question there is; the topics where there is none."""
        adds = (button for button in self.findChildren(Button) if button.text() == "Add")
        return next((b for b in adds if not self.drawers.isAncestorOf(b)), self.bank.topic)

    def show_for(self, offered: Offered) -> None:
        """Show what there is to choose from, and how many are chosen."""
        chosen = offered.chosen
        self._chosen.setText(
            f"{many(chosen, 'question')} on your page." if chosen else "No questions yet."
        )
        self._left = tuple(question for question in self._plain if question.id not in offered.used)
        self._four.setHidden(not self._left)
        self._suggested.show_these(
            [
                Offer(s.question.text, s.reason, partial(self.added.emit, s.question))
                for s in offered.suggestions
            ]
        )
        suggested = {suggestion.question.origin_id for suggestion in offered.suggestions}
        self._show_waiting(offered)
        self.bank.show_without(offered.used | suggested)

    def _show_waiting(self, offered: Offered) -> None:
        by_role: dict[Role, list[Question]] = {}
        for question in offered.waiting:
            by_role.setdefault(question.ask, []).append(question)
        mine = by_role.pop(offered.role, [])
        self._waiting.show_these(
            [self._waits(question, offered) for question in mine],
            partial(self.taken.emit, tuple(mine)),
        )
        self.drawers.show_these(
            {
                role: [self._waits(question, offered) for question in questions]
                for role, questions in by_role.items()
            }
        )

    def _waits(self, question: Question, offered: Offered) -> Offer:
        said = story(offered.told.get(question.id, ())) or question.came_from
        return Offer(question.text, said, partial(self.taken.emit, (question,)))

    def _want_plain(self) -> None:
        self.plain_wanted.emit(self._left)
