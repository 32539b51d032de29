"""Keeping a question that was made anywhere: for the next appointment, or until there is one."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot

from msdesk.app.record.flow import Flow
from msdesk.domain.appointment import Appointment
from msdesk.domain.guide import Role
from msdesk.domain.place import AppointmentPlace
from msdesk.domain.question import NewQuestion
from msdesk.domain.screen import Screen

_WAITS_ALREADY = "Already on your list. It waits for your next appointment."


class Asking(Flow):
    """Keeps questions; ``kept`` says where one went, and carries what takes it back.

    ``there`` says that it was there already, and carries the place.
    """

    kept = Signal(str, object)
    there = Signal(str, object)

    @Slot(object)
    def keep(self, question: NewQuestion) -> None:
        """Keep a question."""
        record = self._session.record
        if record is None:
            return
        today = date.today()  # noqa: DTZ011  # the person's own day
        coming = record.appointments.next(today, question.ask)
        visit = coming.id if coming else None
        if record.questions.standing(question.text, visit) is not None:
            already = f"Already on your list for {coming.title}." if coming else _WAITS_ALREADY
            self.there.emit(already, AppointmentPlace(visit) if visit else Screen.APPOINTMENTS)
            return
        kept = record.questions.add(question, visit)
        where = (
            f"Added to your questions for {coming.title}."
            if coming
            else _kept_for(question.ask, record.appointments.next(today))
        )
        self.kept.emit(where, partial(record.questions.delete, kept.id))


def _kept_for(role: Role, other: Appointment | None) -> str:
    """Return where a question waits; whom for, where the visit to come is to somebody else."""
    people = f" with the {role.value}" if other is not None else ""
    return f"Kept your question. It waits for your next appointment{people}."
