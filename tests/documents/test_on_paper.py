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
from hypothesis import given, settings
from hypothesis import strategies as st
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
from msdesk.domain.ids import RowId, TreatmentId
from msdesk.domain.ms_type import MsType, Region
from tests.documents.paper import keeps_the_standard, overlaps, parts, set_here, small_print, texts
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
MOST_SIDES = {12: 2, 16: 4, 20: 6}  # of a comparison, by the size of its print
WORSE, DIED = "How many got worse?", "How many died?"
PAGES = re.compile(r"Page \d+ of \d+")
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
    """A comparison: in which size, its words, its file, and the text of each side."""

    size: int
    words: SideBySide
    pdf: bytes
    sides: list[str]


def made_of(
    library: Library, ids: tuple[str, ...], reader: Reader, matters: tuple[RowId, ...] = ()
) -> SideBySide:
    options = columns(tuple(map(TreatmentId, ids)), dict(library.treatments), library.no_treatment)
    table = compare(
        options, library.rows, ms_types=reader.types, region=reader.region, matters=matters
    )
    return side_by_side(
        table, library.sources, library.glossary_finder, version="0.1.0", as_of=CHECKED
    )


def compared(library: Library, chosen: Iterable[tuple[str, ...]]) -> Iterator[SideBySide]:
    for place, ids in enumerate(chosen):
        yield made_of(library, ids, READERS[place % len(READERS)])


def set_tables(library: Library) -> Iterator[Table]:
    chosen = tuple(product(OPTIONS, WAYS))
    words_of = compared(library, (ids for ids, _ in chosen))
    for words, (_, (paper, size)) in zip(words_of, chosen, strict=True):
        pdf = set_here("comparison", words, paper, size)
        yield Table(size, words, pdf, texts(pdf))


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


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize(("card", "reader"), [("rituximab", 0), ("ocrelizumab", 1)])
def test_where_the_good_has_its_squares_on_a_card_the_worse_number_has_them_too(
    library: Library, card: str, reader: int, paper: Paper
) -> None:
    words = shipped(library, TreatmentId(card), READERS[reader])
    pdf = set_here("take-along", words, paper, 12)
    drawn = {str(figure["/Alt"]) for figure in parts(pdf, "Figure")}
    alone, alike = (
        {figure.alt for box in boxes if box.turn < 3 for figure in box.figures if figure.of}
        for boxes in (words.numbers, words.numbers_alike)
    )

    assert len(alone) == 4
    assert drawn in (alone, alike)


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


def front_of(table: Table) -> str:
    """Return the text of the sides that stand alone, up to what is behind them."""
    words = table.words
    said = " ".join(table.sides)
    return re.split(f"{words.on_the_back}|{words.further_on}", said, maxsplit=1)[0]


def answers_in(table: Table) -> str:
    """Return what the sides that stand alone answer: what is below how to read it."""
    above, _, answers = front_of(table).partition(ONLY_YOUR_TEAM)
    assert above.startswith(table.words.title)
    return answers


def test_a_comparison_has_the_numbers_in_front_and_warnings_and_sources_behind(
    tables: tuple[Table, ...],
) -> None:
    for table in tables:
        front, words = front_of(table), table.words
        behind = " ".join(table.sides)[len(front) :]

        assert words.my_notes in front.removeprefix(words.title)
        assert words.warnings_heading in behind, words.document_title
        assert words.sources_in_short in table.sides[-1]


def test_deaths_are_in_front_of_every_comparison_and_before_anything_less_grave(
    tables: tuple[Table, ...],
) -> None:
    for table in tables:
        answers = answers_in(table)
        graver = (WORSE, DIED)
        less = {row.question for row in table.words.rows} - {*graver}

        assert all(each in answers for each in graver), table.words.document_title
        assert all(answers.index(DIED) < answers.index(each) for each in less if each in answers)


def test_the_front_of_a_comparison_has_a_number_in_it(tables: tuple[Table, ...]) -> None:
    for table in tables:
        assert re.search(r"\d+ out of [\d,]+", answers_in(table)), table.words.document_title


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text)


def ruled(words: SideBySide) -> list[str]:
    """Return how the options stand for the types of the reader, a sentence each."""
    return [each for each in words.in_short if each.startswith("For ")]


def test_every_comparison_says_in_front_what_it_comes_to_in_short(
    tables: tuple[Table, ...],
) -> None:
    for table in tables:
        words, front = table.words, _bare(front_of(table))
        *_, needed = words.short_ways

        assert _bare(f"{words.in_short_heading}: {needed[0]}") in front, words.document_title
        assert [said for said in needed if _bare(said) not in front] == []


def test_every_comparison_says_how_its_options_stand_for_the_types_of_the_reader(
    tables: tuple[Table, ...],
) -> None:
    for table in tables:
        printed = _bare(" ".join(table.sides))

        assert [said for said in ruled(table.words) if _bare(said) not in printed] == [], (
            table.size
        )


@pytest.mark.parametrize("size", [12, 20])  # between them columns can be too narrow for it
def test_how_options_stand_is_in_front(tables: tuple[Table, ...], size: int) -> None:
    for table in (each for each in tables if each.size == size):
        front = _bare(front_of(table))

        assert [said for said in ruled(table.words) if _bare(said) not in front] == []


def test_a_comparison_takes_no_more_sides_than_promised(tables: tuple[Table, ...]) -> None:
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


