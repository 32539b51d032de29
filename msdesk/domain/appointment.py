"""An appointment, and what was agreed in it."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import Enum

from msdesk.domain.guide import Role
from msdesk.domain.ids import AppointmentId
from msdesk.domain.value import Value


class Paper(Enum):
    """The sheet a page is printed on."""

    A4 = "A4"
    LETTER = "Letter"


class Appointment(Value, frozen=True, kw_only=True):
    """One visit.  ``day`` is None while it is not known."""

    id: AppointmentId
    title: str
    day: date | None = None
    at: time | None = None
    ask: Role = Role.NEUROLOGIST
    place: str = ""
    one_thing: str = ""  # the one thing I want from today
    changed: str = ""  # what has changed since last time, a line each
    agreed: str = ""
    who_does: str = ""
    by_when: str = ""
    who_i_call: str = ""
    changed_at: datetime
