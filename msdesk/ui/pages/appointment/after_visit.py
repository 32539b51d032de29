"""What was agreed at a visit, in the person's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.ui.look import Look
from msdesk.ui.widgets.forms import Area, field
from msdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from msdesk.domain.visit import NextStep

LABELS = {
    "what": "What we agreed",
    "who": "Who does what",
    "by_when": "By when",
    "who_i_call": "Who I call",
}


class AfterVisit(QWidget):
    """A field for each part of the next step; whoever keeps it listens to ``areas``."""

    def __init__(self, look: Look, step: NextStep | None) -> None:
        super().__init__()
        self.areas = {name: Area(look, getattr(step, name, ""), lines=2) for name in LABELS}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.space(12))
        layout.addWidget(Text("After the visit", "section"))
        for name, label in LABELS.items():
            layout.addWidget(field(look, label, self.areas[name]))

    def words(self) -> dict[str, str]:
        """Return what stands in each field."""
        return {name: area.toPlainText() for name, area in self.areas.items()}

    def edited(self, step: NextStep | None) -> list[str]:
        """Return the labels of the fields that say something else than a step does."""
        words = self.words()
        return [label for name, label in LABELS.items() if words[name] != getattr(step, name, "")]
