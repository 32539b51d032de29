"""The range a figure may lie in, where its count is known and nobody gave one.

Wilson's score interval at 95 % (Wilson 1927; recommended for small counts by Brown, Cai and
DasGupta 2001): it never leaves 0 to 100, and says what none of many could still be, for which
no rule of three and no other interval is used beside it.
"""

from __future__ import annotations

from math import ceil, floor, sqrt
from typing import NamedTuple

_Z = 1.959963984540054  # 95 % of a normal distribution lies within so many deviations
_SLACK = 1e-9  # what floating point adds to a number that is whole


class Interval(NamedTuple):
    """Two rates per 100; ``worked_out`` says that we made it from a count."""

    low: float
    high: float
    worked_out: bool = False

    def out_of(self, denominator: int) -> tuple[int, int]:
        """Return its ends as whole numbers of people, rounded outwards: it never gets narrower.

        >>> wilson(5, 364).out_of(1000), wilson(0, 174).out_of(100)
        ((5, 32), (0, 3))
        """
        low = floor(self.low * denominator / 100 + _SLACK)
        return low, min(denominator, ceil(self.high * denominator / 100 - _SLACK))


def wilson(events: int, of: int) -> Interval:
    """Return the 95 % interval of a proportion, per 100.

    Raises ``ValueError`` for a count that cannot be.
    """
    if not 0 <= events <= of or of < 1:
        raise ValueError(f"{events} of {of} is no count")
    share, square = events / of, _Z * _Z
    middle = share + square / (2 * of)
    half = _Z * sqrt(share * (1 - share) / of + square / (4 * of * of))
    whole = 1 + square / of
    low = 0.0 if events == 0 else 100 * (middle - half) / whole
    high = 100.0 if events == of else 100 * (middle + half) / whole
    return Interval(low, high, worked_out=True)
