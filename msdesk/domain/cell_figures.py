"""The figures of one answer of the comparison: in words, and as the pictures beside them.

Both come from one count, so that what is drawn is what is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from msgspec.structs import replace

from msdesk.domain.estimate import Arm, Estimate, Unit, count_in_words, denominator, out_of
from msdesk.domain.figures import in_a_table, out_of_what
from msdesk.domain.ids import EstimateId
from msdesk.domain.treatment import Cell, Treatment
from msdesk.domain.value import Value

NO_FAIR_COMPARISON = "No fair comparison exists"
_NOT_KNOWN = "Not known"
_MORE = 1000
_LAST = re.compile(r"(?:\(([^()]+)\)|, ([^,()]+))\Z")
Items: TypeAlias = Mapping[EstimateId, Estimate]
Group: TypeAlias = tuple[Arm, Estimate] | None


class Drawn(Value, frozen=True, kw_only=True):
    """A group of people as a picture shows it: so many of 100, or of 1,000 where one is rarer.

    A whole table has one denominator, and ``words`` are in it; a picture has its own, since
    1,000 squares that say no more than 100 are harder to see.  ``count`` is None where nobody
    has compared it fairly.  ``label`` says which group it is, ``where`` what its estimate counts
    if its heading says that last: "Sweden".  ``between`` are the ends of its range.
    """

    count: int | None
    of: int
    words: str
    label: str = ""
    where: str = ""
    between: tuple[int, int] | None = None

    @property
    def is_of_nobody(self) -> bool:
        """Whether it happened to none of a group: a hundred empty squares look like people."""
        return self.words.casefold().startswith("none of ")


def items_of(option: Treatment) -> Items:
    """Return the estimates of a card by their ids, each out of as many as on its face."""
    first = {number.items[0] for number in option.first if number.items and number.out_of == _MORE}
    asked = first | {span.picture for span in option.spans if span.out_of == _MORE}
    return {
        item.id: replace(item, out_of=_MORE) if item.id in asked else item
        for item in (*option.benefits, *option.harms)
        if isinstance(item, Estimate)
    }


def denominators(cells: Sequence[Cell], held: Sequence[Items]) -> Iterator[int]:
    """Yield what each figure of some answers is out of; ``held`` are the items of each card."""
    for cell, items in zip(cells, held, strict=True):
        for rate, group in zip(cell.figures, _groups(cell, items), strict=True):
            yield denominator((rate,)) if group is None else _own(*group)


def _own(arm: Arm, item: Estimate) -> int:
    """Return what one group's figure must be out of, whatever the groups beside it are."""
    return item.out_of or denominator((item.rate(arm),))


def in_words(cell: Cell, items: Items, of: int) -> list[str]:
    """Return the figures of an answer in words, out of as many people as the whole table.

    One that an answer begins with begins with a capital: "None of 565".
    """
    told = [
        _figure(rate, of, cell.unit) if group is None else in_a_table(*group, of)
        for rate, group in zip(cell.figures, _groups(cell, items), strict=True)
    ]
    begins = cell.text.startswith("{0}")
    return [f"{told[0][0].upper()}{told[0][1:]}", *told[1:]] if begins else told


def drawn(cell: Cell, items: Items, of: int) -> tuple[Drawn, ...]:
    """Return the pictures of an answer, one a figure; none for rates each year."""
    if not cell.figures and NO_FAIR_COMPARISON in cell.text:
        return (Drawn(count=None, of=100, words=NO_FAIR_COMPARISON),)
    if cell.unit is not Unit.PEOPLE:
        return ()
    told = zip(cell.figures, _groups(cell, items), in_words(cell, items, of), strict=True)
    return tuple(_drawn(rate, group, words) for rate, group, words in told)


def _drawn(rate: float, group: Group, words: str) -> Drawn:
    if group is None:
        own = denominator((rate,))
        return Drawn(count=out_of(rate, own), of=own, words=words)
    arm, item = group
    own, interval = out_of_what(item), item.interval(arm)
    return Drawn(
        count=out_of(item.rate(arm), own),
        of=own,
        words=words,
        label=arm.label,
        where=_where(item.outcome),
        between=None if interval is None else interval.out_of(own),
    )


def whose(each: Drawn, drawn: Sequence[Drawn], option: str) -> str:
    """Return of whom one picture of an answer is.

    One of several that has no group of its own may be of the people without the treatment.
    """
    return option if each.label or len(drawn) == 1 else f"{option}, one of its groups"


def captions(drawn: Sequence[Drawn]) -> list[str]:
    """Return what stands below each picture of an answer, so that it is told from the others.

    That is the group it is of; where two are of groups of one name also what was counted, and
    where that does not tell them apart the figure itself.
    """
    labels = [each.label for each in drawn]
    alike = len(set(labels)) == 1
    for told in (labels, [_apart(each, alike=alike) for each in drawn]):
        if all(told) and len(set(told)) == len(told):
            return told
    return [_NOT_KNOWN if d.count is None else d.words.partition(" (")[0] for d in drawn]


def _apart(drawn: Drawn, *, alike: bool) -> str:
    label = "" if alike and drawn.where else drawn.label
    told = ", ".join(filter(None, (label, drawn.where)))
    return told[:1].upper() + told[1:]


def _where(outcome: str) -> str:
    """Return what a heading says last, in brackets or after a comma: "all UK centres"."""
    found = _LAST.search(outcome)
    return (found[1] or found[2]) if found else ""


def _groups(cell: Cell, items: Items) -> list[Group]:
    """Return the group each figure is of, and its estimate; None for one that is of none."""
    there = [(arm, items[name]) for name in cell.estimates for arm in items[name].arms]
    found: list[Group] = []
    for rate in cell.figures:
        group = next((group for group in there if group[0].per_100 == rate), None)
        if group is not None:
            there.remove(group)  # of two alike the second figure is of the second
        found.append(group)
    return found


def _figure(rate: float, of: int, unit: Unit) -> str:
    if unit is Unit.PER_YEAR:
        return count_in_words(int(rate * of / 100 + 0.5), rate)
    own = denominator((rate,))
    people = out_of(rate, own) * (of // own)
    return f"{count_in_words(people, rate)} out of {of:,}"
