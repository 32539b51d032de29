"""The person's own log of treatments: what they consider, were offered, or take."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum

from msdesk.domain.ids import LogEntryId, OwnTreatmentId, TreatmentId
from msdesk.domain.value import Value
from msdesk.domain.words import same


class LogStatus(Enum):
    """Where a treatment stands in the person's life."""

    HEARD_OF = "Heard of it"
    CONSIDERING = "Considering it"
    ASKED = "Asked about it"
    OFFERED = "Was offered it"
    STARTED = "Started it"
    STOPPED = "Stopped it"
    RULED_OUT = "Ruled it out"


class LogEntry(Value, frozen=True, kw_only=True):
    """One step with one treatment: on a day, for a reason.

    ``treatment`` is the id of a card or of the person's own treatment.
    """

    id: LogEntryId
    treatment: TreatmentId | OwnTreatmentId
    status: LogStatus
    day: date
    reason: str = ""
    changed_at: datetime

    def says(self, status: LogStatus, day: date, reason: str) -> bool:
        """Return whether it holds already what somebody is about to add."""
        told = not reason.strip() or same(reason, self.reason)
        return (self.status, self.day) == (status, day) and told


class OwnTreatment(Value, frozen=True, kw_only=True):
    """A treatment the library lacks, in the person's own words."""

    id: OwnTreatmentId
    name: str
    what_it_is: str = ""
    heard_from: str = ""
    changed_at: datetime
