"""Looks into the files of a record from outside, as another program would."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2

KEY = bytes(range(32))
SPOIL_A_NAME = (  # the driver cannot even say which one
    "PRAGMA writable_schema = ON",
    "UPDATE sqlite_master SET name = 'Sentinel' || CAST(x'ff' AS TEXT), sql = 'CREATE x' "
    "WHERE name = 'draft'",
    "PRAGMA schema_version = 999",  # so that who has it open looks again
)


def value_of(path: Path, statement: str) -> object:
    """Return the one value a statement gives."""
    with closing(dbapi2.connect(str(path))) as connection:
        (value,) = connection.execute(statement).fetchone()
        return value


def run(path: Path, *statements: str) -> None:
    """Run statements that change a file, and keep the change."""
    with closing(dbapi2.connect(str(path))) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def schema_of(path: Path) -> dict[tuple[str, str], str]:
    """Return the SQL of all there is in a file, white space made one."""
    with closing(dbapi2.connect(str(path))) as connection:
        rows = connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    return {(kind, name): _plain(sql) for kind, name, sql in rows}


def contents_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all there is in a file: its schema, every row, its number and its id."""
    with closing(dbapi2.connect(str(path))) as connection:
        rows = connection.execute("SELECT * FROM sqlite_master ORDER BY name").fetchall()
        tables = [f"SELECT * FROM {row[1]}" for row in rows if row[0] == "table"]  # noqa: S608
        asked = [*tables, "PRAGMA user_version", "PRAGMA application_id"]
        return {each: connection.execute(each).fetchall() for each in asked} | {"schema": rows}


def _plain(sql: str | None) -> str:
    return re.sub(r"\s*([(),])\s*", r"\1", " ".join((sql or "").split()))
