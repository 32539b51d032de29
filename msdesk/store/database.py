"""The record's file, open: the one place that makes an engine.

``sqlcipher3`` is the driver of every record, locked or not, so that the same SQLite runs on
every system.  It is told to open no transaction by itself; each begins here, in words, because
what a driver begins of its own accord does not take back a CREATE or ALTER that fails.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool
from sqlcipher3 import dbapi2

from msdesk.store.clock import Clock, utc_now
from msdesk.store.faults import explained
from msdesk.store.file import connect, keep_private, make, schema_number
from msdesk.store.schema import SCHEMA, create


class Database:
    """A record's file, made if there is none, brought up to date if it is behind.

    Usable from any thread.  Many may read at once, while one writes.  Raises ``RecordError``
    or one of its kinds where the file cannot be used; a file that is not ours is never touched.
    """

    def __init__(self, path: Path, key: bytes | None = None, clock: Clock = utc_now) -> None:
        self.path = path
        self._key = key
        with explained(path):
            if not path.exists():
                make(path, self._fill)
            number = schema_number(path, key)
            keep_private(path)
        self._engine = _engine(
            self._connect,
            poolclass=QueuePool,
            pool_size=2,  # the window's and the background's; more would each fill a cache
            max_overflow=-1,
            pool_use_lifo=True,  # the one whose cache is warm
        )
        self._writer = self._engine.execution_options(begin="BEGIN IMMEDIATE")
        if number < SCHEMA:
            self._bring_up_to_date(clock)

    def close(self) -> None:
        """Close all connections; the last one tidies the write-ahead log away."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees the record as it is now, whatever others write meanwhile."""
        with explained(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose work is kept as a whole at the end, or not at all.

        A connection and not a session: the stores need none of the ORM's identity map and unit
        of work, which make the save of a note a fifth slower.
        """
        with explained(self.path), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def rebuilding(self) -> Iterator[Connection]:
        """Give a connection to change the schema with, all of it or none.

        Foreign keys are off: a table is rebuilt by dropping it, and SQLite would then drop all
        that refers to its rows.  They can be switched only outside a transaction.
        """
        with explained(self.path), self._writer.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA foreign_keys = OFF")
            try:
                with connection.begin():
                    yield connection
            finally:
                driver.execute("PRAGMA foreign_keys = ON")

    def copy_to(self, path: Path) -> None:
        """Write a copy of the record to ``path``, with the same key; no file may be there."""
        with explained(path):
            make(path, self._copy_into)

    def _copy_into(self, path: Path) -> None:
        connection = connect(self.path, self._key)
        try:
            connection.execute("VACUUM INTO ?", (str(path),))
        finally:
            connection.close()

    def _connect(self) -> Any:  # noqa: ANN401 - sqlcipher3 has no types
        connection = connect(self.path, self._key)
        connection.execute("PRAGMA journal_mode = WAL")
        return connection

    def _fill(self, path: Path) -> None:
        engine = _engine(lambda: connect(path, self._key), poolclass=NullPool)
        with engine.begin() as connection:
            create(connection)

    def _bring_up_to_date(self, clock: Clock) -> None:
        # Alembic is imported here and nowhere else: it takes longer than opening the window,
        # and hardly any start needs it.
        from msdesk.store.upgrade import bring_up_to_date  # noqa: PLC0415

        try:
            bring_up_to_date(self, clock())
        except BaseException:
            self.close()
            raise


def _engine(creator: Any, **pool: Any) -> Engine:  # noqa: ANN401
    # hide_parameters: what the person wrote must not get into an error's text, or a log.
    engine = create_engine(
        "sqlite://", creator=creator, module=dbapi2, hide_parameters=True, **pool
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    driver: Any = connection.connection.driver_connection
    driver.execute(connection.get_execution_options().get("begin", "BEGIN"))
