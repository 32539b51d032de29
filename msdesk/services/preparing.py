"""What the record and the library hold for somebody who prepares a visit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from msdesk.domain.days import day_month
from msdesk.domain.guide import plain_questions
from msdesk.domain.ids import AppointmentId, OwnTreatmentId, QuestionId, TreatmentId
from msdesk.domain.journal import EntryKind
from msdesk.domain.question import NewQuestion, from_bank
from msdesk.domain.since import OFFERED, changed_from, last_visit
from msdesk.domain.story import story
from msdesk.domain.suggestion import Known, Suggestion, suggested
from msdesk.domain.words import first_line

if TYPE_CHECKING:
    from msdesk.content.library import Library
    from msdesk.domain.appointment import Appointment
    from msdesk.domain.question import Question
    from msdesk.domain.visit import AtVisit
    from msdesk.store.subjects.appointments import AppointmentStore
    from msdesk.store.subjects.journal import JournalStore
    from msdesk.store.subjects.profile import ProfileStore
    from msdesk.store.subjects.questions import QuestionStore
    from msdesk.store.subjects.reading import ReadingStore
    from msdesk.store.subjects.treatments import OwnTreatmentStore, TreatmentLog
    from msdesk.store.subjects.visits import VisitStore

MOST_CHANGES = 5  # as many as are printed
_PLAIN = "One of the four plain questions."


class Stores(NamedTuple):
    """The parts of the record that are looked into."""

    profile: ProfileStore
    reading: ReadingStore
    journal: JournalStore
    log: TreatmentLog
    own_treatments: OwnTreatmentStore
    questions: QuestionStore
    appointments: AppointmentStore
    visits: VisitStore


class ToTake(NamedTuple):
    """A question one could take to a visit, kept already or not, and why it is shown."""

    key: str
    question: NewQuestion
    why: str


class Preparing:
    """Looks things up for the visits to come; it changes nothing."""

    def __init__(self, library: Library, stores: Stores, today: date) -> None:
        self._library, self._stores, self._today = library, stores, today

    def suggested(self, visit: Appointment) -> tuple[Suggestion, ...]:
        """Return at most five questions, each with its reason; none where none are wanted."""
        stores = self._stores
        if not stores.reading.is_kept:
            return ()
        ms_types = stores.profile.get().ms_types
        return suggested(
            Known(
                bank=tuple(self._library.questions_for(ms_types)),
                names={i: card.short_name for i, card in self._library.treatments.items()},
                read=stores.reading.all(),
                notes=stores.journal.entries(
                    kind=EntryKind.HEARD, since=self._since(visit), limit=10
                ),
                ms_types=ms_types,
                used=stores.questions.origins(),
            )
        )

    def changes(self, visit: Appointment) -> tuple[str, ...]:
        """Return what was flagged for the doctor and logged since the last visit, newest first."""
        since, stores = self._since(visit), self._stores
        notes = stores.journal.entries(to_doctor=True, since=since, limit=MOST_CHANGES)
        steps = [step for step in stores.log.entries() if step.day >= since]
        found = [(note.day, first_line(note.text, OFFERED)) for note in notes]
        names = self._names() if steps else {}
        for step in steps[:MOST_CHANGES]:
            reason = f" ({first_line(step.reason, 60)})" if step.reason.strip() else ""
            name = names.get(step.treatment, step.treatment)
            found.append((step.day, f"{name}: {step.status.value.lower()}{reason}"))
        found.sort(key=lambda change: change[0], reverse=True)
        return tuple(f"{day_month(day)}: {words}" for day, words in found[:MOST_CHANGES])

    def waiting(self, listed: Collection[QuestionId]) -> tuple[Question, ...]:
        """Return the questions that no coming visit has, but for those on a list."""
        stores = self._stores
        found = (*stores.questions.loose(), *stores.questions.parked(), *stores.visits.waiting())
        once = {question.id: question for question in found if question.id not in listed}
        return tuple(once.values())

    def one_by_one(self, visit: Appointment) -> tuple[ToTake, ...]:
        """Return all one could take: what is suggested, what waits, and the four plain ones."""
        listed = self._stores.questions.for_appointment(visit.id)
        waiting = self.waiting([question.id for question in listed])
        told = self.history(waiting, visit.id)
        found = [
            *(ToTake(s.question.origin_id, s.question, s.reason) for s in self.suggested(visit)),
            *(
                ToTake(each.id, each, story(told.get(each.id, ())) or each.came_from)
                for each in waiting
                if each.ask is visit.ask
            ),
            *(
                ToTake(each.origin_id, replace(each, ask=visit.ask), _PLAIN)
                for each in map(from_bank, plain_questions(self._library.questions))
            ),
        ]
        used = {question.origin_id for question in listed}
        return tuple({each.key: each for each in found if each.key not in used}.values())

    def history(
        self, questions: Iterable[Question], but: AppointmentId
    ) -> Mapping[QuestionId, Sequence[AtVisit]]:
        """Return what became of some questions at the visits so far, but for one of them."""
        told = self._stores.visits.history([question.id for question in questions])
        return {
            question: [row for row in rows if row.appointment != but]
            for question, rows in told.items()
        }

    def visits(self) -> Mapping[AppointmentId, str]:
        """Return what each visit is called."""
        return {each.id: each.title for each in self._stores.appointments.all(self._today)}

    def to_bring(self) -> tuple[str, ...]:
        """Return what to take along, the same for everybody."""
        return self._library.bring

    def _since(self, visit: Appointment) -> date:
        """Return the first day of what is new, as on the page since the last visit."""
        visits = self._stores.appointments.all(self._today)
        return changed_from(last_visit(visits, visit.ask, visit, self._today), self._today)

    def _names(self) -> dict[TreatmentId | OwnTreatmentId, str]:
        cards = self._library.treatments.values()
        own = self._stores.own_treatments.all()
        return {card.id: card.short_name for card in cards} | {each.id: each.name for each in own}
