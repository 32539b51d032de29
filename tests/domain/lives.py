"""What somebody may have written in many years, made up by hypothesis."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from msdesk.domain.appointment import Appointment
from msdesk.domain.ids import AppointmentId, EntryId, LogEntryId, NextStepId, TreatmentId
from msdesk.domain.journal import EntryKind, JournalEntry
from msdesk.domain.place import CardPlace
from msdesk.domain.treatment_log import LogEntry, LogStatus
from msdesk.domain.visit import NextStep
from msdesk.domain.years_written import Known, Written

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
ALPHA, BETA = TreatmentId("alpha"), TreatmentId("beta")
KNOWN: dict[str, Known] = {
    ALPHA: Known(name="Alphamab", place=CardPlace(ALPHA, "My log")),
    BETA: Known(name="Betamab", place=CardPlace(BETA, "My log")),
}

_MANY = 8
_days = st.dates(date(1986, 1, 1), date(2028, 12, 31))
_texts = st.sampled_from(("", "Optic neuritis", "The left hand\nis numb", "a" * 90))


def step(
    number: int, status: LogStatus, day: date, of: TreatmentId = ALPHA, why: str = ""
) -> LogEntry:
    """Return a step with a treatment."""
    return LogEntry(
        id=LogEntryId(f"step-{number}"),
        treatment=of,
        status=status,
        day=day,
        reason=why,
        changed_at=NOW,
    )


def note(number: int, kind: EntryKind, day: date, text: str = "A headache") -> JournalEntry:
    """Return a note that is private."""
    return JournalEntry(
        id=EntryId(f"note-{number}"),
        kind=kind,
        day=day,
        text=text,
        treatments=(ALPHA,) if kind is EntryKind.SIDE_EFFECT else (),
        changed_at=NOW,
    )


def visit(number: int, day: date | None, closed_on: date | None = None) -> Appointment:
    """Return an appointment."""
    at = AppointmentId(f"visit-{number}")
    return Appointment(id=at, title="Clinic", day=day, closed_on=closed_on, changed_at=NOW)


def agreed(number: int, at: int | None, what: str = "A scan in spring") -> NextStep:
    """Return what was agreed at a visit."""
    where = None if at is None else AppointmentId(f"visit-{at}")
    return NextStep(
        id=NextStepId(f"agreed-{number}"), appointment=where, what=what, changed_at=NOW
    )


@st.composite
def written(draw: st.DrawFn) -> Written:
    """Return what somebody wrote in any order, of days long ago and still to come."""
    statuses = st.tuples(st.sampled_from(LogStatus), _days, st.sampled_from((ALPHA, BETA, "gone")))
    kinds = st.tuples(st.sampled_from((EntryKind.SYMPTOM, EntryKind.SIDE_EFFECT)), _days, _texts)
    perhaps = st.none() | _days
    return Written(
        steps=tuple(
            step(i, status, day, TreatmentId(of))
            for i, (status, day, of) in enumerate(draw(st.lists(statuses, max_size=_MANY)))
        ),
        notes=tuple(
            note(i, *each) for i, each in enumerate(draw(st.lists(kinds, max_size=_MANY)))
        ),
        visits=tuple(
            visit(i, *each)
            for i, each in enumerate(draw(st.lists(st.tuples(perhaps, perhaps), max_size=_MANY)))
        ),
        agreed=tuple(
            agreed(i, at)
            for i, at in enumerate(draw(st.lists(st.none() | st.integers(0, 12), max_size=_MANY)))
        ),
    )
