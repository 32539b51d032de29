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
from msdesk.domain.interval import Interval
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
    out_of: int = 0  # how many people it is told out of; 0 where all or none of some had it
    could_be: str = ""  # its range: "1 to 15", "up to 22 out of 1,000"
    worked_out: bool = False  # by us, from a count
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


def groups_of(number: FirstNumber, item: Estimate, out_of_all: int) -> tuple[ShownGroup, ...]:
    """Return the groups of a figure, all out of one number, each with its range in words.

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
    return tuple(
        _with_range(
            _group(arm, told, of, _left(there, item, of) if number.turned else None, times),
            _range(arm, told, of, times),
            told.interval(arm),
        )
        for arm, there in pairs
    )


def _with_range(group: ShownGroup, words: str, interval: Interval | None) -> ShownGroup:
    by_us = interval is not None and interval.worked_out
    return replace(group, could_be=words, worked_out=by_us)


def _left(arm: Arm, item: Estimate, of: int) -> int:
    """Return those who are left, as many as the whole card says are: no half is counted twice."""
    rate = item.rate(arm)
    return of - max(out_of(rate, of), 1 if rate else 0)


def _group(arm: Arm, item: Estimate, of: int, count: int | None, times: int) -> ShownGroup:
    rate, interval = item.rate(arm), item.interval(arm)
    if item.unit is Unit.PER_YEAR:
        each_year = int(rate * of / 100 + 0.5) * times
        number, rest = number_and_rest(arm, item, of * times, each_year)
        return ShownGroup(label=arm.label, number=number, rest=rest, out_of=of * times)
    count = out_of(rate, of) if count is None else count
    number, rest = number_and_rest(arm, item, of * times, count * times)
    is_all_or_none = arm.of is not None and arm.events in (0, arm.of)
    return ShownGroup(
        label=arm.label,
        number=number,
        rest=rest if is_all_or_none else rest.removesuffix(" people"),
        out_of=0 if is_all_or_none else of * times,
        count=count,
        of=of if of <= _MOST_DRAWN else 0,
        between=interval.out_of(of) if interval else None,
    )


def could_be(groups: Sequence[ShownGroup], names: Sequence[str] = ()) -> str:
    """Return the ranges of some groups in one line: "Could be 1 to 15, and 48 to 74.".

    With ``names`` for the groups each range has the one it is of: "1 to 15 (after AHSCT)".
    Where only some have a range, each is named, by its label where there are no ``names``.
    """
    if not any(group.could_be for group in groups):
        return f"{_NO_RANGE}."
    all_by_us = all(group.worked_out for group in groups)
    if not all(group.could_be for group in groups):
        called = names or [group.label for group in groups]
        return " ".join(
            f"{name}: could be {_by_us(group)}."
            if group.could_be
            else f"{name}: {_NO_RANGE.lower()}."
            for name, group in zip(called, groups, strict=True)
        )
    each = [group.could_be if all_by_us else _by_us(group) for group in groups]
    if names:
        each = [f"{words} ({name})" for words, name in zip(each, names, strict=True)]
    counts = "count" if len(groups) == 1 else "counts"
    after = f"worked out from the {counts}" if all_by_us else ""
    after = after and (f", {after}" if names else f" ({after})")
    return f"Could be {_row_of(each)}{after}."


def _by_us(group: ShownGroup) -> str:
    return f"{group.could_be} (worked out from the count)" if group.worked_out else group.could_be


def _row_of(each: Sequence[str]) -> str:
    *before, last = each
    return f"{', '.join(before)}, and {last}" if before else last


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
    if arm.of is not None and arm.events in (0, arm.of):
        low, high = interval.out_of(of * times)  # no figure stands beside it, to be as exact as
        bound = f"as few as {low:,}" if arm.events else f"up to {high:,}"
        return f"{bound} out of {of * times:,}"
    return f"{some(low, item.rate(arm), times)} to {high * times:,}"
