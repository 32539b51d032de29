"""What holds for every sheet to take along, whatever stands on it.

Each card is set once, in turn on every paper, in every size and for other readers; the card with
the most to say is set in all of them.  Comparisons are of two, three and four options.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import cycle, product
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from msdesk.content.library import Library
from msdesk.documents.questions import QuestionsPage, questions_page, to_write_on
from msdesk.documents.side_by_side import side_by_side
from msdesk.documents.side_by_side_words import SideBySide
from msdesk.documents.take_along import Reader
from msdesk.documents.take_along_words import TakeAlong
from msdesk.documents.wording import ONLY_YOUR_TEAM
from msdesk.domain.appointment import Paper
from msdesk.domain.comparison import columns, compare
from msdesk.domain.ids import TreatmentId
from msdesk.domain.ms_type import MsType, Region
from tests.documents.paper import keeps_the_standard, overlaps, set_here, small_print, texts
from tests.documents.samples import CHECKED, EMPTY, EVERYTHING, SIXTY, TYPICAL
from tests.documents.test_take_along import shipped

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
OPTIONS = (
    ("ocrelizumab",),
    ("ahsct",),
    ("ahsct", "skin-made-neural-stem-cells"),
    ("ahsct", "alemtuzumab", "skin-made-neural-stem-cells"),
    ("ahsct", "ocrelizumab", "natalizumab"),
    ("alemtuzumab", "teriflunomide", "symptom-medicines"),  # most is to be warned of
)
MOST_SIDES = {12: 2, 16: 3, 20: 4}  # of a comparison, by the size of its print
WORSE, DIED = "How many got worse?", "How many died from it?"
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
        words = shipped(library, card.id, reader)
        pdf = set_here("take-along", words, paper, size)
        yield Card(size, words, pdf, texts(pdf))


class Table(NamedTuple):
    """A comparison: of how many options, in which size, its words, its file, each side's text."""

    options: int
    size: int
    words: SideBySide
    pdf: bytes
    sides: list[str]


def compared(library: Library, chosen: Iterable[tuple[str, ...]]) -> Iterator[SideBySide]:
    for place, ids in enumerate(chosen):
        options = columns(
            tuple(map(TreatmentId, ids)), dict(library.treatments), library.no_treatment
        )
        reader = READERS[place % len(READERS)]
        table = compare(options, library.rows, ms_types=reader.types, region=reader.region)
        yield side_by_side(
            table, library.sources, library.glossary_finder, version="0.1.0", as_of=CHECKED
        )


def set_tables(library: Library) -> Iterator[Table]:
    small = product(OPTIONS, ((paper, 12) for paper in Paper))
    large = zip(OPTIONS, cycle(WAYS[1:3]), strict=False)
    chosen = (*small, *large)
    words_of = compared(library, (ids for ids, _ in chosen))
    for words, (_, (paper, size)) in zip(words_of, chosen, strict=True):
        pdf = set_here("comparison", words, paper, size)
        yield Table(len(words.columns), size, words, pdf, texts(pdf))


@pytest.fixture(scope="module")
def tables(library: Library) -> tuple[Table, ...]:
    return tuple(set_tables(library))


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
        below = (words.sources_heading, *words.sources, words.of_second_hand, words.footer, PAGE)
        known = " ".join(below)
        for text, points in small_print(card.pdf, card.size):
            assert points >= 9
            found = (part.strip(" :.") in known for part in text.split("·"))
            assert SOURCES.fullmatch(text) or all(found), words.title


def answers_in(front: str, words: SideBySide) -> str:
    """Return what a first side answers: what stands below how to read it."""
    above, _, answers = front.partition(ONLY_YOUR_TEAM)
    assert above.startswith(words.title)
    return answers.partition(words.my_notes)[0]


def test_a_comparison_has_the_numbers_in_front_and_warnings_and_sources_on_the_back(
    tables: tuple[Table, ...],
) -> None:
    for table in tables:
        front, back, *_ = table.sides
        answers = answers_in(front, table.words)

        assert WORSE in answers, table.words.document_title
        assert DIED in answers or table.size > 16, table.words.document_title
        assert "Is it for my type of MS?" in front or table.size > 12 or table.options > 3
        numbers_first = DIED not in answers and DIED in back
        words = table.words
        assert back.startswith(words.numbers_heading if numbers_first else words.warnings_heading)
        assert words.sources_in_short in table.sides[-1]


