"""One question of the list: its words, whom it is for, where it came from, and its buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from msdesk.domain.question import Question
from msdesk.ui.look import Look
from msdesk.ui.widgets.actions import Act
from msdesk.ui.widgets.basics import Button, Card, column, flow
from msdesk.ui.widgets.text import Text


class QuestionCard(Card):
    """Says which button was pressed; it changes nothing itself."""

    up = Signal()
    down = Signal()
    top = Signal()
    removed = Signal()

    def __init__(self, look: Look, question: Question, *, last: bool) -> None:
        super().__init__(look)
        self.question = question
        self._first: QWidget = self
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
        buttons = self._buttons(look, last=last)
        self._first = buttons[0]
        self.column.addWidget(flow(look, *buttons))

    def first(self) -> QWidget:
        """Return the first thing to do with it."""
        return self._first

    def _buttons(self, look: Look, *, last: bool) -> list[Button]:
        rank, words = self.question.rank, self.question.text
        buttons = []
        if rank is None:
            buttons.append(self._button(look, "Top three", "star", words, self.top))
        else:
            if rank > 1:
                buttons.append(self._button(look, "Move up", "arrow-up", words, self.up))
            label = "Out of the top three" if last or rank == 3 else "Move down"
            buttons.append(self._button(look, label, "arrow-down", words, self.down))
        buttons.append(self._button(look, "Delete", "trash-2", words, self.removed))
        return buttons

    @staticmethod
    def _button(look: Look, label: str, icon: str, words: str, signal: object) -> Button:
        emit = signal.emit  # type: ignore[attr-defined]  # a bound Signal
        return Act(label, icon, emit).on(look, words)
