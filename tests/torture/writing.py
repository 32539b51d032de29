"""The small pieces of work: what a person does with notes, questions and the rest, at random."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any, NamedTuple, TypeVar

import msgspec

from msdesk.domain.appointment import Appointment
from msdesk.domain.archive import Kept, KeptDraft
from msdesk.domain.guide import Role
from msdesk.domain.ids import (
    AppointmentId,
    AtVisitId,
    EntryId,
    LogEntryId,
    OwnTreatmentId,
    QuestionId,
    StatementId,
    TreatmentId,
)
from msdesk.domain.journal import EntryKind, JournalEntry
from msdesk.domain.matters import MattersAnswer, Pile
from msdesk.domain.ms_type import MsType
from msdesk.domain.profile import Profile, TypeAnswer
from msdesk.domain.question import NewQuestion, Question, QuestionStatus
from msdesk.domain.treatment_log import LogEntry, LogStatus, OwnTreatment
from msdesk.domain.value import Value
from msdesk.domain.visit import AtVisit, Outcome
from msdesk.store.record import Record
from tests.torture.told import Change, fingerprint, name_of

TODAY = date(2026, 11, 22)
SENTINEL = "sleepless-sentinel"  # in every note; to be looked for in the bytes of a locked record

_WORDS = ["tingling", "hand", "ögon", "trött", "legs", "night", "手", "“better”", "–", "éve", "🙂"]
_MAIN = ("text", "title", "name", "reason")
_NEW: dict[str, Any] = {"changed_at": datetime(2026, 11, 22, 9, tzinfo=UTC)}

Doing = Callable[[str, Change, Callable[[], Any]], Any]
T = TypeVar("T")


class Thing(NamedTuple):
    """Something the record holds, and the store of the record it goes through."""

    store: str
    id: str
    told: Value


class Writer:
    """Writes in a record; each piece of work is done through ``doing``, which tells of it.

    The names of new things begin with ``mark``, which no other writer in this record has.
    """

    def __init__(self, record: Record, random: Random, mark: str, doing: Doing) -> None:
        self.record = record
        self._random = random
        self._mark = mark
        self._doing = doing
        self._count = 0
        self.look_again()
        self._works: list[Callable[[], None]] = [
            *[self._add_note] * 4,
            *[self._edit] * 3,
            *(self._delete, self._restore, self.search, self._ask, self._answer, self._rank),
            *(self._visit, self._log, self._own_treatment, self._keep_draft, self._drop_draft),
            *(self._say_type, self._say_what_matters),
        ]

    def look_again(self) -> None:
        """See what the record holds, where it was not this writer who wrote it."""
        self.live = live_in(self.record)
        self.binned = binned_in(self.record)

    def write(self) -> None:
        """Do one small thing."""
        self._random.choice(self._works)()

    def search(self) -> None:
        """Look for one note by its name, and find it and no other."""
        if thing := self._some("journal"):
            journal, name = self.record.journal, name_of(thing.told)
            found = self._doing("search", {}, lambda: journal.entries(search=name))
            assert [entry.id for entry in found] == [thing.id]

    def _words(self) -> str:
        """Return something to write: mostly a line or two, now and then a long text."""
        length = self._random.choice([3, 10, 10, 30, 30, 100, 2_000])
        return " ".join([SENTINEL, *self._random.choices(_WORDS, k=length)])

    def _named(self) -> str:
        self._count += 1
        return f"{self._mark}x{self._count}z {self._words()}"

    def _some(self, store: str = "") -> Thing | None:
        found = [thing for thing in self.live.values() if store in ("", thing.store)]
        return self._random.choice(found) if found else None

    def _keep(self, store: str, wanted: Value, call: Callable[[], Any]) -> None:
        """Call what keeps a thing, and see that it hands out what it was given."""
        name, told = name_of(wanted), fingerprint(wanted)
        kept = self._doing(store, {name: told}, call)
        assert fingerprint(kept) == told
        self.live[name] = Thing(store, kept.id, kept)

    # notes, and what goes for all kept things

    def _add_note(self) -> None:
        heard = self._random.random() < 0.2
        given: dict[str, Any] = {
            "kind": EntryKind.HEARD if heard else EntryKind.NOTE,
            "day": TODAY - timedelta(days=self._random.randrange(400)),
            "text": self._named(),
            "heard_where": "a neighbour" if heard else "",
            "tags": tuple(self._random.sample(["fatigue", "left hand", "Ögon"], 2)),
            "treatments": (TreatmentId("ahsct"),) if self._random.random() < 0.3 else (),
            "take_to_doctor": self._random.random() < 0.3,
        }
        wanted = JournalEntry(id=EntryId("new"), **given, **_NEW)
        self._keep("journal", wanted, lambda: self.record.journal.add(**given))

    def _edit(self) -> None:
        thing = self._some()
        if thing is not None and thing.store != "own_treatments":  # which are never reworded
            main = next(name for name in _MAIN if hasattr(thing.told, name))
            words = f"{name_of(thing.told)} {self._words()}"
            wanted = msgspec.structs.replace(thing.told, **{main: words})
            store = getattr(self.record, thing.store)
            self._keep(thing.store, wanted, lambda: store.change(wanted))

    def _delete(self) -> None:
        if thing := self._some():
            name, store = name_of(thing.told), getattr(self.record, thing.store)
            told = fingerprint(thing.told, deleted=True)
            self._doing("delete", {name: told}, lambda: store.delete(thing.id))
            self.binned[name] = self.live.pop(name)

    def _restore(self) -> None:
        if self.binned:
            name = self._random.choice(list(self.binned))
            thing = self.binned.pop(name)
            store = getattr(self.record, thing.store)
            told = fingerprint(thing.told)
            self._doing("restore", {name: told}, lambda: store.restore(thing.id))

    # questions and appointments

    def _ask(self) -> None:
        new = NewQuestion(text=f"{self._named()}?", ask=Role.MS_NURSE)
        visit = self._some("appointments")
        wanted = Question(id=QuestionId("new"), text=new.text, ask=new.ask, **_NEW)
        on = AppointmentId(visit.id) if visit else None
        self._keep("questions", wanted, lambda: self.record.questions.add(new, on))

    def _answer(self) -> None:
        thing = self._some("questions")
        question = self.record.questions.get(QuestionId(thing.id)) if thing else None
        if question is None or question.appointment is None:
            return
        parked = self._random.random() < 0.3
        status = QuestionStatus.PARKED if parked else QuestionStatus.ANSWERED
        outcome, answer = Outcome.LATER if parked else Outcome.ANSWERED, self._words()
        became = {"status": status, "answer": answer, "parked_on": TODAY if parked else None}
        wanted = msgspec.structs.replace(question, **became)
        row = self._at_visit(question, outcome, answer)
        told: Change = {name_of(each): fingerprint(each) for each in (wanted, row)}
        visits, asked = self.record.visits, question.id
        kept = self._doing("note", told, lambda: visits.note(asked, outcome, TODAY, answer))
        assert fingerprint(kept) == fingerprint(row)
        self.live[name_of(wanted)] = Thing("questions", asked, wanted)

    def _at_visit(self, question: Question, outcome: Outcome, answer: str) -> AtVisit:
        """Return what is to be told at the visit of a question, which stays worded as it was."""
        told = self.record.visits.history((question.id,)).get(question.id, ())
        return AtVisit(
            id=AtVisitId("new"),
            question=question.id,
            appointment=question.appointment,
            text=told[-1].text if told else question.text,
            outcome=outcome,
            answer=answer,
            day=TODAY,
            **_NEW,
        )

    def _rank(self) -> None:
        if thing := self._some("questions"):
            rank, question = self._random.choice([1, 2, 3, None]), QuestionId(thing.id)
            self._doing("rank", {}, lambda: self.record.questions.set_rank(question, rank))

    def _visit(self) -> None:
        given: dict[str, Any] = {"title": self._named(), "day": TODAY, "at": time(10, 30)}
        wanted = Appointment(id=AppointmentId("new"), **given, **_NEW)
        self._keep("appointments", wanted, lambda: self.record.appointments.add(**given))

    # everything else

    def _log(self) -> None:
        status = self._random.choice(list(LogStatus))
        given: dict[str, Any] = {"treatment": TreatmentId("ahsct"), "day": TODAY}
        step = LogEntry(id=LogEntryId("new"), status=status, reason=self._named(), **given, **_NEW)
        add = self.record.log.add
        self._keep("log", step, lambda: add(step.treatment, status, TODAY, step.reason))

    def _own_treatment(self) -> None:
        own = OwnTreatment(id=OwnTreatmentId("new"), name=self._named(), **_NEW)
        self._keep("own_treatments", own, lambda: self.record.own_treatments.add(own.name))

    def _keep_draft(self) -> None:
        body = msgspec.json.encode({"text": self._words()}).decode()
        draft = KeptDraft(key=self._random.choice(["note:new", "visit"]), body=body, **_NEW)
        told: Change = {name_of(draft): fingerprint(draft)}
        self._doing("draft", told, lambda: self.record.drafts.put(draft.key, body))

    def _drop_draft(self) -> None:
        self._doing("draft", {"key visit": None}, lambda: self.record.drafts.drop("visit"))

    def _say_type(self) -> None:
        profile = Profile(answer=TypeAnswer.KNOWN, ms_types=(MsType.RRMS,), other=self._words())
        told: Change = {"profile": fingerprint(profile)}
        self._doing("profile", told, lambda: self.record.profile.save(profile))

    def _say_what_matters(self) -> None:
        statement = StatementId(self._random.choice(["walking", "children", "work", "travel"]))
        answer = MattersAnswer(statement=statement, pile=self._random.choice(list(Pile)))
        rank = self._random.choice([1, 2, 3, None])
        told: Change = {name_of(answer): fingerprint(answer)}
        matters = self.record.matters
        self._doing("matters", told, lambda: matters.set(statement, answer.pile, rank))


def live_in(record: Record) -> dict[str, Thing]:
    """Return by name what can be changed and deleted."""
    found: dict[str, tuple[Any, ...]] = {
        "journal": record.journal.entries(limit=1_000_000),
        "questions": record.questions.all(),
        "appointments": record.appointments.all(TODAY),
        "log": record.log.entries(),
        "own_treatments": record.own_treatments.all(),
    }
    return {
        name_of(value): Thing(store, value.id, value)
        for store, values in found.items()
        for value in values
    }


def binned_in(record: Record) -> dict[str, Thing]:
    """Return by name what can be got back."""
    archive = record.archive.read()
    found: dict[str, tuple[Kept, ...]] = {
        "journal": archive.journal,
        "questions": archive.questions,
        "appointments": archive.appointments,
        "log": archive.treatment_log,
        "own_treatments": archive.own_treatments,
    }
    return {
        name_of(part): Thing(store, part.id, part)
        for store, parts in found.items()
        for part in parts
        if part.deleted_at is not None
    }
