"""How old a version of msdesk is, in words: it cannot know whether there is a newer one."""

from __future__ import annotations

from datetime import date

from msdesk.domain.days import short_date
from msdesk.domain.words import many

_LONG = 365  # days
_MONTH = 30.44
WHERE_NEWER = (
    "msdesk never goes online, so it does not know whether there is a newer version. "
    "The newest is where you got this one."
)


def age(version: str, made: date, today: date) -> str:
    """Return how old a version is; nothing of that where the computer's clock is behind."""
    named = f"This is msdesk {version}, with content of {short_date(made)}"
    days = (today - made).days
    if days < 0:
        return f"{named}."
    if days <= _LONG:
        return f"{named}: {many(days, 'day')} old."
    months = many(round(days / _MONTH), "month")
    return (
        f"{named}: {months} old. What it says of treatments, rules and prices may not be true "
        "any more. Look for a newer version before you rely on it."
    )
