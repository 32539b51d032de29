"""The tables of the record as the parts of an archive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Table, TableClause, Text, column, func, select, table

from msdesk import __version__
from msdesk.domain.archive import (
    FORMAT,
    VERSION,
    Archive,
    Field,
    KeptAnswer,
    KeptAppointment,
    KeptAtVisit,
    KeptDraft,
    KeptNextStep,
    KeptNote,
    KeptProfile,
    KeptQuestion,
    KeptReading,
    KeptStep,
    KeptTeamMember,
    KeptTreatment,
    Part,
)
from msdesk.domain.progress import Progress
from msdesk.store.file import changes, tables
from msdesk.store.file.columns import Named

if TYPE_CHECKING:
    from sqlalchemy import Connection

AT_ONCE = 2_000  # rows between two looks at whether the person wants it stopped


def by_name(found: Table) -> TableClause:
    """Return a table with members of enumerations as the names that lie in it."""
    return table(
        found.name,
        *(column(c.name, Text() if isinstance(c.type, Named) else c.type) for c in found.columns),
    )


PROFILE = by_name(tables.PROFILE)
OWN_TREATMENT = by_name(tables.OWN_TREATMENT)
STEP = by_name(tables.STEP)
NOTE = by_name(tables.ENTRY)
APPOINTMENT = by_name(tables.APPOINTMENT)
QUESTION = by_name(tables.QUESTION)
ANSWER = by_name(tables.ANSWER)
DRAFT = by_name(tables.DRAFT)
AT_VISIT = by_name(tables.AT_VISIT)
NEXT_STEP = by_name(tables.NEXT_STEP)
TEAM_MEMBER = by_name(tables.TEAM_MEMBER)
READING = by_name(tables.READING)

_PARTS: dict[str, tuple[TableClause, type[Part], tuple[ColumnElement[Any], ...]]] = {
    "own_treatments": (OWN_TREATMENT, KeptTreatment, (OWN_TREATMENT.c.number,)),
    "treatment_log": (STEP, KeptStep, (STEP.c.number,)),
    "journal": (NOTE, KeptNote, (NOTE.c.number,)),
    "appointments": (APPOINTMENT, KeptAppointment, (APPOINTMENT.c.number,)),
    "questions": (QUESTION, KeptQuestion, (QUESTION.c.number,)),
    "at_visits": (AT_VISIT, KeptAtVisit, (AT_VISIT.c.number,)),
    "next_steps": (NEXT_STEP, KeptNextStep, (NEXT_STEP.c.number,)),
    "team": (TEAM_MEMBER, KeptTeamMember, (TEAM_MEMBER.c.number,)),
    "reading": (READING, KeptReading, (READING.c.changed_at, READING.c.card, READING.c.section)),
    "matters": (ANSWER, KeptAnswer, (ANSWER.c.rank.nulls_last(), ANSWER.c.statement)),
    "drafts": (DRAFT, KeptDraft, (DRAFT.c.changed_at, DRAFT.c.key)),
}


def read_all(connection: Connection, now: datetime, progress: Progress) -> Archive:
    """Return everything in the record, in the order it came."""
    return _whole(dict(fields(connection, now, progress)))


def read_beside(
    connection: Connection, now: datetime, theirs: Sequence[KeptNote], progress: Progress
) -> Archive:
    """Return what ``theirs`` are merged into: everything, but of the notes those of their ids.

    There may be very many notes: one that is the same there is theirs, and not held twice.
    """
    held = dict(fields(connection, now, progress))
    by_id = {note.id: note for note in theirs}
    held["journal"] = (
        by_id[note.id] if by_id[note.id] == note else note
        for note in held["journal"]
        if note.id in by_id
    )
    return _whole(held)


def _whole(held: dict[str, Any]) -> Archive:
    listed = {name: tuple(held[name]) for name in _PARTS}
    return Archive(**(held | listed))


def fields(connection: Connection, now: datetime, progress: Progress) -> Iterator[Field]:
    """Yield the fields of an archive in their order; what is many is read as it is asked for."""
    yield from (("format", FORMAT), ("version", VERSION))
    yield from (("made_at", now), ("made_by", f"msdesk {__version__}"))
    profiles = _some(connection, PROFILE, KeptProfile)
    yield "profile", next((profile for some in profiles for profile in some), None)
    rows = sum(_count(connection, found) for found, *_ in _PARTS.values())
    done = 0

    def each(name: str) -> Iterator[Part]:
        nonlocal done
        found, kind, order = _PARTS[name]
        for some in _some(connection, found, kind, *order):
            yield from some
            done += len(some)
            progress.step(done / rows)

    for name in _PARTS:
        parts = each(name)
        if name == "drafts":
            parts = (part for part in parts if getattr(part, "key", "") != changes.KEY)
        yield name, parts


def _count(connection: Connection, found: TableClause) -> int:
    return connection.execute(select(func.count()).select_from(found)).scalar_one()


def _some(
    connection: Connection, found: TableClause, kind: type[Part], *order: ColumnElement[Any]
) -> Iterator[list[Part]]:
    fields = [found.c[name] for name in kind.__struct_fields__]
    result = connection.execute(select(*fields).order_by(*order))
    for rows in result.mappings().partitions(AT_ONCE):
        yield [kind(**row) for row in rows]
