"""The tables of the record, as the code expects them.

``migrations/versions`` builds the same tables step by step; a test holds the two together.
What a domain value calls a field, its table calls a column, so that ``rows`` needs no list.
Every kept thing has an id, the instant it last changed and, once deleted, the instant of that:
deleted things stay in their table until the bin is emptied.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, ClassVar

from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, Text, Time
from sqlalchemy import text as sql
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from msdesk.domain.guide import Role
from msdesk.domain.journal import EntryKind
from msdesk.domain.matters import Pile
from msdesk.domain.ms_type import Region
from msdesk.domain.profile import TypeAnswer
from msdesk.domain.question import Origin, QuestionStatus
from msdesk.domain.treatment_log import LogStatus
from msdesk.store.columns import Instant, Lines, Named

_ENUMS = (EntryKind, LogStatus, Origin, Pile, QuestionStatus, Region, Role, TypeAnswer)


class Base(DeclarativeBase):
    """The tables, and the column each type of field lies in."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {
        bool: Boolean,
        date: Date,
        datetime: Instant,
        int: Integer,
        str: Text,
        time: Time,
        tuple[str, ...]: Lines,
    } | {kind: Named(kind) for kind in _ENUMS}


class Kept(Base):
    """Something the person can delete and get back; ``number`` is its order of arrival."""

    __abstract__ = True

    number: Mapped[int] = mapped_column(primary_key=True, sort_order=-4)
    id: Mapped[str] = mapped_column(unique=True, sort_order=-3)
    changed_at: Mapped[datetime] = mapped_column(sort_order=-2)
    deleted_at: Mapped[datetime | None] = mapped_column(sort_order=-1)


class ProfileRow(Base):
    """What the person said of their MS; there is one row, number 1."""

    __tablename__ = "profile"

    number: Mapped[int] = mapped_column(primary_key=True)
    changed_at: Mapped[datetime]
    answer: Mapped[TypeAnswer]
    ms_types: Mapped[tuple[str, ...]]
    region: Mapped[Region]
    walking: Mapped[str]
    years: Mapped[str]
    age: Mapped[str]
    activity: Mapped[str]
    medicines: Mapped[str]
    other: Mapped[str]


class OwnTreatmentRow(Kept):
    """A treatment the library lacks."""

    __tablename__ = "own_treatment"

    name: Mapped[str]
    what_it_is: Mapped[str]
    heard_from: Mapped[str]


class LogRow(Kept):
    """A step with a treatment, of the library or the person's own."""

    __tablename__ = "treatment_log"

    treatment: Mapped[str]
    status: Mapped[LogStatus]
    day: Mapped[date]
    reason: Mapped[str]


class JournalRow(Kept):
    """A journal entry.

    ``number`` is made of the day and a count within it (20261122000001 is the first entry of
    22 November 2026), so that the newest day is simply the highest number: the list and the
    search, however many notes match, read only the rows they show.
    ``tags`` and ``treatments`` hold all there is to say; the two tables below are made from
    them, for the entries that are not deleted, to find entries by.
    """

    __tablename__ = "journal_entry"

    kind: Mapped[EntryKind]
    day: Mapped[date]
    take_to_doctor: Mapped[bool]
    tags: Mapped[tuple[str, ...]]
    treatments: Mapped[tuple[str, ...]]
    heard_where: Mapped[str]
    text: Mapped[str]  # the longest last: SQLite reads through it to what comes after

    __table_args__ = (
        Index("journal_entry_kind", "kind", sqlite_where=sql("deleted_at IS NULL")),
        Index(
            "journal_entry_to_doctor",
            "take_to_doctor",
            sqlite_where=sql("take_to_doctor = 1 AND deleted_at IS NULL"),
        ),
    )


class TagRow(Base):
    """A tag of an entry, as written and with upper and lower case made one."""

    __tablename__ = "journal_tag"

    folded: Mapped[str] = mapped_column(primary_key=True)
    entry: Mapped[int] = mapped_column(
        ForeignKey("journal_entry.number", ondelete="CASCADE"), primary_key=True, index=True
    )
    tag: Mapped[str]

    __table_args__ = ({"sqlite_with_rowid": False},)


class EntryTreatmentRow(Base):
    """A treatment an entry is about."""

    __tablename__ = "journal_treatment"

    treatment: Mapped[str] = mapped_column(primary_key=True)
    entry: Mapped[int] = mapped_column(
        ForeignKey("journal_entry.number", ondelete="CASCADE"), primary_key=True, index=True
    )

    __table_args__ = ({"sqlite_with_rowid": False},)


class AppointmentRow(Kept):
    """A visit."""

    __tablename__ = "appointment"

    title: Mapped[str]
    day: Mapped[date | None]
    at: Mapped[time | None]
    ask: Mapped[Role]
    place: Mapped[str]
    one_thing: Mapped[str]
    changed: Mapped[str]
    agreed: Mapped[str]
    who_does: Mapped[str]
    by_when: Mapped[str]
    who_i_call: Mapped[str]


class QuestionRow(Kept):
    """A question.

    ``left_appointment`` and ``left_rank`` say where a question stood whose appointment was
    deleted, so that it can go back there with it.
    """

    __tablename__ = "question"

    text: Mapped[str]
    ask: Mapped[Role]
    origin: Mapped[Origin]
    came_from: Mapped[str]
    origin_id: Mapped[str]
    appointment: Mapped[str | None] = mapped_column(ForeignKey("appointment.id"), index=True)
    status: Mapped[QuestionStatus]
    rank: Mapped[int | None]
    position: Mapped[int]
    answer: Mapped[str]
    parked_on: Mapped[date | None]
    left_appointment: Mapped[str | None] = mapped_column(ForeignKey("appointment.id"), index=True)
    left_rank: Mapped[int | None]


class MattersRow(Base):
    """Where the person put a statement of What matters."""

    __tablename__ = "matters_answer"

    statement: Mapped[str] = mapped_column(primary_key=True)
    changed_at: Mapped[datetime]
    pile: Mapped[Pile]
    rank: Mapped[int | None]


class DraftRow(Base):
    """What is being typed and not saved yet, as JSON; ``key`` names the editor."""

    __tablename__ = "draft"

    key: Mapped[str] = mapped_column(primary_key=True)
    changed_at: Mapped[datetime]
    body: Mapped[str]
