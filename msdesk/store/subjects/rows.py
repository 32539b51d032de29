"""Moves values in and out of the tables of kept things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from uuid import uuid4

import msgspec
from sqlalchemy import ColumnElement, Table, insert, select, update

from msdesk.domain.value import Value

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

V = TypeVar("V", bound=Value)


def new_id() -> str:
    """Return an id nothing else has, here or in another record that is merged one day."""
    return str(uuid4())


def values(value: type[V], rows: Iterable[Row[Any]]) -> tuple[V, ...]:
    """Return rows as values whose fields are the columns, in the same order."""
    return tuple(each_value(value, rows))


def each_value(value: type[V], rows: Iterable[Row[Any]]) -> Iterator[V]:
    """Yield rows as such values, one after another."""
    names = value.__struct_fields__  # SQLAlchemy's own mappings take as long again
    return (value(**dict(zip(names, row, strict=True))) for row in rows)


class Rows(Generic[V]):
    """One table of kept things, as frozen values whose fields are columns of it.

    What is deleted is not found.  A change to it gets it back: whoever changes a thing has it
    still in front of them, and must not lose what they type.
    """

    def __init__(self, table: Table, value: type[V]) -> None:
        self._table = table
        self._value = value
        self._select = select(*(table.c[name] for name in value.__struct_fields__)).where(
            table.c.deleted_at.is_(None)
        )

    def find(
        self,
        connection: Connection,
        *conditions: ColumnElement[bool],
        order: Sequence[ColumnElement[Any]] = (),
    ) -> tuple[V, ...]:
        """Return what fulfils all the conditions, in the given order, then as it arrived."""
        query = self._select.where(*conditions).order_by(*order, self._table.c.number)
        return values(self._value, connection.execute(query))

    def get(self, connection: Connection, wanted: str) -> V | None:
        """Return the thing with an id, or None if there is none or it is deleted."""
        found = connection.execute(self._select.where(self._table.c.id == wanted))
        return next(iter(values(self._value, found)), None)

    def add(self, connection: Connection, value: V) -> None:
        """Keep a new thing."""
        connection.execute(insert(self._table), msgspec.structs.asdict(value))

    def change(self, connection: Connection, value: V) -> None:
        """Keep a thing as it is now.  Raises ``KeyError`` if it was never there."""
        columns = msgspec.structs.asdict(value) | {"deleted_at": None}
        if self._update(connection, self._table.c.id == columns["id"], **columns) is None:
            raise KeyError(columns["id"])

    def delete(self, connection: Connection, wanted: str, now: datetime) -> int | None:
        """Put a thing in the bin; return its number, or None if it was not there to be put."""
        there = (self._table.c.id == wanted) & self._table.c.deleted_at.is_(None)
        return self._update(connection, there, deleted_at=now, changed_at=now)

    def restore(self, connection: Connection, wanted: str, now: datetime) -> int | None:
        """Take a thing out of the bin; return its number, or None if it was not in it."""
        there = (self._table.c.id == wanted) & self._table.c.deleted_at.is_not(None)
        return self._update(connection, there, deleted_at=None, changed_at=now)

    def _update(
        self, connection: Connection, there: ColumnElement[bool], **columns: object
    ) -> int | None:
        changed = update(self._table).where(there).values(**columns)
        return connection.execute(changed.returning(self._table.c.number)).scalar()
