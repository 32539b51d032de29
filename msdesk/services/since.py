"""Looks up what was written since the last visit, and makes the page of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Protocol

from msdesk import __version__, paths
from msdesk.domain.guide import Role
from msdesk.domain.ids import TreatmentId
from msdesk.domain.journal import EntryKind
from msdesk.domain.profile import Profile, TypeAnswer
from msdesk.domain.question import Question, QuestionStatus, on_page
from msdesk.domain.sheet import SheetQuestion
from msdesk.domain.since import (
    Change,
    Person,
    Since,
    changed_from,
    last_visit,
    together,
    written_for,
)
from msdesk.domain.treatment_log import LogStatus
from msdesk.domain.visit import Outcome
from msdesk.domain.words import isolated
from msdesk.domain.years_written import held_on
from msdesk.services.printing import PRIVATE, REASONS, Printable
from msdesk.services.sheet import on_paper

if TYPE_CHECKING:
    from msdesk.content.library import Library
    from msdesk.documents.since_words import SinceChoices, SincePage
    from msdesk.domain.appointment import Appointment
    from msdesk.domain.journal import JournalEntry
    from msdesk.domain.visit import AtVisit
    from msdesk.domain.years import Bar, Years
    from msdesk.services.sheet import PrintChoices
    from msdesk.store.subjects.appointments import AppointmentStore
    from msdesk.store.subjects.journal import JournalStore
    from msdesk.store.subjects.next_steps import NextStepStore
    from msdesk.store.subjects.profile import ProfileStore
    from msdesk.store.subjects.questions import QuestionStore
    from msdesk.store.subjects.team import TeamStore
    from msdesk.store.subjects.treatments import TreatmentLog
    from msdesk.store.subjects.visits import VisitStore

WORDS = "The words of my private notes since then"
ABOUT_ME = "My age, and “Anything else” from My MS"
FIRST_ALONE = "Only the first side, or the first two in large print"
REST = "Also what has no room on these sides, at the end"
_CHANGES = (EntryKind.SYMPTOM, EntryKind.SIDE_EFFECT)


class Stores(Protocol):
    """The parts of the record that are looked into."""

    profile: ProfileStore
    journal: JournalStore
    log: TreatmentLog
    questions: QuestionStore
    appointments: AppointmentStore
    visits: VisitStore
    next_steps: NextStepStore
    team: TeamStore


class SinceMaker:
    """Makes the page of a record; ``names`` are of all treatments, ``years`` reads all of it.

    It reads private notes where it is told to, without their words.
    """

    def __init__(
        self,
        stores: Stores,
        library: Library,
        names: Mapping[TreatmentId, str],
        years: Callable[[bool], Years],
    ) -> None:
        self._stores, self._library = stores, library
        self._names, self._years = names, years

    def since(self, coming: Appointment | None, today: date, *, private: bool) -> Since:
        """Return what was written since the visit before a coming one, or before any.

        Of all years it has the notes that are ``private`` only where that is so.
        """
        stores, ask = self._stores, coming.ask if coming else Role.NEUROLOGIST
        visits = stores.appointments.all(today)
        last, first = self._last(coming, today)
        every = self._years(private)
        top, others = self._questions(coming)
        steps = stores.next_steps.all()
        profile = stores.profile.get()
        return Since(
            ask=ask,
            day=coming.day if coming else None,
            at=coming.at if coming else None,
            one_thing=coming.one_thing if coming else "",
            ms_type=self._ms_type(profile),
            profile=profile,
            taken=tuple(_taken(every)),
            last=last,
            since=first,
            changes=together(
                written_for(coming, today) if coming else (),
                (*self._notes(first), *self._steps(first, today)),
            ),
            top=self._shown(top, coming),
            open=self._shown(others, coming),
            told=tuple(self._told(last, (*top, *others))) if last else (),
            agreed=tuple(s for s in steps if last and s.appointment == last.id),
            to_do=tuple(
                s for s in steps if not s.done_on and not (last and s.appointment == last.id)
            ),
            team=self._team(visits, today),
            years=every,
            version=__version__,
        )

    def private_parts(self, coming: Appointment | None, today: date) -> Iterator[str]:
        """Yield what can be ticked, of what there is; it reads few notes."""
        if self._some_private(since=None):
            yield PRIVATE
        if self._some_private(since=self._last(coming, today)[1]):
            yield WORDS
        if any(step.reason.strip() for step in self._stores.log.entries()):
            yield REASONS
        profile = self._stores.profile.get()
        if profile.age or profile.other:
            yield ABOUT_ME

    def _some_private(self, since: date | None) -> bool:
        entries = self._stores.journal.entries
        return any(entries(kind=k, to_doctor=False, since=since, limit=1) for k in _CHANGES)

    def _last(self, coming: Appointment | None, today: date) -> tuple[Appointment | None, date]:
        """Return the last visit, and the first day of what has changed since then."""
        ask = coming.ask if coming else Role.NEUROLOGIST
        last = last_visit(self._stores.appointments.all(today), ask, coming, today)
        return last, changed_from(last, today)

    def _ms_type(self, profile: Profile) -> str:
        names = [self._library.types[each].name for each in profile.ms_types]
        if profile.answer is TypeAnswer.NOT_SURE:
            return "I am not sure of my type of MS"
        if profile.answer is TypeAnswer.PROGRESSIVE_NOT_SURE and names:
            return f"{names[0].partition(',')[0]}. I am not sure if it is active"
        return "; ".join(names)

    def _questions(
        self, coming: Appointment | None
    ) -> tuple[tuple[Question, ...], tuple[Question, ...]]:
        """Return the top three, and all others that have no answer yet."""
        stores = self._stores
        listed = stores.questions.for_appointment(coming.id) if coming else ()
        waiting = (
            *stores.questions.loose(),
            *stores.questions.parked(),
            *stores.visits.waiting(),
        )
        asked = [q for q in listed if q.status in (QuestionStatus.OPEN, QuestionStatus.ASKED)]
        known = {question.id for question in listed}
        others = {q.id: q for q in waiting if q.id not in known}
        top, rest = on_page(asked) if coming else on_page([*others.values()])
        return tuple(top), (*rest, *(others.values() if coming else ()))

    def _shown(
        self, questions: Sequence[Question], coming: Appointment | None
    ) -> tuple[SheetQuestion, ...]:
        told = self._stores.visits.history([question.id for question in questions])
        but = coming.id if coming else None
        return tuple(on_paper(each, told.get(each.id, ()), but) for each in questions)

    def _told(self, last: Appointment, there: Sequence[Question]) -> Iterator[AtVisit]:
        """Yield what became of each question; one that is ``there`` tells itself that it waits."""
        waits = {question.id for question in there}
        for row in self._stores.visits.at(last.id):
            if row.outcome is Outcome.ANSWERED or row.question not in waits:
                yield row

    def _notes(self, since: date) -> Iterator[Change]:
        journal = self._stores.journal
        found = [
            note
            for kind in _CHANGES
            for note in journal.entries(kind=kind, since=since, limit=None)
        ]
        found += journal.entries(kind=EntryKind.NOTE, to_doctor=True, since=since, limit=None)
        for note in found:
            yield Change(
                day=note.day,
                what=self._what(note),
                words=note.text,
                private=not note.take_to_doctor,
            )

    def _what(self, note: JournalEntry) -> str:
        of = ", ".join(
            isolated(self._names[each]) for each in note.treatments if each in self._names
        )
        kind = note.kind.value if note.kind in _CHANGES else ""
        return f"{of}: {kind}" if of and kind else kind

    def _steps(self, since: date, today: date) -> Iterator[Change]:
        for step in self._stores.log.entries():
            if since <= step.day <= today and step.status is not LogStatus.HEARD_OF:
                name = self._names.get(TreatmentId(step.treatment), "A card that I deleted")
                what = f"{isolated(name)}: {step.status.value}"
                yield Change(day=step.day, what=what, words=step.reason, is_step=True)

    def _team(self, visits: Sequence[Appointment], today: date) -> tuple[Person, ...]:
        """Return the team; where there is none, whom the visits were with."""
        team = self._stores.team.all()
        if team:
            return tuple(
                Person(
                    name=each.name,
                    what_for=each.what_for,
                    number_to_call=each.number_to_call,
                    hours=each.hours,
                )
                for each in team
            )
        seen: dict[tuple[str, Role], Person] = {}
        for visit in visits:
            if held_on(visit, today) and visit.person.strip():
                key = (visit.person.strip().casefold(), visit.ask)
                seen.setdefault(key, Person(name=visit.person, what_for=visit.ask.value))
        return tuple(seen.values())


def _taken(years: Years) -> Iterator[Bar]:
    for row in years.rows:
        yield from (bar for bar in row.bars if bar.taken and bar.still)


def since_page(maker: SinceMaker, coming: Appointment | None, today: date) -> Printable:
    """Return the page; what is private stands there only where that is ticked.

    The record is read when the page is first made, off the window's thread, and once: with the
    private notes of all years, or without.
    """
    from msdesk.documents.pdf import since_pdf  # noqa: PLC0415 - seldom wanted
    from msdesk.documents.questions import HAND_OVER  # noqa: PLC0415
    from msdesk.documents.since import since_page as in_words  # noqa: PLC0415
    from msdesk.documents.since_contents import since_contents  # noqa: PLC0415
    from msdesk.documents.since_html import since_html  # noqa: PLC0415
    from msdesk.documents.since_text import since_text  # noqa: PLC0415

    @cache
    def either(private: bool) -> Since:  # noqa: FBT001 - what is kept goes by it
        return maker.since(coming, today, private=private)

    def found(choices: PrintChoices) -> Since:
        return either(PRIVATE in choices.also)

    @lru_cache(maxsize=1)
    def page(choices: PrintChoices) -> SincePage:
        return in_words(found(choices), _chosen(choices))

    def forget() -> None:
        either.cache_clear()
        page.cache_clear()

    day = coming.day if coming and coming.day else today
    files = paths.resources()
    return Printable(
        name=f"Since-my-last-visit-{day.isoformat()}",
        pdf=lambda c: since_pdf(page(c), paper=c.paper, text_size=c.text_size, resources=files),
        html=lambda c: since_html(page(c), paper=c.paper, text_size=c.text_size),
        text=lambda c: since_text(page(c)),
        also=(FIRST_ALONE, REST, *maker.private_parts(coming, today)),
        contents=lambda c, made: since_contents(page(c), found(c), _chosen(c), made),
        steps=HAND_OVER,
        forget=forget,
    )


def _chosen(choices: PrintChoices) -> SinceChoices:
    from msdesk.documents.since_words import SinceChoices  # noqa: PLC0415 - seldom wanted

    return SinceChoices(
        name=choices.name,
        private=PRIVATE in choices.also,
        words=WORDS in choices.also,
        reasons=REASONS in choices.also,
        about_me=ABOUT_ME in choices.also,
        first_alone=FIRST_ALONE in choices.also,
        rest=REST in choices.also,
        twelve_hours=choices.twelve_hours,
        paper=choices.paper,
        text_size=choices.text_size,
    )
