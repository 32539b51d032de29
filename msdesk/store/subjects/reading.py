"""What was read, on disk; for 90 days, and not at all where the person does not want it."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from msdesk.domain.ids import TreatmentId
from msdesk.domain.reading import NOT_REMEMBERED, REMEMBERED, Reading
from msdesk.store.file.clock import Clock
from msdesk.store.file.database import Database
from msdesk.store.file.tables import DRAFT, READING
from msdesk.store.subjects.text import clean


class ReadingStore:
    """The sections of cards that were opened; each call is one transaction."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    @property
    def is_kept(self) -> bool:
        """Whether what is read is remembered."""
        with self._database.reading() as connection:
            off = select(DRAFT.c.key).where(DRAFT.c.key == NOT_REMEMBERED)
            return connection.execute(off).first() is None

    def keep(self, *, on: bool) -> None:
        """Remember what is read from now on, or forget all of it and remember nothing more."""
        with self._database.writing() as connection:
            connection.execute(delete(DRAFT).where(DRAFT.c.key == NOT_REMEMBERED))
            if not on:
                connection.execute(delete(READING))
                now = self._clock()
                off = {"key": NOT_REMEMBERED, "changed_at": now, "body": "{}"}
                connection.execute(insert(DRAFT).values(off))

    def add(self, card: TreatmentId, section: str) -> None:
        """Remember that a section was opened now, and forget what is too long ago."""
        if not self.is_kept:
            return
        now = self._clock()
        row = {"card": card, "section": clean(section), "changed_at": now}
        with self._database.writing() as connection:
            put = insert(READING).values(row)
            there = [READING.c.card, READING.c.section]
            connection.execute(
                put.on_conflict_do_update(index_elements=there, set_={"changed_at": now})
            )
            connection.execute(delete(READING).where(READING.c.changed_at < now - REMEMBERED))

    def all(self) -> tuple[Reading, ...]:
        """Return what was read in the last 90 days, the newest first."""
        since = READING.c.changed_at >= self._clock() - REMEMBERED
        newest = READING.c.changed_at.desc()
        with self._database.reading() as connection:
            rows = connection.execute(select(READING).where(since).order_by(newest)).mappings()
            return tuple(Reading(**row) for row in rows)
