"""What is being typed and not saved yet, on disk."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from msdesk.store.file import changes
from msdesk.store.file.clock import Clock
from msdesk.store.file.database import Database
from msdesk.store.file.tables import DRAFT
from msdesk.store.subjects.text import clean


class DraftStore:
    """One draft an editor, as the JSON text it gives; each call is one transaction.

    Drafts lie in the record and not beside it, so that they are locked with it.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def get(self, key: str) -> str | None:
        """Return the draft of an editor, or None if it has none."""
        with self._database.reading() as connection:
            return connection.execute(select(DRAFT.c.body).where(DRAFT.c.key == key)).scalar()

    def put(self, key: str, body: str) -> None:
        """Keep the draft of an editor in place of the one before."""
        columns = {"body": clean(body), "changed_at": self._clock()}
        statement = insert(DRAFT).values(key=key, **columns)
        with self._database.writing() as connection:
            connection.execute(statement.on_conflict_do_update(set_=columns))

    def drop(self, key: str) -> None:
        """Forget the draft of an editor: it was saved, or thrown away."""
        with self._database.writing() as connection:
            connection.execute(delete(DRAFT).where(DRAFT.c.key == key))

    def all(self) -> dict[str, str]:
        """Return every draft by its editor, the oldest first."""
        typed = select(DRAFT.c.key, DRAFT.c.body).where(DRAFT.c.key != changes.KEY)
        query = typed.order_by(DRAFT.c.changed_at, DRAFT.c.key)
        with self._database.reading() as connection:
            return dict(connection.execute(query).all())
