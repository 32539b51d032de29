"""An appointment, and what was agreed in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from enum import Enum

from msdesk.domain.guide import Role
from msdesk.domain.ids import AppointmentId
from msdesk.domain.journal import quoted
from msdesk.domain.value import Value


class Paper(Enum):
    """The sheet a page is printed on."""

    A4 = "A4"
    LETTER = "Letter"


class Appointment(Value, frozen=True, kw_only=True):
    """One visit.

    ``day`` is None while it is not known, ``closed_on`` until the person has said how it went.
    ``minutes`` is how long it lasts.
    """

    id: AppointmentId
    title: str
    day: date | None = None
    at: time | None = None
    ask: Role = Role.NEUROLOGIST
    place: str = ""
    person: str = ""
    minutes: int = 20
    one_thing: str = ""  # the one thing I want from today
    changed: str = ""  # what has changed since last time, a line each
    felt: str = ""  # how I felt afterwards
    letter: str = ""  # from the clinic's letter, typed by the person
    closed_on: date | None = None
    changed_at: datetime


def also_that_day(visit: Appointment, among: Sequence[Appointment]) -> str:
    """Return a sentence that names another visit of the same day; "" where there is none."""
    for other in among:
        if other.day is not None and other.day == visit.day and other.id != visit.id:
            return f"You have another appointment that day: {quoted(other.title)}."
    return ""
