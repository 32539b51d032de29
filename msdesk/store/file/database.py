"""The record's file, open: the one place that makes an engine.

``sqlcipher3`` is the driver of every record, locked or not, so that the same SQLite runs on
every system.  It is told to open no transaction by itself; each begins here, in words, because
what a driver begins of its own accord does not take back a CREATE or ALTER that fails.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.pool import NullPool, QueuePool
from sqlcipher3 import dbapi2

from msdesk.files import remove_file
from msdesk.store.file.access import connect, keep_private, make, schema_number
from msdesk.store.file.changes import Changes, forget
from msdesk.store.file.clock import Clock, utc_now
from msdesk.store.file.faults import explained, replaced
from msdesk.store.file.gate import Gate
from msdesk.store.file.header import SCHEMA
from msdesk.store.file.identity import Identity, identity
from msdesk.store.file.log import log_of
from msdesk.store.file.schema import create


class Database:
    """A record's file, made if there is none, brought up to date if it is behind.

    Usable from any thread.  Many may read at once, while one writes.  Raises ``RecordError``
    or one of its kinds where the file cannot be used; a file that is not ours is never touched.
    ``key`` may be set while the file is ``closed``.
    """

    def __init__(self, path: Path, key: bytes | None = None, clock: Clock = utc_now) -> None:
        self.path = path
        self.key = key
        self.changed: Callable[[], object] = _nobody  # called when a change is on the disk
        self._gate = Gate()
        # Of two who give a new file its log at once, SQLite turns one away, and at once.
        self._connecting = Lock()
        self._changes = Changes(path)
        self._file: Identity | None = None  # the one that is open
        self._log: Identity | None = None  # its write-ahead log
        with explained(path):
            if not path.exists():
                forget(path)
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
        if number < SCHEMA:
            self._bring_up_to_date(clock)

    def close(self) -> None:
        """Close all connections; the last one tidies the write-ahead log away.

        SQLite leaves the log where the file was ``replaced``, and would take it for one of the
        new file the next time.  What is in it can be had by ``rescue`` until now.
        """
        log = log_of(self.path)
        replaced = self.replaced()
        left = replaced and self._log is not None and self._log.surely_is(identity(log))
        self._engine.dispose()
        self._changes.close()
        with suppress(OSError):
            if replaced:
                forget(self.path)  # it was not of this file
            if left:
                remove_file(log)
                remove_file(Path(f"{self.path}-shm"))

    @contextmanager
    def closed(self) -> Iterator[None]:
        """Close the file and keep all threads out: another file may be put in its place."""
        with explained(self.path), self._gate.shut():
            self._refuse_another_file()
            self._engine.dispose()
            self._file = None
            yield

    def replaced(self) -> bool:
        """Whether another program put another file in the place of the one that is open."""
        return self._file is not None and not self._file.may_be(identity(self.path))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees the record as it is now, whatever others write meanwhile."""
        with explained(self.path), self._gate.inside(), self._engine.connect() as connection:
            _driver(connection).execute("BEGIN")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose work is kept as a whole at the end, or not at all.

        Raises ``Replaced`` where the file is not the record's any more: what is written there
        is not found again.
        """
        with explained(self.path), self._gate.inside(), self._engine.begin() as connection:
            driver = _driver(connection)
            driver.execute("BEGIN IMMEDIATE")
            self._refuse_another_file()  # only now: a file is replaced by who holds its lock
            before = driver.total_changes
            yield connection
            number = self._changes.change(driver) if driver.total_changes > before else 0
        if number:
            self._changes.keep(number)
            self.changed()

    @contextmanager
    def rebuilding(self) -> Iterator[Connection]:
        """Give a connection to change the schema with, all of it or none.

        Foreign keys are off: a table is rebuilt by dropping it, and SQLite would then drop all
        that refers to its rows.  They can be switched only outside a transaction.
        """
        with explained(self.path), self._gate.inside(), self._engine.connect() as connection:
            driver = _driver(connection)
            driver.execute("PRAGMA foreign_keys = OFF")
            try:
                with connection.begin():
                    driver.execute("BEGIN IMMEDIATE")
                    yield connection
            finally:
                driver.execute("PRAGMA foreign_keys = ON")

    @contextmanager
    def maintaining(self) -> Iterator[Any]:
        """Give the driver's own connection, in no transaction: VACUUM would refuse one."""
        with explained(self.path), self._gate.inside(), self._engine.connect() as connection:
            yield _driver(connection)

    def checkpoint(self) -> None:
        """Write what is in the log into the file, so that little is lost with the log.

        Nobody has to wait meanwhile; what somebody else still needs stays in the log.
        """
        with self.maintaining() as driver:
            driver.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()

    def copy_to(self, path: Path) -> None:
        """Write a copy of the record to ``path``, with the same key; no file may be there."""
        with explained(path), self._gate.inside():
            make(path, self._copy_into)

    def rescue(self, path: Path) -> None:
        """Write a copy of what the open connection sees, where the file was ``replaced``."""
        with explained(path), self._gate.inside(), closing(self._engine.raw_connection()) as open_:
            make(path, lambda fresh: _vacuum(open_.driver_connection, fresh))

    def _copy_into(self, path: Path) -> None:
        self._refuse_another_file()
        with closing(connect(self.path, self.key)) as connection:
            _vacuum(connection, path)

    def _connect(self) -> Any:  # noqa: ANN401 - sqlcipher3 has no types
        with self._connecting:
            self._refuse_another_file()
            connection = connect(self.path, self.key)
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()  # makes the log
            if self._file is None:
                self._file = identity(self.path)
                self._log = identity(log_of(self.path))
            return connection

    def _refuse_another_file(self) -> None:
        if self.replaced():
            raise replaced(self.path)

    def _fill(self, path: Path) -> None:
        engine = _engine(lambda: connect(path, self.key), poolclass=NullPool)
        with engine.begin() as connection:
            _driver(connection).execute("BEGIN")
            create(connection)

    def _bring_up_to_date(self, clock: Clock) -> None:
        # Alembic is imported here and nowhere else: it takes longer than opening the window,
        # and hardly any start needs it.
        from msdesk.store.file.upgrade import bring_up_to_date  # noqa: PLC0415

        try:
            bring_up_to_date(self, clock())
        except BaseException:
            self.close()
            raise


def _vacuum(connection: Any, path: Path) -> None:  # noqa: ANN401 - sqlcipher3 has no types
    connection.execute("VACUUM INTO ?", (str(path),))


def _engine(creator: Any, **pool: Any) -> Engine:  # noqa: ANN401
    # hide_parameters: what the person wrote must not get into an error's text, or a log.
    # No event begins the transactions: where one thing listens, SQLAlchemy looks around each
    # statement for others that do, a fifth of what it takes to save a note.
    return create_engine("sqlite://", creator=creator, module=dbapi2, hide_parameters=True, **pool)


def _nobody() -> None:
    """Nobody wants to know."""


def _driver(connection: Connection) -> Any:  # noqa: ANN401 - sqlcipher3 has no types
    return connection.connection.driver_connection
