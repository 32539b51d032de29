"""Days as people and programs write them in tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from msdesk.domain.days import MONTHS, short_date

_END = r"(?=$|[T\s,])"  # a time of day may follow
_WEEKDAY = r"\s*(?:[A-Za-z]{3,9},?\s)?"
_ISO = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})" + _END, re.ASCII)
_NUMBERS = re.compile(r"\s*(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})" + _END, re.ASCII)
_DAY_FIRST = re.compile(_WEEKDAY + r"(\d{1,2})\.?\s([A-Za-z]{3,9})\.?,?\s(\d{4})" + _END, re.ASCII)
_MONTH_FIRST = re.compile(_WEEKDAY + r"([A-Za-z]{3,9})\.?\s(\d{1,2}),?\s(\d{4})" + _END, re.ASCII)
_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTHS, start=1)}


class DateReader:
    """Reads the days of one table, all in the same way.

    "03/04/2026" is 3 April, unless a number elsewhere in the table shows that months come
    first.  ``doubt`` is a sentence where nothing in the table tells.
    """

    def __init__(self, written: Iterable[str]) -> None:
        pairs = [(int(m[1]), int(m[2])) for m in map(_NUMBERS.match, written) if m]
        day_first = any(first > 12 for first, _ in pairs)
        month_first = any(second > 12 for _, second in pairs)
        self._month_first = month_first and not day_first
        unlike = any(first != second for first, second in pairs)
        self.doubt = ""
        if unlike and not day_first and not month_first:
            third = short_date(date(2026, 4, 3))
            self.doubt = f"Days such as 03/04/2026 were read with the day first: {third}."

    def read(self, written: str) -> date | None:
        """Return the day, or None if it is none."""
        try:
            if found := _ISO.match(written):
                return date(*map(int, found.groups()))
            if found := _NUMBERS.match(written):
                first, second, year = map(int, found.groups())
                return (
                    date(year, first, second) if self._month_first else date(year, second, first)
                )
            if found := _DAY_FIRST.match(written):
                return date(int(found[3]), _month(found[2]), int(found[1]))
            if found := _MONTH_FIRST.match(written):
                return date(int(found[3]), _month(found[1]), int(found[2]))
        except ValueError:  # 30 February
            pass
        return None


def _month(name: str) -> int:
    """Return the number of a month; 0, which no day is in, where the word is none."""
    return _MONTHS.get(name[:3].lower(), 0)
