"""One step of the log, with what can be done to it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal

from msdesk.domain.days import short_date
from msdesk.domain.treatment_log import LogEntry
from msdesk.ui.evidence.log_change import LogChange, draft_of
from msdesk.ui.look import Look
from msdesk.ui.widgets.actions import Act
from msdesk.ui.widgets.basics import Card, flow
from msdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from msdesk.store.subjects.drafts import DraftStore
    from msdesk.store.subjects.treatments import TreatmentLog


class Book(NamedTuple):
    """What steps are written to, what is typed about them, and the day it is."""

    log: TreatmentLog
    drafts: DraftStore
    today: date

    def half_typed(self) -> frozenset[str]:
        """Return the keys of what is typed and not saved, so that no step asks for its own."""
        return frozenset(self.drafts.all())


class LogLine(Card):
    """Shows a step.  It is changed in its place, and a change half typed is open again.

    ``of`` names the treatment where steps of several stand together.  ``changed`` and
    ``removed`` carry the id of the step; ``undoable`` a line and the call that takes it back.
    """

    changed = Signal(str)
    removed = Signal(str)
    undoable = Signal(str, object)

    def __init__(
        self,
        look: Look,
        book: Book,
        entry: LogEntry,
        half_typed: Set[str],
        *,
        of: str = "",
        more: Sequence[Act] = (),
    ) -> None:
        super().__init__(look)
        self._look, self._book, self._entry = look, book, entry
        day = short_date(entry.day)
        self._thing = thing = ", ".join(filter(None, (entry.status.value, day, of)))
        if of:
            self.column.addWidget(Text(day, "small"))
            self.column.addWidget(
                Text(f"{of}: {entry.status.value}", "strong", widest=look.column)
            )
        else:
            self.column.addWidget(Text(thing, "strong"))
        if entry.reason:
            self.column.addWidget(Text(entry.reason, widest=look.column))
        self.change = Act("Change", "pencil", self._change).on(look, thing)
        self.delete = Act("Delete", "trash-2", self._delete).on(look, thing)
        others = [act.on(look, thing) for act in more]
        self._acts = flow(look, *others, self.change, self.delete)
        self.column.addWidget(self._acts)
        if draft_of(entry) in half_typed:
            self._open()

    def _open(self) -> LogChange:
        book = self._book
        change = LogChange(
            self._look, book.log, book.drafts, self._entry, book.today, of=self._thing
        )
        change.saved.connect(lambda: self.changed.emit(self._entry.id))
        change.undoable.connect(self.undoable)
        change.left.connect(partial(self._close, change))
        self.column.addWidget(change)
        self._acts.hide()
        return change

    def _change(self) -> None:
        change = self._open()
        change.show()  # now, for what cannot be seen cannot have the keyboard
        change.reason.setFocus()

    def _close(self, change: LogChange) -> None:
        self._acts.show()
        self.change.setFocus()
        change.hide()
        change.setParent(None)
        change.deleteLater()

    def _delete(self) -> None:
        entry, log = self._entry, self._book.log
        log.delete(entry.id)
        self._book.drafts.drop(draft_of(entry))
        self.removed.emit(entry.id)
        back = partial(log.restore, entry.id)
        self.undoable.emit(f"Deleted “{entry.status.value}” from your log.", back)
