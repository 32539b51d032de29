"""Uses a record as a person might over months: any call of any store, in any order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time, timedelta
from typing import NamedTuple, TypeVar

from hypothesis import strategies as st
from msgspec.structs import replace

from msdesk.domain.appointment import Appointment
from msdesk.domain.guide import Role
from msdesk.domain.ids import AppointmentId, EntryId, QuestionId, StatementId, TreatmentId
from msdesk.domain.journal import EntryKind
from msdesk.domain.matters import Pile
from msdesk.domain.ms_type import MsType
from msdesk.domain.profile import Profile, TypeAnswer
from msdesk.domain.question import NewQuestion, Origin
from msdesk.domain.treatment_log import LogStatus
from msdesk.domain.visit import Outcome
from msdesk.store.record import Record

T = TypeVar("T")


class Stroke(NamedTuple):
    """One thing done; the numbers choose what it is done to."""

    do: Callable[[Record, Stroke], object]
    one: int
    other: int
    text: str

    def day(self) -> date:
        """Return one of few days, so that many things fall on one."""
        return date(2026, 11, 20) + timedelta(days=self.other % 4)

    def of(self, choices: Sequence[T]) -> T:
        """Return one of some things."""
        return choices[self.one % len(choices)]


def _note(record: Record, s: Stroke) -> object:
    return record.journal.add(
        kind=s.of(list(EntryKind)),
        day=s.day(),
        text=s.text,
        heard_where=s.text[:5],
        tags=s.text.split(),
        treatments=[TreatmentId("ahsct")] * (s.other % 2),
        take_to_doctor=s.other % 3 == 0,
    )


def _change_note(record: Record, s: Stroke) -> object:
    found = record.journal.entries()
    return found and record.journal.change(replace(s.of(found), day=s.day(), text=s.text))


def _delete_note(record: Record, s: Stroke) -> None:
    for note in record.journal.entries()[s.one :][:1]:
        record.journal.delete(note.id)


def _question(record: Record, s: Stroke) -> object:
    new = NewQuestion(text=s.text, ask=s.of(list(Role)), origin=s.of(list(Origin)))
    return record.questions.add(new, _visit(record, s))


def _visit(record: Record, s: Stroke) -> AppointmentId | None:
    ids = [visit.id for visit in record.appointments.all(s.day())]
    return s.of([None, *ids])


def _to_question(
    do: Callable[[Record, QuestionId, Stroke], object],
) -> Callable[[Record, Stroke], None]:
    def stroke(record: Record, s: Stroke) -> None:
        for question in record.questions.all()[s.one % 7 :][:1]:
            do(record, question.id, s)

    return stroke


def _in_bin(record: Record, kind: str, s: Stroke) -> str:
    ids: list[str] = [part.id for part in getattr(record.archive.read(), kind) if part.deleted_at]
    return s.of(["none", *ids])


def _add_visit(record: Record, s: Stroke) -> Appointment:
    return record.appointments.add(
        s.text, day=s.of([None, s.day()]), at=s.of([None, time(9, 30)]), ask=s.of(list(Role))
    )


def _delete_visit(record: Record, s: Stroke) -> None:
    visit = _visit(record, s)
    if visit is not None:
        record.appointments.delete(visit)


def _tell(record: Record, question: QuestionId, s: Stroke) -> None:
    there = record.questions.get(question)
    if there is not None and there.appointment is not None:
        record.visits.note(question, s.of(list(Outcome)), s.day(), s.text, s.text[:3])


def _visited(
    do: Callable[[Record, AppointmentId, Stroke], object],
) -> Callable[[Record, Stroke], None]:
    def stroke(record: Record, s: Stroke) -> None:
        visit = _visit(record, s)
        if visit is not None:
            do(record, visit, s)

    return stroke


def _agree(record: Record, s: Stroke) -> None:
    step = record.next_steps.add(s.text, appointment=_visit(record, s), by_when=s.text[:5])
    if s.other % 2:
        record.next_steps.tick(step.id, s.day())
    if s.other % 3 == 0:
        record.next_steps.delete(step.id)


def _team(record: Record, s: Stroke) -> None:
    member = record.team.add(s.text, number_to_call=s.text)
    if s.other % 2:
        record.team.delete(member.id)


def _profile(record: Record, s: Stroke) -> None:
    types = tuple(MsType)[s.one : s.one + s.other % 3]
    record.profile.save(Profile(answer=s.of(list(TypeAnswer)), ms_types=types, walking=s.text))


def _own_treatment(record: Record, s: Stroke) -> None:
    kept = record.own_treatments.add(s.text, s.text, s.text)
    record.log.add(kept.id, s.of(list(LogStatus)), s.day(), s.text)
    if s.other % 2:
        record.own_treatments.delete(kept.id)


def _matters(record: Record, s: Stroke) -> None:
    statement = StatementId(["work", "sight", "walking", "sleep"][s.other % 4])
    record.matters.set(statement, s.of(list(Pile)), s.of([None, 1, 2, 3]))


_STROKES = [
    _note,
    _change_note,
    _delete_note,
    lambda r, s: r.journal.restore(EntryId(_in_bin(r, "journal", s))),
    _question,
    _question,
    _to_question(lambda r, q, s: r.questions.set_rank(q, s.of([None, 1, 2, 3]))),
    _to_question(lambda r, q, s: r.questions.move(q, -1)),
    _to_question(lambda r, q, s: r.questions.put_on(q, _visit(r, s))),
    _to_question(lambda r, q, _: r.questions.delete(q)),
    lambda r, s: r.questions.restore(QuestionId(_in_bin(r, "questions", s))),
    _add_visit,
    _delete_visit,
    lambda r, s: r.appointments.restore(AppointmentId(_in_bin(r, "appointments", s))),
    _to_question(_tell),
    _to_question(_tell),
    _visited(lambda r, v, s: r.visits.close(v, s.day())),
    _visited(lambda r, v, _: r.visits.reopen(v)),
    _visited(lambda r, v, _: r.visits.bring_back(v)),
    _agree,
    _team,
    lambda r, s: r.reading.add(TreatmentId("ahsct"), s.text),
    _profile,
    _own_treatment,
    _matters,
    lambda r, s: r.matters.clear(StatementId("work")),
    lambda r, s: r.drafts.put("note", '{"text": "half a sentence"}'),
]

_words = st.text(max_size=20) | st.sampled_from(["left hand", "#numb left", "<b>", "=1+1"])
strokes = st.lists(
    st.builds(Stroke, st.sampled_from(_STROKES), st.integers(0, 8), st.integers(0, 8), _words),
    max_size=30,
)


def scribble(record: Record, done: Sequence[Stroke]) -> None:
    """Do all of it to a record, one after the other."""
    for stroke in done:
        stroke.do(record, stroke)
