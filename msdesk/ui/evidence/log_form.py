"""The person's log of one treatment: what was decided, when and why."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.days import short_date
from msdesk.domain.ids import LogEntryId, TreatmentId
from msdesk.domain.treatment_log import LogEntry, LogStatus
from msdesk.ui.drafting import Draft
from msdesk.ui.look import Look
from msdesk.ui.widgets.actions import Act
from msdesk.ui.widgets.basics import Button, Card, clear, flow
from msdesk.ui.widgets.day_field import DayField
from msdesk.ui.widgets.entering import Entering
from msdesk.ui.widgets.forms import Area, Pick, field
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.text import Text
from msdesk.ui.widgets.typed import Day

if TYPE_CHECKING:
    from msdesk.store.subjects.drafts import DraftStore
    from msdesk.store.subjects.treatments import TreatmentLog


class LogForm(QWidget):
    """Adds to the log it is given; ``logged`` and ``removed`` say what happened.

    ``known`` says that what was to be added is there already.
    """

    logged = Signal(object)
    known = Signal()
    removed = Signal(object)

    def __init__(
        self,
        look: Look,
        log: TreatmentLog,
        drafts: DraftStore,
        treatment: TreatmentId,
        today: date,
    ) -> None:
        super().__init__()
        self._look = look
        self._log = log
        self._deletes: dict[LogEntryId, Button] = {}
        self._treatment = treatment
        self.status = Pick(look, [(s.value, s) for s in LogStatus], LogStatus.CONSIDERING)
        self.day = Day(look, today, today)
        self.reason = Area(look, lines=2)
        self._draft = Draft(
            drafts,
            f"log:{treatment}",
            {"reason": self.reason, "status": self.status, "day": self.day},
            self,
        )
        self._save = Button(look, "Add to my log", "second", icon="plus", does=self._add)
        form = Card(look)
        form.column.addWidget(field(look, "What I did", self.status))
        form.column.addWidget(DayField(look, "On which day", self.day))
        form.column.addWidget(
            field(look, "Why", self.reason, "In your own words. You can leave it empty.")
        )
        form.column.addWidget(flow(look, self._save))
        Entering(form, [self.status, self.day, self.reason, self._save], self._add)
        self._entries = QVBoxLayout()
        self._entries.setSpacing(look.space(8))
        heard_as(self._entries, "list")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.space(12))
        layout.addLayout(self._entries)
        layout.addWidget(form)
        self.refresh()

    def refresh(self) -> None:
        """Show the log as it is now."""
        clear(self._entries)
        self._deletes.clear()
        entries = self._log.entries(self._treatment)
        if not entries:
            self._entries.addWidget(
                Text(
                    "Nothing yet. Here you can note that you heard of it, asked, or decided.",
                    "muted",
                    widest=self._look.column,
                )
            )
        for entry in entries:
            self._entries.addWidget(self._line(entry))

    def _line(self, entry: LogEntry) -> QWidget:
        card = Card(self._look)
        day = short_date(entry.day)
        card.column.addWidget(Text(f"{entry.status.value}, {day}", "strong"))
        if entry.reason:
            card.column.addWidget(Text(entry.reason, widest=self._look.column))
        delete = Act("Delete", "trash-2", lambda: self._remove(entry))
        self._deletes[entry.id] = delete.on(self._look, f"{entry.status.value}, {day}")
        card.column.addWidget(flow(self._look, self._deletes[entry.id]))
        return card

    def _add(self) -> None:
        day = self.day.wanted("Choose the day it was, or write it here.")
        if day is None:
            return
        reason = self.reason.toPlainText().strip()
        status = self.status.value()
        for known in self._log.entries(self._treatment):
            if known.says(status, day, reason):
                self._deletes[known.id].setFocus()
                self.known.emit()
                return
        entry = self._log.add(self._treatment, status, day, reason)
        self.reason.clear()
        self._draft.drop()
        self.refresh()
        self.logged.emit(entry)

    def keep_now(self) -> None:
        """Write the draft that is waiting; called before the window closes."""
        self._draft.keep_now()

    def _remove(self, entry: LogEntry) -> None:
        self._log.delete(entry.id)
        self.refresh()
        self.removed.emit(entry)
