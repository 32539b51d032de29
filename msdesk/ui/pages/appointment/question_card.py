"""One question of the list: its words, whom it is for, where it came from, and its buttons."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from msdesk.domain.question import Question
from msdesk.ui.look import Look
from msdesk.ui.pages.appointment.question_change import QuestionChange, draft_of
from msdesk.ui.widgets.actions import Act
from msdesk.ui.widgets.basics import Button, Card, clear, column, flow
from msdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from msdesk.store.subjects.drafts import DraftStore
    from msdesk.ui.pages.appointment.past import Past


class Standing(NamedTuple):
    """Where a question stands in its part of the list."""

    first: bool
    last: bool


class QuestionCard(Card):
    """Says which button was pressed; it changes nothing itself.

    ``changed`` carries the question in other words.  ``past`` makes what became of it so far.
    """

    up = Signal()
    down = Signal()
    top = Signal()
    removed = Signal()
    changed = Signal(object)

    def __init__(
        self,
        look: Look,
        question: Question,
        drafts: DraftStore,
        standing: Standing,
        past: Callable[[], Past] | None = None,
    ) -> None:
        super().__init__(look)
        self._look, self._drafts, self._standing = look, drafts, standing
        self._past = past
        self.question = question
        self._first: QWidget = self
        self._to_change: QWidget = self
        if drafts.get(draft_of(question)) is None:
            self._show()
        else:
            self._change()

    def first(self) -> QWidget:
        """Return the first thing to do with it."""
        return self._first

    def back_at_change(self) -> None:
        """Give the keyboard to the button one came to the form by."""
        self._to_change.setFocus()

    def _show(self) -> None:
        look, question = self._look, self.question
        line = QHBoxLayout()
        line.setSpacing(look.space(16))
        if question.rank:
            number = Text(str(question.rank), "rank")
            line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        came = f" · {question.came_from}" if question.came_from else ""
        line.addWidget(
            column(
                look,
                Text(question.text, widest=look.column),
                Text(f"For: {question.ask.value}{came}", "small", widest=look.column),
                gap=4,
            ),
            1,
        )
        self.column.addLayout(line)
        buttons = self._buttons()
        self._first, self._to_change = buttons[0], buttons[-2]
        if self._past is not None:
            past = self._past()
            self.column.addWidget(past)
            buttons.append(past.history)
        self.column.addWidget(flow(look, *buttons))

    def _change(self) -> None:
        clear(self.column)
        form = QuestionChange(self._look, self.question, self._drafts)
        form.given.connect(self.changed)
        form.left.connect(self._leave)
        self.column.addWidget(form)
        self._first = form.words
        form.words.setFocus()

    def _leave(self) -> None:
        clear(self.column)
        self._show()
        self.back_at_change()

    def _buttons(self) -> list[Button]:
        rank, standing = self.question.rank, self._standing
        moved_up = Act("Move up", "arrow-up", self.up.emit)
        moved_down = Act("Move down", "arrow-down", self.down.emit)
        acts = []
        if rank is None:
            acts.append(Act("Top three", "star", self.top.emit))
        if not standing.first:
            acts.append(moved_up)
        if rank is not None and (standing.last or rank == 3):
            acts.append(Act("Out of the top three", "arrow-down", self.down.emit))
        elif not standing.last:
            acts.append(moved_down)
        acts.append(Act("Change", "pencil", self._change))
        acts.append(Act("Delete", "trash-2", self.removed.emit))
        return [act.on(self._look, self.question.text) for act in acts]
