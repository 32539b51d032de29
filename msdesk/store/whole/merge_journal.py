"""Writes journal entries by thousands at once, as ``JournalStore`` writes one.

An entry gets a number of its day, behind those the day has, and its tags and treatments are
linked while it is not deleted.  The search index follows by its triggers: it writes a piece of
itself for each statement, so that a statement an entry makes it three times as slow.  Entries
therefore lie in a table in memory first, and go from there in one statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import (
    Insert,
    Integer,
    Update,
    bindparam,
    column,
    delete,
    func,
    insert,
    select,
    table,
    update,
)

from msdesk.domain.archive import KeptNote
from msdesk.errors import ImportRefused
from msdesk.store.file.tables import TAG, TREATMENT
from msdesk.store.subjects.journal import A_DAY
from msdesk.store.subjects.search import folded
from msdesk.store.whole.parts import NOTE

if TYPE_CHECKING:
    from sqlalchemy import Connection


_LAST = select(func.max(NOTE.c.number)).group_by(NOTE.c.number // A_DAY)
_PLACES = select(NOTE.c.id, NOTE.c.number)
_INCOMING = table("incoming", column("was", Integer), *(column(c.name, c.type) for c in NOTE.c))
_MAKE = "CREATE TEMP TABLE incoming AS SELECT 0 AS was, * FROM journal_entry LIMIT 0"
_TAKE_AWAY = "DROP TABLE temp.incoming"
_ADD = insert(NOTE).from_select(
    [c.name for c in NOTE.c],
    select(*(_INCOMING.c[c.name] for c in NOTE.c)).order_by(_INCOMING.c.number),
)
_CHANGE = (
    update(NOTE)
    .where(NOTE.c.number == _INCOMING.c.was)
    .values({c.name: _INCOMING.c[c.name] for c in NOTE.c})
)
_UNLINK = tuple(delete(link).where(link.c.entry == bindparam("was")) for link in (TAG, TREATMENT))


class JournalWriter:
    """Writes entries in the transaction the connection is in."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        numbers = connection.execute(_LAST).scalars()
        self._last: dict[int, int] = {number // A_DAY: number for number in numbers}

    def add(self, notes: Sequence[KeptNote]) -> None:
        """Write entries that are not there yet, each behind all others of its day."""
        numbered = [(self._next(note.day), note) for note in notes]
        self._write(_ADD, [_row(number, number, note) for number, note in numbered])
        self._link(numbered)

    def change(self, notes: Sequence[KeptNote]) -> None:
        """Write entries that are there; one that is of another day now goes behind the others."""
        numbered, rows = [], []
        for note in notes:
            was = self._places[note.id]
            stays = was // A_DAY == _day(note.day)
            numbered.append((was if stays else self._next(note.day), note))
            rows.append(_row(was, *numbered[-1]))
        for unlink in _UNLINK:
            self._connection.execute(unlink, rows)
        self._write(_CHANGE, rows)
        self._link(numbered)

    def _write(self, statement: Insert | Update, rows: list[dict[str, Any]]) -> None:
        self._connection.exec_driver_sql(_MAKE)
        self._connection.execute(insert(_INCOMING), rows)
        self._connection.execute(statement)
        self._connection.exec_driver_sql(_TAKE_AWAY)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {place.id: place.number for place in self._connection.execute(_PLACES)}

    def _next(self, day: date) -> int:
        first = _day(day) * A_DAY
        number = self._last.get(_day(day), first) + 1
        if number >= first + A_DAY:
            raise ImportRefused(
                f"There are more notes of {day.isoformat()} than a day can hold.",
                "Nothing was changed. Take some of them out of the file, and try again.",
            )
        self._last[_day(day)] = number
        return number

    def _link(self, numbered: Iterable[tuple[int, KeptNote]]) -> None:
        live = [(number, note) for number, note in numbered if note.deleted_at is None]
        tags = [
            {"entry": number, "tag": tag, "folded": folded(tag)}
            for number, note in live
            for tag in note.tags
        ]
        treatments = [
            {"entry": number, "treatment": each}
            for number, note in live
            for each in note.treatments
        ]
        for link, rows in ((TAG, tags), (TREATMENT, treatments)):
            if rows:
                self._connection.execute(insert(link), rows)


def _row(was: int, number: int, note: KeptNote) -> dict[str, Any]:
    return {"was": was, "number": number} | msgspec.structs.asdict(note)


def _day(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day
