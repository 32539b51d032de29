"""The numbers on a card, each with what is needed to judge it.

A section of a card holds three kinds of item in the same form and size: an ``Estimate``
(how many people out of 100), a ``Finding`` (a result that no such number can be given
for) and ``NoFairComparison`` (nobody has measured it fairly).  Absence must look like
absence, so the third is an item like the others and not a gap.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import Enum
from typing import TypeAlias

from msdesk.domain.certainty import Certainty, Design
from msdesk.domain.ids import EstimateId, SourceId
from msdesk.domain.interval import Interval, wilson
from msdesk.domain.ms_type import MsType
from msdesk.domain.source import Seen
from msdesk.domain.value import Content


class Unit(Enum):
    """What is counted."""

    PEOPLE = "people"  # of 100 people, over the window
    PER_YEAR = "per 100 people each year"  # events per 100 person-years


class Arm(Content, frozen=True, kw_only=True):
    """One group of people and how many of them it happened to.

    ``per_100`` is a percentage (0 to 100) for people, or a rate per 100 person-years.
    ``low`` and ``high`` are the 95 % confidence limits in the same unit, as the source gives
    them.  Where it gives none, they are worked out from ``events`` of ``of``; without a count
    ``no_range`` says why there is no range.  Raises ``ValueError`` for a figure without any of
    the three, for one outside its range, and for a count that does not give the rate it stands
    beside.
    """

    label: str  # "After AHSCT"
    per_100: float
    events: int | None = None
    of: int | None = None
    low: float | None = None
    high: float | None = None
    no_range: str = ""

    def __post_init__(self) -> None:
        if self.per_100 < 0:
            raise ValueError(f"{self.label}: a rate cannot be below 0")
        if (self.low is None) != (self.high is None):
            raise ValueError(f"{self.label}: a range needs both ends")
        if self.low is None and self.events is None and not self.no_range:
            raise ValueError(
                f"{self.label}: needs low and high, a count, or no_range with the reason"
            )
        if (
            self.low is not None
            and self.high is not None
            and not self.low <= self.per_100 <= self.high
        ):
            raise ValueError(f"{self.label}: {self.per_100} lies outside its own range")
        if (self.events is None) != (self.of is None):
            raise ValueError(f"{self.label}: events and of go together")
        if self.of is not None and self.of < 1:
            raise ValueError(f"{self.label}: nobody was counted, so of cannot be {self.of}")


class _Measured(Content, frozen=True, kw_only=True, tag_field="kind"):
    """What every measured item carries."""

    id: EstimateId
    outcome: str  # heading: what happened, in plain words
    population: str  # who was studied
    ms_types: tuple[MsType, ...]
    compared_with: str  # "People on mitoxantrone"; or "No comparison group"
    window: str  # "over 5 years"
    design: Design
    certainty_reason: str
    sources: tuple[SourceId, ...]
    n: int | None = None
    no_n: str = ""  # why there is no number of people
    certainty: Certainty | None = None  # none for what is no measurement in a group of people
    certainty_lines: tuple[str, ...] = ()  # the lines of the rule that it met
    seen: Seen = Seen.SOURCE
    note: str = ""

    def __post_init__(self) -> None:
        if (self.n is None) == (not self.no_n):
            raise ValueError(f"{self.id}: needs n, or no_n with the reason, and not both")
        for key in ("outcome", "population", "compared_with", "window", "certainty_reason"):
            if not getattr(self, key).strip():
                raise ValueError(f"{self.id}: {key} is empty")
        if not self.sources:
            raise ValueError(f"{self.id}: names no source")


class Estimate(_Measured, frozen=True, kw_only=True, tag="estimate"):
    """How many people it happened to, out of 100, in one group or in several side by side.

    ``otherwise`` completes the other side of the figure: "27 out of 100 *had at least one of
    these*".  ``people`` names whom the figure is of, or for a rate per year what was counted:
    "16 *relapses* for every 100 people each year".  ``relative`` (a hazard ratio, say) can only
    stand beside the absolute figures.  ``out_of`` is 1,000 where the face of its card counts it
    so, else 0; it is not written in the content but taken from there.
    """

    arms: tuple[Arm, ...]
    people: str = "people"
    otherwise: str = ""
    unit: Unit = Unit.PEOPLE
    relative: str = ""
    out_of: int = 0

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.arms:
            raise ValueError(f"{self.id}: an estimate needs at least one group of people")
        if self.unit is Unit.PEOPLE:
            self._check_people()
        for arm in self.arms:
            if self.interval(arm) is None and not arm.no_range:
                raise ValueError(f"{self.id}: {arm.label}: needs a range, or no_range")

    def rate(self, arm: Arm) -> float:
        """Return a group's rate per 100: from its count, so that it is rounded only once."""
        if self.unit is Unit.PEOPLE and arm.events is not None and arm.of:
            return 100 * arm.events / arm.of
        return arm.per_100

    def interval(self, arm: Arm) -> Interval | None:
        """Return the range of a group's figure: the source's, or worked out from its count."""
        if arm.low is not None and arm.high is not None:
            return Interval(arm.low, arm.high)
        if self.unit is Unit.PEOPLE and arm.events is not None and arm.of:
            return wilson(arm.events, arm.of)
        return None

    def _check_people(self) -> None:
        if not self.otherwise:
            raise ValueError(f"{self.id}: otherwise (the other side of the figure) is missing")
        for arm in self.arms:
            if arm.per_100 > 100 or (arm.high or 0) > 100:
                raise ValueError(f"{self.id}: {arm.label}: more than 100 out of 100")
            if arm.events is not None and arm.of is not None:
                crude = 100 * arm.events / arm.of
                if abs(crude - arm.per_100) > 0.6:
                    raise ValueError(
                        f"{self.id}: {arm.label}: {arm.events} of {arm.of} is {crude:.1f}, "
                        f"not {arm.per_100} out of 100"
                    )
                if arm.no_range:
                    raise ValueError(
                        f"{self.id}: {arm.label}: a count gives a range, so no_range must go"
                    )


