"""What holds for every sheet to take along, whatever stands on it.

Each card is set once, in turn on every paper, in every size and for other readers; the card with
the most to say is set in all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle, product
from typing import NamedTuple

import pytest

from msdesk.content.library import Library
from msdesk.documents.take_along import Reader, take_along
from msdesk.documents.take_along_words import TakeAlong
from msdesk.domain.appointment import Paper
from msdesk.domain.ids import TreatmentId
from msdesk.domain.ms_type import MsType, Region
from tests.documents.paper import keeps_the_standard, overlaps, set_here, small_print, texts
from tests.documents.samples import CHECKED

WAYS = tuple(product(Paper, (12, 16, 20)))
CARD_SIDES = {12: 1, 16: 2, 20: 3}
READERS = (
    Reader((MsType.RRMS,)),
    Reader((MsType.PPMS_ACTIVE, MsType.PPMS_NOT_ACTIVE)),
    Reader((MsType.SPMS_ACTIVE, MsType.SPMS_NOT_ACTIVE), Region.US),
    Reader((MsType.RRMS, MsType.SPMS_ACTIVE)),
    Reader(),
)
SOURCES = re.compile(r"\[[\d, –]+\]")
PAGE = "Page 1 of 1 Page 1 of 2 Page 2 of 2 Page 1 of 3 Page 2 of 3 Page 3 of 3"


class Card(NamedTuple):
    """A card to take along: in which size, its words, its file, and the text of each side."""

    size: int
    words: TakeAlong
    pdf: bytes
    sides: list[str]


def set_cards(library: Library) -> Iterator[Card]:
    longest = library.treatments[TreatmentId("ahsct")]
    each = zip(library.treatments.values(), cycle(WAYS), cycle(READERS), strict=False)
    for card, (paper, size), reader in (
        *each,
        *((longest, way, READERS[0]) for way in WAYS),
        (longest, (Paper.LETTER, 12), READERS[3]),
    ):
        words = take_along(
            card, reader, library.questions, library.sources, version="0.1.0", as_of=CHECKED
        )
        pdf = set_here("take-along", words, paper, size)
        yield Card(size, words, pdf, texts(pdf))


@pytest.fixture(scope="module")
def cards(library: Library) -> tuple[Card, ...]:
    return tuple(set_cards(library))


def test_a_card_is_one_side_and_in_large_print_two_or_three(cards: tuple[Card, ...]) -> None:
    for card in cards:
        assert len(card.sides) <= CARD_SIDES[card.size], card.words.title
        assert keeps_the_standard(card.pdf), card.words.title


def test_a_card_always_shows_good_and_harm(cards: tuple[Card, ...]) -> None:
    for card in cards:
        said = " ".join(card.sides)

        for number in card.words.numbers:
            assert number.turn > 1 or number.heading in said, card.words.title


def test_of_a_card_only_sources_and_the_footer_are_smaller_than_asked_for(
    cards: tuple[Card, ...],
) -> None:
    for card in cards:
        words = card.words
        known = " ".join((words.sources_heading, *words.sources, words.footer, PAGE))
        for text, points in small_print(card.pdf, card.size):
            assert points >= 9
            assert SOURCES.fullmatch(text) or text.rstrip(":·") in known, words.title


@pytest.mark.usefixtures("qapp")
def test_no_two_lines_lie_on_each_other(cards: tuple[Card, ...]) -> None:
    for card in cards:
        assert overlaps(card.pdf) == [], card.words.title