def test_the_last_side_of_the_whole_comparison_is_as_full_as_the_others(library: Library) -> None:
    for words in compared(library, OPTIONS):
        pdf = set_here("comparison", replace(words, prints_whole=True), Paper.A4, 12)
        sides = texts(pdf)
        begins = next(at for at, side in enumerate(sides) if side.startswith(words.whole_heading))
        letters = [len(side) for side in sides[begins:]]

        assert letters[-1] > 0.8 * sum(letters) / len(letters), words.document_title


def test_on_a_comparison_every_short_form_in_use_is_explained(tables: tuple[Table, ...]) -> None:
    for table in tables:
        back = table.sides[1:]
        for place in table.words.used_anyhow:
            word = table.words.words[place]
            assert not (word.must or word.hard) or f"{word.term}: " in " ".join(back), word.term
        for short_form in ("PML", "EDSS", "PPMS", "SPMS", "AHSCT", "ATG"):
            if re.search(rf"\b{short_form}\b", " ".join(table.sides)):
                assert f"{short_form}: " in " ".join(back), short_form


def test_medical_words_of_the_first_side_come_before_answers_that_count_nothing(
    library: Library,
) -> None:
    ids = ("glatiramer", "ahsct", "skin-made-neural-stem-cells")
    words = made_of(library, ids, READERS[1])
    front, back = texts(set_here("comparison", words, Paper.A4, 12))
    shown = [row for row in words.rows if row.question in front]
    used = {words.words[place].term for row in shown for place in row.words}

    assert "Relapse" in used
    assert [term for term in used if f"{term}: " not in back] == []


def test_what_is_counted_in_a_second_way_on_the_back_is_drawn_there_as_well(
    library: Library,
) -> None:
    words = made_of(library, ("ocrelizumab", "rituximab", "ofatumumab"), READERS[0])
    made = set_here("comparison", words, Paper.A4, 12)
    front, back = texts(made)
    drawn = [figure["/Alt"] for figure in parts(made, "Figure")]

    assert "(for at least 12 months)" in back
    assert "for at least 12 months)" not in front
    assert [each for each in drawn if "(for at least 12 months) Rituximab: " in each]


@pytest.mark.parametrize("size", [16, 20])
def test_what_matters_is_on_the_sheet_before_what_nobody_asked_for(
    library: Library, size: int
) -> None:
    ticked = tuple(map(RowId, ("stop", "children")))
    words = made_of(library, ("ofatumumab", "ocrelizumab"), READERS[0], ticked)
    sides = " ".join(texts(set_here("comparison", words, Paper.A4, size)))
    there, _, behind = sides.partition(words.elsewhere)
    left_out = behind.partition(words.words_heading)[0]

    needed = [row.question for row in words.rows if row.needed]
    assert len(needed) > 2
    assert [each for each in needed if each not in there or each in left_out] == []


def test_dots_are_explained_where_some_are_in_front(library: Library) -> None:
    def front(*ids: str) -> str:
        words = made_of(library, ids, READERS[1])
        return texts(set_here("comparison", words, Paper.A4, 12))[0]

    dots = "Each of 1,000 dots is 1 person."
    assert dots in front("ahsct", "ocrelizumab", "natalizumab")
    assert dots not in front("ocrelizumab", "rituximab", "ofatumumab")


def test_of_a_second_way_of_counting_the_back_says_only_what_the_first_side_does_not(
    library: Library,
) -> None:
    words = made_of(library, ("ahsct", "ocrelizumab", "natalizumab"), READERS[1])
    front, back = (
        " ".join(side.split()) for side in texts(set_here("comparison", words, Paper.A4, 12))
    )
    told = "The licence warns of PML, a brain infection, and, in the US, of infections"

    assert "(people who got PML, a brain infection) Natalizumab: " in back
    assert (told in front, told in back) == (True, False)
    assert "Counted another way" not in back


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


def test_of_a_comparison_in_large_print_only_sources_and_the_footer_are_much_smaller(
    tables: tuple[Table, ...],
) -> None:
    for table in tables:
        words = table.words
        sources = (f"{n} {each.short}" for n, each in enumerate(words.sources, start=1))
        below = " · ".join((words.sources_in_short, *sources, words.footer))
        for text, points in small_print(table.pdf, table.size):
            much = points < 0.8 * table.size - 0.01
            found = (part.strip() in below for part in text.split("·"))
            assert not much or all(found) or PAGES.fullmatch(text), text


@settings(max_examples=12)
@given(st.data())
def test_whatever_is_compared_sides_are_as_promised_deaths_in_front_and_rules_on_the_sheet(
    library: Library, data: st.DataObject
) -> None:
    ids = data.draw(st.lists(st.sampled_from(sorted(library.treatments)), max_size=3, unique=True))
    matters = data.draw(st.lists(st.sampled_from([row.id for row in library.rows]), max_size=3))
    reader = data.draw(st.sampled_from(READERS))
    paper, size = data.draw(st.sampled_from(WAYS))
    words = made_of(library, tuple(ids), reader, tuple(matters))
    pdf = set_here("comparison", words, paper, size)
    table = Table(size, words, pdf, texts(pdf))

    assert len(table.sides) <= MOST_SIDES[size]
    assert DIED in answers_in(table)
    assert [said for said in ruled(words) if _bare(said) not in _bare(" ".join(table.sides))] == []


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
            assert text in page.words.footer or PAGES.fullmatch(text)


@pytest.mark.usefixtures("qapp")
def test_no_two_lines_lie_on_each_other(
    cards: tuple[Card, ...], tables: tuple[Table, ...], asked: tuple[Asked, ...]
) -> None:
    sheets: tuple[Card | Table | Asked, ...] = (*cards, *tables, *asked)
    for sheet in sheets:
        assert overlaps(sheet.pdf) == [], sheet.words.document_title
