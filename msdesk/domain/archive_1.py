"""What msdesk 0.1.0 exported, and how it becomes what is exported today.

There a question had one state and one answer, wherever it had been asked, and a visit had four
fields for what was agreed.  ``migrations/versions/0002`` does the same to a record; what comes
of one thing has the id of that thing in both, so that two computers that were brought up to date
apart agree.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from msdesk.domain import archive
from msdesk.domain.archive import (
    Instant,
    Kept,
    KeptAnswer,
    KeptAppointment,
    KeptAtVisit,
    KeptDraft,
    KeptNextStep,
    KeptNote,
    KeptProfile,
    KeptQuestion,
    KeptStep,
    KeptTreatment,
    OutcomeName,
    RoleName,
    TimeOfDay,
    Words,
)
from msdesk.domain.value import Value

VERSION: Literal[1] = 1

_OUTCOME: dict[str, OutcomeName] = {
    "OPEN": "ASKED",  # with an answer, or there would be nothing to tell
    "ASKED": "ASKED",
    "ANSWERED": "ANSWERED",
    "PARKED": "LATER",
}


class Appointment(Kept, frozen=True, kw_only=True, gc=False):
    """A visit."""

    title: Words
    day: date | None = None
    at: TimeOfDay | None = None
    ask: RoleName = "NEUROLOGIST"
    place: Words = ""
    one_thing: Words = ""
    changed: Words = ""
    agreed: Words = ""
    who_does: Words = ""
    by_when: Words = ""
    who_i_call: Words = ""


class Archive(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of a record at one moment."""

    format: Literal["msdesk-export"] = archive.FORMAT
    version: Literal[1] = VERSION
    made_at: Instant
    made_by: Words
    profile: KeptProfile | None = None
    own_treatments: tuple[KeptTreatment, ...] = ()
    treatment_log: tuple[KeptStep, ...] = ()
    journal: tuple[KeptNote, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    questions: tuple[KeptQuestion, ...] = ()
    matters: tuple[KeptAnswer, ...] = ()
    drafts: tuple[KeptDraft, ...] = ()


def raised(old: Archive) -> archive.Archive:
    """Return an archive of version 1 as one of today; nothing in it is lost."""
    visits = {visit.id: visit for visit in old.appointments}
    told = tuple(
        _told(question, visits[question.appointment])
        for question in old.questions
        if question.appointment in visits and _has_story(question)
    )
    said = {row.appointment for row in told}
    same = {
        name: getattr(old, name)
        for name in old.__struct_fields__
        if name not in ("format", "version", "appointments")
    }
    return archive.Archive(
        **same,
        appointments=tuple(
            _visit(visit, old.made_at.date(), said=visit.id in said) for visit in old.appointments
        ),
        at_visits=told,
        next_steps=tuple(_step(visit) for visit in old.appointments if _agreed(visit)),
    )


def _has_story(question: KeptQuestion) -> bool:
    return question.deleted_at is None and bool(question.status != "OPEN" or question.answer)


def _told(question: KeptQuestion, visit: Appointment) -> KeptAtVisit:
    return KeptAtVisit(
        id=question.id,
        changed_at=question.changed_at,
        question=question.id,
        appointment=visit.id,
        text=question.text,
        rank=question.rank,
        position=question.position,
        outcome=_OUTCOME[question.status],
        answer=question.answer,
        day=question.parked_on or visit.day or question.changed_at.date(),
    )


def _agreed(visit: Appointment) -> bool:
    return any((visit.agreed, visit.who_does, visit.by_when, visit.who_i_call))


def _visit(visit: Appointment, today: date, *, said: bool) -> KeptAppointment:
    """Return a visit of today; a past one of which anything was said is over."""
    past = visit.day is not None and visit.day < today
    same = {
        name: getattr(visit, name)
        for name in visit.__struct_fields__
        if name in KeptAppointment.__struct_fields__
    }
    closed_on = visit.day if past and (said or _agreed(visit)) else None
    return KeptAppointment(**same, closed_on=closed_on)


def _step(visit: Appointment) -> KeptNextStep:
    return KeptNextStep(
        id=visit.id,
        changed_at=visit.changed_at,
        deleted_at=visit.deleted_at,
        appointment=visit.id,
        what=visit.agreed,
        who=visit.who_does,
        by_when=visit.by_when,
        who_i_call=visit.who_i_call,
    )