class Finding(_Measured, frozen=True, kw_only=True, tag="finding"):
    """A measured result in words, where no number of people out of 100 can be given."""

    statement: str


class NoFairComparison(
    Content, frozen=True, kw_only=True, tag_field="kind", tag="no fair comparison"
):
    """A question nobody has answered with a fair test; shown as large as an estimate."""

    id: EstimateId
    outcome: str
    ms_types: tuple[MsType, ...]
    why: str
    sources: tuple[SourceId, ...] = ()
    seen: Seen = Seen.SOURCE


Item: TypeAlias = Estimate | Finding | NoFairComparison


def by_type(
    items: Iterable[Item], mine: Collection[MsType]
) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Return the items about one of a person's types, then all others, each in their order."""
    about: tuple[list[Item], list[Item]] = ([], [])
    for item in items:
        about[not set(mine).intersection(item.ms_types)].append(item)
    return tuple(about[0]), tuple(about[1])


def denominator(rates: tuple[float, ...]) -> int:
    """Return the one denominator for rates shown together: 100, or 1,000 if one is rare.

    >>> denominator((26.0, 32.0)), denominator((0.4, 12.0))
    (100, 1000)
    """
    return 1000 if any(0 < rate < 1 for rate in rates) else 100


def out_of(per_100: float, denominator: int) -> int:
    """Return a rate per 100 as a whole number of people, never all where it was not all.

    Halves round away from zero, as people expect: 85.5 becomes 86.  Less than half of one
    becomes 0, which is for a picture; words say ``count_in_words``.
    """
    count = int(per_100 * denominator / 100 + 0.5)
    return min(count, denominator - 1) if per_100 < 100 else count


def count_in_words(count: int, per_100: float) -> str:
    """Return a count as printed, never 0 for something that happened.

    >>> count_in_words(1200, 120.0), count_in_words(0, 0.04), count_in_words(0, 0.0)
    ('1,200', 'fewer than 1', '0')
    """
    return "fewer than 1" if count == 0 and per_100 > 0 else f"{count:,}"
