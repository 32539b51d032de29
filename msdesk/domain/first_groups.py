"""The groups of a number to know first: how many of how many, and where the true figure may lie.

Where a page tells several numbers out of as many people each, the words of a figure are as many
times as large, and never more exact than where it stands alone: 62 of 100 is 620 of 1,000.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor

from msgspec.structs import replace

from msdesk.domain.estimate import Arm, Estimate, Unit, denominator, out_of
from msdesk.domain.figures import number_and_rest, some
from msdesk.domain.first import FirstNumber
from msdesk.domain.value import Value

_NO_RANGE = "No range given"
_MOST_DRAWN = 1000  # squares; more are too small to be seen
_DIGITS = 6  # of a rate that is turned round; a card gives at most three


class ShownGroup(Value, frozen=True, kw_only=True):
    """One group of people: ``number`` is large, ``rest`` follows it.

    ``count`` of ``of`` squares are filled and those ``between`` are marked; ``of`` is 0 where
    no picture can be drawn.  Of 100 squares each is ten people where the words are out of 1,000.
    """

    label: str
    number: str  # "6", "None", "fewer than 1"
    rest: str  # "out of 100", "of 174 people"
    count: int = 0
    of: int = 0
    between: tuple[int, int] | None = None

    @property
    def figure(self) -> str:
        """The figure in words: "6 out of 100"."""
        return f"{self.number} {self.rest}"


def turned(item: Estimate) -> Estimate:
    """Return an estimate that counts those to whom it did not happen."""
    return replace(item, arms=tuple(map(_turned, item.arms)))


def _turned(arm: Arm) -> Arm:
    return replace(
        arm,
        per_100=round(100 - arm.per_100, _DIGITS),
        events=None if arm.events is None or arm.of is None else arm.of - arm.events,
        low=None if arm.high is None else round(100 - arm.high, _DIGITS),
        high=None if arm.low is None else round(100 - arm.low, _DIGITS),
    )


def out_of_alone(number: FirstNumber, item: Estimate) -> int:
    """Return how many people a number is out of where it stands alone."""
    told = turned(item) if number.turned else item
    return number.out_of or denominator(tuple(told.rate(arm) for arm in told.arms))


def groups_of(
    number: FirstNumber, item: Estimate, out_of_all: int
) -> tuple[tuple[ShownGroup, ...], str]:
    """Return the groups of a figure, all out of one number, and their ranges in words.

    ``out_of_all`` is what all numbers beside it are out of, 0 where each may have its own.
    """
    told = turned(item) if number.turned else item
    of = out_of_alone(number, item)
    times = max(1, out_of_all // of)
    pairs = [
        (arm, there)
        for arm, there in zip(told.arms, item.arms, strict=True)
        if arm.label in (number.groups or (arm.label,))
    ]
    groups = tuple(
        _group(arm, told, of, _left(there, item, of) if number.turned else None, times)
        for arm, there in pairs
    )
    return groups, _could_be([arm for arm, _ in pairs], told, of, times)


def _left(arm: Arm, item: Estimate, of: int) -> int:
    """Return those who are left, as many as the whole card says are: no half is counted twice."""
    rate = item.rate(arm)
    return of - max(out_of(rate, of), 1 if rate else 0)


def _group(arm: Arm, item: Estimate, of: int, count: int | None, times: int) -> ShownGroup:
    rate, interval = item.rate(arm), item.interval(arm)
    if item.unit is Unit.PER_YEAR:
        each_year = int(rate * of / 100 + 0.5) * times
        number, rest = number_and_rest(arm, item, of * times, each_year)
        return ShownGroup(label=arm.label, number=number, rest=rest)
    count = out_of(rate, of) if count is None else count
    number, rest = number_and_rest(arm, item, of * times, count * times)
    return ShownGroup(
        label=arm.label,
        number=number,
        rest=rest.removesuffix(" people") if rest.startswith("out of") else rest,
        count=count,
        of=of if of <= _MOST_DRAWN else 0,
        between=interval.out_of(of) if interval else None,
    )


def _could_be(arms: Sequence[Arm], item: Estimate, of: int, times: int) -> str:
    """Return the ranges of some groups in one line: "Could be 1 to 15, and 48 to 74.".

    Where only some have one, each is named.
    """
    ranges = [_range(arm, item, of, times) for arm in arms]
    if not any(ranges):
        return f"{_NO_RANGE}."
    found = [item.interval(arm) for arm in arms]
    by_us = [interval is not None and interval.worked_out for interval in found]
    counts = "count" if len(arms) == 1 else "counts"
    if all(ranges):
        given = [
            f"{words} (worked out from the count)" if ours and not all(by_us) else words
            for words, ours in zip(ranges, by_us, strict=True)
        ]
        after = f" (worked out from the {counts})" if all(by_us) else ""
        return f"Could be {', and '.join(given)}{after}."
    return " ".join(
        f"{arm.label}: could be {words}{' (worked out from the count)' if ours else ''}."
        if words
        else f"{arm.label}: {_NO_RANGE.lower()}."
        for arm, words, ours in zip(arms, ranges, by_us, strict=True)
    )


def _range(arm: Arm, item: Estimate, of: int, times: int) -> str:
    """Return a group's range, rounded outwards; "" where there is none.

    Its lower end is never 0 where it happened to anybody.
    """
    interval = item.interval(arm)
    if interval is None:
        return ""
    if item.unit is Unit.PER_YEAR:
        low, high = floor(interval.low * of / 100), ceil(interval.high * of / 100)
        return f"{some(low, interval.low, times)} to {high * times:,}"
    low, high = interval.out_of(of)
    if arm.of is not None and arm.events == 0:
        return f"up to {high * times:,} out of {of * times:,}"
    if arm.of is not None and arm.events == arm.of:
        return f"as few as {low * times:,} out of {of * times:,}"
    return f"{some(low, item.rate(arm), times)} to {high * times:,}"
