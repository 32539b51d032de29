"""Puts one appointment on paper: its questions, what changed, what matters, what was ticked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msdesk import __version__
from msdesk.domain.appointment import Appointment, Paper
from msdesk.domain.days import day_month
from msdesk.domain.ids import AppointmentId, EntryId
from msdesk.domain.question import Origin, Question, QuestionStatus, on_page
from msdesk.domain.sheet import Sheet, SheetQuestion
from msdesk.domain.story import story
from msdesk.domain.treatment import Treatment
from msdesk.domain.value import Value
from msdesk.domain.visit import AtVisit

if TYPE_CHECKING:
    from msdesk.content.library import Library
    from msdesk.store.subjects.appointments import AppointmentStore
    from msdesk.store.subjects.journal import JournalStore
    from msdesk.store.subjects.matters import MattersStore
    from msdesk.store.subjects.next_steps import NextStepStore
    from msdesk.store.subjects.questions import QuestionStore
    from msdesk.store.subjects.visits import VisitStore

_MOST_CHANGES = 5
_QUOTES_A_CARD = (Origin.CARD, Origin.CLAIM, Origin.ELIGIBILITY)


class PrintChoices(Value, frozen=True, kw_only=True):
    """What the person ticked for this print; nothing private unless they did."""

    paper: Paper = Paper.A4
    text_size: int = 12
    twelve_hours: bool = False  # whether 14:05 is written 2:05 PM
    name: str = ""
    what_matters: bool = False
    notes: tuple[EntryId, ...] = ()
    also: tuple[str, ...] = ()  # what else was ticked, by its words


class SheetMaker:
    """Makes the sheet of an appointment from the record and the library."""

    def __init__(
        self,
        library: Library,
        appointments: AppointmentStore,
        questions: QuestionStore,
        journal: JournalStore,
        matters: MattersStore,
        steps: NextStepStore,
        visits: VisitStore,
    ) -> None:
        self._library = library
        self._appointments = appointments
        self._questions = questions
        self._journal = journal
        self._matters = matters
        self._steps = steps
        self._visits = visits

    def day(self, appointment: AppointmentId) -> date | None:
        """Return the day it is for; raises ``KeyError`` for an unknown appointment."""
        return self._found(appointment).day

    def _found(self, appointment: AppointmentId) -> Appointment:
        found = self._appointments.get(appointment)
        if found is None:
            raise KeyError(appointment)
        return found

    def sheet(self, appointment: AppointmentId, choices: PrintChoices, today: date) -> Sheet:
        """Return the sheet as it stands now; raises ``KeyError`` for an unknown appointment."""
        found = self._found(appointment)
        listed = [
            q
            for q in self._questions.for_appointment(appointment)
            if q.status in (QuestionStatus.OPEN, QuestionStatus.ASKED)
        ]
        top, others = on_page(listed)
        cards = self._cards_quoted(listed)
        steps = self._steps.of(appointment)
        told = self._visits.history([question.id for question in listed])

        def printed(question: Question) -> SheetQuestion:
            return on_paper(question, told.get(question.id, ()), appointment)

        return Sheet(
            ask=found.ask,
            day=found.day,
            at=found.at,
            twelve_hours=choices.twelve_hours,
            name=choices.name.strip(),
            one_thing=found.one_thing,
            top=tuple(map(printed, top)),
            if_time=tuple(map(printed, others)),
            changed=tuple(filter(str.strip, found.changed.splitlines()))[:_MOST_CHANGES],
            matters=self._top_statements() if choices.what_matters else (),
            notes=self._notes(choices.notes),
            agreed=_lines(step.what for step in steps),
            who_does=_lines(step.who for step in steps),
            by_when=_lines(step.by_when for step in steps),
            who_i_call=_lines(step.who_i_call for step in steps),
            version=__version__,
            figures_checked=min((c.record.checked_on for c in cards), default=None),
            may_be_out_of_date=tuple(c.short_name for c in cards if c.record.is_due(today)),
            paper=choices.paper,
            text_size=choices.text_size,
        )

    def _cards_quoted(self, questions: Sequence[Question]) -> list[Treatment]:
        ids = {q.origin_id for q in questions if q.origin in _QUOTES_A_CARD}
        return [
            card
            for card in self._library.treatments.values()
            if card.id in ids or ids & {c.id for c in self._library.claims_about(card.id)}
        ]

    def _top_statements(self) -> tuple[str, ...]:
        texts = {s.id: s.text for s in self._library.statements}
        ranked = sorted((a for a in self._matters.answers() if a.rank), key=lambda a: a.rank or 0)
        return tuple(texts[a.statement] for a in ranked if a.statement in texts)

    def _notes(self, ids: Sequence[EntryId]) -> tuple[str, ...]:
        entries = [e for e in (self._journal.get(i) for i in ids) if e is not None]
        return tuple(f"{day_month(e.day)}: {e.text}" for e in entries)


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(filter(None, texts))


def on_paper(
    question: Question, told: Sequence[AtVisit], but: AppointmentId | None
) -> SheetQuestion:
    """Return a question as it is printed: with what became of it at visits before, ``but`` one.

    Where it was never taken to one, it says where it came from.
    """
    before = [row for row in told if but is None or row.appointment != but]
    came_from = story(before) or question.came_from
    return SheetQuestion(text=question.text, ask=question.ask, came_from=came_from)
