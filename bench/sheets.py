"""Pages of questions to print, each with words of its own."""

from __future__ import annotations

import random
from datetime import date

from bench.seeded import SEED, vocabulary
from msdesk import __version__
from msdesk.domain.guide import Role
from msdesk.domain.sheet import Sheet, SheetQuestion


class Sheets:
    """Fifteen questions a page; made from a seed, so the same pages in each run."""

    def __init__(self) -> None:
        self._dice = random.Random(SEED)  # noqa: S311
        self._words = vocabulary()

    def new(self) -> Sheet:
        """Return the next page."""
        asked = tuple(
            SheetQuestion(text=f"{self._said(14)}?", came_from=self._said(4)) for _ in range(15)
        )
        return Sheet(
            ask=Role.NEUROLOGIST,
            day=date(2026, 11, 22),
            one_thing=self._said(10),
            top=asked[:3],
            if_time=asked[3:],
            changed=(self._said(8), self._said(8)),
            version=__version__,
        )

    def _said(self, words: int) -> str:
        return " ".join(self._dice.choices(self._words, k=words)).capitalize()
