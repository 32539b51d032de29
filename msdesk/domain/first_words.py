"""The numbers to know first as they are shown: on the screen, on a page, read aloud.

Each box is a heading, its groups or its large words, and what they must not stand without.  All
of it is worked out here, so that a picture, its words and what is heard can never differ.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import chain, zip_longest
from math import ceil, floor

from msgspec.structs import replace

from msdesk.domain.certainty import Certainty, Design
from msdesk.domain.estimate import (
    Arm,
    Estimate,
    Finding,
    Item,
    NoFairComparison,
    Unit,
    count_in_words,
    denominator,
    out_of,
)
from msdesk.domain.figures import number_and_rest
from msdesk.domain.first import NO_COMPARISON, FirstNumber, Slot, first_numbers
from msdesk.domain.ids import EstimateId, SourceId
from msdesk.domain.ms_type import MsType, types_in_words
from msdesk.domain.source import Seen
from msdesk.domain.treatment import Group, Treatment
from msdesk.domain.value import Value

TELL_YOUR_TYPE = "Tell us your type to see this"
HOW_SURE, NOT_RATED = "How sure: ", "not rated"
_NO_RANGE = "no range given"
_MOST_DRAWN = 1000  # squares; more are too small to be seen
_DIGITS = 6  # of a rate that is turned round; a card gives at most three
_NOT_IN_PEOPLE = (Design.ANIMALS, Design.SURVEY, Design.LIST)


class ShownGroup(Value, frozen=True, kw_only=True):
    """One group of people: ``number`` is large, ``rest`` follows it.

    ``count`` of ``of`` squares are filled and those ``between`` are marked; ``of`` is 0 where
    no picture can be drawn.
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


class ShownNumber(Value, frozen=True, kw_only=True):
    """One box: either ``groups`` or ``big``.  What is empty is not shown.

    ``types`` are named where the person has others too.  ``is_gap`` says that nobody has measured
    it, ``asks_type`` that a press may lead to where the type of MS is told.
    """

    slot: Slot
    heading: str
    types: str = ""
    groups: tuple[ShownGroup, ...] = ()
    big: str = ""
    who: str = ""
    could_be: str = ""
    how_sure: str = ""
    told: str = ""  # that it was read in a copy, or is told by others
    basis: str = ""  # what it rests on where that is no source
    words: str = ""
    sources: tuple[SourceId, ...] = ()
    people: int = 0
    is_gap: bool = False
    asks_type: bool = False
    at: str = ""  # its place in the card: "first[2]"

    def picture_of(self, group: ShownGroup) -> str:
        """Return what a group's picture shows, in one sentence."""
        label = f", {group.label}" if len(self.groups) > 1 else ""
        return f"{self.heading}: {group.figure}{label}."

    @property
    def figures(self) -> tuple[str, ...]:
        """The groups in words, named where there are several."""
        several = len(self.groups) > 1
        return tuple(f"{g.figure} ({g.label})" if several else g.figure for g in self.groups)


def shown_first(card: Treatment, mine: Collection[MsType]) -> tuple[ShownNumber, ...]:
    """Return the boxes of a card for a person with these types of MS, in their order.

    Where no type is known a box asks for it in the place of the one about it.
    """
    if not card.first:
        return ()
    items = {item.id: item for item in (*card.benefits, *card.harms)}
    shown = [
        replace(shown_number(number, items, named), at=f"first[{card.first.index(number)}]")
        for number, types in first_numbers(card.first, mine)
        for named in ("" if len(types) == len(set(mine)) else types_in_words(types),)
    ]
    if not mine:
        after = sum(each.slot in (Slot.GAIN, Slot.HARM, Slot.BURDEN) for each in shown)
        shown.insert(after, _no_type_told(card))
    return tuple(shown)


def shown_number(
    number: FirstNumber, items: Mapping[EstimateId, Item], types: str = ""
) -> ShownNumber:
    """Return one box; ``items`` are those of the card."""
    held = [items[name] for name in number.items]
    first = held[0] if held else None
    groups: tuple[ShownGroup, ...] = ()
    could_be = ""
    if isinstance(first, Estimate):
        groups, could_be = _groups(number, first)
    big, words, is_gap = number.big, number.words, number.big == NO_COMPARISON
    if isinstance(first, NoFairComparison):
        big, words, is_gap = big or NO_COMPARISON, words or first.why, True
    return ShownNumber(
        slot=number.slot,
        heading=number.heading,
        types=types,
        groups=groups,
        big=big,
        who=_sentence(number.who),
        could_be=could_be,
        how_sure=_how_sure(number, held),
        told=_told(number, held),
        basis=_sentence(number.basis),
        words=words,
        sources=tuple(dict.fromkeys(chain(*(item.sources for item in held), number.sources))),
        people=(first.n or 0) if isinstance(first, Estimate | Finding) else 0,
        is_gap=is_gap,
    )


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


