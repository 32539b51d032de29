"""What was agreed, on disk."""

from __future__ import annotations

from datetime import date

import msgspec

from msdesk.domain.ids import AppointmentId, NextStepId
from msdesk.domain.visit import NextStep
from msdesk.store.file.clock import Clock
from msdesk.store.file.database import Database
from msdesk.store.file.tables import NEXT_STEP
from msdesk.store.subjects.appointments import check_kept
from msdesk.store.subjects.reversible import Reversible
from msdesk.store.subjects.rows import Rows, new_id
from msdesk.store.subjects.text import cleaned


class NextStepStore(Reversible):
    """The next steps; each call is one transaction."""

    tables = (NEXT_STEP,)

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._rows = Rows(NEXT_STEP, NextStep)

    def of(self, appointment: AppointmentId) -> tuple[NextStep, ...]:
        """Return what was agreed at a visit, as it was written."""
        with self._database.reading() as connection:
            return self._rows.find(connection, NEXT_STEP.c.appointment == appointment)

    def all(self) -> tuple[NextStep, ...]:
        """Return all that was agreed, as it was written."""
        with self._database.reading() as connection:
            return self._rows.find(connection)

    def add(
        self,
        what: str,
        *,
        appointment: AppointmentId | None = None,
        who: str = "",
        by_when: str = "",
        who_i_call: str = "",
    ) -> NextStep:
        """Keep a new step.  Raises ``KeyError`` for a visit that is not there or is deleted."""
        step = cleaned(
            NextStep(
                id=NextStepId(new_id()),
                appointment=appointment,
                what=what,
                who=who,
                by_when=by_when,
                who_i_call=who_i_call,
                changed_at=self._clock(),
            )
        )
        with self._database.writing() as connection:
            check_kept(connection, appointment)
            self._rows.add(connection, step)
        return step

    def tick(self, step: NextStepId, on: date | None) -> NextStep:
        """Say on which day a step was done, or with None that it is not.

        Raises ``KeyError`` for one that is not there or is deleted.
        """
        with self._database.writing() as connection:
            found = self._rows.get(connection, step)
            if found is None:
                raise KeyError(step)
            ticked = msgspec.structs.replace(found, done_on=on, changed_at=self._clock())
            self._rows.change(connection, ticked)
            return ticked

    def delete(self, step: NextStepId) -> None:
        """Put a step in the bin."""
        with self._database.writing() as connection:
            self._rows.delete(connection, step, self._clock())

    def restore(self, step: NextStepId) -> None:
        """Take a step out of the bin."""
        with self._database.writing() as connection:
            self._rows.restore(connection, step, self._clock())
