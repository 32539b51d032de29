"""Days in words, in English whatever the computer speaks.

Once a Qt application exists, ``%A`` and ``%B`` follow the computer's language; a page in
English with "tisdag december" on it helps nobody.
"""

from __future__ import annotations

from datetime import date, time

from msdesk.domain.words import many

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August",
          "September", "October", "November", "December")  # fmt: skip


def weekday(day: date) -> str:
    """Return "Tuesday"."""
    return WEEKDAYS[day.weekday()]


def month(day: date) -> str:
    """Return "December"."""
    return MONTHS[day.month - 1]


def day_month(day: date) -> str:
    """Return "1 December"."""
    return f"{day.day} {month(day)}"


def short_date(day: date) -> str:
    """Return "1 December 2026"; a year of old has its noughts: "1 January 0001"."""
    return f"{day_month(day)} {day.year:04}"


def long_date(day: date) -> str:
    """Return "Tuesday 1 December 2026"."""
    return f"{weekday(day)} {short_date(day)}"


def clock(at: time, *, twelve_hours: bool) -> str:
    """Return "14:05", or "2:05 PM" for those who count twelve hours."""
    if not twelve_hours:
        return at.isoformat("minutes")
    return f"{at.hour % 12 or 12}:{at.minute:02} {'AM' if at.hour < 12 else 'PM'}"


def in_words(day: date, *, today: date) -> str:
    """Return how far away a day is: "today", "in 9 days", "3 days ago"."""
    days = (day - today).days
    match days:
        case 0:
            return "today"
        case 1:
            return "tomorrow"
        case -1:
            return "yesterday"
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def lasting(minutes: int) -> str:
    """Return how long something lasts: "20 minutes", "1 hour 30 minutes"."""
    hours, rest = divmod(minutes, 60)
    parts = (many(hours, "hour") if hours else "", many(rest, "minute") if rest else "")
    return " ".join(filter(None, parts))
