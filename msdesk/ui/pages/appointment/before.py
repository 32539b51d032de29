"""What is written before a visit, in the person's own words; each is kept while it is typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.appointment import Appointment
from msdesk.domain.journal import quoted
from msdesk.ui.look import Look
from msdesk.ui.pages.appointment.offers import Offer, Offers
from msdesk.ui.widgets.basics import flow, plain
from msdesk.ui.widgets.bullets import bullets
from msdesk.ui.widgets.forms import Area, Line, field, when_edited
from msdesk.ui.widgets.later import Later
from msdesk.ui.widgets.reveal import Reveal

if TYPE_CHECKING:
    from msdesk.ui.pages.appointment.kept import Kept

_LABELS = {
    "one_thing": "The one thing I want from today",
    "changed": "What has changed since last time",
}
_MEDICINES = "Medicines I take now"


class Before(QWidget):
    """``typed`` carries a line and the call that takes the words back; ``saved`` follows each.

    ``undoable`` is the same of a line that was added with one press.
    """

    typed = Signal(str, object)
    undoable = Signal(str, object)
    saved = Signal()

    def __init__(self, look: Look, appointment: Appointment, kept: Kept) -> None:
        super().__init__()
        self._appointment, self._kept = appointment, kept
        self._changes = kept.preparing.changes(appointment)
        self._later = Later(self)
        self._later.timeout.connect(self._save)
        self.one_thing = Line(look, appointment.one_thing)
        self.what_changed = Area(look, appointment.changed, lines=4)
        self.medicines = Line(look, kept.profile.get().medicines)
        self._offers = Offers(look, "From my notes and my log")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.space(12))
        layout.addWidget(field(look, _LABELS["one_thing"], self.one_thing))
        hint = "A line each. The first five are printed."
        layout.addWidget(field(look, _LABELS["changed"], self.what_changed, hint))
        layout.addWidget(self._offers)
        hint = "In your own words. Kept once, for all appointments."
        layout.addWidget(field(look, _MEDICINES, self.medicines, hint))
        self._add_what_to_bring(look, layout)
        for widget in (self.one_thing, self.what_changed, self.medicines):
            when_edited(widget, self._later.soon)
        self._offer_changes()

    def _add_what_to_bring(self, look: Look, layout: QVBoxLayout) -> None:
        def lines() -> list[QWidget]:
            box = plain()
            box.setLayout(bullets(look, self._kept.preparing.to_bring()))
            return [box]

        bring = Reveal(
            look, "What to bring", "Hide what to bring", "a list", lines, "", icon="list"
        )
        layout.addWidget(flow(look, bring))
        layout.addLayout(bring.place)

    def _offer_changes(self) -> None:
        """Offer the changes that do not stand in the text yet."""
        there = self.what_changed.toPlainText().splitlines()
        self._offers.show_these(
            [
                Offer(line, "", partial(self._add_line, line), "Add line")
                for line in self._changes
                if line not in there
            ]
        )

    def _add_line(self, line: str) -> None:
        self.keep_now()  # what was typed before is a change of its own
        words = self.what_changed.toPlainText().rstrip()
        self.what_changed.put(f"{words}\n{line}" if words else line)
        ((_, back),) = self._save_words()
        self._offer_changes()
        if self._offers.are_none:
            self.what_changed.setFocus()  # there it stands; no other is left to go on to
        self.saved.emit()
        self.undoable.emit(f"Added {quoted(line)}.", back)

    def _save(self) -> None:
        edited = [*self._save_words(), *self._save_medicines()]
        if edited:
            backs = [back for _, back in edited]
            self.typed.emit(f"Changed “{edited[0][0]}”.", lambda: [back() for back in backs])
        self.saved.emit()

    def _save_words(self) -> list[tuple[str, Callable[[], object]]]:
        """Keep the words of the visit; return what was edited, and what takes it back."""
        words = {"one_thing": self.one_thing.text(), "changed": self.what_changed.toPlainText()}
        appointments = self._kept.appointments
        there = appointments.get(self._appointment.id) or self._appointment
        edited = [label for name, label in _LABELS.items() if words[name] != getattr(there, name)]
        if not edited:
            return []
        changed = msgspec.structs.replace(there, **words)
        return [(edited[0], appointments.reversibly(partial(appointments.change, changed)))]

    def _save_medicines(self) -> list[tuple[str, Callable[[], object]]]:
        profile = self._kept.profile
        before = profile.get()
        words = self.medicines.text().strip()
        if words == before.medicines:
            return []
        profile.save(msgspec.structs.replace(before, medicines=words))
        return [(_MEDICINES, partial(profile.save, before))]

    def keep_now(self) -> None:
        """Write what is waiting."""
        self._later.do_now()
