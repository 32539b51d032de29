"""The day and the reason of a step with a treatment, to be changed where the step stands."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.treatment_log import LogEntry
from msdesk.ui.drafting import Draft
from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, flow
from msdesk.ui.widgets.day_field import DayField
from msdesk.ui.widgets.entering import Entering
from msdesk.ui.widgets.forms import Area, field
from msdesk.ui.widgets.notice import Notice
from msdesk.ui.widgets.typed import Day

if TYPE_CHECKING:
    from msdesk.store.subjects.drafts import DraftStore
    from msdesk.store.subjects.treatments import TreatmentLog


class LogChange(QWidget):
    """Changes a step in the log it is given; ``of`` tells it from others that are changed.

    ``saved`` and ``left`` say that it is done with; ``undoable`` carries a line and the call that
    takes back what was done, or what was typed and given up.
    """

    saved = Signal()
    left = Signal()
    undoable = Signal(str, object)

    def __init__(
        self,
        look: Look,
        log: TreatmentLog,
        drafts: DraftStore,
        entry: LogEntry,
        today: date,
        *,
        of: str,
    ) -> None:
        super().__init__()
        style_as(self, "plain")
        self._log, self._drafts, self._entry = log, drafts, entry
        self.day = Day(look, today, entry.day)
        self.reason = Area(look, entry.reason, lines=2)
        self._there = Notice(look)
        self._draft = Draft(
            drafts, draft_of(entry), {"reason": self.reason, "day": self.day}, self
        )
        name = f"Save the change: {of}"
        save = Button(look, "Save the change", "second", icon="save", name=name, does=self._save)
        name = f"Leave it as it was: {of}"
        leave = Button(look, "Leave it as it was", "", name=name, does=self._leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.space(12))
        layout.addWidget(self._there)
        layout.addWidget(DayField(look, "On which day", self.day, of=of))
        layout.addWidget(
            field(look, "Why", self.reason, "In your own words. You can leave it empty.", of=of)
        )
        layout.addWidget(flow(look, save, leave, gap=12))
        Entering(self, [self.day, self.reason, save], self._save)

    def _save(self) -> None:
        day = self.day.wanted("Choose the day it was, or write it here.")
        if day is None:
            return
        entry, reason = self._entry, self.reason.toPlainText().strip()
        others = [e for e in self._log.entries(entry.treatment) if e.id != entry.id]
        if any(other.says(entry.status, day, reason) for other in others):
            self._there.say("That is in your log already, on this day.")
            self.day.setFocus()
            return
        self._log.change(msgspec.structs.replace(entry, day=day, reason=reason))
        self._draft.drop()
        self.saved.emit()
        back = partial(self._log.change, entry)
        self.undoable.emit(f"Changed “{entry.status.value}” in your log.", back)

    def _leave(self) -> None:
        self._draft.keep_now()
        key = draft_of(self._entry)
        typed = self._drafts.get(key)
        self._draft.drop()
        self.left.emit()
        if typed is not None:
            back = partial(self._drafts.put, key, typed)
            self.undoable.emit(f"Left “{self._entry.status.value}” as it was.", back)

    def keep_now(self) -> None:
        """Write the draft that is waiting; called before the window closes."""
        self._draft.keep_now()


def draft_of(entry: LogEntry) -> str:
    """Return the key under which what is typed about a step is kept."""
    return f"log:changing:{entry.id}"


def keep_changes(page: QWidget) -> None:
    """Write what is typed and not saved in each change that is open on a page."""
    for change in page.findChildren(LogChange):
        change.keep_now()
