"""Keeping a question that was made anywhere: for the next appointment, or until there is one."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot

from msdesk.app.record.flow import Flow
from msdesk.domain.question import NewQuestion


class Asking(Flow):
    """Keeps questions; ``kept`` says where one went, and carries what takes it back."""

    kept = Signal(str, object)

    @Slot(object)
    def keep(self, question: NewQuestion) -> None:
        """Keep a question."""
        record = self._session.record
        if record is None:
            return
        coming = record.appointments.next(date.today())  # noqa: DTZ011  # the person's own day
        kept = record.questions.add(question, coming.id if coming else None)
        where = (
            f"Added to your questions for {coming.title}."
            if coming
            else "Kept your question. It waits for your next appointment."
        )
        self.kept.emit(where, partial(record.questions.delete, kept.id))
