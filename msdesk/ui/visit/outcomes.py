"""Three large buttons: what became of a question."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.visit import Outcome
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, flow

LABELS = {
    Outcome.ANSWERED: "Answered",
    Outcome.ASKED: "Asked, no answer yet",
    Outcome.LATER: "Later",
}


class Outcomes(QWidget):
    """Says which was pressed; the one that holds stays pressed.  ``chosen`` carries it."""

    chosen = Signal(object)

    def __init__(self, look: Look, question: str) -> None:
        super().__init__()
        self.buttons = {
            outcome: Button(
                look,
                label,
                "large",
                name=f"{label}: {question}",
                does=partial(self._choose, outcome),
            )
            for outcome, label in LABELS.items()
        }
        for button in self.buttons.values():
            button.setCheckable(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(flow(look, *self.buttons.values(), gap=16))

    def show_as(self, outcome: Outcome) -> None:
        """Show what has become of the question; ``NOT_REACHED`` is none of the three."""
        for each, button in self.buttons.items():
            button.setChecked(each is outcome)

    def _choose(self, outcome: Outcome) -> None:
        self.show_as(outcome)
        self.chosen.emit(outcome)
