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
_SHORT = re.compile(r"\s*(\d{1,2})[/.](\d{1,2})[/.](\d{2})" + _END, re.ASCII)
_DAY_FIRST = re.compile(_WEEKDAY + r"(\d{1,2})\.?\s([A-Za-z]{3,9})\.?,?\s(\d{4})" + _END, re.ASCII)
_MONTH_FIRST = re.compile(_WEEKDAY + r"([A-Za-z]{3,9})\.?\s(\d{1,2}),?\s(\d{4})" + _END, re.ASCII)
_REMARK = re.compile(r"\s*\[[^\]\n]{0,60}\]\s*")
_FIRST_OF_1900S = 69
_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTHS, start=1)}


class DateReader:
    """Reads the days of one table, all in the same way.

    "03/04/2026" is 3 April, or with ``month_first`` 4 March, unless a number elsewhere in the
    table shows which comes first.  Of a year of two digits 69 to 99 are 1969 to 1999, and 00 to 68
    are 2000 to 2068, as POSIX has it for ``%y``.  With ``either_way`` nothing in the table tells;
    ``doubt`` is a sentence then, and where a century was added.
    """

    def __init__(self, written: Iterable[str], *, month_first: bool = False) -> None:
        found = [m for m in map(_numbers, written) if m]
        pairs = [(int(m[1]), int(m[2])) for m in found]
        shows_day = any(first > 12 for first, _ in pairs)
        shows_month = any(second > 12 for _, second in pairs)
        unlike = any(first != second for first, second in pairs)
        self.either_way = unlike and not shows_day and not shows_month
        self._month_first = month_first if self.either_way else shows_month and not shows_day
        short = next((m[0].strip() for m in found if len(m[3]) == 2), "")
        self.doubt = ""
        if self.either_way:
            example, first = (
                "03/04/26" if short else "03/04/2026",
                "month" if month_first else "day",
            )
            day = short_date(self.read(example) or date.min)
            self.doubt = f"Days such as {example} were read with the {first} first: {day}."
        elif short and (read := self.read(short)):
            self.doubt = f"Days such as {short} were read as {short_date(read)}."

    def read(self, written: str) -> date | None:
        """Return the day, or None if it is none; a remark in brackets may stand before it."""
        written = written[len(remark(written)) :]
        try:
            if found := _ISO.match(written):
                return date(*map(int, found.groups()))
            if found := _numbers(written):
                first, second, year = int(found[1]), int(found[2]), _year(found[3])
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


def remark(written: str) -> str:
    """Return what stands in brackets before a day: "[moved] " of "[moved] 2026-11-02"."""
    found = _REMARK.match(written)
    return found[0] if found else ""


def _numbers(written: str) -> re.Match[str] | None:
    return _NUMBERS.match(written) or _SHORT.match(written)


def _year(written: str) -> int:
    year = int(written)
    if len(written) == 2:
        return year + (1900 if year >= _FIRST_OF_1900S else 2000)
    return year


def _month(name: str) -> int:
    """Return the number of a month; 0, which no day is in, where the word is none."""
    return _MONTHS.get(name[:3].lower(), 0)
