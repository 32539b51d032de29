"""What became of each question at each visit, on disk."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import and_, exists, or_, select, update

from msdesk.domain.appointment import Appointment
from msdesk.domain.guide import Role
from msdesk.domain.ids import AppointmentId, AtVisitId, QuestionId
from msdesk.domain.question import Question, QuestionStatus
from msdesk.domain.visit import AtVisit, Outcome
from msdesk.store.file.clock import Clock
from msdesk.store.file.database import Database
from msdesk.store.file.tables import APPOINTMENT, AT_VISIT, QUESTION
from msdesk.store.subjects import lists
from msdesk.store.subjects.appointments import kept
from msdesk.store.subjects.reversible import Reversible
from msdesk.store.subjects.rows import Rows, new_id
from msdesk.store.subjects.text import clean, cleaned

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection

_ROWS = Rows(AT_VISIT, AtVisit)
_IN_ORDER = (AT_VISIT.c.rank.nulls_last(), AT_VISIT.c.position)
_STATUS = {
    Outcome.ANSWERED: QuestionStatus.ANSWERED,
    Outcome.ASKED: QuestionStatus.ASKED,
    Outcome.LATER: QuestionStatus.PARKED,
    Outcome.NOT_REACHED: QuestionStatus.OPEN,
}


class VisitStore(Reversible):
    """What happened at the visits; each call is one transaction.

    ``KeyError`` is raised for a question or a visit that is not there or is deleted.
    """

    tables = (AT_VISIT, QUESTION, APPOINTMENT)

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def at(self, appointment: AppointmentId) -> tuple[AtVisit, ...]:
        """Return what became of the questions at a visit: the top three, then the others."""
        with self._database.reading() as connection:
            return _ROWS.find(connection, AT_VISIT.c.appointment == appointment, order=_IN_ORDER)

    def history(
        self, of: Collection[QuestionId] | None = None
    ) -> dict[QuestionId, tuple[AtVisit, ...]]:
        """Return what became of each question at each visit that is not deleted, oldest first.

        ``of`` leaves only some questions.
        """
        wanted = () if of is None else (AT_VISIT.c.question.in_(of),)
        told: dict[QuestionId, tuple[AtVisit, ...]] = {}
        gone = select(APPOINTMENT.c.id).where(APPOINTMENT.c.deleted_at.is_not(None))
        with self._database.reading() as connection:
            there = or_(AT_VISIT.c.appointment.is_(None), AT_VISIT.c.appointment.not_in(gone))
            for row in _ROWS.find(connection, there, *wanted, order=(AT_VISIT.c.day,)):
                if row.question is not None:
                    told[row.question] = (*told.get(row.question, ()), row)
        return told

    def note(
        self,
        question: QuestionId,
        outcome: Outcome,
        on: date,
        answer: str | None = None,
        answered_by: str | None = None,
    ) -> AtVisit:
        """Write down what became of a question at the visit on whose list it is.

        What is not given stays as it is.  Raises ``KeyError`` for one that is on no list.
        """
        with self._database.writing() as connection:
            now = self._clock()
            there = _question(connection, question)
            if there.appointment is None:
                raise KeyError(question)
            row = _row(connection, there, on, now)
            words = {"answer": answer, "answered_by": answered_by}
            given = {name: clean(text) for name, text in words.items() if text is not None}
            row = msgspec.structs.replace(row, outcome=outcome, day=on, changed_at=now, **given)
            _ROWS.change(connection, row)
            _follow(connection, there, row, now)
            return row

    def close(self, appointment: AppointmentId, on: date) -> tuple[Question, ...]:
        """Say that a visit is over; return the questions that wait for another one.

        They go on the list of the next visit to the same people that is not over, and on none
        where there is no such visit yet.  One that was over before stays over since that day.
        """
        with self._database.writing() as connection:
            now = self._clock()
            visit = kept(connection, appointment)
            _set(connection, visit.id, closed_on=visit.closed_on or on, changed_at=now)
            listed = lists.ROWS.find(
                connection, QUESTION.c.appointment == appointment, order=lists.IN_ORDER
            )
            for question in listed:
                _row(connection, question, on, now)
            left = [each for each in listed if each.status is not QuestionStatus.ANSWERED]
            _hand_on(connection, left, _next(connection, visit), now)
            return tuple(_question(connection, each.id) for each in left)

    def reopen(self, appointment: AppointmentId) -> None:
        """Take back that a visit is over: its questions stand on its list as they did."""
        with self._database.writing() as connection:
            now = self._clock()
            visit = kept(connection, appointment)
            _set(connection, visit.id, closed_on=None, changed_at=now)
            for row in _ROWS.find(connection, AT_VISIT.c.appointment == appointment):
                there = None if row.question is None else lists.ROWS.get(connection, row.question)
                if there is not None and there.status is not QuestionStatus.ANSWERED:
                    _put_back(connection, there, row, now)
                if row.outcome is Outcome.NOT_REACHED and not row.answer:
                    _ROWS.delete(connection, row.id, now)

    def waiting(self, role: Role | None = None) -> tuple[Question, ...]:
        """Return the questions that a visit left without an answer and no coming visit has.

        ``role`` leaves only those for some people.  They come in the order they were added.
        """
        wanted = () if role is None else (QUESTION.c.ask == role,)
        with self._database.reading() as connection:
            return lists.ROWS.find(connection, _left_over(), *wanted)

    def bring_back(self, appointment: AppointmentId) -> tuple[Question, ...]:
        """Put the questions that wait for such a visit on its list; return them.

        They are those for the people it is with, and those left at a visit to them: whoever
        took a question for somebody else along wanted to ask it there.
        """
        with self._database.writing() as connection:
            visit = kept(connection, appointment)
            theirs = or_(QUESTION.c.ask == visit.ask, _was_at_a_visit_to(visit.ask))
            found = lists.ROWS.find(connection, _left_over(), theirs)
            _hand_on(connection, found, visit.id, self._clock())
            return tuple(_question(connection, each.id) for each in found)


def _question(connection: Connection, question: QuestionId) -> Question:
    found = lists.ROWS.get(connection, question)
    if found is None:
        raise KeyError(question)
    return found


def _row(connection: Connection, question: Question, on: date, now: datetime) -> AtVisit:
    """Return what is written of a question at the visit it is on, writing it where nothing is."""
    here = and_(AT_VISIT.c.question == question.id, AT_VISIT.c.appointment == question.appointment)
    found = _ROWS.find(connection, here)
    if found:
        return found[-1]
    row = AtVisit(
        id=AtVisitId(new_id()),
        question=question.id,
        appointment=question.appointment,
        text=question.text,
        rank=question.rank,
        position=question.position,
        day=on,
        changed_at=now,
    )
    _ROWS.add(connection, cleaned(row))
    return row


def _follow(connection: Connection, question: Question, row: AtVisit, now: datetime) -> None:
    """Let a question say what was last written of it."""
    status = _STATUS[row.outcome]
    parked = row.day if status is QuestionStatus.PARKED else None
    lists.write(
        connection,
        question.id,
        status=status,
        answer=row.answer,
        parked_on=parked,
        changed_at=now,
    )


def _left_over() -> ColumnElement[bool]:
    closed = exists().where(
        APPOINTMENT.c.id == QUESTION.c.appointment, APPOINTMENT.c.closed_on.is_not(None)
    )
    asked_before = exists().where(
        AT_VISIT.c.question == QUESTION.c.id, AT_VISIT.c.deleted_at.is_(None)
    )
    alone = and_(
        QUESTION.c.appointment.is_(None),
        or_(QUESTION.c.status == QuestionStatus.PARKED, asked_before),
    )
    return and_(QUESTION.c.status != QuestionStatus.ANSWERED, or_(alone, closed))


def _was_at_a_visit_to(role: Role) -> ColumnElement[bool]:
    return exists().where(
        AT_VISIT.c.question == QUESTION.c.id,
        AT_VISIT.c.deleted_at.is_(None),
        APPOINTMENT.c.id == AT_VISIT.c.appointment,
        APPOINTMENT.c.deleted_at.is_(None),
        APPOINTMENT.c.ask == role,
    )


def _next(connection: Connection, visit: Appointment) -> AppointmentId | None:
    """Return the next visit to the same people that is not over, if there is one."""
    others = (
        APPOINTMENT.c.id != visit.id,
        APPOINTMENT.c.deleted_at.is_(None),
        APPOINTMENT.c.closed_on.is_(None),
        APPOINTMENT.c.ask == visit.ask,
    )
    after = (
        ()
        if visit.day is None
        else (or_(APPOINTMENT.c.day.is_(None), APPOINTMENT.c.day >= visit.day),)
    )
    soonest = (APPOINTMENT.c.day.nulls_last(), APPOINTMENT.c.number)
    found = connection.execute(
        select(APPOINTMENT.c.id).where(*others, *after).order_by(*soonest).limit(1)
    )
    return found.scalar()


def _hand_on(
    connection: Connection,
    questions: Iterable[Question],
    appointment: AppointmentId | None,
    now: datetime,
) -> None:
    for question in questions:
        lists.give_rank(connection, question, None, now)
        lists.write(
            connection,
            question.id,
            appointment=appointment,
            status=QuestionStatus.OPEN,
            answer="",
            parked_on=None,
            position=lists.at_end(connection),
            left_appointment=None,
            left_rank=None,
            changed_at=now,
        )


def _put_back(connection: Connection, question: Question, row: AtVisit, now: datetime) -> None:
    lists.give_rank(connection, question, None, now)
    lists.write(
        connection,
        question.id,
        appointment=row.appointment,
        rank=None,
        position=row.position,
        changed_at=now,
    )
    _follow(connection, question, row, now)
    lists.give_rank(connection, _question(connection, question.id), row.rank, now)


def _set(connection: Connection, appointment: AppointmentId, **columns: object) -> None:
    connection.execute(
        update(APPOINTMENT).where(APPOINTMENT.c.id == appointment).values(**columns)
    )
