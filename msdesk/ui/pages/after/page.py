"""How did it go: two minutes after a visit, by keyboard alone where that is easier.

What was written in the room is there already.  Everything is kept as it is typed; "Done" says
that the visit is over, and sends on what was not answered.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.appointment import Appointment
from msdesk.domain.days import long_date
from msdesk.domain.question import Question
from msdesk.domain.screen import Screen
from msdesk.domain.visit import AtVisit
from msdesk.ui.look import Look
from msdesk.ui.visit.agreed import Agreed
from msdesk.ui.visit.answer import Answer
from msdesk.ui.visit.person_field import PersonField
from msdesk.ui.widgets.basics import Button, Card, flow
from msdesk.ui.widgets.forms import Area, Line, field, when_edited
from msdesk.ui.widgets.gradual import Gradual
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.later import Later
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.reveal import Reveal
from msdesk.ui.widgets.showing import add_to
from msdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from msdesk.store.subjects.appointments import AppointmentStore
    from msdesk.store.subjects.drafts import DraftStore
    from msdesk.store.subjects.next_steps import NextStepStore
    from msdesk.store.subjects.questions import QuestionStore
    from msdesk.store.subjects.team import TeamStore
    from msdesk.store.subjects.visits import VisitStore

_SEEN_FIRST = 3
_LABELS = {"felt": "How I felt", "letter": "From the clinic's letter"}


class Kept(NamedTuple):
    """The parts of the record that a visit is about."""

    appointments: AppointmentStore
    questions: QuestionStore
    visits: VisitStore
    steps: NextStepStore
    drafts: DraftStore


class AfterPage(ScrollPage):
    """``done`` says that the visit is over."""

    done = Signal()

    def __init__(
        self, look: Look, visit: Appointment, kept: Kept, team: TeamStore, today: date
    ) -> None:
        super().__init__(look, "How did it go?", _about(visit))
        self._visit, self._kept, self._team, self._today = visit, kept, team, today
        self._later = Later(self)
        self._later.timeout.connect(self._save)
        listed = kept.questions.for_appointment(visit.id)
        rows = {row.question: row for row in kept.visits.at(visit.id)}
        self._answers: list[Answer] = []
        self._questions = QVBoxLayout()
        self._questions.setSpacing(look.space(16))
        heard_as(self._questions, "list")
        self._cards = Gradual(self, at_once=_SEEN_FIRST)
        if listed:
            self.add_section("What became of my questions")
        self.body.addLayout(self._questions)
        self.add_section("What we agreed")
        self._agreed = Agreed(look, visit.id, kept.steps, kept.drafts, team)
        self._agreed.undoable.connect(self.undoable)
        self._agreed.said.connect(self.said)
        self._agreed.team_wanted.connect(self.way_to(Screen.TEAM))
        self.body.addWidget(self._agreed)
        self.words = {name: Area(look, getattr(visit, name), lines=3) for name in _LABELS}
        for name, label in _LABELS.items():
            self.body.addWidget(field(look, label, self.words[name]))
            when_edited(self.words[name], self._later.soon)
        self.finish = Button(look, "Done", "first", icon="check", does=self._finish)
        self.body.addWidget(flow(look, self.finish))
        said = "What was not answered comes back by itself at the next visit to the same people."
        self.body.addWidget(Text(said, "small", widest=look.column))
        self._cards.fill(
            partial(self._ask, question, rows.get(question.id)) for question in listed
        )

    def first(self) -> QWidget:
        """Return the first thing to say."""
        buttons = self._answers[0].outcomes.buttons if self._answers else {}
        return next(iter(buttons.values()), self._agreed.fields["what"])

    def _ask(self, question: Question, row: AtVisit | None) -> None:
        look = self.look
        card = Card(look)
        card.column.addWidget(Text(question.text, "heading", widest=look.column))
        by = self._visit.person
        answer = Answer(look, question, row, self._kept.visits, self._today, by=by, lines=2)
        answer.kept.connect(self.typed)
        answer.marked.connect(self.undoable)
        card.column.addWidget(answer)
        who = Reveal(
            look,
            "Who answered",
            "Hide who answered",
            question.text,
            partial(self._who_answered, answer, question),
            icon="user",
        )
        card.column.addSpacing(look.space(8))
        card.column.addWidget(flow(look, who))
        card.column.addLayout(who.place)
        self._answers.append(answer)
        add_to(self._questions, card)

    def _who_answered(self, answer: Answer, question: Question) -> list[QWidget]:
        line = Line(self.look, answer.by)
        line.textEdited.connect(answer.say_who)
        people = PersonField(self.look, "Who answered", line, self._team, of=question.text)
        people.undoable.connect(self.undoable)
        return [people]

    def _save(self) -> None:
        words = {name: area.toPlainText() for name, area in self.words.items()}
        edited = [name for name, text in words.items() if text != getattr(self._visit, name)]
        if not edited:
            return
        changed = msgspec.structs.replace(self._visit, **words)
        appointments = self._kept.appointments
        back = appointments.reversibly(partial(appointments.change, changed))
        self._visit = changed
        self.typed.emit(f"Changed “{_LABELS[edited[0]]}”.", back)

    def _finish(self) -> None:
        self.keep_now()
        self._agreed.finish()
        self.done.emit()

    def keep_now(self) -> None:
        """Keep what is typed; called before the page goes."""
        self._later.do_now()
        self._agreed.keep_now()


def _about(visit: Appointment) -> str:
    day = f", {long_date(visit.day)}" if visit.day else ""
    return f"{visit.title}{day}. Write as little as you like; all of it is kept as you type."
