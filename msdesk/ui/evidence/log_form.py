"""The person's log of one treatment: what was decided, when and why."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.days import short_date
from msdesk.domain.ids import LogEntryId, TreatmentId
from msdesk.domain.treatment_log import LogEntry, LogStatus
from msdesk.ui.drafting import Draft
from msdesk.ui.evidence.log_change import draft_of, keep_changes
from msdesk.ui.evidence.log_line import Book, LogLine
from msdesk.ui.evidence.standing import Standing
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, Card, clear, flow
from msdesk.ui.widgets.day_field import DayField
from msdesk.ui.widgets.entering import Entering
from msdesk.ui.widgets.few_first import FewFirst
from msdesk.ui.widgets.forms import Area, Pick, field
from msdesk.ui.widgets.held import goes_with
from msdesk.ui.widgets.text import Text
from msdesk.ui.widgets.typed import Day

if TYPE_CHECKING:
    from msdesk.store.subjects.drafts import DraftStore
    from msdesk.store.subjects.treatments import TreatmentLog


class LogForm(QWidget):
    """Adds to the log it is given.

    ``changed`` says that the log is another now, ``all_wanted`` asks for that of every
    treatment; ``said`` and ``undoable`` are those of a page.  ``now`` is a line that says where
    one stands, for whoever shows the log folded.  ``whole`` is the form with all that is in it:
    until that is wanted it is empty, for a card is opened far more often than its log.
    """

    changed = Signal()
    all_wanted = Signal()
    said = Signal(str)
    undoable = Signal(str, object)

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
        self._book = Book(log, drafts, today)
        self._lines: dict[LogEntryId, LogLine] = {}
        self._treatment = treatment
        self._draft: Draft | None = None
        self.now = Text("", widest=look.column)
        goes_with(self, self.now)
        self._entries = QVBoxLayout()
        self._entries.setSpacing(look.space(8))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(look.space(12))
        self._layout.addLayout(self._entries)
        self._say_now(self._log.entries(treatment))

    def whole(self) -> LogForm:
        """Make what is in it, if that is not there yet; return it."""
        if self._draft is None:
            self._draft = self._make()
            self.refresh()
        return self

    def _make(self) -> Draft:
        """Make the form; return what keeps it while it is not saved."""
        look, today = self._look, self._book.today
        self.status = Pick(look, [(s.value, s) for s in LogStatus], LogStatus.CONSIDERING)
        self.day = Day(look, today, today)
        self.reason = Area(look, lines=2)
        fields = {"reason": self.reason, "status": self.status, "day": self.day}
        draft = Draft(self._book.drafts, _draft_of(self._treatment), fields, self)
        save = Button(look, "Add to my log", "second", icon="plus", does=self._add)
        form = Card(look)
        form.column.addWidget(field(look, "What I did", self.status))
        form.column.addWidget(DayField(look, "On which day", self.day))
        form.column.addWidget(
            field(look, "Why", self.reason, "In your own words. You can leave it empty.")
        )
        form.column.addWidget(flow(look, save))
        Entering(form, [self.status, self.day, self.reason, save], self._add)
        self._layout.addWidget(form)
        every = Button(
            look, "My log of all treatments", "", icon="list", does=self.all_wanted.emit
        )
        self._layout.addWidget(flow(look, every))
        return draft

    def refresh(self) -> None:
        """Show the log as it is now."""
        entries = self._log.entries(self._treatment)
        self._say_now(entries)
        if self._draft is None:
            return
        keep_changes(self)  # of another step
        clear(self._entries)
        self._lines.clear()
        if not entries:
            self._entries.addWidget(
                Text(
                    "Nothing yet. Here you can note that you heard of it, asked, or decided.",
                    "muted",
                    widest=self._look.column,
                )
            )
        half_typed = self._book.half_typed()
        makers = [partial(self._line, entry, half_typed) for entry in entries]
        self._few = FewFirst(self._look, makers, of="my log")
        self._entries.addWidget(self._few)

    def _say_now(self, entries: Sequence[LogEntry]) -> None:
        newest = next(iter(entries), None)
        now = f"{newest.status.value}, {short_date(newest.day)}." if newest else "Nothing yet."
        self.now.setText(now)

    def _line(self, entry: LogEntry, half_typed: Set[str]) -> LogLine:
        line = self._lines[entry.id] = LogLine(self._look, self._book, entry, half_typed)
        line.changed.connect(self._changed)
        line.removed.connect(self._removed)
        line.undoable.connect(self.undoable)
        return line

    def _shown(self, entry: LogEntryId) -> LogLine:
        """Return the line of a step, made and shown where it was one of many."""
        if entry not in self._lines:
            self._few.show_all()
        return self._lines[entry]

    def is_half_typed(self) -> bool:
        """Return whether a reason or a change of a step was typed and is not saved."""
        kept = self._book.half_typed()
        steps = (draft_of(entry) for entry in self._log.entries(self._treatment))
        return not kept.isdisjoint((_draft_of(self._treatment), *steps))

    def standing(self, name: str) -> Standing:
        """Return a button that logs where one stands with this treatment, with one press."""
        latest = next(iter(self._log.entries(self._treatment)), None)
        standing = Standing(self._look, self._book, self._treatment, name, latest)
        standing.changed.connect(self.refresh)
        standing.said.connect(self.said)
        standing.undoable.connect(self.undoable)
        self.changed.connect(standing.refresh)
        return standing

    def _changed(self, entry: str) -> None:
        self.refresh()
        self._shown(LogEntryId(entry)).change.setFocus()
        self.changed.emit()

    def _removed(self) -> None:
        self.refresh()
        self.changed.emit()

    def _add(self) -> None:
        day = self.day.wanted("Choose the day it was, or write it here.")
        if day is None:
            return
        reason = self.reason.toPlainText().strip()
        status = self.status.value()
        for known in self._log.entries(self._treatment):
            if known.says(status, day, reason):
                self._shown(known.id).delete.setFocus()
                self.said.emit("That is in your log already.")
                return
        entry = self._log.add(self._treatment, status, day, reason)
        self.reason.clear()
        if self._draft is not None:
            self._draft.drop()
        self.refresh()
        self.changed.emit()
        back = partial(self._log.delete, entry.id)
        self.undoable.emit(f"Added “{status.value}” to your log.", back)

    def keep_now(self) -> None:
        """Write the draft that is waiting; called before the window closes."""
        if self._draft is not None:
            self._draft.keep_now()
        keep_changes(self)


def _draft_of(treatment: TreatmentId) -> str:
    return f"log:{treatment}"
