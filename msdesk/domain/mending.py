"""Makes the rules of a record hold again after two have become one.

Each record keeps its rules by itself: a question stands on the list of an appointment that is
there, no two questions share a position, and a top three is 1, 2, 3.  Two of them together may
not.  What is mended here depends on nothing but the things themselves, so that it comes out
the same on both computers; and each thing that is mended becomes newer by a microsecond, so
that the other record's unmended version does not undo it, while any change a person made to it
later still wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

import msgspec

from msdesk.domain.archive import (
    Archive,
    KeptAnswer,
    KeptAtVisit,
    KeptNextStep,
    KeptQuestion,
    Part,
)

P = TypeVar("P", bound=Part)

_TOP = 3
_OUTCOMES = ("ANSWERED", "ASKED", "LATER", "NOT_REACHED")
_TICK = timedelta(microseconds=1)


def mended(archive: Archive) -> Archive:
    """Return the archive with every rule kept; one that keeps them all is returned as it is."""
    deleted = {a.id: a.deleted_at is not None for a in archive.appointments}
    told = _told_once(_found(archive))
    answered = _answered_after_all(archive.at_visits, told)
    said = (_as_told(question, answered.get(question.id)) for question in archive.questions)
    questions = _ranked(_apart(_in_its_place(question, deleted) for question in said))
    return msgspec.structs.replace(
        archive,
        questions=_newer(archive.questions, questions),
        at_visits=_newer(archive.at_visits, told),
        next_steps=_newer(archive.next_steps, _of_a_visit(archive)),
        matters=_newer(archive.matters, _top_three(archive.matters)),
    )


def _newer(before: tuple[P, ...], after: Iterable[P]) -> tuple[P, ...]:
    return tuple(
        old if old == new else msgspec.structs.replace(new, changed_at=old.changed_at + _TICK)
        for old, new in zip(before, after, strict=True)
    )


def _in_its_place(question: KeptQuestion, deleted: dict[str, bool]) -> KeptQuestion:
    """Return a question on a list that is there; ``deleted`` knows every appointment.

    A question goes off the list of a deleted appointment and remembers where it was, as if the
    appointment were deleted now; it goes back to the list of one that is there again.
    """
    there, left = question.appointment, question.left_appointment
    if there is not None and deleted.get(there, True):
        left_rank = question.rank if there in deleted else None
        left = there if there in deleted else None
        return _moved(question, None, None, left, left_rank)
    if there is not None:
        return _moved(question, there, question.rank, None, None)
    if left is None or deleted.get(left):
        return question
    if left in deleted:
        return _moved(question, left, question.left_rank, None, None)
    return _moved(question, None, question.rank, None, None)


def _moved(
    question: KeptQuestion,
    appointment: str | None,
    rank: int | None,
    left: str | None,
    left_rank: int | None,
) -> KeptQuestion:
    return msgspec.structs.replace(
        question,
        appointment=appointment,
        rank=rank,
        left_appointment=left,
        left_rank=left_rank,
    )


def _apart(questions: Iterable[KeptQuestion]) -> tuple[KeptQuestion, ...]:
    """Return the questions with a position for each, moved down no further than need be."""
    found = tuple(questions)
    last = 0
    positions = {}
    for question in sorted(found, key=lambda q: (q.position, q.id)):
        last = positions[question.id] = max(question.position, last + 1)
    return tuple(msgspec.structs.replace(q, position=positions[q.id]) for q in found)


def _ranked(questions: tuple[KeptQuestion, ...]) -> tuple[KeptQuestion, ...]:
    """Return the questions with one top three a list; those in the bin are on no list."""
    lists: dict[tuple[str, str], list[KeptQuestion]] = {}
    for question in questions:
        if question.deleted_at is None and question.rank is not None:
            status = "" if question.appointment else question.status
            lists.setdefault((question.appointment or "", status), []).append(question)
    ranks = {
        question.id: place if place <= _TOP else None
        for listed in lists.values()
        for place, question in enumerate(
            sorted(listed, key=lambda q: _claim(q.rank, q.changed_at, q.id)), start=1
        )
    }
    return tuple(msgspec.structs.replace(q, rank=ranks.get(q.id, q.rank)) for q in questions)


def _found(archive: Archive) -> Iterator[KeptAtVisit]:
    """Give what became of questions, of a question and a visit that are there."""
    questions = {question.id for question in archive.questions}
    visits = {visit.id for visit in archive.appointments}
    for row in archive.at_visits:
        yield msgspec.structs.replace(
            row,
            question=row.question if row.question in questions else None,
            appointment=row.appointment if row.appointment in visits else None,
        )


def _of_a_visit(archive: Archive) -> Iterator[KeptNextStep]:
    visits = {visit.id for visit in archive.appointments}
    for step in archive.next_steps:
        there = step.appointment if step.appointment in visits else None
        yield msgspec.structs.replace(step, appointment=there)


def _told_once(rows: Iterable[KeptAtVisit]) -> tuple[KeptAtVisit, ...]:
    """Return what became of questions, each thing once.

    Two computers may both have closed a visit: what one of them has more words for, or what
    both say alike, is in the bin; where both have an answer, both stay.
    """
    found = tuple(rows)
    told: dict[tuple[str, str], list[KeptAtVisit]] = {}
    twice = set()
    for row in sorted(found, key=lambda r: (_OUTCOMES.index(r.outcome), not r.answer, r.id)):
        if row.deleted_at is None and row.question and row.appointment:
            others = told.setdefault((row.question, row.appointment), [])
            if any(_adds_nothing(row, other) for other in others):
                twice.add(row.id)
            else:
                others.append(row)
    return tuple(
        msgspec.structs.replace(r, deleted_at=r.changed_at) if r.id in twice else r for r in found
    )


def _answered_after_all(
    before: Sequence[KeptAtVisit], after: Sequence[KeptAtVisit]
) -> dict[str, KeptAtVisit]:
    """Return, by question, an answer from a visit where the other computer had heard none.

    Only where that is found out now: a question that a person opened again stays open.
    """
    visits = {
        (new.question, new.appointment)
        for old, new in zip(before, after, strict=True)
        if old.deleted_at is None and new.deleted_at is not None and new.outcome != "ANSWERED"
    }
    return {
        row.question: row
        for row in after
        if row.question
        and (row.question, row.appointment) in visits
        and row.deleted_at is None
        and row.outcome == "ANSWERED"
    }


def _as_told(question: KeptQuestion, row: KeptAtVisit | None) -> KeptQuestion:
    """Return a question as it was answered: it was sent on to no other visit then."""
    if row is None or question.status == "ANSWERED":
        return question
    return msgspec.structs.replace(
        _moved(question, row.appointment, row.rank, None, None),
        status="ANSWERED",
        answer=row.answer,
        parked_on=None,
    )


def _adds_nothing(row: KeptAtVisit, other: KeptAtVisit) -> bool:
    return not row.answer or (row.answer, row.answered_by) == (other.answer, other.answered_by)


def _top_three(answers: tuple[KeptAnswer, ...]) -> tuple[KeptAnswer, ...]:
    """Return the answers with one top three among what matters a lot."""
    wanted = (a for a in answers if a.rank is not None and a.pile == "A_LOT")
    order = sorted(wanted, key=lambda a: _claim(a.rank, a.changed_at, a.statement))
    ranks = {answer.statement: place for place, answer in enumerate(order[:_TOP], start=1)}
    return tuple(msgspec.structs.replace(a, rank=ranks.get(a.statement)) for a in answers)


def _claim(rank: int | None, changed_at: datetime, name: str) -> tuple[int, float, str]:
    """Return what decides who comes first: the rank, then the later choice."""
    return rank or 0, -changed_at.timestamp(), name
