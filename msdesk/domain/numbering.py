"""Short numbers for sources, so that a line can name many of them and a list each once.

>>> numbers = Numbers()
>>> numbers.of(("beta", "alpha")), numbers.of(("alpha", "gamma"))
((1, 2), (2, 3))
"""

from __future__ import annotations

from collections.abc import Iterable

from msdesk.domain.ids import SourceId


class Numbers:
    """Gives each source its number, 1 for the first; one that is met again keeps its own."""

    def __init__(self) -> None:
        self._numbers: dict[SourceId, int] = {}

    def of(self, sources: Iterable[SourceId]) -> tuple[int, ...]:
        """Return the numbers of some sources, in their order; a new one gets the next number."""
        return tuple(self._numbers.setdefault(s, len(self._numbers) + 1) for s in sources)

    def met(self) -> dict[SourceId, int]:
        """Return every source met so far with its number, in the order of the numbers."""
        return dict(self._numbers)
