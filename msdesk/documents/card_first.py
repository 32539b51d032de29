"""What a card says first: what it means for each type, and the numbers to know first.

The screen shows what is about the reader's own type; a page shows all, their own first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from msdesk.documents.card_page import (
    Block,
    Group,
    Line,
    Reader,
    Row,
    Table,
    Tone,
    WholeCard,
    names,
    said,
    sentence,
    small,
    statements,
)
from msdesk.domain.first import FirstNumber, Slot, face_lines
from msdesk.domain.first_words import shown_number
from msdesk.domain.ms_type import MsType, types_in_words


def for_each_type(whole: WholeCard, reader: Reader) -> Iterator[Block]:
    """Yield what the treatment means for each type in one sentence."""
    for line in whole.card.face:
        if not line.ms_types:
            yield from statements((line,))
    order = reader.types
    told = face_lines(whole.card.face, order)
    rows = (
        Row(cells=(names(types, whole), tuple(statements((line,)))))
        for line, types in sorted(told, key=lambda each: min(map(order.index, each[1])))
    )
    if told:
        yield Table(
            caption="What it means for each type of MS, in one sentence",
            columns=("Type of MS", "In one sentence"),
            rows=tuple(rows),
        )


def numbers_first(whole: WholeCard, reader: Reader) -> Iterator[Group]:
    """Yield all numbers to know first, each with the types it is for."""
    numbers = sorted(whole.card.first, key=lambda number: tuple(Slot).index(number.slot))
    of = [(number, _types(number, numbers)) for number in numbers]
    own = [each for each in of if set(reader.mine).intersection(each[1])]
    for number, types in (*own, *(each for each in of if each not in own)):
        yield _number(number, types, whole)


def _types(number: FirstNumber, numbers: Sequence[FirstNumber]) -> tuple[MsType, ...]:
    """Return the types a number is for: those it names, or all that no other there names."""
    named = {t for each in numbers if each.slot is number.slot for t in each.ms_types}
    return number.ms_types or tuple(t for t in MsType if t not in named)


def _number(number: FirstNumber, types: tuple[MsType, ...], whole: WholeCard) -> Group:
    card = whole.card
    shown = shown_number(number, {item.id: item for item in (*card.benefits, *card.harms)})
    large = (Line(text=sentence(t), tone=Tone.NUMBER) for t in (*shown.figures, shown.big) if t)
    words = (shown.who, shown.could_be, shown.words, shown.how_sure and sentence(shown.how_sure))
    *others, last = said(*large, *(Line(text=text) for text in words))
    lines = said(
        small(f"For {types_in_words(types)}." if types else ""),
        *others,
        replace(last, sources=shown.sources, told=shown.told),
        small(sentence(number.basis) if number.basis else ""),
    )
    return Group(heading=shown.heading, blocks=lines)
