"""In the room: one question at a time, as large as it can be, and what was said.

Every key is kept at once, in the row of this question at this visit: whatever ends the program,
it opens again at that question, with the words.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.appointment import Appointment
from msdesk.domain.ids import QuestionId
from msdesk.domain.question import Question
from msdesk.domain.screen import Screen
from msdesk.domain.visit import Outcome
from msdesk.ui.look import Look
from msdesk.ui.pages.room.asked import Asked
from msdesk.ui.pages.room.top import Top
from msdesk.ui.visit.agreed import Agreed
from msdesk.ui.visit.answer import Answer
from msdesk.ui.visit.outcomes import LABELS
from msdesk.ui.widgets.announce import announce
from msdesk.ui.widgets.basics import Button, clear, column, flow
from msdesk.ui.widgets.page import ScrollPage, settle
from msdesk.ui.widgets.text import Text
from msdesk.ui.widgets.way import Way

if TYPE_CHECKING:
    from msdesk.store.subjects.drafts import DraftStore
    from msdesk.store.subjects.next_steps import NextStepStore
    from msdesk.store.subjects.questions import QuestionStore
    from msdesk.store.subjects.team import TeamStore
    from msdesk.store.subjects.visits import VisitStore

_LARGE = 200  # percent of text, from which on the question needs the room of the bars
SAY_IT_BACK = QuestionId("")  # the last screen, where there is no question any more


class Kept(NamedTuple):
    """The parts of the record that a visit is about."""

    questions: QuestionStore
    visits: VisitStore
    steps: NextStepStore
    drafts: DraftStore


class RoomPage(ScrollPage):
    """``moved_to`` carries the id of the question shown; ``done`` says that the visit is over."""

    moved_to = Signal(str)
    left = Signal()
    done = Signal()

    def __init__(
        self,
        look: Look,
        visit: Appointment,
        kept: Kept,
        team: TeamStore,
        today: date,
        at: QuestionId | None = None,
    ) -> None:
        super().__init__(look, "In the room")
        self._visit, self._kept, self._team, self._today = visit, kept, team, today
        self._questions = kept.questions.for_appointment(visit.id)
        ids = [question.id for question in self._questions]
        self._now = ids.index(at) if at in ids else (len(ids) if at == SAY_IT_BACK else 0)
        self.title.hide()
        leave = Button(look, "Leave the room", "small", does=self.left.emit)
        to_help = self.way_to(Screen.HELP)
        self._top = Top(
            look, leave, Button(look, "Get help now", "small", icon="life-buoy", does=to_help)
        )
        self.way = Way(look, len(ids))
        self._place = QVBoxLayout()
        self._place.setSpacing(look.space(16))
        self.before = Button(look, "Before", "large", icon="arrow-left", does=self._go_back)
        self.next = Button(look, "Next", "large", icon="arrow-right", does=self._go_on)
        self._done = Button(look, "We are done", "first", does=self._finish)
        self.head.addWidget(self._top)
        if look.percent < _LARGE:
            self.body.addWidget(self.way)
        self.body.addLayout(self._place)
        self.body.addWidget(flow(look, self.before, self.next, self._done, gap=16))
        self.body.addWidget(Text("Kept as you type.", "small"))
        self._show()

    def first(self) -> QWidget:
        """Return the question, from where one types; at the end, the box for what was agreed."""
        return self._first

    def begin(self) -> QWidget:
        """Return the same, also where not all of it is seen at once: it is its own heading."""
        return self._first

    def step_back(self) -> bool:
        """Show the question before; return whether there was one."""
        if self._now == 0:
            return False
        self._go_back()
        return True

    def _go_on(self) -> None:
        self._go_to(self._now + 1)

    def _go_back(self) -> None:
        self._go_to(self._now - 1)

    def _go_to(self, place: int) -> None:
        self.keep_now()
        self._now = place
        self._show()
        self.scroll_bar().setValue(0)
        settle()  # the ring is drawn where the focus is now
        self._first.setFocus()
        announce(self, self.accessibleName())

    def _show(self) -> None:
        clear(self._place)
        asking = self._now < len(self._questions)
        if asking:
            self._ask(self._questions[self._now])
        else:
            self._say_it_back()
        self.way.show_at(self._now)
        self.before.setEnabled(self._now > 0)
        self.next.setVisible(asking)
        self._done.setVisible(not asking)
        self.setWindowTitle(self.accessibleName())
        self.moved_to.emit(self._questions[self._now].id if asking else SAY_IT_BACK)

    def _ask(self, question: Question) -> None:
        look = self.look
        count = f"Question {self._now + 1} of {len(self._questions)}"
        self._top.where.setText(f"{count} · for the {question.ask.value}")
        self.setAccessibleName(f"{count}: {question.text}")
        rows = self._kept.visits.at(self._visit.id)
        row = next((row for row in rows if row.question == question.id), None)
        self.answer = Answer(
            look, question, row, self._kept.visits, self._today, by=self._visit.person
        )
        self.answer.kept.connect(self.typed)
        self.answer.marked.connect(self.undoable)
        self.answer.became.connect(self._became)
        asked = Asked(question.text, self.answer.box)
        came = [Text(question.came_from, "muted")] if question.came_from else []
        self._place.addWidget(column(look, asked, *came, gap=8))
        self._place.addWidget(self.answer)
        self._first: QWidget = asked

    def _say_it_back(self) -> None:
        look, kept = self.look, self._kept
        self._top.where.setText("The last thing")
        title = "Say it back: what did we agree?"
        self.setAccessibleName(title)
        agreed = Agreed(look, self._visit.id, kept.steps, kept.drafts, self._team)
        agreed.undoable.connect(self.undoable)
        agreed.said.connect(self.said)
        agreed.team_wanted.connect(self.way_to(Screen.TEAM))
        self._agreed = agreed
        self._place.addWidget(Text(title, "room"))
        self._place.addWidget(
            Text("Say it in your own words, so that they can put it right.", widest=look.column)
        )
        self._place.addWidget(agreed)
        self._first = agreed.fields["what"]

    def _became(self, outcome: Outcome) -> None:
        announce(self, LABELS[outcome])
        self._go_on()

    def _finish(self) -> None:
        self._agreed.finish()
        self.done.emit()

    def keep_now(self) -> None:
        """Keep half a step that was typed; what they said is kept already."""
        if self._now == len(self._questions):
            self._agreed.keep_now()
