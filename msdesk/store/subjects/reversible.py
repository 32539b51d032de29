"""A change that can be taken back, and with it nothing else.

Most calls are undone by no call of their own: a fourth question of the top three pushes one
out, and to take it from there again would not bring that one back.  So the rows are compared
from before and after.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import ColumnElement, Table, and_, delete, insert, select, update

from msdesk.store.file.clock import Clock
from msdesk.store.file.database import Database

if TYPE_CHECKING:
    from sqlalchemy import Connection

_Columns = dict[str, Any]


class _Difference(NamedTuple):
    """What a change did to a row: its columns of before, None where there was no row."""

    there: ColumnElement[bool]
    before: _Columns | None
    after: _Columns | None


class Reversible:
    """A store that can take back what it did; ``tables`` are all it writes to."""

    tables: tuple[Table, ...] = ()
    _database: Database
    _clock: Clock

    def reversibly(self, change: Callable[[], object]) -> Callable[[], None]:
        """Do something with this store; return the call that takes it back.

        What has been written to other rows and columns since stays as it is.
        """
        before = self._rows_of_all()
        change()
        after = self._rows_of_all()
        differences = {
            table: [
                _Difference(_row(table, key), before[table].get(key), after[table].get(key))
                for key in before[table] | after[table]
                if before[table].get(key) != after[table].get(key)
            ]
            for table in self.tables
        }
        return partial(self._take_back, differences)

    def _rows_of_all(self) -> dict[Table, dict[tuple[Any, ...], _Columns]]:
        with self._database.reading() as connection:
            return {
                table: {
                    tuple(row[column.name] for column in table.primary_key): dict(row)
                    for row in connection.execute(select(table)).mappings()
                }
                for table in self.tables
            }

    def _take_back(self, differences: dict[Table, list[_Difference]]) -> None:
        now = self._clock()
        with self._database.writing() as connection:
            for table, rows in differences.items():
                for row in rows:
                    _undo(connection, table, row, {"changed_at": now})


def _row(table: Table, key: tuple[Any, ...]) -> ColumnElement[bool]:
    return and_(*(c == part for c, part in zip(table.primary_key, key, strict=True)))


def _undo(connection: Connection, table: Table, row: _Difference, stamp: _Columns) -> None:
    if row.after is None:
        connection.execute(insert(table).values((row.before or {}) | stamp))
    elif row.before is not None:
        was = {name: held for name, held in row.before.items() if held != row.after[name]}
        connection.execute(update(table).where(row.there).values(was | stamp))
    elif "deleted_at" in table.c:  # a record it is merged with must learn that it has gone
        gone = {"deleted_at": stamp["changed_at"]}
        connection.execute(update(table).where(row.there).values(gone | stamp))
    else:
        connection.execute(delete(table).where(row.there))
