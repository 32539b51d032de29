"""Brings an older record up to date with Alembic; imported only where a record is older.

The steps in ``migrations/versions`` are plain SQL, since they must keep working when ``tables``
has long moved on.  A released step is never edited; add another, and count ``SCHEMA`` up.
All steps, and the number of the last, are one transaction; a copy of the file as it was stays
beside it.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, closing, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Connection, StaticPool, create_engine
from sqlalchemy.exc import SQLAlchemyError
from sqlcipher3 import dbapi2

from msdesk.errors import RecordError
from msdesk.store.file.faults import damaged
from msdesk.store.file.schema import create

MIGRATIONS = Path(__file__).parent.parent / "migrations"


class Older(Protocol):
    """What is asked of a database here; ``Database`` is one, and imports this module."""

    path: Path

    def copy_to(self, path: Path) -> None:
        """Write a copy of all of it."""

    def rebuilding(self) -> AbstractContextManager[Connection]:
        """Give a connection in one transaction, in which tables may be made anew."""

    def maintaining(self) -> AbstractContextManager[Any]:
        """Give the driver's own connection, in no transaction."""


def bring_up_to_date(database: Older, now: datetime, steps: Path = MIGRATIONS) -> Path:
    """Take every step the record has not taken; return the copy made before.

    Raises ``RecordError`` if a step fails; the record is then as it was.  Afterwards the file is
    written anew, and is laid out as a new one: what is rescued from a damaged record is found
    by where it lies in an empty one.
    """
    copy = _free_name(database.path, now)
    database.copy_to(copy)
    try:
        with database.rebuilding() as connection:
            config = Config()
            config.set_main_option("script_location", str(steps).replace("%", "%%"))
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            head = ScriptDirectory.from_config(config).get_current_head()
            connection.exec_driver_sql(f"PRAGMA user_version = {int(head or 0)}")
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise damaged(database.path)
            _list_as_in_a_new_one(connection)
    except (SQLAlchemyError, CommandError) as error:
        raise RecordError(
            "Your record could not be brought up to date for this version of msdesk.",
            f"It is as it was, and a copy of it is at {copy}. Please report this.",
        ) from error
    with suppress(SQLAlchemyError, dbapi2.Error, RecordError), database.maintaining() as driver:
        driver.execute("VACUUM")  # a full disk leaves it as it is, which serves
    return copy


def _list_as_in_a_new_one(connection: Connection) -> None:
    """Give the tables the order they have in a new record, in which a file is written anew."""
    with closing(dbapi2.connect(":memory:")) as new:
        engine = create_engine(
            "sqlite://", creator=lambda: new, module=dbapi2, poolclass=StaticPool
        )
        with engine.begin() as empty:
            create(empty)
        order = [row[0] for row in new.execute("SELECT name FROM sqlite_master ORDER BY rowid")]
    there = connection.exec_driver_sql("SELECT * FROM sqlite_master ORDER BY rowid").all()
    places = {name: place for place, name in enumerate(order)}
    listed = sorted(there, key=lambda row: places.get(row.name, len(places)))
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    connection.exec_driver_sql("DELETE FROM sqlite_master")
    connection.exec_driver_sql(
        "INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", [tuple(row) for row in listed]
    )
    connection.exec_driver_sql("PRAGMA writable_schema = OFF")


def _free_name(path: Path, now: datetime) -> Path:
    stem = f"{path.stem}-before-update-{now:%Y-%m-%d}"
    names = [path.with_name(f"{stem}{path.suffix}")]
    while names[-1].exists():
        names.append(path.with_name(f"{stem}-{len(names) + 1}{path.suffix}"))
    return names[-1]
