"""The numbers to know first as they are shown: on the screen, on a page, read aloud.

Each box is a heading, its groups or its large words, and what they must not stand without.  All
of it is worked out here, so that a picture, its words and what is heard can never differ.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import chain, zip_longest

from msgspec.structs import replace

from msdesk.domain.certainty import Certainty, Design
from msdesk.domain.estimate import (
    Estimate,
    Finding,
    Item,
    NoFairComparison,
)
from msdesk.domain.first import NO_COMPARISON, FirstNumber, Slot, first_numbers
from msdesk.domain.first_groups import ShownGroup, could_be, groups_of, out_of_alone
from msdesk.domain.ids import EstimateId, SourceId
from msdesk.domain.ms_type import MsType, types_in_words
from msdesk.domain.source import Seen
from msdesk.domain.treatment import Group, Treatment
from msdesk.domain.value import Value

TELL_YOUR_TYPE = "Tell us your type to see this"
HOW_SURE, NOT_RATED = "How sure: ", "not rated"
_NOT_IN_PEOPLE = (Design.ANIMALS, Design.SURVEY, Design.LIST)


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
    how_sure_first: str = ""  # of what the figure counts alone
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


def shown_first(
    card: Treatment, mine: Collection[MsType], *, alike: bool = False
) -> tuple[ShownNumber, ...]:
    """Return the boxes of a card for a person with these types of MS, in their order.

    Where no type is known a box asks for it in the place of the one about it.  ``alike`` says
    that all are out of as many people, as in a comparison.
    """
    if not card.first:
        return ()
    items = {item.id: item for item in (*card.benefits, *card.harms)}
    found = first_numbers(card.first, mine)
    of = _out_of_all([number for number, _ in found], items) if alike else 0
    shown = [
        replace(shown_number(number, items, named, of), at=f"first[{card.first.index(number)}]")
        for number, types in found
        for named in ("" if len(types) == len(set(mine)) else types_in_words(types),)
    ]
    if not mine:
        after = sum(each.slot in (Slot.GAIN, Slot.HARM, Slot.BURDEN) for each in shown)
        shown.insert(after, _no_type_told(card))
    return tuple(shown)


def _out_of_all(numbers: Sequence[FirstNumber], items: Mapping[EstimateId, Item]) -> int:
    """Return what all numbers can be out of: 1,000 where one of them must be."""
    firsts = [(number, items[number.items[0]]) for number in numbers if number.items]
    found = [out_of_alone(n, item) for n, item in firsts if isinstance(item, Estimate)]
    return min(max(found, default=100), 1000)


def shown_number(
    number: FirstNumber, items: Mapping[EstimateId, Item], types: str = "", of: int = 0
) -> ShownNumber:
    """Return one box; ``items`` are those of the card, ``of`` is what all boxes are out of."""
    held = [items[name] for name in number.items]
    first = held[0] if held else None
    groups: tuple[ShownGroup, ...] = ()
    if isinstance(first, Estimate):
        groups = groups_of(number, first, of)
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
        could_be=could_be(groups) if groups else "",
        how_sure=_how_sure(number, held),
        how_sure_first=_how_sure(number, held, only_first=True),
        told=_told(number, held),
        basis=_sentence(number.basis),
        words=words,
        sources=tuple(dict.fromkeys(chain(*(item.sources for item in held), number.sources))),
        people=(first.n or 0) if isinstance(first, Estimate | Finding) else 0,
        is_gap=is_gap,
    )


def _how_sure(number: FirstNumber, held: Sequence[Item], *, only_first: bool = False) -> str:
    """Return how sure we are, in one word, or in one for each item by its name."""
    found = [
        (item.certainty.value if item.certainty else NOT_RATED, name)
        for item, name in zip_longest(held, number.each, fillvalue="")
        if isinstance(item, Estimate | Finding)
    ]
    words = dict.fromkeys(word for word, _ in (found[:1] if only_first else found))
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
