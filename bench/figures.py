"""What a measurement comes to: a spread of rounds, a row of the table, the whole report."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

import msgspec


class Spread(msgspec.Struct, frozen=True, kw_only=True):
    """Many rounds of one figure: the median, and the quartiles around it."""

    median: float
    low: float
    high: float
    rounds: int


def spread(values: Sequence[float]) -> Spread:
    """Return the median and the quartiles; raises ``StatisticsError`` if there is no value."""
    low, median, high = statistics.median(values), statistics.median(values), max(values)
    if len(values) > 1:
        low, median, high = statistics.quantiles(values, n=4, method="inclusive")
    return Spread(median=median, low=low, high=high, rounds=len(values))


def slow(values: Sequence[float]) -> float:
    """Return the value that 95 of 100 stay below (p95)."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1] if values[1:] else values[0]


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the table.

    ``ours`` and ``floor`` are what was measured, in ``unit``.  ``judged`` is what is held
    against ``at_most``: their ratio ("x"), or a difference or a figure of its own in ``sign``.
    It is None for what is not there to be measured; ``note`` then says why.  ``enough`` is what
    ours may always take: less than that nobody feels, whatever the floor takes.
    """

    what: str
    beside: str = ""
    unit: str = "ms"
    ours: Spread | None = None
    floor: Spread | None = None
    judged: Spread | None = None
    sign: str = "×"
    at_most: float | None = None
    enough: float | None = None
    note: str = ""

    @property
    def is_over(self) -> bool:
        """Whether the row was measured and is above what it may be."""
        if self.judged is None or self.at_most is None:
            return False
        felt = self.ours is None or self.enough is None or self.ours.median > self.enough
        return felt and self.judged.median > self.at_most

    @property
    def budget(self) -> str:
        """What it may take, in words."""
        if self.at_most is None:
            return ""
        enough = f", or {self.enough:g} {self.unit}" if self.enough else ""
        return f"{self.at_most:g} {self.sign}{enough}"


class Paired(msgspec.Struct, frozen=True, kw_only=True):
    """Rounds of ours and of the floor, taken turn by turn: each has its partner."""

    ours: tuple[float, ...]
    floor: tuple[float, ...]

    def ratio(self, what: str, beside: str, at_most: float | None, unit: str = "ms") -> Row:
        """Return a row that is judged by the ratio of ours to the floor."""
        ratios = [a / b for a, b in zip(self.ours, self.floor, strict=True)]
        return self._row(what, beside, unit, spread(ratios), "×", at_most)

    def difference(self, what: str, beside: str, at_most: float | None) -> Row:
        """Return a row that is judged by how many milliseconds ours takes more."""
        more = [a - b for a, b in zip(self.ours, self.floor, strict=True)]
        return self._row(what, beside, "ms", spread(more), "ms more", at_most)

    def _row(
        self, what: str, beside: str, unit: str, judged: Spread, sign: str, at_most: float | None
    ) -> Row:
        return Row(
            what=what,
            beside=beside,
            unit=unit,
            ours=spread(self.ours),
            floor=spread(self.floor),
            judged=judged,
            sign=sign,
            at_most=at_most,
        )


def alone(what: str, values: Sequence[float], at_most: float | None, unit: str = "ms") -> Row:
    """Return a row that has no floor and is judged as it is."""
    found = spread(values)
    return Row(what=what, unit=unit, ours=found, judged=found, sign=unit, at_most=at_most)


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One cost at one size of the record, in ``unit``; ``encrypted`` or plain."""

    cost: str
    unit: str
    notes: int
    encrypted: bool
    value: Spread


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A whole run."""

    made_on: str
    quick: bool
    computer: dict[str, str]
    rows: tuple[Row, ...]
    pages: tuple[Row, ...]
    growth: tuple[Point, ...]
    gaps: tuple[Row, ...] = ()
