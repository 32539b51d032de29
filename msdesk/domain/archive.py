"""Everything in a record as one value: what is exported, merged, and compared by its digest.

Each kept thing has its id, the instant it last changed and, once deleted, the instant of that.
Members of an enumeration go by name, as they do in the record, since their values are words
on the screen and may be reworded.  A field is called as in the table it comes from.

The order of things is the order in which they came into the record; it is kept by an import
into an empty record, and is not part of the digest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from hashlib import sha256
from operator import attrgetter
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from msdesk.domain.value import Value

FORMAT: Literal["msdesk-export"] = "msdesk-export"
VERSION: Literal[2] = 2
LONGEST_TEXT = 10_000_000  # characters; nobody writes as much, and all of it must fit in memory

EntryKindName = Literal["NOTE", "SYMPTOM", "SIDE_EFFECT", "HEARD"]
LogStatusName = Literal[
    "HEARD_OF", "CONSIDERING", "ASKED", "OFFERED", "STARTED", "STOPPED", "RULED_OUT"
]
MsTypeName = Literal[
    "RIS", "CIS", "RRMS", "SPMS_ACTIVE", "SPMS_NOT_ACTIVE", "PPMS_ACTIVE", "PPMS_NOT_ACTIVE"
]
OriginName = Literal["OWN", "BANK", "CARD", "NOTE", "CLAIM", "ELIGIBILITY"]
OutcomeName = Literal["ANSWERED", "ASKED", "LATER", "NOT_REACHED"]
PileName = Literal["A_LOT", "SOME", "NOT_NOW"]
RegionName = Literal["UK_EU", "US"]
RoleName = Literal[
    "NEUROLOGIST", "MS_NURSE", "TRANSPLANT_TEAM", "TRIAL_TEAM", "CLINIC_ABROAD", "GP"
]
StatusName = Literal["OPEN", "ASKED", "ANSWERED", "PARKED"]
TypeAnswerName = Literal["NOT_ASKED", "NOT_SURE", "KNOWN", "PROGRESSIVE_NOT_SURE"]

Id = Annotated[str, Meta(max_length=200, pattern=r"^[!-~]+(?!\s)$")]  # ASCII, no white space
Words = Annotated[str, Meta(max_length=LONGEST_TEXT)]
Lines = tuple[Words, ...]
Instant = Annotated[datetime, Meta(tz=True)]
TimeOfDay = Annotated[time, Meta(tz=False)]
Rank = Annotated[int, Meta(ge=1, le=3)]
Minutes = Annotated[int, Meta(ge=1, le=1440)]
Position = Annotated[int, Meta(ge=0, le=2**53 - 1)]  # the largest every JSON reader knows


class Part(Value, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A part of an archive; a key that is not known is an error, not a silent gap."""

    changed_at: Instant


class Kept(Part, frozen=True, kw_only=True, gc=False):
    """What can be deleted and got back; ``deleted_at`` is None for what is not in the bin."""

    id: Id
    deleted_at: Instant | None = None


class KeptProfile(Part, frozen=True, kw_only=True, gc=False):
    """What the person said of their MS."""

    answer: TypeAnswerName = "NOT_ASKED"
    ms_types: tuple[MsTypeName, ...] = ()
    region: RegionName = "UK_EU"
    walking: Words = ""
    years: Words = ""
    age: Words = ""
    activity: Words = ""
    medicines: Words = ""
    other: Words = ""


class KeptTreatment(Kept, frozen=True, kw_only=True, gc=False):
    """A treatment the library lacks."""

    name: Words
    what_it_is: Words = ""
    heard_from: Words = ""


class KeptStep(Kept, frozen=True, kw_only=True, gc=False):
    """A step with a treatment; ``treatment`` is the id of a card or of one's own."""

    treatment: Words
    status: LogStatusName
    day: date
    reason: Words = ""


class KeptNote(Kept, frozen=True, kw_only=True, gc=False):
    """An entry of the journal."""

    kind: EntryKindName
    day: date
    text: Words
    heard_where: Words = ""
    tags: Lines = ()
    treatments: Lines = ()
    take_to_doctor: bool = False


class KeptAppointment(Kept, frozen=True, kw_only=True, gc=False):
    """A visit."""

    title: Words
    day: date | None = None
    at: TimeOfDay | None = None
    ask: RoleName = "NEUROLOGIST"
    place: Words = ""
    person: Words = ""
    minutes: Minutes = 20
    one_thing: Words = ""
    changed: Words = ""
    felt: Words = ""
    letter: Words = ""
    closed_on: date | None = None


