"""What a card may not leave at "we found no figure".

A reader takes such a sentence for a harm that does not happen.  So wherever a card says it of
deaths, infections or cancers, the same text must also say what the licence does: warn of it,
not name it, or that nobody has checked.  And no card may say that its text did not give what
another place of the library prints from the very same text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TypeAlias

from msdesk.content.library import Library
from msdesk.domain.estimate import Arm, Estimate, Finding, Item, NoFairComparison
from msdesk.domain.ids import EstimateId, SourceId, TreatmentId
from msdesk.domain.statement import Statement
from msdesk.domain.treatment import Treatment
from msdesk.domain.warning import Answer, WarningKind

_TOPICS = {
    "deaths": (re.compile(r"\b(?:died?|deaths?|fatal)\b", re.IGNORECASE), ()),
    "infections": (
        re.compile(r"\b(?:infections?|PML|sepsis|pneumonia|herpes|shingles|TB)\b", re.IGNORECASE),
        (WarningKind.INFECTIONS, WarningKind.PML),
    ),
    "cancers": (
        re.compile(r"\b(?:cancers?|tumours?|melanomas?|leukaemias?|lymphomas?)\b", re.IGNORECASE),
        (WarningKind.CANCERS, WarningKind.SKIN_CANCER),
    ),
}
_NO_FIGURE = re.compile(
    r"\bno (?:figures?|numbers?|counts?)\b|\bfound (?:no (?:rates?|data)|nothing)\b|"
    r"\bnot find (?:(?:an?y?|the) (?:figures?|numbers?|counts?|rates?)|how many)\b",
    re.IGNORECASE,
)
_SAYS_WARNED = re.compile(r"\bwarn(?:s|ed)? (?:of|that|about)\b", re.IGNORECASE)
_SAYS_NO_WARNING = re.compile(r"\bnot? (?:named?|checked|licence)\b", re.IGNORECASE)

_Measured: TypeAlias = Estimate | Finding
_Key: TypeAlias = tuple[TreatmentId, EstimateId]


def bare_absences(library: Library, card: Treatment) -> Iterator[str]:
    """Yield each place that leaves deaths, infections or cancers at "no figure"."""
    for place, subject, text in _said(library, card):
        if not _NO_FIGURE.search(text) or _SAYS_WARNED.search(text):
            continue
        topics = [topic for topic, (names, _) in _TOPICS.items() if names.search(subject)]
        where = f"{card.id}.toml: {place}: says no figure for {' and '.join(topics)}"
        if topics and not _SAYS_NO_WARNING.search(text):
            yield (
                f"{where}; say also that the licence 'warns of' it or does 'not name' it, "
                "or 'not checked'"
            )
        elif any(_warned(card, _TOPICS[topic][1]) for topic in topics):
            yield f"{where}; say also that the licence 'warns of' it, as the card's list does"


def _warned(card: Treatment, kinds: tuple[WarningKind, ...]) -> bool:
    return any(w.answer is Answer.WARNED_OF and w.kind in kinds for w in card.licence)


def _said(library: Library, card: Treatment) -> Iterator[tuple[str, str, str]]:
    """Yield the place, the subject and the words of all that could leave out a figure."""
    questions = {row.id: row.question for row in library.rows}
    for key in ("what_it_is", "checks", "pregnancy", "if_stopped", "not_known"):
        yield from _statements(key, getattr(card, key))
    for key in ("body", "mind", "daily_life"):
        yield from _statements(f"living_with.{key}", getattr(card.living_with, key))
    for key in ("benefits", "harms"):
        for number, item in enumerate(getattr(card, key)):
            yield f"{key}[{number}]", item.outcome, _words(item)
    for number, cell in enumerate(card.compare):
        yield f"compare[{number}]", questions.get(cell.row, ""), cell.text


def _statements(key: str, statements: tuple[Statement, ...]) -> Iterator[tuple[str, str, str]]:
    for number, statement in enumerate(statements):
        yield f"{key}[{number}]", statement.text, statement.text


def _words(item: Item) -> str:
    match item:
        case NoFairComparison():
            return item.why
        case Finding():
            return item.statement
        case _:
            return ""  # it has its figure


def held_elsewhere(cards: Iterable[Treatment]) -> Iterator[str]:
    """Yield each number or range that a card lacks and the library has from the same source.

    Two places tell of the same where they cite a source in common and name the same people,
    or give the same figures for the groups of an outcome with a word alike.  One figure, or
    the same in all groups, can be the same by chance.
    """
    places = {
        (card.id, item.id): item
        for card in cards
        for item in chain(card.benefits, card.harms)
        if not isinstance(item, NoFairComparison)
    }
    citing: defaultdict[SourceId, list[_Key]] = defaultdict(list)
    for key, item in places.items():
        for source in item.sources:
            citing[source].append(key)
    for key, item in places.items():
        found: dict[str, _Key] = {}
        for other in dict.fromkeys(k for source in item.sources for k in citing[source]):
            for what in _gives(item, places[other]):
                found.setdefault(what, other)
        for what, (card, held) in found.items():
            yield (
                f"{key[0]}.toml: {key[1]}: has no {what}; "
                f"{card}.toml: {held} has it from the same source"
            )


def _gives(item: _Measured, other: _Measured) -> Iterator[str]:
    """Yield what ``other`` tells of the same people or figures and ``item`` says it cannot."""
    if item is other:
        return
    ours, theirs = _rates(item), _rates(other)
    held = len(ours) > 1 and ours <= theirs and bool(_stems(item.outcome) & _stems(other.outcome))
    same = item.population == other.population or (held and ours == theirs)
    if item.n is None and _people(other) and same:
        yield "number of people"
    for arm in _arms(item) if held else ():
        if arm.low is None and any(
            known.low is not None and known.per_100 == arm.per_100 for known in _arms(other)
        ):
            yield f"range for {arm.label!r}"


def _rates(item: _Measured) -> set[float]:
    return {arm.per_100 for arm in _arms(item)}


def _stems(outcome: str) -> set[str]:
    return {word[:5] for word in re.findall(r"\w{5,}", outcome.casefold())}


def _arms(item: _Measured) -> tuple[Arm, ...]:
    return item.arms if isinstance(item, Estimate) else ()


def _people(item: _Measured) -> int:
    """Return how many people an item says it is of, or all its groups say; else 0."""
    counted = [arm.of or 0 for arm in _arms(item)]
    return item.n or (sum(counted) if all(counted) else 0)
