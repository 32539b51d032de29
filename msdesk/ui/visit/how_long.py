"""How long an appointment lasts, chosen from a few."""

from __future__ import annotations

from msdesk.domain.words import many
from msdesk.ui.look import Look
from msdesk.ui.widgets.forms import Pick

_USUAL = (10, 15, 20, 30, 45, 60, 90, 120, 180, 240)


def how_long(look: Look, minutes: int) -> Pick[int]:
    """Return what it is chosen with; a length that is not usual stays among them."""
    lengths = sorted({*_USUAL, minutes})
    return Pick[int](look, [(in_hours(each), each) for each in lengths], minutes)


def in_hours(minutes: int) -> str:
    """Return "20 minutes", "1 hour", "1 hour 30 minutes"."""
    hours, rest = divmod(minutes, 60)
    parts = (many(hours, "hour") if hours else "", many(rest, "minute") if rest else "")
    return " ".join(filter(None, parts))
