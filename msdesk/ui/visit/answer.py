"""What was said to one question at a visit, and what became of it; each key is kept at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.journal import quoted
from msdesk.domain.question import Question
from msdesk.domain.visit import AtVisit, Outcome
from msdesk.ui.look import Look
from msdesk.ui.visit.outcomes import Outcomes
from msdesk.ui.widgets.forms import Area, field

if TYPE_CHECKING:
    from msdesk.store.subjects.visits import VisitStore

_WIDEST = 16_777_215  # Qt's own


class Answer(QWidget):
    """``became`` carries what was pressed.

    ``marked`` carries a line of it and the call that takes it back, ``kept`` the same of words
    that are typed: a hand that trembles presses the wrong button, and has to see that it did.

    ``by`` is who answers: the person the visit is with, until somebody else is named.
    """

    became = Signal(object)
    marked = Signal(str, object)
    kept = Signal(str, object)

    def __init__(
        self,
        look: Look,
        question: Question,
        row: AtVisit | None,
        visits: VisitStore,
        today: date,
        *,
        by: str = "",
        lines: int = 4,
    ) -> None:
        super().__init__()
        self._question, self._visits, self._today = question, visits, today
        self.by = row.answered_by if row else by
        self._pressed = row is not None and not (row.outcome is Outcome.ANSWERED and row.answer)
        self.box = Area(look, row.answer if row else "", lines=lines)
        self.box.setMaximumWidth(_WIDEST)
        self.outcomes = Outcomes(look, question.text)
        self.outcomes.show_as(row.outcome if row else Outcome.NOT_REACHED)
        self.outcomes.chosen.connect(self._become)
        self.box.textChanged.connect(self._write)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.space(16))
        layout.addWidget(field(look, "What they said", self.box, of=question.text))
        layout.addWidget(self.outcomes)

    def say_who(self, answered: str) -> None:
        """Keep who answered; nothing else follows from it."""
        self.by = answered.strip()
        what = f"Changed who answered {quoted(self._question.text)}."
        self.kept.emit(what, self._keep(self._held() or Outcome.NOT_REACHED))

    def _write(self) -> None:
        """Keep what is typed; whoever writes an answer down has had one, until they say else.

        Words that are taken back take that back too: else it would never be asked again.
        """
        typed = bool(self.box.toPlainText().strip())
        held = self._held() if self._pressed or typed else None
        outcome = held or (Outcome.ANSWERED if typed else Outcome.NOT_REACHED)
        self.outcomes.show_as(outcome)
        self.kept.emit(
            f"Changed the answer to {quoted(self._question.text)}.", self._keep(outcome)
        )

    def _held(self) -> Outcome | None:
        return next((o for o, b in self.outcomes.buttons.items() if b.isChecked()), None)

    def _become(self, outcome: Outcome) -> None:
        self._pressed = True
        back = self._keep(outcome)
        self.marked.emit(f"Marked {quoted(self._question.text)}: {outcome.value}.", back)
        self.became.emit(outcome)

    def _keep(self, outcome: Outcome) -> Callable[[], object]:
        words = self.box.toPlainText()
        note = partial(self._visits.note, self._question.id, outcome, self._today, words, self.by)
        return self._visits.reversibly(note)
