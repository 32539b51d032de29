"""Days and times of day as people type them.

What can be read in two ways is read as the region writes it, and whoever shows the field says
in words what was read.  Nothing is guessed: a day without its year is none.
"""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from msdesk.domain.days import MONTHS, WEEKDAYS, short_date, weekday

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
_WORDS = {"today": 0, "tomorrow": 1, "yesterday": -1}
_AHEAD = re.compile(r"in (\d{1,3}) (day|week)s?", re.ASCII)
_AGO = re.compile(r"(\d{1,3}) (day|week)s? ago", re.ASCII)
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})([-/. ])\s?(\d{1,2})(?:\2\s?(\d{4}|\d{2})|\.?)", re.ASCII)
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|\.)?(?: of)? ?([a-z]{3,9})\.?(?: ?(\d{4}|\d{2}))?", re.ASCII
)
_MONTH_FIRST = re.compile(
    r"([a-z]{3,9})\.? ?(\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}|\d{2}))?", re.ASCII
)
_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))? ?(am|pm|a\.m\.|p\.m\.)?", re.ASCII)


class NotRead(ValueError):
    """What was typed is no day or no time; the message is a sentence for the person."""


def read_day(written: str, *, today: date, month_first: bool = False) -> date:
    """Return the day; ``month_first`` reads "4/12/2026" as 12 April.

    Raises ``NotRead`` with a sentence.
    """
    words = " ".join(written.lower().replace(",", " ").split())
    if (away := _away(words)) is not None:
        return today + timedelta(away)
    named, rest = _weekday_before(words)
    day = _written_out(rest, today) or _in_numbers(rest, today, month_first=month_first)
    if day is None:
        raise NotRead(f"This is not a day we can read. Write it like {short_date(today)}.")
    if named and named != weekday(day):
        raise NotRead(f"{short_date(day)} is a {weekday(day)}, not a {named}. Which one is it?")
    return day


def read_time(written: str) -> time:
    """Return the time of day, in 24 hours or with am and pm.

    Raises ``NotRead`` with a sentence.
    """
    if found := _TIME.fullmatch(" ".join(written.lower().split())):
        hour, minute = int(found[1]), int(found[2] or 0)
        if half := found[3]:
            hour = hour % 12 + (12 if half[0] == "p" else 0) if 1 <= hour <= 12 else 24
        if hour <= 23 and minute <= 59:
            return time(hour, minute)
    raise NotRead("This is not a time we can read. Write it like 14:30.")


def part_of_day(at: time) -> str:
    """Return "in the morning" and so on, by which a wrong half of the day is seen."""
    for until, words in ((5, "at night"), (12, "in the morning"), (18, "in the afternoon")):
        if at.hour < until:
            return words
    return "in the evening" if at.hour < 22 else "at night"


def _away(words: str) -> int | None:
    """Return how many days ahead "tomorrow" or "in 2 weeks" is."""
    if words in _WORDS:
        return _WORDS[words]
    for pattern, ways in ((_AHEAD, 1), (_AGO, -1)):
        if found := pattern.fullmatch(words):
            return ways * int(found[1]) * (7 if found[2] == "week" else 1)
    return None


def _weekday_before(words: str) -> tuple[str, str]:
    """Return the weekday some words begin with, and the words after it."""
    first, _, rest = words.partition(" ")
    for name in WEEKDAYS:
        if len(first) >= 3 and name.lower().startswith(first.rstrip(".")):
            return name, rest
    return "", words


def _in_numbers(words: str, today: date, *, month_first: bool) -> date | None:
    if found := _ISO.fullmatch(words):
        return _day(int(found[1]), int(found[3]), int(found[4]))
    if found := _NUMBERS.fullmatch(words):
        one, other = int(found[1]), int(found[3])
        # Points are written between numbers where the day comes first.
        if month_first and found[2] != ".":
            one, other = other, one
        if other > 12 >= one:  # it can be read in the other way only
            one, other = other, one
        return _of(found[4], other, one, today)
    return None


def _written_out(words: str, today: date) -> date | None:
    if found := _DAY_FIRST.fullmatch(words):
        number, name = found[1], found[2]
    elif found := _MONTH_FIRST.fullmatch(words):
        name, number = found[1], found[2]
    else:
        return None
    months = [m for m, full in enumerate(MONTHS, start=1) if full.lower().startswith(name)]
    return _of(found[3], months[0], int(number), today) if months else None


def _of(year: str | None, month: int, number: int, today: date) -> date:
    whole = today.year if year is None else int(year) + (2000 if len(year) == 2 else 0)
    day = _day(whole, month, number)
    if year is None:
        raise NotRead(f"Please add the year: {short_date(day)}?")
    return day


def _day(year: int, month: int, number: int) -> date:
    if not 1 <= month <= 12:
        raise NotRead(f"There is no month {month}. Please look at the day again.")
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        raise NotRead(f"The year {year} is far away. Please look at it again.")
    try:
        return date(year, month, number)
    except ValueError as error:
        name = MONTHS[month - 1]
        raise NotRead(f"There is no {number} {name} {year}. Please look at it again.") from error