class KeptQuestion(Kept, frozen=True, kw_only=True, gc=False):
    """A question.

    ``left_appointment`` and ``left_rank`` say where it was before its appointment was deleted.
    """

    text: Words
    ask: RoleName = "NEUROLOGIST"
    origin: OriginName = "OWN"
    came_from: Words = ""
    origin_id: Words = ""
    appointment: Id | None = None
    status: StatusName = "OPEN"
    rank: Rank | None = None
    position: Position = 0
    answer: Words = ""
    parked_on: date | None = None
    left_appointment: Id | None = None
    left_rank: Rank | None = None


class KeptAtVisit(Kept, frozen=True, kw_only=True, gc=False):
    """What became of a question at a visit.

    ``question`` and ``appointment`` are None where that one was removed for good.
    """

    question: Id | None = None
    appointment: Id | None = None
    text: Words
    rank: Rank | None = None
    position: Position = 0
    outcome: OutcomeName = "NOT_REACHED"
    answer: Words = ""
    answered_by: Words = ""
    day: date


class KeptNextStep(Kept, frozen=True, kw_only=True, gc=False):
    """Something that was agreed; ``done_on`` is None until it is done."""

    appointment: Id | None = None
    what: Words
    who: Words = ""
    by_when: Words = ""
    who_i_call: Words = ""
    done_on: date | None = None


class KeptTeamMember(Kept, frozen=True, kw_only=True, gc=False):
    """Somebody of the health team."""

    name: Words
    what_for: Words = ""
    number_to_call: Words = ""
    hours: Words = ""


class KeptReading(Part, frozen=True, kw_only=True, gc=False):
    """A section of a card that was opened, and when last."""

    card: Words
    section: Words


class KeptAnswer(Part, frozen=True, kw_only=True, gc=False):
    """The pile of a statement of What matters."""

    statement: Words
    pile: PileName
    rank: Rank | None = None


class KeptDraft(Part, frozen=True, kw_only=True, gc=False):
    """What was being typed and not saved; ``key`` names the editor, ``body`` is its JSON."""

    key: Words
    body: Words


class Archive(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of a record at one moment."""

    format: Literal["msdesk-export"] = FORMAT
    version: Literal[2] = VERSION
    made_at: Instant
    made_by: Words
    profile: KeptProfile | None = None
    own_treatments: tuple[KeptTreatment, ...] = ()
    treatment_log: tuple[KeptStep, ...] = ()
    journal: tuple[KeptNote, ...] = ()
    appointments: tuple[KeptAppointment, ...] = ()
    questions: tuple[KeptQuestion, ...] = ()
    at_visits: tuple[KeptAtVisit, ...] = ()
    next_steps: tuple[KeptNextStep, ...] = ()
    team: tuple[KeptTeamMember, ...] = ()
    reading: tuple[KeptReading, ...] = ()
    matters: tuple[KeptAnswer, ...] = ()
    drafts: tuple[KeptDraft, ...] = ()


Field = tuple[str, Any]  # of an archive: its name, and what it holds, of many one after another


def digest(archive: Archive) -> str:
    """Return the SHA-256 of what an archive holds, in hexadecimal.

    Neither who made it and when, nor drafts, nor what was read, nor the order of things count.
    """
    encode = msgspec.json.Encoder().encode
    found = sha256()
    for name, parts in _content(archive):
        found.update(f"{name}\n".encode())
        for part in parts:
            found.update(encode(part) + b"\n")
    return found.hexdigest()


def _content(archive: Archive) -> Iterator[tuple[str, Iterable[Part]]]:
    by_id = attrgetter("id")
    yield "profile", () if archive.profile is None else (archive.profile,)
    yield "own_treatments", sorted(archive.own_treatments, key=by_id)
    yield "treatment_log", sorted(archive.treatment_log, key=by_id)
    yield "journal", sorted(archive.journal, key=by_id)
    yield "appointments", sorted(archive.appointments, key=by_id)
    yield "questions", sorted(archive.questions, key=by_id)
    yield "at_visits", sorted(archive.at_visits, key=by_id)
    yield "next_steps", sorted(archive.next_steps, key=by_id)
    yield "team", sorted(archive.team, key=by_id)
    yield "matters", sorted(archive.matters, key=attrgetter("statement"))