@pytest.mark.parametrize(("paper", "size"), WAYS)
def test_the_first_side_of_a_comparison_has_a_number_in_it_and_room_to_write(
    library: Library, paper: Paper, size: int
) -> None:
    for words in compared(library, OPTIONS):
        sides = texts(set_here("comparison", words, paper, size))
        answers = answers_in(sides[0], words)

        assert re.search(r"\d+ out of [\d,]+", answers), words.document_title
        assert answers.index(WORSE) < sides[0].index(words.on_the_back)
        assert len(sides) <= MOST_SIDES[size], words.document_title


@pytest.mark.parametrize("paper", Paper)
def test_deaths_that_have_no_room_in_front_come_before_the_warnings(
    library: Library, paper: Paper
) -> None:
    for words in compared(library, OPTIONS[3:5]):
        front, back, *_ = texts(set_here("comparison", words, paper, 20))

        assert f"{words.on_the_back} {DIED}" in front
        assert back.startswith(f"{words.numbers_heading} {DIED}")


def test_a_comparison_is_a_side_and_its_back_and_in_large_print_three_or_four(
    tables: tuple[Table, ...],
) -> None:
    for table in tables:
        assert len(table.sides) <= MOST_SIDES[table.size], table.words.document_title
        assert table.size > 12 or len(table.sides) == 2, table.words.document_title


def test_on_a_comparison_who_must_not_take_it_here_is_never_left_out(
    tables: tuple[Table, ...],
) -> None:
    for table in tables:
        said = "".join(table.sides).replace(" ", "")
        for option in table.words.warnings:
            for warned in option.warned:
                if warned.here and not warned.boxed:
                    for line in warned.lines:
                        found = line.removeprefix("• ").replace(" ", "")[:30]
                        assert found in said, warned.head


def test_in_the_whole_comparison_no_warning_is_left_out(library: Library) -> None:
    for words in compared(library, OPTIONS[-2:]):
        pdf = set_here("comparison", replace(words, prints_whole=True), Paper.A4, 12)
        behind = "".join(texts(pdf)[2:]).replace(" ", "")
        for option in words.warnings:
            for warned in option.warned:
                for line in warned.lines:
                    assert line.removeprefix("• ").replace(" ", "")[:30] in behind, warned.head


def test_on_a_comparison_every_short_form_in_use_is_explained(tables: tuple[Table, ...]) -> None:
    for table in tables:
        back = table.sides[1:]
        for place in table.words.used_anyhow:
            word = table.words.words[place]
            assert not word.must or f"{word.term}: " in " ".join(back), word.term
        for short_form in ("PML", "EDSS", "PPMS", "SPMS", "AHSCT", "ATG"):
            if re.search(rf"\b{short_form}\b", " ".join(table.sides)):
                assert f"{short_form}: " in " ".join(back), short_form


def test_of_a_comparison_no_letter_is_smaller_than_9_points_and_no_answer_than_asked(
    tables: tuple[Table, ...],
) -> None:
    for table in tables:
        small = small_print(table.pdf, table.size)
        answers = [answer.text for row in table.words.rows for answer in row.answers]

        assert min(points for _, points in small) >= 9
        for text, _ in small:
            whole = len(text) > 40 and any(text in answer for answer in answers)
            assert not whole, text


class Asked(NamedTuple):
    """A page of questions: in which size, its words, its file, and the text of each side."""

    size: int
    words: QuestionsPage
    pdf: bytes
    sides: list[str]


def set_questions() -> Iterator[Asked]:
    sheets = (EMPTY, TYPICAL, EVERYTHING, SIXTY)
    for sheet, (paper, size) in zip(cycle(sheets), (*WAYS, *WAYS), strict=False):
        words = to_write_on(questions_page(sheet))
        pdf = set_here("questions", words, paper, size)
        yield Asked(size, words, pdf, texts(pdf))


@pytest.fixture(scope="module")
def asked() -> tuple[Asked, ...]:
    return tuple(set_questions())


def test_a_page_of_questions_says_what_to_do_with_it_unless_it_is_full(
    asked: tuple[Asked, ...],
) -> None:
    for page in asked:
        full = bool(page.words.notes.entries)
        assert all(step in page.sides[0] for step in page.words.steps) or full


def test_of_a_page_of_questions_only_the_footer_is_smaller_than_asked_for(
    asked: tuple[Asked, ...],
) -> None:
    for page in asked:
        for text, points in small_print(page.pdf, page.size):
            assert points >= 9
            assert text in page.words.footer or re.fullmatch(r"Page \d+ of \d+", text)


@pytest.mark.usefixtures("qapp")
def test_no_two_lines_lie_on_each_other(
    cards: tuple[Card, ...], tables: tuple[Table, ...], asked: tuple[Asked, ...]
) -> None:
    sheets: tuple[Card | Table | Asked, ...] = (*cards, *tables, *asked)
    for sheet in sheets:
        assert overlaps(sheet.pdf) == [], sheet.words.document_title
