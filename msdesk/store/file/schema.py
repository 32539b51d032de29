"""Makes the file of a new record, as the newest migration would leave it.

A new record is made here and not by Alembic, which takes longer to import than the window to
show.  ``SCHEMA`` is the number of the newest step in ``migrations/versions``; the file holds it
as ``PRAGMA user_version``, so that the number is known without Alembic.

The search index holds what ``journal_live`` shows: entries that are not deleted.  Triggers keep
it in step with ``journal_entry``, whoever writes there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msdesk.store.file.header import APPLICATION_ID, SCHEMA
from msdesk.store.file.tables import METADATA

if TYPE_CHECKING:
    from sqlalchemy import Connection

_SEARCH = (
    """
    CREATE VIEW journal_live AS
    SELECT number, text, heard_where, tags FROM journal_entry WHERE deleted_at IS NULL
    """,
    """
    CREATE VIRTUAL TABLE journal_search USING fts5(
        text, heard_where, tags,
        content='journal_live', content_rowid='number',
        tokenize='unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TRIGGER journal_search_add AFTER INSERT ON journal_entry
    WHEN new.deleted_at IS NULL BEGIN
        INSERT INTO journal_search(rowid, text, heard_where, tags)
        VALUES (new.number, new.text, new.heard_where, new.tags);
    END
    """,
    # One trigger and not two: the old words must go before the new ones come, and SQLite does
    # not say in which order it fires triggers.
    """
    CREATE TRIGGER journal_search_change
    AFTER UPDATE OF number, text, heard_where, tags, deleted_at ON journal_entry BEGIN
        INSERT INTO journal_search(journal_search, rowid, text, heard_where, tags)
        SELECT 'delete', old.number, old.text, old.heard_where, old.tags
        WHERE old.deleted_at IS NULL;
        INSERT INTO journal_search(rowid, text, heard_where, tags)
        SELECT new.number, new.text, new.heard_where, new.tags
        WHERE new.deleted_at IS NULL;
    END
    """,
    """
    CREATE TRIGGER journal_search_remove AFTER DELETE ON journal_entry
    WHEN old.deleted_at IS NULL BEGIN
        INSERT INTO journal_search(journal_search, rowid, text, heard_where, tags)
        VALUES ('delete', old.number, old.text, old.heard_where, old.tags);
    END
    """,
)

# As Alembic makes it, so that it finds itself at home when a later version brings a step.
_STAMP = (
    """
    CREATE TABLE alembic_version (
        version_num VARCHAR(32) NOT NULL,
        CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
    )
    """,
    f"INSERT INTO alembic_version VALUES ('{SCHEMA:04}')",  # noqa: S608 - a number of ours
)


def create(connection: Connection) -> None:
    """Make everything a record needs, in the transaction the connection is in."""
    METADATA.create_all(connection)
    for statement in _SEARCH + _STAMP:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
