"""Writes what a merge changes, by thousands of rows at once.

The stores write one thing at a time and give it the time of now; here each thing comes with the
time it was changed, and there may be a hundred thousand of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from sqlalchemy import TableClause, bindparam, insert, update
from sqlalchemy.dialects import sqlite

from msdesk.domain.archive import Archive, Kept, Part
from msdesk.domain.progress import Progress
from msdesk.store.whole.merge_journal import JournalWriter
from msdesk.store.whole.parts import (
    ANSWER,
    APPOINTMENT,
    AT_ONCE,
    AT_VISIT,
    DRAFT,
    NEXT_STEP,
    OWN_TREATMENT,
    PROFILE,
    QUESTION,
    READING,
    STEP,
    TEAM_MEMBER,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection

K = TypeVar("K", bound=Kept)
P = TypeVar("P", bound=Part)

_KEPT = (  # questions refer to appointments, and what became of them to both
    ("own_treatments", OWN_TREATMENT),
    ("treatment_log", STEP),
    ("appointments", APPOINTMENT),
    ("questions", QUESTION),
    ("at_visits", AT_VISIT),
    ("next_steps", NEXT_STEP),
    ("team", TEAM_MEMBER),
)


def write(connection: Connection, before: Archive, after: Archive, progress: Progress) -> None:
    """Write what of ``after`` is not in ``before``, which is what the record holds.

    Things that stay are the very same objects in both.
    """
    had = set(map(id, _all(before)))
    todo = sum(id(part) not in had for part in _all(after))
    done = 0
    for some in _written(connection, before, after):
        done += len(some)
        progress.step(done / todo)


def _all(archive: Archive) -> Iterator[Part]:
    for held in msgspec.structs.astuple(archive):
        if isinstance(held, Part):
            yield held
        elif isinstance(held, tuple):
            yield from held


def _written(connection: Connection, before: Archive, after: Archive) -> Iterator[Sequence[Part]]:
    """Write, and give after each step what was written in it."""
    for name, table in _KEPT:
        new, changed = _differences(getattr(before, name), getattr(after, name))
        for some in _chunks(new):
            connection.execute(insert(table), list(map(msgspec.structs.asdict, some)))
            yield some
        for some in _chunks(changed):
            _change(connection, table, some)
            yield some
    journal = JournalWriter(connection)
    new_notes, changed_notes = _differences(before.journal, after.journal)
    for notes in _chunks(new_notes):
        journal.add(notes)
        yield notes
    for notes in _chunks(changed_notes):
        journal.change(notes)
        yield notes
    yield from _write_rest(connection, before, after)


def _write_rest(
    connection: Connection, before: Archive, after: Archive
) -> Iterator[Sequence[Part]]:
    if after.profile is not None and after.profile is not before.profile:
        _put(
            connection, PROFILE, ("number",), {"number": 1} | msgspec.structs.asdict(after.profile)
        )
        yield (after.profile,)
    stay = set(map(id, (*before.matters, *before.drafts, *before.reading)))
    rest: tuple[tuple[TableClause, tuple[str, ...], Sequence[Part]], ...] = (
        (ANSWER, ("statement",), after.matters),
        (DRAFT, ("key",), after.drafts),
        (READING, ("card", "section"), after.reading),
    )
    for table, keys, parts in rest:
        for part in parts:
            if id(part) not in stay:
                _put(connection, table, keys, msgspec.structs.asdict(part))
                yield (part,)


def _differences(before: Sequence[K], after: Sequence[K]) -> tuple[list[K], list[K]]:
    """Return what is new and what is changed."""
    had = {part.id: part for part in before}
    new = [part for part in after if part.id not in had]
    return new, [part for part in after if had.get(part.id, part) is not part]


def _chunks(parts: Sequence[P]) -> Iterator[Sequence[P]]:
    for start in range(0, len(parts), AT_ONCE):
        yield parts[start : start + AT_ONCE]


def _change(connection: Connection, table: TableClause, parts: Sequence[Kept]) -> None:
    rows = [{"it": part.id} | msgspec.structs.asdict(part) for part in parts]
    columns: dict[str, Any] = {name: bindparam(name) for name in type(parts[0]).__struct_fields__}
    connection.execute(update(table).where(table.c.id == bindparam("it")).values(columns), rows)


def _put(
    connection: Connection, table: TableClause, keys: tuple[str, ...], columns: dict[str, object]
) -> None:
    put = sqlite.insert(table).values(columns)
    connection.execute(put.on_conflict_do_update(index_elements=keys, set_=columns))
