"""What matters to the person: three piles and a top three, never a score."""

from __future__ import annotations

from enum import Enum

from msdesk.domain.guide import MattersStatement
from msdesk.domain.ids import RowId, StatementId
from msdesk.domain.value import Value


class Pile(Enum):
    """Where the person put a statement."""

    A_LOT = "Matters a lot"
    SOME = "Matters some"
    NOT_NOW = "Not now"


class MattersAnswer(Value, frozen=True, kw_only=True):
    """The pile of one statement; ``rank`` is 1 to 3 for the top three, else None."""

    statement: StatementId
    pile: Pile
    rank: int | None = None


def rows_first(
    statements: tuple[MattersStatement, ...], answers: tuple[MattersAnswer, ...]
) -> tuple[RowId, ...]:
    """Return the rows of the comparison that matter, the top three's first.

    Only rows move; the order of treatments never does.
    """
    by_id = {s.id: s for s in statements}
    wanted = sorted(
        (a for a in answers if a.pile is Pile.A_LOT and a.statement in by_id),
        key=lambda a: a.rank or 4,
    )
    rows = [row for answer in wanted for row in by_id[answer.statement].rows]
    return tuple(dict.fromkeys(rows))
