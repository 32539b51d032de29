"""What was agreed at a visit, in the person's own words; each is kept while it is typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.ids import AppointmentId
from msdesk.ui.drafting import Later
from msdesk.ui.look import Look
from msdesk.ui.widgets.forms import Area, field, when_edited
from msdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from msdesk.store.subjects.next_steps import NextStepStore

LABELS = {
    "what": "What we agreed",
    "who": "Who does what",
    "by_when": "By when",
    "who_i_call": "Who I call",
}


class AfterVisit(QWidget):
    """A field for each part of the next step.

    ``typed`` carries a line and the call that takes the words back; ``saved`` follows each.
    """

    typed = Signal(str, object)
    saved = Signal()

    def __init__(self, look: Look, appointment: AppointmentId, steps: NextStepStore) -> None:
        super().__init__()
        self._appointment, self._steps = appointment, steps
        self._step = next(iter(steps.of(appointment)), None)
        self._later = Later(self)
        self._later.timeout.connect(self._save)
        self.areas = {name: Area(look, getattr(self._step, name, ""), lines=2) for name in LABELS}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.space(12))
        layout.addWidget(Text("After the visit", "section"))
        for name, label in LABELS.items():
            layout.addWidget(field(look, label, self.areas[name]))
            when_edited(self.areas[name], self._later.soon)

    def _save(self) -> None:
        words = {name: area.toPlainText() for name, area in self.areas.items()}
        before = {name: getattr(self._step, name, "") for name in LABELS}
        edited = [label for name, label in LABELS.items() if words[name] != before[name]]
        back = self._steps.reversibly(partial(self._save_step, words))
        if edited:
            self.typed.emit(f"Changed “{edited[0]}”.", back)
        self.saved.emit()

    def _save_step(self, words: dict[str, str]) -> None:
        if self._step is not None:
            self._step = self._steps.change(msgspec.structs.replace(self._step, **words))
        elif any(words.values()):
            self._step = self._steps.add(appointment=self._appointment, **words)

    def keep_now(self) -> None:
        """Write what is waiting."""
        self._later.do_now()
