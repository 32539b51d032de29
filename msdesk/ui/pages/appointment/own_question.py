"""A question in the person's own words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.guide import Role
from msdesk.domain.question import NewQuestion
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, flow
from msdesk.ui.widgets.entering import Entering
from msdesk.ui.widgets.forms import Area, Pick, field


class OwnQuestion(QWidget):
    """Where it is written; ``added`` carries it."""

    added = Signal(NewQuestion)

    def __init__(self, look: Look, role: Role) -> None:
        super().__init__()
        self.words = Area(look, lines=2)
        self.role = Pick[Role](look, [(r.value, r) for r in Role], role)
        add = Button(
            look, "Add", "second", icon="plus", name="Add my own question", does=self._add
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.space(12))
        layout.addWidget(field(look, "Write your own question", self.words, "Enter adds it."))
        layout.addWidget(field(look, "For", self.role))
        layout.addWidget(flow(look, add))
        Entering(self, [self.words, self.role], self._add, one=True)

    def _add(self) -> None:
        text = self.words.toPlainText().strip()
        if not text:
            self.words.setFocus()
            return
        self.words.clear()
        self.added.emit(NewQuestion(text=text, ask=self.role.value(), came_from="My own question"))
