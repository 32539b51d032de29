"""The appointments on disk."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import update

from msdesk.domain.appointment import Appointment
from msdesk.domain.guide import Role
from msdesk.domain.ids import AppointmentId
from msdesk.domain.question import QuestionStatus
from msdesk.store.file.clock import Clock
from msdesk.store.file.database import Database
from msdesk.store.file.tables import APPOINTMENT, QUESTION
from msdesk.store.subjects.lists import close_gaps
from msdesk.store.subjects.reversible import Reversible
from msdesk.store.subjects.rows import Rows, new_id
from msdesk.store.subjects.text import cleaned

if TYPE_CHECKING:
    from sqlalchemy import Connection

_ROWS = Rows(APPOINTMENT, Appointment)


class AppointmentStore(Reversible):
    """The visits; each call is one transaction."""

    tables = (APPOINTMENT, QUESTION)

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def add(
        self,
        title: str,
        *,
        day: date | None = None,
        at: time | None = None,
        ask: Role = Role.NEUROLOGIST,
        place: str = "",
        person: str = "",
        minutes: int = 20,
    ) -> Appointment:
        """Keep a new appointment; the rest is written to it by ``change``."""
        appointment = cleaned(
            Appointment(
                id=AppointmentId(new_id()),
                title=title,
                day=day,
                at=at,
                ask=ask,
                place=place,
                person=person,
                minutes=minutes,
                changed_at=self._clock(),
            )
        )
        with self._database.writing() as connection:
            _ROWS.add(connection, appointment)
        return appointment

    def change(self, appointment: Appointment) -> Appointment:
        """Keep an appointment as it is now.  Raises ``KeyError`` if it was never kept.

        A deleted one comes back with its change, and its questions with it.
        """
        now = self._clock()
        changed = cleaned(msgspec.structs.replace(appointment, changed_at=now))
        with self._database.writing() as connection:
            _restore(connection, appointment.id, now)
            _ROWS.change(connection, changed)
        return changed

    def get(self, appointment: AppointmentId) -> Appointment | None:
        """Return an appointment, or None if there is none or it is deleted."""
        with self._database.reading() as connection:
            return _ROWS.get(connection, appointment)

    def all(self, today: date) -> tuple[Appointment, ...]:
        """Return those to come, the soonest first, then what is past or over, the last first.

        One whose day is not known is still to come, after those whose day is.
        """
        with self._database.reading() as connection:
            found = _ROWS.find(connection)
        to_come = sorted((a for a in found if not _is_past(a, today)), key=_when)
        past = sorted((a for a in found if _is_past(a, today)), key=_when, reverse=True)
        return (*to_come, *past)

    def next(self, today: date, ask: Role | None = None) -> Appointment | None:
        """Return the first of those to come, to some people or to any; None where there is none.

        Its day may not be known.
        """
        to_come = (a for a in self.all(today) if not _is_past(a, today))
        return next((a for a in to_come if ask in (None, a.ask)), None)

    def delete(self, appointment: AppointmentId) -> None:
        """Put an appointment in the bin; its questions stay, on no list."""
        with self._database.writing() as connection:
            now = self._clock()
            if _ROWS.delete(connection, appointment, now):
                connection.execute(
                    update(QUESTION)
                    .where(QUESTION.c.appointment == appointment)
                    .values(
                        left_appointment=QUESTION.c.appointment,
                        left_rank=QUESTION.c.rank,
                        appointment=None,
                        rank=None,
                        changed_at=now,
                    )
                )

    def restore(self, appointment: AppointmentId) -> None:
        """Take an appointment out of the bin, with the questions no other has taken since."""
        with self._database.writing() as connection:
            _restore(connection, appointment, self._clock())


def kept(connection: Connection, appointment: AppointmentId) -> Appointment:
    """Return an appointment; raises ``KeyError`` where it is not there or is deleted."""
    found = _ROWS.get(connection, appointment)
    if found is None:
        raise KeyError(appointment)
    return found


def check_kept(connection: Connection, appointment: AppointmentId | None) -> None:
    """Raise ``KeyError`` for an appointment that is not there or is deleted; None may pass."""
    if appointment is not None:
        kept(connection, appointment)


def _restore(connection: Connection, appointment: AppointmentId, now: datetime) -> None:
    if not _ROWS.restore(connection, appointment, now):
        return
    connection.execute(
        update(QUESTION)
        .where(QUESTION.c.left_appointment == appointment)
        .values(
            appointment=QUESTION.c.left_appointment,
            rank=QUESTION.c.left_rank,
            left_appointment=None,
            left_rank=None,
            changed_at=now,
        )
    )
    for status in QuestionStatus:
        close_gaps(connection, None, status, now)
    close_gaps(connection, appointment, QuestionStatus.OPEN, now)


def _is_past(appointment: Appointment, today: date) -> bool:
    over = appointment.closed_on is not None
    return over or (appointment.day is not None and appointment.day < today)


def _when(appointment: Appointment) -> tuple[date, time]:
    return appointment.day or date.max, appointment.at or time.min
