"""What became of a question at earlier visits, in words."""

from __future__ import annotations

from collections.abc import Sequence

from msdesk.domain.days import day_month, short_date
from msdesk.domain.visit import AtVisit, Outcome

_LAST = 2  # visits that are told of in one line; the history has all of them


def story(rows: Sequence[AtVisit]) -> str:
    """Return "Asked 3 October, no answer; kept for later 12 November"; the last two visits."""
    told = "; ".join(_told(row) for row in rows[-_LAST:])
    return f"{told[:1].upper()}{told[1:]}"


def in_full(row: AtVisit, visit: str) -> str:
    """Return one visit: "3 October 2026, Clinic: answered. They said: “Next spring.”"."""
    where = ", ".join(filter(None, (short_date(row.day), visit)))
    who = f"{row.answered_by} said" if row.answered_by else "They said"
    answer = f" {who}: “{row.answer}”" if row.answer else ""
    return f"{where}: {row.outcome.value}.{answer}"


def _told(row: AtVisit) -> str:
    day = day_month(row.day)
    match row.outcome:
        case Outcome.ANSWERED:
            return f"answered {day}"
        case Outcome.ASKED:
            return f"asked {day}, no answer"
        case Outcome.LATER:
            return f"kept for later {day}"
        case _:
            return f"not reached {day}"
