"""When and what, as a person would say it.

Instants are aware; they are shown in the time of this computer.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msdesk.domain.backup import BackupInfo
from msdesk.domain.days import long_date, short_date
from msdesk.domain.words import many
from msdesk.ui.region import clock


def moment(at: datetime, now: datetime) -> str:
    """Return "Today, 14:20", "Yesterday, 09:05" or "Tuesday 3 November 2026, 14:20"."""
    here = at.astimezone()
    days = (now.astimezone().date() - here.date()).days
    day = {0: "Today", 1: "Yesterday"}.get(days) or long_date(here.date())
    return f"{day}, {clock(here.time())}"


def day_and_time(at: datetime) -> str:
    """Return "3 November 2026, 14:20"."""
    here = at.astimezone()
    return f"{short_date(here.date())}, {clock(here.time())}"


def listed(parts: Sequence[str]) -> str:
    """Return "a, b and c"."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def capital(text: str) -> str:
    """Return a text that begins with a capital, the rest as it is: "Nerves and PRES"."""
    return text[:1].upper() + text[1:]


def held(info: BackupInfo) -> str:
    """Return "64 notes, 3 appointments and 41 questions"."""
    return listed(
        (
            many(info.notes, "note"),
            many(info.appointments, "appointment"),
            many(info.questions, "question"),
        )
    )
