"""What is written before a visit, in the person's own words; each is kept while it is typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.appointment import Appointment
from msdesk.ui.drafting import Later
from msdesk.ui.look import Look
from msdesk.ui.widgets.forms import Area, Line, field, when_edited

if TYPE_CHECKING:
    from msdesk.ui.pages.appointment.kept import Kept

_LABELS = {
    "one_thing": "The one thing I want from today",
    "changed": "What has changed since last time",
}


class Before(QWidget):
    """``typed`` carries a line and the call that takes the words back; ``saved`` follows each."""

    typed = Signal(str, object)
    saved = Signal()

    def __init__(self, look: Look, appointment: Appointment, kept: Kept) -> None:
        super().__init__()
        self._appointment, self._kept = appointment, kept
        self._later = Later(self)
        self._later.timeout.connect(self._save)
        self.one_thing = Line(look, appointment.one_thing)
        self.what_changed = Area(look, appointment.changed, lines=4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.space(12))
        layout.addWidget(field(look, _LABELS["one_thing"], self.one_thing))
        layout.addWidget(
            field(
                look,
                _LABELS["changed"],
                self.what_changed,
                "A line each. The first five are printed.",
            )
        )
        for widget in (self.one_thing, self.what_changed):
            when_edited(widget, self._later.soon)

    def _save(self) -> None:
        words = {"one_thing": self.one_thing.text(), "changed": self.what_changed.toPlainText()}
        there = self._kept.appointments.get(self._appointment.id) or self._appointment
        edited = [label for name, label in _LABELS.items() if words[name] != getattr(there, name)]
        changed = msgspec.structs.replace(there, **words)
        back = self._kept.appointments.reversibly(partial(self._kept.appointments.change, changed))
        if edited:
            self.typed.emit(f"Changed “{edited[0]}”.", back)
        self.saved.emit()

    def keep_now(self) -> None:
        """Write what is waiting."""
        self._later.do_now()
