"""All of a record as one value, and another record's brought into this one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from msdesk.domain.archive import Archive, Field
from msdesk.domain.merge import MergePlan, merged
from msdesk.domain.progress import Progress
from msdesk.store.file.clock import Clock
from msdesk.store.file.database import Database
from msdesk.store.whole.parts import fields, read_all, read_beside
from msdesk.store.whole.tidying import tidied


class ArchiveStore:
    """The record as a whole; each call is one transaction."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def read(self, progress: Progress | None = None) -> Archive:
        """Return everything there is, what is in the bin too.

        Raises ``Cancelled``.
        """
        with self._database.reading() as connection:
            return read_all(connection, self._clock(), progress or Progress())

    @contextmanager
    def streamed(self, progress: Progress) -> Iterator[Iterator[Field]]:
        """Give what ``read`` returns field by field, so that it is never in memory as a whole."""
        with self._database.reading() as connection:
            yield fields(connection, self._clock(), progress)

    def plan(self, archive: Archive) -> MergePlan:
        """Return what ``merge`` would do; nothing is changed."""
        theirs = tidied(archive)
        with self._database.reading() as connection:
            ours = read_beside(connection, self._clock(), theirs, whole=False)
        return merged(ours, theirs)[1]

    def merge(self, archive: Archive, progress: Progress | None = None) -> MergePlan:
        """Bring another record's things into this one: all of them, or none if it fails.

        Raises ``Cancelled``, and ``ImportRefused`` for more notes of a day than it can hold.
        """
        from msdesk.store.whole.merge import write  # noqa: PLC0415 - no plan needs it

        theirs = tidied(archive)
        with self._database.writing() as connection:
            ours = read_beside(connection, self._clock(), theirs)
            after, plan = merged(ours, theirs)
            write(connection, ours, after, progress or Progress())
        return plan
