"""Reads a damaged file of a record as far as it goes, from a copy; the file itself stays.

SQLite stops at the first page it cannot read.  Here reading goes on behind that page: the next
number from which a table can be read is looked for in growing steps and then by halves, and
rows an index still names are asked for one by one, and at last looked for in every page by
itself.  SQLCipher reads nothing more at all after a page it cannot decrypt, so each time the
copy is opened anew, which takes a millisecond.

The pages of a table point to one another, and where one is spoiled they may point back: SQLite
then hands out the same rows again and again, or none at any of the numbers there could be.  So
what reading a table may cost follows from the size of the file.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from sqlcipher3 import dbapi2

from msdesk.domain.progress import Progress
from msdesk.errors import Cancelled

_PAGE = 4096
_UNREADABLE = (dbapi2.Error, UnicodeDecodeError)  # the driver may not even be able to say what
_IN_A_PAGE = 500  # rows; more than one holds, few enough for one that leads back to itself
_LAST = 2**63 - 1  # the highest number a row can have
_FIRST = -_LAST - 1
_NEAR = 2**16  # so far from one another may rows be that are there; beyond, steps grow faster

_EVERY = 1000  # steps of SQLite's machine between two looks at what it costs
_AT_LEAST = 2000  # what any table may cost: such looks, questions, and rows that come again
_FOR_ONE = 32  # bytes of the file for which a table may cost one more


_Found = dict[int, tuple[Any, ...]]
Share = tuple[float, float]  # where in the whole work a part of it begins and ends


class Names(NamedTuple):
    """What an index names, by the numbers of the rows, and whether that is all of it."""

    known: dict[int, object]
    sure: bool


class Rows(NamedTuple):
    """What could be read of a table.

    ``lost`` rows are named by an index and cannot be read; ``sure`` tells whether all of that
    index could be, so that no more than these are lost.
    """

    found: dict[int, dict[str, Any]]
    lost: int
    sure: bool


class DamagedFile:
    """A copy of a damaged record, opened so that SQLite is content with as little as can be.

    Whatever is asked of it may raise ``Cancelled``.
    """

    def __init__(self, path: Path, key: bytes | None, progress: Progress) -> None:
        self._path = path
        self._key = key
        self._progress = progress
        log = Path(f"{path}-wal")
        size = path.stat().st_size + (log.stat().st_size if log.is_file() else 0)
        self._most = most_for(size)
        self._cost = 0
        self._share: Share = (0.0, 0.0)
        self._connection = self._connect()

    def close(self) -> None:
        """Let go of the copy."""
        self._connection.close()

    def tables(self) -> set[str]:
        """Return the names of the tables that can be found."""
        return {name for (name,) in self._ask("SELECT name FROM sqlite_master") or ()}

    def names(self, query: str) -> Names:
        """Return what an index names: ``query`` selects the number of each row and its name.

        Where it cannot be read to its end, it is read from there as well.
        """
        self._cost = 0
        known: dict[int, object] = {}
        for order in ("", "DESC"):
            try:
                known.update(self._connection.execute(f"{query} {order}"))
            except _UNREADABLE:
                self._reopen()
            else:
                return Names(known, sure=not order)
        return Names(known, sure=False)

    def columns(self, table: str) -> list[str]:
        """Return what the columns of a table are called; of one that is not there, none."""
        return [row[1] for row in self._ask(f'PRAGMA table_info("{table}")') or ()]

    def read(self, table: str, names: Names, column: str, share: Share) -> Rows:
        """Return the rows of a table, ``names`` being what an index has in ``column`` of each.

        ``share`` is what this is of the whole work.
        """
        self._cost, self._share = 0, share
        columns = self.columns(table)
        listed = ", ".join(f'"{column}"' for column in columns)
        query = f'SELECT rowid, {listed} FROM "{table}" WHERE rowid'  # noqa: S608 - the schema's
        known = names.known
        found = self._read_through(query, len(known))
        for number in sorted(known.keys() - found.keys()):
            for _, *row in self._ask(f"{query} = ?", number) or ():
                found[number] = tuple(row)
        if column in columns and known.keys() - found.keys():
            found = self._read_page_by_page(table, columns.index(column), known) | found
        rows = {number: dict(zip(columns, found[number], strict=True)) for number in sorted(found)}
        there = {number: row.get(column) for number, row in rows.items()}
        # What is spoiled may be a number, or a name, and not the row.
        lost = len(_only_in(known, there)) - len(_only_in(there, known))
        return Rows(rows, max(0, lost), names.sure and self._affordable)

    def _read_through(self, query: str, expected: int) -> _Found:
        """Read rows from the first number to the last, over what cannot be read, and back."""
        found: _Found = {}
        up, down = f"{query} >= ? ORDER BY rowid", f"{query} <= ? ORDER BY rowid DESC"
        bad = self._read_on(up, _FIRST, found, expected)
        if bad is not None:  # from the other side more may be reached
            self._read_on(down, _LAST, found, expected)
        skip = 0
        while bad is not None and self._affordable:
            before = len(found)
            start = self._readable_after(query, bad + skip, found)
            bad = self._read_on(up, start, found, expected) if start <= _LAST else None
            # Of a tree that leads back to itself every number gives a row, and none a new one.
            skip = 0 if len(found) > before else skip * 2 + 1
        return found

    def _read_on(self, query: str, start: int, found: _Found, expected: int) -> int | None:
        """Read rows on from a number; return the one that cannot be read, None at the end."""
        last = start - 1
        try:
            for number, *row in self._connection.execute(query, (start,)):
                self._cost += number in found
                found[number] = tuple(row)
                last = max(last, number)
                self._say_how_far(len(found) / max(expected, len(found)))
        except _UNREADABLE:
            self._reopen()
            return last + 1
        return None

    def _readable_after(self, query: str, bad: int, found: _Found) -> int:
        """Read the first row after a bad number that can be; return the number to go on from.

        The row is kept here: where one that is bad follows it, the driver hands out neither.
        """
        one = f"{query} >= ? ORDER BY rowid LIMIT 1"
        low, high, step = bad - 1, bad, 1
        while not (rows := self._ask(one, high)):
            if rows is not None or high == _LAST:
                return _LAST + 1  # the end
            low, high = high, min(high + step, _LAST)
            step *= 2 if step < _NEAR else _NEAR
        while high - low > 1:
            middle = (low + high) // 2
            if here := self._ask(one, middle):
                rows, high = here, middle
            else:
                low = middle
        number, *row = rows[0]
        found[number] = tuple(row)
        return max(high, int(number)) + 1

    def _read_page_by_page(self, table: str, column: int, known: dict[int, object]) -> _Found:
        """Read known rows from every page by itself: where that which leads to them is spoiled.

        SQLite is told that the table begins there.  A page of another table gives rows too, but
        none with a number and a name that belong together.
        """
        found: _Found = {}
        self._cost = 0  # nothing may be left of what reading along the tree may cost
        for page in range(2, self._path.stat().st_size // _PAGE + 1):
            self._ask("PRAGMA synchronous = OFF")  # it is a copy
            self._ask(f"UPDATE sqlite_master SET rootpage = {page} WHERE name = '{table}'")  # noqa: S608
            self._connection.close()
            self._connection = self._connect()
            rows = self._ask(f'SELECT rowid, * FROM "{table}" LIMIT {_IN_A_PAGE}')  # noqa: S608
            for number, *row in rows or ():
                if number in known and row[column] == known[number]:
                    found[number] = tuple(row)
        return found

    def _ask(self, query: str, *values: object) -> list[Any] | None:
        """Return the rows of an answer, None where it cannot be read."""
        self._spend()
        try:
            return list(self._connection.execute(query, values))
        except (*_UNREADABLE, OverflowError):
            self._reopen()
            return None

    @property
    def _affordable(self) -> bool:
        return self._cost < self._most

    def _spend(self) -> bool:
        """Count a piece of work; return whether that is now too much.  Raises ``Cancelled``."""
        self._cost += 1
        self._say_how_far(self._cost / self._most)
        return not self._affordable

    def _say_how_far(self, fraction: float) -> None:
        begin, end = self._share
        self._progress.step(begin + (end - begin) * min(1.0, fraction))

    def _look(self) -> bool:
        """Whether SQLite is to stop in the middle of what it does."""
        try:
            return self._spend()
        except Cancelled:  # SQLite would swallow it; it is raised again below
            return True

    def _reopen(self) -> None:
        self._progress.step(0)
        if self._key is not None:
            self._connection.close()
            self._connection = self._connect()

    def _connect(self) -> Any:  # noqa: ANN401 - sqlcipher3 has no types
        connection = dbapi2.connect(str(self._path), isolation_level=None)
        connection.set_progress_handler(self._look, _EVERY)
        connection.execute("PRAGMA cipher_log_level = NONE")
        if self._key is not None:
            connection.execute(f"PRAGMA key = \"x'{self._key.hex()}'\"")
        connection.execute("PRAGMA writable_schema = ON")  # or a file cut short is not opened
        connection.text_factory = lambda text: text.decode("utf-8", "replace")
        return connection


def _only_in(one: dict[int, object], other: dict[int, object]) -> list[int]:
    """Return the numbers of what is known by neither its number nor its name to the other."""
    names = set(other.values())
    return [number for number, name in one.items() if number not in other and name not in names]


def most_for(size: int) -> int:
    """Return what reading one table of a file of ``size`` bytes may cost at most.

    Of a file that is whole, a row costs a fiftieth; where each row must be asked for alone, one.
    With its name in the index no row takes less room than this gives it.
    """
    return _AT_LEAST + size // _FOR_ONE
