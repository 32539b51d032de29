"""What was read, and how long that is remembered."""

from __future__ import annotations

from datetime import datetime, timedelta

from msdesk.domain.ids import TreatmentId
from msdesk.domain.value import Value

REMEMBERED = timedelta(days=90)
NOT_REMEMBERED = "reading:off"  # the draft that says nothing of this kind is to be kept


class Reading(Value, frozen=True, kw_only=True):
    """A section of a card that the person opened, and when they last did."""

    card: TreatmentId
    section: str
    changed_at: datetime
