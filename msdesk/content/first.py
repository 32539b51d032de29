"""What must hold for the face of a card, its first numbers and its sentences in short."""

from __future__ import annotations

from collections.abc import Iterator

from msdesk.domain.estimate import Estimate, Finding, Item, NoFairComparison, Unit
from msdesk.domain.first import FirstNumber, first_gaps
from msdesk.domain.ids import EstimateId
from msdesk.domain.treatment import Treatment

_MOST_WORDS = {"text": 20, "heading": 8, "who": 15, "big": 8, "words": 45}


def first_problems(file: str, card: Treatment) -> Iterator[str]:
    """Yield each slot that is empty, each item that is not there, and what is too long."""
    if not (card.face or card.first):
        return
    for gap in first_gaps(card.face, card.first):
        yield f"{file}: {gap}"
    for place, line in enumerate(card.face):
        yield from _long(f"{file}: face[{place}]", "text", line.text)
    held = {item.id: item for item in (*card.benefits, *card.harms)}
    for place, number in enumerate(card.first):
        where = f"{file}: first[{place}]"
        for key in ("heading", "who", "big", "words"):
            yield from _long(where, key, getattr(number, key))
        yield from _item_problems(where, number, held)
    names = ((span.id, name) for span in card.spans for name in span.items)
    for span, name in names:
        if name not in held:
            yield f"{file}: spans: {span}: the card has no item {name!r}"


def _long(where: str, key: str, text: str) -> Iterator[str]:
    if (words := len(text.split())) > _MOST_WORDS[key]:
        yield f"{where}: {key}: {words} words; at most {_MOST_WORDS[key]}"


def _item_problems(where: str, number: FirstNumber, held: dict[EstimateId, Item]) -> Iterator[str]:
    for name in number.items:
        if name not in held:
            yield f"{where}: the card has no item {name!r}"
    shown = [held[name] for name in number.items if name in held]
    sure = {item.certainty for item in shown if not isinstance(item, NoFairComparison)}
    if len(sure) > 1 and not number.each:
        yield f"{where}: each is missing: we are not equally sure of its items, so name each"
    match shown[0] if shown else None:
        case Estimate() as item:
            yield from _figure_problems(where, number, item)
        case Finding() if not number.big:
            yield f"{where}: {number.items[0]!r} has no figure, so big must say it"
        case NoFairComparison() if number.turned or number.groups:
            yield f"{where}: {number.items[0]!r} has no groups"


def _figure_problems(where: str, number: FirstNumber, item: Estimate) -> Iterator[str]:
    if number.big:
        yield f"{where}: {item.id!r} has a figure, so big must go"
    if not number.who:
        yield f"{where}: who is missing: who was studied, and for how long"
    labels = [arm.label for arm in item.arms]
    for label in number.groups:
        if label not in labels:
            yield f"{where}: {item.id!r} has no group {label!r}"
    if number.turned and item.unit is not Unit.PEOPLE:
        yield f"{where}: a rate each year cannot be turned round"
