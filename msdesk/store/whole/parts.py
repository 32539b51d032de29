"""The tables of the record as the parts of an archive."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
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

P = TypeVar("P", bound=Part)
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
    connection: Connection, now: datetime, theirs: Archive, *, whole: bool = True
) -> Archive:
    """Return what ``theirs`` is merged into: everything, but of the notes those of its ids.

    There may be very many notes: the others are not read, and one that is the same there is
    theirs, and not held twice.  If not ``whole``, what ``theirs`` has nothing of is left out: the
    rest is enough to tell what a merge would do.
    """
    by_id = {note.id: note for note in theirs.journal}

    def each(name: str) -> Iterator[Part]:
        if not (whole or getattr(theirs, name)):
            return iter(())
        if name != "journal":
            return chain.from_iterable(_chunks(connection, name))
        notes = chain.from_iterable(_among(connection, by_id))
        return (by_id[note.id] if by_id[note.id] == note else note for note in notes)

    return _whole(dict(_fields(connection, now, each)))


def _whole(held: dict[str, Any]) -> Archive:
    listed = {name: tuple(held[name]) for name in _PARTS}
    return Archive(**(held | listed))


def fields(connection: Connection, now: datetime, progress: Progress) -> Iterator[Field]:
    """Yield the fields of an archive in their order; what is many is read as it is asked for."""
    rows = sum(_count(connection, found) for found, *_ in _PARTS.values())
    done = 0

    def each(name: str) -> Iterator[Part]:
        nonlocal done
        for some in _chunks(connection, name):
            yield from some
            done += len(some)
            progress.step(done / rows)

    return _fields(connection, now, each)


def _fields(
    connection: Connection, now: datetime, each: Callable[[str], Iterator[Part]]
) -> Iterator[Field]:
    yield from (("format", FORMAT), ("version", VERSION))
    yield from (("made_at", now), ("made_by", f"msdesk {__version__}"))
    profiles = _some(connection, PROFILE, KeptProfile)
    yield "profile", next((profile for some in profiles for profile in some), None)
    for name in _PARTS:
        parts = each(name)
        if name == "drafts":
            parts = (part for part in parts if getattr(part, "key", "") != changes.KEY)
        yield name, parts


def _count(connection: Connection, found: TableClause) -> int:
    return connection.execute(select(func.count()).select_from(found)).scalar_one()


def _chunks(connection: Connection, name: str) -> Iterator[list[Part]]:
    found, kind, order = _PARTS[name]
    return _some(connection, found, kind, *order)


def _among(connection: Connection, ids: Iterable[str]) -> Iterator[list[KeptNote]]:
    """Yield the notes of these ids, for some thousands of them at once."""
    left = iter(ids)
    while some := list(islice(left, AT_ONCE)):
        # As one value: SQLite takes no more than so many.
        wanted = func.json_each(msgspec.json.encode(some).decode()).table_valued("value")
        yield from _some(connection, NOTE, KeptNote, among=NOTE.c.id.in_(select(wanted.c.value)))


def _some(
    connection: Connection,
    found: TableClause,
    kind: type[P],
    *order: ColumnElement[Any],
    among: ColumnElement[bool] | None = None,
) -> Iterator[list[P]]:
    """Yield rows by thousands, of those that are wanted."""
    wanted = select(*(found.c[name] for name in kind.__struct_fields__)).order_by(*order)
    if among is not None:
        wanted = wanted.where(among)
    for rows in connection.execute(wanted).mappings().partitions(AT_ONCE):
        yield [kind(**row) for row in rows]
