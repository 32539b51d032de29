"""What was agreed: a list of steps, and a form for the next one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.ids import AppointmentId
from msdesk.domain.journal import quoted
from msdesk.domain.visit import NextStep
from msdesk.domain.words import same
from msdesk.ui.drafting import Draft
from msdesk.ui.look import Look
from msdesk.ui.visit.person_field import PersonField
from msdesk.ui.widgets.actions import Act, actions
from msdesk.ui.widgets.announce import announce
from msdesk.ui.widgets.basics import Button, Card, clear, flow
from msdesk.ui.widgets.entering import Entering
from msdesk.ui.widgets.forms import Line, field
from msdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from msdesk.store.subjects.drafts import DraftStore
    from msdesk.store.subjects.next_steps import NextStepStore
    from msdesk.store.subjects.team import TeamStore


def in_one_line(step: NextStep) -> str:
    """Return who does a step, by when, and whom to call: "The clinic, by March. If not: 01234"."""
    who = ", ".join(filter(None, (step.who, step.by_when and f"by {step.by_when}")))
    call = f"If not, I call: {step.who_i_call}" if step.who_i_call else ""
    return ". ".join(filter(None, (who, call)))


class Agreed(QWidget):
    """Shows the steps of a visit and takes another; each is kept at once.

    ``undoable`` carries a line and the call that takes it back, ``said`` a line alone;
    ``changed`` says that the list is another, ``team_wanted`` that one wants to see whom one can
    call.
    """

    said = Signal(str)
    undoable = Signal(str, object)
    team_wanted = Signal()
    changed = Signal()

    def __init__(
        self,
        look: Look,
        appointment: AppointmentId,
        steps: NextStepStore,
        drafts: DraftStore,
        team: TeamStore,
    ) -> None:
        super().__init__()
        self._look, self._appointment, self._steps = look, appointment, steps
        self._list = QVBoxLayout()
        self._list.setSpacing(look.space(12))
        self.fields = {name: Line(look) for name in ("what", "who", "by_when", "who_i_call")}
        self.add = Button(
            look, "Add", "second", icon="plus", name="Add what we agreed", does=self._add
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.space(16))
        layout.addLayout(self._list)
        self._form(layout, team)
        self._draft = Draft(drafts, f"agreed:{appointment}", self.fields, self)
        self._fill()

    def _form(self, layout: QVBoxLayout, team: TeamStore) -> None:
        look = self._look
        call = "Whom I call if it does not happen"
        who = PersonField(look, "Who does it", self.fields["who"], team, also=("Me",))
        whom = PersonField(look, call, self.fields["who_i_call"], team, with_number=True)
        whom.team_wanted.connect(self.team_wanted)
        for people in (who, whom):
            people.undoable.connect(self.undoable)
        layout.addWidget(field(look, "The next step", self.fields["what"]))
        layout.addWidget(who)
        layout.addWidget(field(look, "By when", self.fields["by_when"]))
        layout.addWidget(whom)
        layout.addWidget(flow(look, self.add))
        Entering(self, list(self.fields.values()), self._add)

    def _fill(self) -> None:
        clear(self._list)
        for step in self._steps.of(self._appointment):
            card = Card(self._look)
            card.column.addWidget(Text(step.what, "strong", widest=self._look.column))
            if more := in_one_line(step):
                card.column.addWidget(Text(more, "small", widest=self._look.column))
            act = Act("Delete", "trash-2", partial(self._delete, step))
            card.column.addWidget(actions(self._look, step.what, act))
            self._list.addWidget(card)

    def _add(self) -> None:
        words = {name: line.text().strip() for name, line in self.fields.items()}
        if not words["what"]:
            self.fields["what"].setFocus()
            return
        if self._shows_already(words):
            self.said.emit(f"{quoted(words['what'])} is on your list already.")
            self.fields["what"].setFocus()
            return
        step = self._steps.add(appointment=self._appointment, **words)
        for line in self.fields.values():
            line.clear()
        self._draft.drop()
        self._fill()
        announce(self, f"Added: {step.what}")
        self.fields["what"].setFocus()
        self.changed.emit()
        self.undoable.emit(f"Added: {step.what}", partial(self._steps.delete, step.id))

    def _shows_already(self, words: Mapping[str, str]) -> bool:
        """Return whether the list has a step of these words for the same person."""
        return any(
            same(step.what, words["what"]) and same(step.who, words["who"])
            for step in self._steps.of(self._appointment)
        )

    def _delete(self, step: NextStep) -> None:
        self._steps.delete(step.id)
        self._fill()
        self.changed.emit()
        self.undoable.emit(f"Deleted: {step.what}", partial(self._steps.restore, step.id))

    def finish(self) -> None:
        """Add a step that is typed and was not added: a visit that is over has no draft."""
        if self.fields["what"].text().strip():
            self._add()

    def keep_now(self) -> None:
        """Keep what is typed and not added yet."""
        self._draft.keep_now()
