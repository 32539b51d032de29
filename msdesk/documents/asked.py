"""Each question of the comparison once, as a page has it.

On the screen a question whose figures count several things has a row for each, so that two that
differ never stand side by side.  A page has no room for that: there each answer says what it
counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from msgspec.structs import replace

from msdesk.domain.comparison import OTHERWISE, ShownCell, ShownRow


class Asked(NamedTuple):
    """A question, and for each answer what its figures count where they do not all do alike."""

    row: ShownRow
    counted: tuple[str, ...]

    @property
    def has_figures(self) -> bool:
        """Whether it is answered with figures."""
        return bool(self.row.measure) or any(self.counted)

    def of(self, counted: str) -> str:
        """Return the question with what is counted in one of its answers."""
        measure = counted or self.row.measure
        return f"{self.row.question} ({measure})" if measure else self.row.question


def questions(rows: Sequence[ShownRow]) -> Iterator[Asked]:
    """Yield each question once, its answers from the row in which they are counted."""
    left = iter(rows)
    for row in left:
        if row.ways:
            yield _in_one((row, *islice(left, row.ways - 1)))
        else:
            yield Asked(row, ("",) * len(row.cells))


def _in_one(rows: Sequence[ShownRow]) -> Asked:
    columns = zip(*(row.cells for row in rows), strict=True)
    answers = [_answer(cells, rows) for cells in columns]
    cells, counted = zip(*answers, strict=True)
    return Asked(replace(rows[0], cells=cells, measure=""), counted)


def _answer(cells: Sequence[ShownCell], rows: Sequence[ShownRow]) -> tuple[ShownCell, str]:
    """Return the one answer of an option, and what it counts; one without a figure is in each."""
    there = [pair for pair in zip(cells, rows, strict=True) if pair[0] != OTHERWISE]
    cell, row = there[0]
    return cell, row.measure if len(there) < len(rows) else ""
