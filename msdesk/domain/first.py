"""What a card says first: one sentence for each type of MS, and the numbers to know first.

A reader who is tired sees these and nothing else, so there are few of them, in one order on
every card, and what nobody has measured takes the room of a number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from enum import Enum

from msdesk.domain.ids import EstimateId, SourceId
from msdesk.domain.ms_type import MsType
from msdesk.domain.source import Seen
from msdesk.domain.statement import Statement
from msdesk.domain.value import Content

NO_COMPARISON = "No fair comparison exists"


class Slot(Enum):
    """What a first number tells, in the order in which every card tells it."""

    GAIN = "gain"
    HARM = "worst harm"
    BURDEN = "burden"
    MY_TYPE = "my type"
    FIFTH = "fifth"
    SIXTH = "sixth"


_ALWAYS = (Slot.GAIN, Slot.HARM, Slot.BURDEN)


class FaceLine(Statement, frozen=True, kw_only=True):
    """What the treatment means for some types of MS, in one sentence of at most 20 words.

    The one without types is for a reader who gave none.
    """

    ms_types: tuple[MsType, ...] = ()


class FirstNumber(Content, frozen=True, kw_only=True):
    """What stands in one slot, for some types of MS; the one without types for all others.

    ``items`` are those of the card it shows, the first of them with its picture; ``groups``
    the labels of the groups to show, all where it is empty; ``each`` calls each item by a name of
    a few words, where we are not equally sure of all.  ``turned`` counts those to whom
    the outcome did not happen, so that all gains count the bad event.  ``out_of`` is 1,000 (or
    100,000) where 100 would hide the figure, else 0.  ``who`` says who was studied and for how
    long, ``words`` what the figure must not stand without.  ``big`` takes the place of a number
    where there is none; a question nobody has answered says "No fair comparison exists".
    ``why`` says to an editor why this was chosen, where the choice is contested.

    Raises ``ValueError`` where it shows nothing, and where words rest on nothing.
    """

    slot: Slot
    heading: str  # "Disability got worse"
    ms_types: tuple[MsType, ...] = ()
    items: tuple[EstimateId, ...] = ()
    each: tuple[str, ...] = ()  # "baclofen", "cannabis spray"
    groups: tuple[str, ...] = ()
    turned: bool = False
    out_of: int = 0
    who: str = ""
    big: str = ""
    words: str = ""
    sources: tuple[SourceId, ...] = ()  # of the words, beside those of the items
    seen: Seen = Seen.SOURCE
    basis: str = ""
    why: str = ""

    def __post_init__(self) -> None:
        if not self.items and not self.big:
            raise ValueError(f"{self.heading!r}: needs items, or big words")
        if not (self.items or self.sources or self.basis):
            raise ValueError(f"{self.heading!r}: needs items or sources, or a basis")
        if self.each and len(self.each) != len(self.items):
            raise ValueError(f"{self.heading!r}: each needs a name for each of its items")
        if self.out_of not in (0, 100, 1000, 100_000):
            raise ValueError(f"{self.heading!r}: out_of is {self.out_of}")


class Span(Content, frozen=True, kw_only=True):
    """Several cohorts that measured one thing: their span in a sentence, and one picture.

    ``items`` are folded under it in this order.  ``picture`` is the one that is drawn, out of
    ``out_of`` people; ``beside`` says what must be known of it, ``small`` stands right after
    the sentence.
    """

    id: EstimateId
    outcome: str  # "Died after AHSCT"
    sentence: str
    small: str = ""
    picture: EstimateId
    out_of: int = 0
    beside: str = ""
    items: tuple[EstimateId, ...]
    sources: tuple[SourceId, ...]
    seen: Seen = Seen.SOURCE

    def __post_init__(self) -> None:
        if self.picture not in self.items:
            raise ValueError(f"{self.id}: {self.picture!r} is pictured and not among its items")


class InShort(Content, frozen=True, kw_only=True):
    """One sentence for each section of a card, which stands there while it is folded."""

    what_it_is: Statement
    how_given: Statement
    benefits: Statement
    harms: Statement
    living_with: Statement
    checks: Statement
    pregnancy: Statement
    if_stopped: Statement
    not_known: Statement
    trials: Statement


def face_lines(
    lines: Iterable[FaceLine], mine: Collection[MsType]
) -> tuple[tuple[FaceLine, tuple[MsType, ...]], ...]:
    """Return what a treatment means for each of a person's types, each sentence once.

    >>> any_type = FaceLine(text="It differs by type.", basis="Our reading")
    >>> face_lines([any_type], []) == ((any_type, ()),)
    True
    """
    lines = tuple(lines)
    if not mine:
        return tuple((line, ()) for line in lines if not line.ms_types)
    found: dict[FaceLine, tuple[MsType, ...]] = {}
    for each in (t for t in MsType if t in mine):
        for line in lines:
            if each in line.ms_types:
                found[line] = (*found.get(line, ()), each)
    return tuple(found.items())


def first_numbers(
    numbers: Iterable[FirstNumber], mine: Collection[MsType]
) -> tuple[tuple[FirstNumber, tuple[MsType, ...]], ...]:
    """Return what to show to a person, slot by slot, with the types each is for.

    Somebody with two types sees a slot twice where it differs.  Where no type is known the
    slot "my type" is left out: it cannot be filled.
    """
    numbers = tuple(numbers)
    shown: list[tuple[FirstNumber, tuple[MsType, ...]]] = []
    for slot in Slot:
        if not mine and slot is Slot.MY_TYPE:
            continue
        found: dict[FirstNumber, tuple[MsType, ...]] = {}
        for each in _asked(mine):
            if number := _for(numbers, slot, each):
                found[number] = (*found.get(number, ()), *([each] if each else []))
        shown += found.items()
    return tuple(shown)


def _asked(mine: Collection[MsType]) -> list[MsType | None]:
    return [t for t in MsType if t in mine] or [None]


def _for(numbers: Iterable[FirstNumber], slot: Slot, ms_type: MsType | None) -> FirstNumber | None:
    here = [number for number in numbers if number.slot is slot]
    own = (number for number in here if ms_type in number.ms_types)
    return next(own, None) or next((n for n in here if not n.ms_types), None)


def first_gaps(lines: Iterable[FaceLine], numbers: Iterable[FirstNumber]) -> Iterator[str]:
    """Yield what a card's first words and numbers leave out, or say twice, of a type of MS."""
    lines, numbers = tuple(lines), tuple(numbers)
    if sum(not line.ms_types for line in lines) != 1:
        yield "face: needs exactly one line without ms_types, for a reader who gave none"
    for each in MsType:
        told = sum(each in line.ms_types for line in lines)
        if told != 1:
            yield f"face: {told} lines for {each.value}; there must be exactly one"
        if _for(numbers, Slot.MY_TYPE, each) is None:
            yield f"first: my type: nothing for {each.value}"
    for slot in Slot:
        here = [number for number in numbers if number.slot is slot]
        if slot in _ALWAYS and not any(not number.ms_types for number in here):
            yield f"first: {slot.value}: needs one without ms_types"
        said = [t for number in here for t in number.ms_types or (None,)]
        for twice in sorted({t.value if t else "the others" for t in said if said.count(t) > 1}):
            yield f"first: {slot.value}: written twice for {twice}"
