"""What the person wrote, turned into bars and marks: each thing once, and nothing besides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from msgspec.structs import replace

from msdesk.domain.appointment import Appointment
from msdesk.domain.ids import AppointmentId
from msdesk.domain.journal import EntryKind, JournalEntry
from msdesk.domain.place import AfterPlace, AppointmentPlace, LetterPlace, NotePlace, Place
from msdesk.domain.screen import Screen
from msdesk.domain.treatment_log import LogEntry, LogStatus
from msdesk.domain.value import Value
from msdesk.domain.visit import NextStep
from msdesk.domain.words import first_line, isolated
from msdesk.domain.years import Bar, Event, Row, Sort, Years, day_of


class Known(Value, frozen=True, kw_only=True):
    """What a treatment is called, and where what was logged of it stands."""

    name: str
    place: Place


class Written(Value, frozen=True, kw_only=True):
    """All that is shown; of what was written on one day, the first comes first.

    ``notes`` are those of new symptoms, relapses and side effects; they are gone through once.
    """

    steps: tuple[LogEntry, ...] = ()
    notes: Iterable[JournalEntry] = ()
    visits: tuple[Appointment, ...] = ()
    agreed: tuple[NextStep, ...] = ()


_THINKING = {
    LogStatus.CONSIDERING: "considering",
    LogStatus.ASKED: "asked about",
    LogStatus.OFFERED: "offered",
}
_WORDS = _THINKING | {LogStatus.STARTED: "taken"}
_END_TAKING = (LogStatus.STARTED, LogStatus.STOPPED, LogStatus.RULED_OUT)
_SORTS = {EntryKind.SYMPTOM: Sort.SYMPTOM, EntryKind.SIDE_EFFECT: Sort.SIDE_EFFECT}
_ROWS = (Sort.SYMPTOM, Sort.SIDE_EFFECT, Sort.VISIT, Sort.AGREED)
_MOST_OF_A_NAME = 60  # letters; it stands whole on its card, and here at each of its steps


def years(written: Written, known: Mapping[str, Known], today: date) -> Years:
    """Return all years; ``known`` are the treatments that have a card."""
    known = {
        treatment: replace(each, name=first_line(each.name, _MOST_OF_A_NAME))
        for treatment, each in known.items()
    }
    marks = [*_notes(written, known), *_visits(written, today), *_agreed(written, today)]
    dated: dict[Sort, list[Event]] = {sort: [] for sort in _ROWS}
    for mark in marks:
        if mark.day:
            dated[mark.sort].append(mark)
    rows = [
        *_treatments(written.steps, known, today),
        *(
            Row(name=sort.value, sort=sort, marks=tuple(sorted(its, key=day_of)))
            for sort, its in dated.items()
        ),
    ]
    rows = [row for row in rows if row.events]
    days = [today, *(day_of(event) for row in rows for event in row.events)]
    held = [day for visit in written.visits if (day := held_on(visit, today))]
    return Years(
        rows=tuple(rows),
        undated=tuple(mark for mark in marks if not mark.day),
        first=min(days).replace(month=1, day=1),
        last=max(days).replace(month=12, day=31),
        today=today,
        last_visit=max(held, default=None),
    )


def _treatments(
    steps: Sequence[LogEntry], known: Mapping[str, Known], today: date
) -> Iterator[Row]:
    """Yield a row for each treatment, in the order in which they were first met."""
    of: dict[str, list[LogEntry]] = {}
    for step in sorted(steps, key=lambda each: each.day):
        of.setdefault(step.treatment, []).append(step)
    gone = Known(name="A card that I deleted", place=Screen.MY_LOG)
    for treatment, its in of.items():
        yield _treatment(its, known.get(treatment, gone), today)


def _treatment(steps: Iterable[LogEntry], known: Known, today: date) -> Row:
    bars: list[Bar] = []
    marks: list[Event] = []
    begun: LogEntry | None = None

    def end(day: date, ended: Event | None = None, *, still: bool = False) -> None:
        if begun is not None:
            bars.append(_bar(begun, known, max(day, begun.day), ended, still=still))

    for step in steps:
        event, status = _step(step, known), step.status
        taking = begun is not None and begun.status is LogStatus.STARTED
        again = begun is not None and begun.status is status and status in _THINKING
        if status is LogStatus.HEARD_OF or again or (taking and status not in _END_TAKING):
            marks.append(event)  # it changes nothing of what goes on
            continue
        stops = taking and status is LogStatus.STOPPED
        end(step.day, event if stops else None)
        begun = step if status in _WORDS else None
        if not (begun or stops):
            marks.append(event)
    end(today, still=begun is not None and begun.day <= today)
    return Row(name=known.name, sort=Sort.STEP, bars=tuple(bars), marks=tuple(marks))


def _bar(begun: LogEntry, known: Known, ends: date, ended: Event | None, *, still: bool) -> Bar:
    return Bar(
        of=known.name,
        word=_WORDS[begun.status],
        taken=begun.status is LogStatus.STARTED,
        begun=_step(begun, known),
        ended=ended,
        begins=begun.day,
        ends=ends,
        still=still,
    )


def _step(step: LogEntry, known: Known) -> Event:
    words = step.status.value
    return Event(
        id=step.id,
        sort=Sort.STEP,
        day=step.day,
        title=f"{isolated(known.name)}: {words}",
        label=words,
        body=step.reason,
        place=known.place,
    )


def _notes(written: Written, known: Mapping[str, Known]) -> Iterator[Event]:
    names = {treatment: isolated(each.name) for treatment, each in known.items()}

    @cache  # there can be thousands, and they are called a few things
    def called(sort: Sort, treatments: tuple[str, ...]) -> str:
        of = ", ".join(names[each] for each in treatments if each in names)
        return f"{of}: {sort.value}" if of else sort.value

    for note in written.notes:
        sort = _SORTS[note.kind]
        yield Event(
            id=note.id,
            sort=sort,
            day=note.day,
            title=called(sort, note.treatments),
            label=note.text,
            body=note.text,
            place=NotePlace(note.id),
            private=not note.take_to_doctor,
        )


def _visits(written: Written, today: date) -> Iterator[Event]:
    for visit in written.visits:
        yield Event(
            id=visit.id,
            sort=Sort.VISIT,
            day=visit.day or visit.closed_on,
            title=f"{Sort.VISIT.value}: {isolated(visit.title)}",
            label=visit.title,
            place=_place(visit, today),
        )


def _agreed(written: Written, today: date) -> Iterator[Event]:
    visits: dict[AppointmentId | None, Appointment] = {v.id: v for v in written.visits}
    for step in written.agreed:
        visit = visits.get(step.appointment)
        yield Event(
            id=step.id,
            sort=Sort.AGREED,
            day=(visit.day or visit.closed_on) if visit else None,
            title=Sort.AGREED.value,
            label=step.what,
            body=step.what,
            place=_place(visit, today) if visit else Screen.APPOINTMENTS,
        )


def _place(visit: Appointment, today: date) -> Place:
    """Return where a visit is read, told how it went, or prepared."""
    if visit.closed_on is not None:
        return LetterPlace(visit.id)
    if visit.day is not None and visit.day < today:
        return AfterPlace(visit.id)
    return AppointmentPlace(visit.id)


def held_on(visit: Appointment, today: date) -> date | None:
    """Return the day of a visit that has been; None of one that is to come."""
    day = visit.day or visit.closed_on
    if day is None or day > today:
        return None
    return day if visit.closed_on is not None or day < today else None
