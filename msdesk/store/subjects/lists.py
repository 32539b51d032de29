"""The lists questions stand on: one an appointment, and one a status for those on none.

A list is ordered by rank, then position; its top three keep the rule of ``ranks``.  No two
questions of the record share a position, so that two of them can always change places.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, and_, func, select, update

from msdesk.domain.ids import AppointmentId, QuestionId
from msdesk.domain.question import Question, QuestionStatus
from msdesk.store.file.tables import QUESTION
from msdesk.store.subjects.ranks import placed, rank_in
from msdesk.store.subjects.rows import Rows

if TYPE_CHECKING:
    from sqlalchemy import Connection

ROWS = Rows(QUESTION, Question)
IN_ORDER = (QUESTION.c.rank.nulls_last(), QUESTION.c.position)
_LAST = select(func.coalesce(func.max(QUESTION.c.position), 0))


def on_list(appointment: AppointmentId | None, status: QuestionStatus) -> ColumnElement[bool]:
    """Return the condition for being on a list; an appointment's holds every status."""
    if appointment is None:
        return and_(QUESTION.c.appointment.is_(None), QUESTION.c.status == status)
    return QUESTION.c.appointment == appointment


def beside(connection: Connection, question: Question) -> tuple[Question, ...]:
    """Return the list of a question in order, itself included unless it is deleted."""
    there = on_list(question.appointment, question.status)
    return ROWS.find(connection, there, order=IN_ORDER)


def at_end(connection: Connection) -> int:
    """Return a position behind all others."""
    return int(connection.execute(_LAST).scalar_one()) + 1


def write(connection: Connection, question: QuestionId, **columns: object) -> None:
    """Set some columns of a question."""
    connection.execute(update(QUESTION).where(QUESTION.c.id == question).values(**columns))


def give_rank(connection: Connection, question: Question, rank: int | None, now: datetime) -> None:
    """Move a question to a rank of its list, or out of the top three where that is None."""
    listed = beside(connection, question)
    ranked = [each.id for each in listed if each.rank]
    _write_ranks(connection, listed, placed(ranked, question.id, rank), now)


def close_gaps(
    connection: Connection,
    appointment: AppointmentId | None,
    status: QuestionStatus,
    now: datetime,
) -> None:
    """Let the top three of a list follow on one another again."""
    listed = ROWS.find(connection, on_list(appointment, status), order=IN_ORDER)
    _write_ranks(connection, listed, [each.id for each in listed if each.rank], now)


def _write_ranks(
    connection: Connection, listed: Iterable[Question], order: Sequence[str], now: datetime
) -> None:
    for question in listed:
        rank = rank_in(order, question.id)
        if rank != question.rank:
            write(connection, question.id, rank=rank, changed_at=now)
