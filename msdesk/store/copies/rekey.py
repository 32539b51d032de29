"""Writes a record's file anew: locked with a key, or with none, or no longer locked.

SQLCipher does it with ``sqlcipher_export``, which copies tables, index and search as they are,
but not the numbers in the file's header.  What it could not do it says in words and not in a
code.  The new file is compared with the old one before anybody relies on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from msdesk.errors import Cancelled, RecordError
from msdesk.store.file.access import connect, on_disk

Step = Callable[[float], None]  # how far it is, from 0 to 1; raises Cancelled to stop it

_EVERY = 1000  # steps of SQLite's machine between two looks at how far it is
_HEADER = ("user_version", "application_id")
_WRITTEN = 0.7  # of all the work, when the file is written and must still be read


def part(step: Step, start: float, end: float) -> Step:
    """Return what tells ``step`` how far a part of the whole work is."""
    return lambda fraction: step(start + (end - start) * fraction)


def rewrite(path: Path, key: bytes | None, fresh: Path, new_key: bytes | None, step: Step) -> None:
    """Write what the file at ``path`` holds into the empty file ``fresh``, under another key."""
    with closing(connect(path, key)) as old:
        export(old, fresh, new_key, step)


@contextmanager
def alone(path: Path, key: bytes | None) -> Iterator[Any]:
    """Give a connection that keeps all other programs out; no write-ahead log is left then.

    A log that stays behind when the file is replaced would be taken for one of the new file.
    """
    with closing(connect(path, key)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()  # fails if another has it
        connection.execute("PRAGMA main.locking_mode = EXCLUSIVE").fetchone()
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")  # the lock stays until it is closed
        yield connection


def export(old: Any, fresh: Path, key: bytes | None, step: Step) -> None:  # noqa: ANN401
    """Write what an open file holds into the empty file ``fresh``, under a key, and check it."""
    size = _size(old)
    with _watched(old, lambda: step(_WRITTEN * min(1.0, fresh.stat().st_size / size))):
        _copy(old, fresh, key)
    on_disk(fresh)
    with closing(connect(fresh, key)) as new, _watched(new, lambda: step(_WRITTEN)):
        sound = new.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
        if not sound or _summary(new) != _summary(old):
            raise RecordError(
                "The copy of your record that was made is not the same as your record.",
                "Nothing was changed, and the copy was thrown away. Please report this.",
            )
    step(1.0)


def _copy(old: Any, fresh: Path, key: bytes | None) -> None:  # noqa: ANN401
    literal = f"x'{key.hex()}'" if key else ""
    old.execute(f'ATTACH ? AS fresh KEY "{literal}"', (str(fresh),))
    # All of it is put on the disk at once when it is whole; what is not whole is thrown away.
    old.execute("PRAGMA fresh.journal_mode = OFF").fetchone()
    old.execute("PRAGMA fresh.synchronous = OFF")
    old.execute("BEGIN")
    old.execute("SELECT sqlcipher_export('fresh')").fetchone()
    for name in _HEADER:
        (number,) = old.execute(f"PRAGMA main.{name}").fetchone()
        old.execute(f"PRAGMA fresh.{name} = {number}")
    old.execute("COMMIT")
    old.execute("DETACH fresh")


def _size(connection: Any) -> int:  # noqa: ANN401
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (each,) = connection.execute("PRAGMA page_size").fetchone()
    return max(1, int(pages) * int(each))


def _summary(connection: Any) -> list[Any]:  # noqa: ANN401
    """Return the numbers in the header, the schema, and how many rows each table has."""
    numbers = [connection.execute(f"PRAGMA main.{name}").fetchone() for name in _HEADER]
    schema = connection.execute(
        "SELECT type, name, sql FROM main.sqlite_master WHERE name NOT LIKE 'sqlite\\_%' "
        "ESCAPE '\\' ORDER BY type, name"
    ).fetchall()
    tables = [name for kind, name, sql in schema if kind == "table" and "VIRTUAL" not in sql[:16]]
    counted = [
        connection.execute(f'SELECT count(*) FROM main."{name}"').fetchone()  # noqa: S608
        for name in tables
    ]
    return [numbers, schema, counted]


@contextmanager
def _watched(connection: Any, look: Callable[[], None]) -> Iterator[None]:  # noqa: ANN401
    """Look now and then while the connection works; ``Cancelled`` ends the work."""
    wanted: list[Cancelled] = []

    def go_on() -> int:
        try:
            look()
        except Cancelled as cancelled:
            wanted.append(cancelled)
        return len(wanted)

    connection.set_progress_handler(go_on, _EVERY)
    try:
        yield
    except dbapi2.Error:
        if wanted:
            raise wanted[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)