def _groups(number: FirstNumber, item: Estimate) -> tuple[tuple[ShownGroup, ...], str]:
    """Return the groups of a figure, all out of one number, and their ranges in words."""
    told = turned(item) if number.turned else item
    of = number.out_of or denominator(tuple(told.rate(arm) for arm in told.arms))
    pairs = [
        (arm, there)
        for arm, there in zip(told.arms, item.arms, strict=True)
        if arm.label in (number.groups or (arm.label,))
    ]
    groups = tuple(
        _group(arm, told, of, _left(there, item, of) if number.turned else None)
        for arm, there in pairs
    )
    return groups, _could_be([arm for arm, _ in pairs], told, of)


def _left(arm: Arm, item: Estimate, of: int) -> int:
    """Return those who are left, as many as the whole card says are: no half is counted twice."""
    rate = item.rate(arm)
    return of - max(out_of(rate, of), 1 if rate else 0)


def _group(arm: Arm, item: Estimate, of: int, count: int | None) -> ShownGroup:
    rate, interval = item.rate(arm), item.interval(arm)
    if item.unit is Unit.PER_YEAR:
        number, rest = number_and_rest(arm, item, of, int(rate * of / 100 + 0.5))
        return ShownGroup(label=arm.label, number=number, rest=rest)
    count = out_of(rate, of) if count is None else count
    number, rest = number_and_rest(arm, item, of, count)
    return ShownGroup(
        label=arm.label,
        number=number,
        rest=rest.removesuffix(" people") if rest.startswith("out of") else rest,
        count=count,
        of=of if of <= _MOST_DRAWN else 0,
        between=interval.out_of(of) if interval else None,
    )


def _could_be(arms: Sequence[Arm], item: Estimate, of: int) -> str:
    """Return the ranges of some groups in one line: "Could be 1 to 15, and 48 to 74.".

    Where only some have one, each is named.
    """
    ranges = [_range(arm, item, of) for arm in arms]
    if not any(ranges):
        return _sentence(_NO_RANGE.capitalize())
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
        else f"{arm.label}: {_NO_RANGE}."
        for arm, words, ours in zip(arms, ranges, by_us, strict=True)
    )


def _range(arm: Arm, item: Estimate, of: int) -> str:
    """Return a group's range, rounded outwards; "" where there is none.

    Its lower end is never 0 where it happened to anybody.
    """
    interval = item.interval(arm)
    if interval is None:
        return ""
    if item.unit is Unit.PER_YEAR:
        low, high = floor(interval.low * of / 100), ceil(interval.high * of / 100)
        return f"{count_in_words(low, interval.low)} to {high:,}"
    low, high = interval.out_of(of)
    if arm.of is not None and arm.events == 0:
        return f"up to {high:,} out of {of:,}"
    if arm.of is not None and arm.events == arm.of:
        return f"as few as {low:,} out of {of:,}"
    return f"{count_in_words(low, item.rate(arm))} to {high:,}"


def _how_sure(number: FirstNumber, held: Sequence[Item]) -> str:
    """Return how sure we are, in one word, or in one for each item by its name."""
    found = [
        (item.certainty.value if item.certainty else NOT_RATED, name)
        for item, name in zip_longest(held, number.each, fillvalue="")
        if isinstance(item, Estimate | Finding)
    ]
    words = dict.fromkeys(word for word, _ in found)
    if number.each and len(words) > 1:
        words = dict.fromkeys(f"{word} ({name})" for word, name in found)
    said = " and ".join(words)
    return f"{HOW_SURE}{said}" if said else ""


def _told(number: FirstNumber, held: Sequence[Item]) -> str:
    """Return how the furthest from its source of all that a box rests on was seen."""
    seen = (number.seen, *(item.seen for item in held))
    return max(seen, key=tuple(Seen).index).in_words


def _no_type_told(card: Treatment) -> ShownNumber:
    course = card.harms if card.group is Group.NO_TREATMENT else ()  # what MS does stands there
    measured = (
        item
        for item in (*card.benefits, *course)
        if isinstance(item, Estimate | Finding) and _tells_of_it(item)
    )
    tested = {each for item in measured for each in item.ms_types}
    untested = [each for each in MsType if each not in tested]
    said = [f"Measured in: {types_in_words(tested)}."] if tested else []
    if untested:
        where = f": {types_in_words(untested)}" if tested else " any type"
        said.append(f"Not measured in{where}.")
    return ShownNumber(
        slot=Slot.MY_TYPE,
        heading="Your type of MS",
        big=TELL_YOUR_TYPE,
        words=" ".join(said),
        is_gap=True,
        asks_type=True,
    )


def _tells_of_it(item: Estimate | Finding) -> bool:
    """Tell if people who had it were measured; a review that is very unsure tells of nobody."""
    unsure = item.design is Design.REVIEW and item.certainty is Certainty.VERY_LOW
    return item.design not in _NOT_IN_PEOPLE and not unsure


def _sentence(text: str) -> str:
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."
