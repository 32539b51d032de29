"""What was deleted: shown, put back, or removed for good.

What is deleted stays in its own table with the instant of that.  What is removed is gone from
every byte of the file: SQLite overwrites it, the search index forgets its words when it is
written as one piece again, and the file and its log are written anew.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from sqlalchemy import ColumnElement, Row, Table, delete, select, update
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from msdesk.domain.bin import BinItem
from msdesk.domain.days import short_date
from msdesk.domain.words import first_line
from msdesk.errors import RecordError
from msdesk.store.file.clock import Clock
from msdesk.store.file.database import Database
from msdesk.store.file.tables import (
    APPOINTMENT,
    AT_VISIT,
    ENTRY,
    NEXT_STEP,
    OWN_TREATMENT,
    QUESTION,
    STEP,
    TEAM_MEMBER,
)
from msdesk.store.subjects.appointments import AppointmentStore
from msdesk.store.subjects.journal import JournalStore
from msdesk.store.subjects.next_steps import NextStepStore
from msdesk.store.subjects.questions import QuestionStore
from msdesk.store.subjects.team import TeamStore
from msdesk.store.subjects.treatments import OwnTreatmentStore, TreatmentLog

if TYPE_CHECKING:
    from sqlalchemy import Connection

log = logging.getLogger(__name__)


class _Store(Protocol):
    """What keeps things of one kind: they leave the bin by it and come into it."""

    def restore(self, wanted: Any, /) -> None: ...  # noqa: ANN401 - an id of its own kind

    def delete(self, wanted: Any, /) -> None: ...  # noqa: ANN401


class _Subject(NamedTuple):
    """One kind of thing: its table, what keeps it, and what it is called in the list."""

    table: Table
    store: _Store
    title: Callable[[Row[Any]], str]


class BinStore:
    """The bin; each call is one transaction."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._subjects = {
            "Note": _Subject(ENTRY, JournalStore(database, clock), lambda row: row.text),
            "Question": _Subject(QUESTION, QuestionStore(database, clock), lambda row: row.text),
            "Appointment": _Subject(
                APPOINTMENT, AppointmentStore(database, clock), _title_of_appointment
            ),
            "Treatment of my own": _Subject(
                OWN_TREATMENT, OwnTreatmentStore(database, clock), lambda row: row.name
            ),
            "Step with a treatment": _Subject(STEP, TreatmentLog(database, clock), _title_of_step),
            "Next step": _Subject(NEXT_STEP, NextStepStore(database, clock), lambda row: row.what),
            "Somebody of my team": _Subject(
                TEAM_MEMBER, TeamStore(database, clock), lambda row: row.name
            ),
        }

    def all(self) -> tuple[BinItem, ...]:
        """Return what is in the bin, what was deleted last first."""
        with self._database.reading() as connection:
            found = [
                item
                for kind, subject in self._subjects.items()
                for item in _items(connection, kind, subject)
            ]
        return tuple(sorted(found, key=lambda item: item.deleted_at, reverse=True))

    def restore(self, item: BinItem) -> None:
        """Put a thing back where it was; nothing happens if it is not in the bin."""
        self._subjects[item.kind].store.restore(item.id)

    def put_back(self, item: BinItem) -> None:
        """Put a thing into the bin again that was taken out of it."""
        self._subjects[item.kind].store.delete(item.id)

    def remove(self, item: BinItem) -> None:
        """Remove a thing for good; nothing happens if it is not in the bin."""
        table = self._subjects[item.kind].table
        self._note_deletions()
        with self._database.writing() as connection:
            removed = _remove(connection, table, table.c.id == item.id)
        self._leave_no_trace(removed)

    def empty(self, before: datetime | None = None) -> int:
        """Remove for good what was deleted before an instant, or all; return how much it was."""
        removed = 0
        self._note_deletions()
        with self._database.writing() as connection:
            for table, *_ in self._subjects.values():
                since = () if before is None else (table.c.deleted_at < before,)
                removed += _remove(connection, table, *since)
            taken_back = () if before is None else (AT_VISIT.c.deleted_at < before,)
            _remove(connection, AT_VISIT, *taken_back)
        self._leave_no_trace(removed)
        return removed

    def _note_deletions(self) -> None:
        # After a crash a log is refused where something is gone with it that the file has as not
        # deleted: so what is to be removed has to be deleted in the file itself by now.
        with _tidying():
            self._database.checkpoint()

    def _leave_no_trace(self, removed: int) -> None:
        if not removed:
            return
        # Where this fails the words are gone from their table all the same, which is what the
        # person is told; on a full disk, say, their traces go the next time.
        with _tidying():
            with self._database.writing() as connection:
                connection.exec_driver_sql(
                    "INSERT INTO journal_search(journal_search) VALUES ('optimize')"
                )
            with self._database.maintaining() as driver:
                driver.execute("VACUUM")
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


@contextmanager
def _tidying() -> Iterator[None]:
    try:
        yield
    except (RecordError, DBAPIError, dbapi2.Error) as error:
        log.warning("the bin could not tidy the file: %s", type(error).__name__)


def _items(connection: Connection, kind: str, subject: _Subject) -> Iterator[BinItem]:
    deleted = select(subject.table).where(subject.table.c.deleted_at.is_not(None))
    for row in connection.execute(deleted):
        yield BinItem(
            id=row.id,
            kind=kind,
            title=first_line(subject.title(row)) or "Without words",
            deleted_at=row.deleted_at,
        )


def _remove(connection: Connection, table: Table, *conditions: ColumnElement[bool]) -> int:
    gone = (table.c.deleted_at.is_not(None), *conditions)
    ids = select(table.c.id).where(*gone)
    if table is QUESTION:  # what became of it at a visit is told without it
        told = AT_VISIT.c.question.in_(ids)
        connection.execute(update(AT_VISIT).where(told).values(question=None))
    if table is APPOINTMENT:
        for of_it in (AT_VISIT, NEXT_STEP):
            connection.execute(delete(of_it).where(of_it.c.appointment.in_(ids)))
        for column, rank in (("appointment", "rank"), ("left_appointment", "left_rank")):
            connection.execute(
                update(QUESTION)
                .where(QUESTION.c[column].in_(ids))
                .values({column: None, rank: None})
            )
    return connection.execute(delete(table).where(*gone)).rowcount


def _title_of_appointment(row: Row[Any]) -> str:
    return f"{row.title}, {short_date(row.day)}" if row.day else str(row.title)


def _title_of_step(row: Row[Any]) -> str:
    step = f"{row.status.value}, {short_date(row.day)}"
    return f"{step}: {row.reason}" if row.reason else step
