"""How to read what a card says first: its figures and its words, and only those that it has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msdesk.domain.certainty import Certainty
from msdesk.domain.first import NO_COMPARISON, FaceLine
from msdesk.domain.first_words import HOW_SURE, NOT_RATED, ShownNumber
from msdesk.domain.picture_key import key_to
from msdesk.domain.section import Section
from msdesk.domain.treatment import Treatment

_COULD_BE = "could be"
_NO_RANGE = "no range given"


class Explained(NamedTuple):
    """Some words of a card, and what they mean."""

    words: str
    means: str


SECOND_HAND = Explained("“Second-hand”:", "we read it in a copy, or where others report it.")


def second_hand(texts: Iterable[str]) -> bool:
    """Whether any of some texts says that it was seen so."""
    return any("second-hand" in text.casefold() for text in texts)


def first_texts(
    card: Treatment, lines: Iterable[FaceLine], shown: Iterable[ShownNumber]
) -> tuple[str, ...]:
    """Return all that a card says first: its name, its sentences, its numbers to know first."""
    said = [card.name, card.one_line, card.evidence_line, card.stage.value]
    for line in lines:
        said += [line.text, line.seen.in_words, line.basis]
    for each in shown:
        said += [each.heading, each.big, each.who, each.could_be, each.told, each.words]
        said += [each.basis, *each.figures, *(group.label for group in each.groups)]
    return tuple(filter(None, said))


def how_to_read(
    texts: Iterable[str], shown: Sequence[ShownNumber], *, pictures: bool, rules: bool
) -> Iterator[Explained]:
    """Yield what explains the figures that are shown, in the order one meets them.

    ``texts`` are all that is said with them; ``rules`` tells that the rules for a type are.
    """
    said = "\n".join(texts).casefold()
    if rules:
        yield Explained(
            "Rules:",
            "how it stands for your type by published rules, not whether you can have it. "
            f"“{Section.MY_TYPE.value}” gives the text they stand in.",
        )
    if pictures and (key := key_to(shown)):
        yield Explained("Pictures:", key)
    if _COULD_BE in said:
        yield Explained(
            "“Could be 1 to 15”:",
            "the true number probably lies there. A wide range means that we are less sure.",
        )
    if _NO_RANGE in said:
        yield Explained("“No range given”:", "what we read does not say how far off it may be.")
    yield from _how_sure(shown)
    if second_hand((said,)):
        yield SECOND_HAND
    if any(each.big == NO_COMPARISON for each in shown):
        yield Explained(
            f"“{NO_COMPARISON}”:",
            "nobody tested it fairly against the other, so no number is given.",
        )


def _how_sure(shown: Iterable[ShownNumber]) -> Iterator[Explained]:
    said = {
        word.partition(" (")[0]  # what follows says of which figure
        for each in shown
        for word in each.how_sure.removeprefix(HOW_SURE).split(" and ")
    }
    for certainty in Certainty:
        if certainty.value in said:
            yield Explained(f"“{HOW_SURE}{certainty.value}”:", certainty.means)
    if NOT_RATED in said:
        yield Explained(
            f"“{HOW_SURE}{NOT_RATED}”:", "it is a list, a survey or a few reports, not a count."
        )
