"""The person's own treatments and their log of all treatments, on disk."""

from __future__ import annotations

from datetime import date

import msgspec

from msdesk.domain.ids import LogEntryId, OwnTreatmentId, TreatmentId
from msdesk.domain.treatment_log import LogEntry, LogStatus, OwnTreatment
from msdesk.store.file.clock import Clock
from msdesk.store.file.database import Database
from msdesk.store.file.tables import OWN_TREATMENT, STEP
from msdesk.store.subjects.rows import Rows, new_id
from msdesk.store.subjects.text import cleaned


class OwnTreatmentStore:
    """Treatments the library lacks; each call is one transaction."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._rows = Rows(OWN_TREATMENT, OwnTreatment)

    def all(self) -> tuple[OwnTreatment, ...]:
        """Return all of them in the order they were added."""
        with self._database.reading() as connection:
            return self._rows.find(connection)

    def add(self, name: str, what_it_is: str = "", heard_from: str = "") -> OwnTreatment:
        """Keep a new one."""
        treatment = cleaned(
            OwnTreatment(
                id=OwnTreatmentId(new_id()),
                name=name,
                what_it_is=what_it_is,
                heard_from=heard_from,
                changed_at=self._clock(),
            )
        )
        with self._database.writing() as connection:
            self._rows.add(connection, treatment)
        return treatment

    def delete(self, treatment: OwnTreatmentId) -> None:
        """Put it in the bin; what the log and the journal say of it stays."""
        with self._database.writing() as connection:
            self._rows.delete(connection, treatment, self._clock())

    def restore(self, treatment: OwnTreatmentId) -> None:
        """Take it out of the bin."""
        with self._database.writing() as connection:
            self._rows.restore(connection, treatment, self._clock())


class TreatmentLog:
    """Each step with each treatment; each call is one transaction."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._rows = Rows(STEP, LogEntry)

    def entries(
        self, treatment: TreatmentId | OwnTreatmentId | None = None
    ) -> tuple[LogEntry, ...]:
        """Return the steps with one treatment, or with all, newest first."""
        wanted = () if treatment is None else (STEP.c.treatment == treatment,)
        newest = (STEP.c.day.desc(), STEP.c.number.desc())
        with self._database.reading() as connection:
            return self._rows.find(connection, *wanted, order=newest)

    def latest(self) -> dict[TreatmentId | OwnTreatmentId, LogEntry]:
        """Return where each treatment of the log stands now."""
        latest: dict[TreatmentId | OwnTreatmentId, LogEntry] = {}
        for entry in self.entries():
            latest.setdefault(entry.treatment, entry)
        return latest

    def add(
        self,
        treatment: TreatmentId | OwnTreatmentId,
        status: LogStatus,
        day: date,
        reason: str = "",
    ) -> LogEntry:
        """Keep a new step."""
        entry = cleaned(
            LogEntry(
                id=LogEntryId(new_id()),
                treatment=treatment,
                status=status,
                day=day,
                reason=reason,
                changed_at=self._clock(),
            )
        )
        with self._database.writing() as connection:
            self._rows.add(connection, entry)
        return entry

    def change(self, entry: LogEntry) -> LogEntry:
        """Keep a step as it is now.  Raises ``KeyError`` if it was never kept."""
        changed = cleaned(msgspec.structs.replace(entry, changed_at=self._clock()))
        with self._database.writing() as connection:
            self._rows.change(connection, changed)
        return changed

    def delete(self, entry: LogEntryId) -> None:
        """Put a step in the bin."""
        with self._database.writing() as connection:
            self._rows.delete(connection, entry, self._clock())

    def restore(self, entry: LogEntryId) -> None:
        """Take a step out of the bin."""
        with self._database.writing() as connection:
            self._rows.restore(connection, entry, self._clock())
