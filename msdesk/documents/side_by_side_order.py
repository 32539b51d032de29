"""In which order the questions of a comparison stand, and in which they get room on paper.

What matters to the reader comes first; of the rest good, harm and one's type of MS.  How many
died stands behind the first question at the latest, before anything that is less grave.
"""

from __future__ import annotations

from collections.abc import Sequence

from msdesk.domain.comparison import Comparison, ShownRow
from msdesk.domain.ids import RowId

TYPE = RowId("type")
_DIED = RowId("death")
FIRST = (RowId("worse"), _DIED, TYPE)


def in_order(comparison: Comparison) -> list[ShownRow]:
    """Return the rows in the order in which they stand; ways of counting one thing together."""
    order = sorted(
        comparison.rows,
        key=lambda row: (not row.matters, _place(row), not row.differs, not row.measure),
    )
    early = [row.id for row in order[:1]] + [_DIED]
    return sorted(order, key=lambda row: early.index(row.id) if row.id in early else len(early))


def by_turn(order: Sequence[ShownRow]) -> list[int]:
    """Return the places of rows in the order in which they get room.

    What is counted in a second way comes after the first of what is next; deaths and a number
    are among the first three.
    """
    wanted = sorted(range(len(order)), key=lambda at: _priority(order[at], _way(order, at)))
    died = [at for at in wanted if order[at].id == _DIED]
    with_number = [at for at in wanted if has_number(order[at])]
    return list(dict.fromkeys((*wanted[:1], *died[:1], *with_number[:1], *wanted)))


def _place(row: ShownRow) -> int:
    return FIRST.index(row.id) if row.id in FIRST else len(FIRST)


def _way(order: Sequence[ShownRow], at: int) -> int:
    """Return how many ways of counting the same come before: those with more figures do."""
    figures = [sum(bool(cell.drawn or cell.window) for cell in row.cells) for row in order]
    return sum(
        row.id == order[at].id and (-figures[place], place) < (-figures[at], at)
        for place, row in enumerate(order)
    )


def _priority(row: ShownRow, way: int) -> tuple[bool, float, bool]:
    return not row.matters, _place(row) + 1.5 * way, not row.measure


def has_number(row: ShownRow) -> bool:
    """Return whether any answer counts people, or counts over a time."""
    counted = (each.count is not None for cell in row.cells for each in cell.drawn)
    return any(counted) or any(cell.window for cell in row.cells)
