"""The questions for the health team on disk."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Literal

import msgspec
from sqlalchemy import and_, select

from msdesk.domain.ids import AppointmentId, QuestionId
from msdesk.domain.question import NewQuestion, Question, QuestionStatus
from msdesk.domain.words import same
from msdesk.store.file.clock import Clock
from msdesk.store.file.database import Database
from msdesk.store.file.tables import QUESTION
from msdesk.store.subjects.appointments import check_kept
from msdesk.store.subjects.lists import (
    IN_ORDER,
    ROWS,
    at_end,
    beside,
    close_gaps,
    give_rank,
    on_list,
    write,
)
from msdesk.store.subjects.reversible import Reversible
from msdesk.store.subjects.rows import new_id
from msdesk.store.subjects.text import cleaned

if TYPE_CHECKING:
    from sqlalchemy import Connection

_WORDS = ("text", "ask", "origin", "came_from", "origin_id", "answer")


class QuestionStore(Reversible):
    """The questions and the lists they stand on; each call is one transaction.

    ``KeyError`` is raised for a question or an appointment that is not there or is deleted.
    """

    tables = (QUESTION,)

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def add(self, new: NewQuestion, appointment: AppointmentId | None = None) -> Question:
        """Keep a new question at the end of an appointment's list, or of the loose ones."""
        question = cleaned(
            Question(
                **msgspec.structs.asdict(new),
                id=QuestionId(new_id()),
                appointment=appointment,
                changed_at=self._clock(),
            )
        )
        with self._database.writing() as connection:
            check_kept(connection, appointment)
            question = msgspec.structs.replace(question, position=at_end(connection))
            ROWS.add(connection, question)
        return question

    def standing(self, text: str, appointment: AppointmentId | None) -> Question | None:
        """Return the open question of these words on an appointment's list, or of the loose ones.

        Whoever adds it again needs to be told where it stands, and no second copy.
        """
        there = and_(
            on_list(appointment, QuestionStatus.OPEN), QUESTION.c.status == QuestionStatus.OPEN
        )
        with self._database.reading() as connection:
            found = ROWS.find(connection, there, order=IN_ORDER)
        return next((each for each in found if same(each.text, text)), None)

    def change(self, question: Question) -> Question:
        """Keep the words of a question and whom it is for; return it as it is now.

        Its status and its place on a list stay: they have calls of their own.  A deleted
        question comes back with its change.
        """
        words = msgspec.structs.asdict(cleaned(question))
        with self._database.writing() as connection:
            now = self._clock()
            _restore(connection, question.id, now)
            columns = {name: words[name] for name in _WORDS}
            write(connection, question.id, changed_at=now, **columns)
            return _kept(connection, question.id)

    def get(self, question: QuestionId) -> Question | None:
        """Return a question, or None if there is none or it is deleted."""
        with self._database.reading() as connection:
            return ROWS.get(connection, question)

    def delete(self, question: QuestionId) -> None:
        """Put a question in the bin; those below it in the top three move up."""
        with self._database.writing() as connection:
            there = ROWS.get(connection, question)
            if there is not None:
                now = self._clock()
                ROWS.delete(connection, question, now)
                close_gaps(connection, there.appointment, there.status, now)

    def restore(self, question: QuestionId) -> None:
        """Take a question out of the bin, back to where it was on its list."""
        with self._database.writing() as connection:
            _restore(connection, question, self._clock())

    def all(self) -> tuple[Question, ...]:
        """Return all questions, as they were added."""
        with self._database.reading() as connection:
            return ROWS.find(connection)

    def origins(self) -> frozenset[str]:
        """Return what questions were made from: notes, cards, questions of the bank."""
        made_from = select(QUESTION.c.origin_id).where(QUESTION.c.deleted_at.is_(None)).distinct()
        with self._database.reading() as connection:
            return frozenset(filter(None, connection.execute(made_from).scalars()))

    def for_appointment(self, appointment: AppointmentId) -> tuple[Question, ...]:
        """Return the list of an appointment: the top three, then the others."""
        with self._database.reading() as connection:
            there = QUESTION.c.appointment == appointment
            return ROWS.find(connection, there, order=IN_ORDER)

    def loose(self) -> tuple[Question, ...]:
        """Return the open questions that are on no appointment's list."""
        with self._database.reading() as connection:
            return ROWS.find(connection, on_list(None, QuestionStatus.OPEN), order=IN_ORDER)

    def parked(self) -> tuple[Question, ...]:
        """Return what is kept for another visit, whichever list it is on."""
        with self._database.reading() as connection:
            parked = QUESTION.c.status == QuestionStatus.PARKED
            return ROWS.find(connection, parked, order=[QUESTION.c.position])

    def set_rank(self, question: QuestionId, rank: int | None) -> None:
        """Move a question to rank 1, 2 or 3 of its list, or out of the top three.

        The one that had the rank moves down with those below it; a fourth falls out.
        """
        with self._database.writing() as connection:
            give_rank(connection, _kept(connection, question), rank, self._clock())

    def move(self, question: QuestionId, by: Literal[-1, 1]) -> None:
        """Let a question change places with the one before (-1) or after (1) it on its list.

        At the end of the list nothing happens.  The top three are the first of the list, so a
        question that passes the third takes its rank.
        """
        with self._database.writing() as connection:
            listed = beside(connection, _kept(connection, question))
            here = [each.id for each in listed].index(question)
            if not 0 <= here + by < len(listed):
                return
            now = self._clock()
            one, other = listed[here], listed[here + by]
            for mover, place in ((one, other), (other, one)):
                write(
                    connection, mover.id, rank=place.rank, position=place.position, changed_at=now
                )

    def put_on(self, question: QuestionId, appointment: AppointmentId | None) -> None:
        """Put a question at the end of an appointment's list, or of no list.

        A parked one is open again: it waited for this visit.
        """
        with self._database.writing() as connection:
            there = _kept(connection, question)
            check_kept(connection, appointment)
            if there.appointment == appointment:
                return
            now = self._clock()
            give_rank(connection, there, None, now)
            columns: dict[str, object] = {"left_appointment": None, "left_rank": None}
            if appointment is not None and there.status is QuestionStatus.PARKED:
                columns |= {"status": QuestionStatus.OPEN, "parked_on": None}
            columns |= {"appointment": appointment, "position": at_end(connection)}
            write(connection, question, changed_at=now, **columns)


def _kept(connection: Connection, question: QuestionId) -> Question:
    found = ROWS.get(connection, question)
    if found is None:
        raise KeyError(question)
    return found


def _restore(connection: Connection, question: QuestionId, now: datetime) -> None:
    if ROWS.restore(connection, question, now):
        there = _kept(connection, question)
        give_rank(connection, there, there.rank, now)
