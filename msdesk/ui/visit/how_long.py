"""How long an appointment lasts, chosen from a few."""

from __future__ import annotations

from msdesk.domain.days import lasting
from msdesk.ui.look import Look
from msdesk.ui.widgets.forms import Pick

_USUAL = (10, 15, 20, 30, 45, 60, 90, 120, 180, 240)


def how_long(look: Look, minutes: int) -> Pick[int]:
    """Return what it is chosen with; a length that is not usual stays among them."""
    lengths = sorted({*_USUAL, minutes})
    return Pick[int](look, [(lasting(each), each) for each in lengths], minutes)
