"""Each card that ships, as a page and to listen to: no sentence of it is lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

import pytest
from msgspec.structs import replace

from msdesk import paths
from msdesk.content.library import Library
from msdesk.content.walking import texts
from msdesk.documents.card import card_html, card_text
from msdesk.documents.card_page import Reader, WholeCard
from msdesk.domain.estimate import Estimate
from msdesk.domain.figures import figures_in_words, other_side, out_of_what, range_in_words
from msdesk.domain.first_words import shown_number
from msdesk.domain.ids import TreatmentId
from msdesk.domain.ms_type import MsType, Region
from msdesk.domain.treatment import Treatment
from msdesk.services.whole_card import whole_card
from tests.documents.test_html import Reader as Page

CARDS = sorted(path.stem for path in (paths.resources() / "cards").glob("*.toml"))
TODAY = date(2026, 11, 29)
READERS = (Reader(), Reader(mine=(MsType.PPMS_ACTIVE, MsType.PPMS_NOT_ACTIVE), region=Region.US))
# Keys, what editors tell editors, and what an answer of the comparison shows nowhere.
# The two halves of a figure are looked for as the whole that is said of it.
ELSEWHERE = re.compile(
    r"^compare.*\.(row|estimates|basis|text)\b|^spans.*\.(picture|items)\b"
    r"|^first.*\.(items|groups|why)\b|certainty_lines|\.(otherwise|people)$"
)
# The shorter words for a term are for a card to take along, which has less room.
IS_KEY = re.compile(r"^claims.*\.treatment$|^terms.*\.(also|not_in|brief)\b")


@pytest.fixture(params=CARDS, scope="module")  # all tests of a card, then those of the next
def whole(request: pytest.FixtureRequest, library: Library) -> WholeCard:
    """Return each card that ships, one after the other."""
    return whole_card(library, TreatmentId(request.param))


@pytest.fixture(scope="module")
def page(whole: WholeCard) -> Callable[[Reader], str]:
    """Return what gives the text of the web page for a reader, made and read once."""
    return cache(lambda reader: Page(card_html(whole, reader, version="1", as_of=TODAY)).text())


@pytest.fixture(scope="module")
def spoken(whole: WholeCard) -> Callable[[Reader], str]:
    """Return what gives the text a voice reads to somebody, made once."""
    return cache(lambda reader: card_text(whole, reader, version="1", as_of=TODAY))


def close(text: str) -> str:
    """Return a text without what only lays it out."""
    return re.sub(r"[\s•]+", "", text)


def told(whole: WholeCard) -> Iterator[tuple[str, str]]:
    """Yield every sentence that the page of a card must hold, with its place."""
    card = whole.card
    yield from ((place, text) for place, text in texts(card) if not ELSEWHERE.search(place))
    yield from texts(tuple(replace(c, quoted=False) for c in whole.claims), "claims")
    yield from texts(whole.red_flags, "red_flags")
    yield from texts(whole.terms, "terms")
    yield from (("quoted", c.text) for n in card.eligibility for c in n.criteria)
    yield from (("status", n.status.value) for n in card.eligibility)
    yield from (("answer", t) for c in card.compare for t in re.split(r"\{\w+\}", c.text))
    yield from _figures(card)


def _figures(card: Treatment) -> Iterator[tuple[str, str]]:
    items = {item.id: item for item in (*card.benefits, *card.harms)}
    for number in card.first:
        box = shown_number(number, items)
        said = (*box.figures, box.big, box.who, box.could_be, box.words, box.how_sure, box.told)
        yield from ((number.heading, text) for text in said)
    for item in items.values():
        if isinstance(item, Estimate):
            of = out_of_what(item)
            for arm in item.arms:
                yield item.id, other_side(arm, item, of)
                yield item.id, range_in_words(arm, item, of)
            if len(item.arms) == 1:
                yield item.id, figures_in_words(item)


def lost(said: str, whole: WholeCard) -> list[tuple[str, str]]:
    """Return what a page does not say, but for what is a key or finds a word."""
    held = close(said)
    return [
        (place, text)
        for place, text in told(whole)
        if close(text) not in held and not IS_KEY.search(place)
    ]


@pytest.mark.parametrize("reader", READERS, ids=["anybody", "with a type"])
def test_the_web_page_holds_every_sentence(
    whole: WholeCard, page: Callable[[Reader], str], reader: Reader
) -> None:
    assert lost(re.sub(r"\[\d+\]", "", page(reader)), whole) == []


@pytest.mark.parametrize("reader", READERS, ids=["anybody", "with a type"])
def test_listening_misses_no_sentence(
    whole: WholeCard, spoken: Callable[[Reader], str], reader: Reader
) -> None:
    assert lost(spoken(reader), whole) == []


def test_the_page_lists_every_source_the_card_names(
    whole: WholeCard, page: Callable[[Reader], str], library: Library
) -> None:
    named = [library.sources[i].citation for i in library.cited_by(whole.card)]

    assert [citation for citation in named if citation not in page(Reader())] == []


def test_no_voice_takes_a_sentence_for_a_command(spoken: Callable[[Reader], str]) -> None:
    assert not re.search(r"^!-!|\[\[", spoken(Reader()), re.MULTILINE)


def test_a_sentence_that_is_not_there_would_be_found_missing(library: Library) -> None:
    whole = whole_card(library, TreatmentId("ahsct"))

    assert len(lost("", whole)) > 500


def test_only_words_that_the_page_uses_are_explained(library: Library) -> None:
    for card in library.treatments.values():
        whole = whole_card(library, card.id)
        page = Page(card_html(whole._replace(terms=()), Reader(), version="1", as_of=TODAY))
        met = library.glossary_finder.met(page.text())

        assert {term.term for term in whole.terms} <= {term.term for term in met}
