"""A part of my years, where a day stands in it, and what stands too close together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum
from itertools import pairwise
from typing import assert_never

from msgspec.structs import replace

from msdesk.domain.days import day_month, month, short_date
from msdesk.domain.value import Value
from msdesk.domain.years import Event, Row, Years

_YEARS = (1, 2, 5, 10, 20, 50)
_MONTHS = (1, 2, 3, 6)
_CUTS = (1, 3, 6, *(12 * years for years in _YEARS))  # months
_MONTH = 30.4  # days
_BRIEF = 731  # days; of fewer the months are named


class Over(Enum):
    """Which days are looked at."""

    ALL = "All years"
    THIS_YEAR = "This year"
    SINCE_VISIT = "Since my last visit"


class Tick(Value, frozen=True, kw_only=True):
    """A line across the picture at a day, with the words above it."""

    day: date
    words: str


def within(years: Years, over: Over) -> Years:
    """Return what reaches into some days, whole: of a bar also its step before them.

    What has no day is to come, as far as anybody knows; it is not of this year.
    """
    match over:
        case Over.ALL:
            return years
        case Over.THIS_YEAR:
            year = years.today.year
            first, last = date(year, 1, 1), date(year, 12, 31)
            return _between(replace(years, undated=()), first, last)
        case Over.SINCE_VISIT:
            first = years.last_visit or years.first
            cut = _between(years, first, years.last)
            days = [event.day for event in cut.events if event.day]
            return replace(cut, last=_month_end(max(days, default=first), years.today))
    assert_never(over)


def period(years: Years, over: Over) -> str:
    """Return which days those are: "This year, 2026", "Since my last visit, 3 October 2026"."""
    match over:
        case Over.THIS_YEAR:
            return f"{over.value}, {years.today.year}"
        case Over.SINCE_VISIT if years.last_visit:
            return f"{over.value}, {short_date(years.last_visit)}"
    return Over.ALL.value


def _month_end(day: date, today: date) -> date:
    from calendar import monthrange  # noqa: PLC0415 - with it comes how all the world says days

    latest = max(day, today)
    return latest.replace(day=monthrange(latest.year, latest.month)[1])


def _between(years: Years, first: date, last: date) -> Years:
    rows = (
        replace(
            row,
            bars=tuple(bar for bar in row.bars if bar.ends >= first and bar.begins <= last),
            marks=tuple(mark for mark in row.marks if mark.day and first <= mark.day <= last),
        )
        for row in years.rows
    )
    return replace(years, rows=tuple(filter(_has_any, rows)), first=first, last=last)


def _has_any(row: Row) -> bool:
    return bool(row.events)


def part(years: Years, day: date) -> float:
    """Return where a day stands between the first (0) and the day after the last (1)."""
    whole = (years.last - years.first).days + 1
    return min(1.0, max(0.0, (day - years.first).days / whole))


def ticks(years: Years, most: int) -> tuple[Tick, ...]:
    """Return the days to name above the picture, in even steps, no more than ``most`` if it can.

    >>> from datetime import date
    >>> all_of = Years(rows=(), undated=(), first=date(2020, 1, 1), last=date(2026, 12, 31),
    ...                today=date(2026, 5, 1), last_visit=None)
    >>> [tick.words for tick in ticks(all_of, 4)]
    ['2020', '2022', '2024', '2026']
    """
    first, last = years.first, years.last
    if (last - first).days < _BRIEF:
        return _named_months(first, last, most)
    for step in _YEARS:
        named = [y for y in range(first.year, last.year + 1) if y % step == 0]
        if len(named) <= max(1, most):
            break
    return tuple(Tick(day=date(y, 1, 1), words=f"{y:04}") for y in named if date(y, 1, 1) >= first)


def _named_months(first: date, last: date, most: int) -> tuple[Tick, ...]:
    for step in _MONTHS:
        days = list(_month_starts(first, last, step))
        if len(days) <= max(1, most):
            break
    if not days:  # in a few weeks no month may begin: their first day says where one is
        return (Tick(day=first, words=day_month(first)),)
    return tuple(Tick(day=day, words=_name(day, at=at)) for at, day in enumerate(days))


def _name(day: date, *, at: int) -> str:
    short = month(day)[:3]
    return f"{short} {day.year:04}" if at == 0 or day.month == 1 else short


def _month_starts(first: date, last: date, step: int) -> Iterator[date]:
    for months in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        year, place = divmod(months, 12)
        if months % step == 0 and date(year, place + 1, 1) >= first:
            yield date(year, place + 1, 1)


class Reach(Value, frozen=True, kw_only=True):
    """What can be pressed as one, from ``left`` to ``right``: which of the things in order."""

    left: float
    right: float
    of: tuple[int, ...]


def apart(spans: Sequence[tuple[float, float]], least: float, width: float) -> tuple[Reach, ...]:
    """Return reaches at least so wide, side by side; things that have no room for one share it.

    ``spans`` begin one after the other.  Where one lies over the next, the wider gives way.
    """
    found: list[Reach] = []
    for place, (begins, ends) in enumerate(spans):
        left = max(0.0, min(begins, width - least))
        here = Reach(left=left, right=max(ends, left + least), of=(place,))
        while found and here.left < found[-1].right:
            before = found.pop()
            if here.left - before.left >= least:
                before = replace(before, right=here.left)
            elif here.right - before.right >= least:
                here = replace(here, left=before.right)
            else:
                here = _one(before, here)
                continue
            found.append(before)
        found.append(here)
    return tuple(found)


def marks_apart(
    places: Sequence[float], least: float, width: float, cuts: Sequence[float]
) -> tuple[Reach, ...]:
    """Return a reach for each mark, around its place; those that stand too close share one.

    ``places`` go from left to right.  A long row of those that share one is cut, so that it can
    be told by its years: where ``cuts`` are, as far as each piece stays wide enough.
    """
    found: list[Reach] = []
    begun, left, right = 0, 0.0, 0.0
    for at, place in enumerate(places):
        begins = max(0.0, min(place - least / 2, width - least))
        if at and begins >= right:
            found += _cut(range(begun, at), (left, right), places, least, cuts)
        if not at or begins >= right:
            begun, left = at, begins
        right = begins + least
    if places:
        found += _cut(range(begun, len(places)), (left, right), places, least, cuts)
    return tuple(found)


def _cut(
    of: range,
    span: tuple[float, float],
    places: Sequence[float],
    least: float,
    cuts: Sequence[float],
) -> Iterator[Reach]:
    begins, ends = span
    long = ends - begins > 2 * least
    borders = [begins]
    for cut in cuts if long else ():
        if cut - borders[-1] >= least and ends - cut >= least:
            borders.append(cut)
    firsts = [bisect_left(places, border, of.start, of.stop) for border in borders[1:]]
    for (left, right), (first, last) in zip(
        pairwise([*borders, ends]), pairwise([of.start, *firsts, of.stop]), strict=True
    ):
        yield Reach(left=left, right=right, of=tuple(range(first, last)))


def cuts(years: Years, least: float) -> tuple[float, ...]:
    """Return where to part the whole into months, or years, at least so wide a part of it."""
    first, last = years.first, years.last
    whole = (last - first).days + 1
    for months in _CUTS:
        if months * _MONTH / whole >= least:
            break
    return tuple(part(years, day) for day in _month_starts(first, last, months))


def _one(one: Reach, other: Reach) -> Reach:
    return Reach(
        left=min(one.left, other.left), right=max(one.right, other.right), of=one.of + other.of
    )


def gathered(events: Sequence[Event]) -> str:
    """Return what several events that stand too close are called: "5 in 2019"."""
    days = sorted(event.day for event in events if event.day)
    if days[0].year != days[-1].year:
        return f"{len(events):,} in {days[0].year:04} to {days[-1].year:04}"
    return f"{len(events):,} in {days[0].year:04}"
