"""A card to take along as a PDF."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from msdesk import paths
from msdesk.documents.pdf import Pdf, take_along_pdf
from msdesk.documents.take_along_words import Sentence, TakeAlong
from msdesk.domain.appointment import Paper
from msdesk.domain.first import Slot
from tests.documents.along import CARD, NUMBERS, along
from tests.documents.paper import (
    count,
    keeps_the_standard,
    parts,
    pictures,
    read_aloud,
    tags,
    texts,
    to_tick,
)
from tests.documents.samples import AS_TYPED, DUE

SIZES = (12, 16, 20)


def pdf(page: TakeAlong, *, paper: Paper = Paper.A4, size: int = 12) -> Pdf:
    return take_along_pdf(page, paper=paper, text_size=size, resources=paths.resources())


def test_it_reads_as_last_reviewed(golden: Callable[[str, str], None]) -> None:
    pages = PdfReader(io.BytesIO(pdf(along()))).pages

    golden("take-along.pdf.txt", "\n\f\n".join(page.extract_text() for page in pages))


def test_it_has_a_title_a_language_headings_and_keeps_the_standard() -> None:
    made = pdf(along())
    read = PdfReader(io.BytesIO(made))

    assert keeps_the_standard(made)
    assert str(read.root_object["/Lang"]) == "en-GB"
    assert read.metadata is not None
    assert read.metadata.title == "Examplumab, to take along"
    assert [tag for tag in tags(made) if tag in ("H1", "H2")] == ["H1", *["H2"] * 6]


def test_only_our_font_is_in_it() -> None:
    fonts = set(re.findall(rb"/BaseFont/([A-Za-z+-]+)", pdf(along())))

    assert fonts
    assert all(b"AtkinsonHyperlegible" in font for font in fonts)


def test_each_picture_is_told_in_a_sentence() -> None:
    assert [str(figure["/Alt"]) for figure in parts(pdf(along()), "Figure")] == [
        "Got worse in disability: 6 out of 100, Examplumab.",
        "Got worse in disability: 39 out of 100, Dummy pill.",
        "Fell gravely ill: 4 out of 1,000.",
    ]


SQUARES = "Filled squares: it happened to them."
DOTS = "Dot inside: the range."


@pytest.mark.parametrize("size", SIZES)
def test_the_legend_says_what_the_squares_and_the_dots_are(size: int) -> None:
    read = " ".join(texts(pdf(along(), size=size)))

    assert f"{SQUARES} {DOTS}" in read


@pytest.mark.parametrize("size", SIZES)
def test_without_a_dot_it_says_nothing_of_dots_and_without_squares_of_neither(size: int) -> None:
    rare = replace(NUMBERS[1], slot=Slot.GAIN)
    of_rare = " ".join(texts(pdf(along(replace(CARD, first=(rare,))), size=size)))
    of_none = " ".join(texts(pdf(along(replace(CARD, first=NUMBERS[2:])), size=size)))

    assert SQUARES in of_rare
    assert DOTS not in of_rare
    assert "squares" not in of_none


def test_where_there_is_room_for_no_picture_nothing_is_said_of_squares() -> None:
    wordy = replace(along(), in_short=("A long story. " * 84,) * 2)
    made = pdf(wordy)

    assert parts(made, "Figure") == []
    assert "6 out of 100 (Examplumab)" in texts(made)[0]
    assert "squares" not in texts(made)[0]


def test_second_hand_is_explained_where_there_is_room_and_costs_no_number_its_place() -> None:
    made = pdf(along())
    long = pdf(replace(along(), of_second_hand="“Second-hand”: a long story. " * 90))

    assert "“Second-hand”: we read it in a copy" in " ".join(texts(made)[0].split())
    assert "“Second-hand”" not in texts(long)[0]
    assert (count(long), long.told) == (1, made.told)


def test_its_parts_are_heard_in_their_order() -> None:
    heard = read_aloud(pdf(along(as_of=DUE.replace(year=2028))))
    order = (
        *("Examplumab", "This may be out of date.", "It is a pill.", "In RRMS, 6 of 100"),
        *("The numbers to know first", "The rules for my type", "Who must not take it"),
        *(
            "What is not known",
            "Three questions to ask",
            "Sources by their numbers",
            "It is not medical advice.",
        ),
    )

    places = [heard.index(words) for words in order]
    assert places == sorted(places)


def with_long_words() -> TakeAlong:
    long = "neuroinflammation" * 12
    page = along()
    return replace(
        page,
        title=long,
        in_short=(long,) * 3,
        numbers=tuple(
            replace(box, told=f"{long} " * 4, told_short=f"{long} " * 4) for box in page.numbers
        ),
    )


@pytest.mark.parametrize("size", SIZES)
def test_each_number_has_a_square_to_mark_that_it_matters(size: int) -> None:
    assert to_tick(pdf(along(), size=size)) == len(NUMBERS)


def test_numbers_without_a_box_have_their_square_too() -> None:
    made = pdf(replace(along(), in_short=("A long story. " * 70,) * 2))

    assert made.told.shown == to_tick(made) == 3
    assert parts(made, "Figure") == []


def test_numbers_without_room_are_named() -> None:
    gain, *others = along().numbers
    long = tuple(replace(box, told="A long story. " * 60) for box in others)
    made = pdf(replace(along(), numbers=(gain, *long)))

    assert made.told.cut
    assert "More numbers are on the card in msdesk: " in texts(made)[0]


def test_where_there_is_no_room_for_their_names_they_are_counted() -> None:
    made = pdf(with_long_words())

    assert count(made) == 1
    assert made.told.cut
    assert re.search(r"On the card: more, and \d others\.", texts(made)[0])


def test_the_sources_of_what_is_left_out_are_left_out() -> None:
    page = along()
    wide = tuple(
        replace(box, told="Long. " * 900, told_short="Long. " * 900) for box in page.numbers
    )

    assert "5 Gamma 2024" in texts(pdf(page))[0]
    assert "5 Gamma 2024" not in texts(pdf(replace(page, numbers=wide)))[0]


def test_a_card_without_numbers_makes_a_side() -> None:
    assert count(pdf(along(replace(CARD, first=())))) == 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("paper", Paper)
def test_nothing_is_printed_near_the_edge_or_in_colour(paper: Paper, size: int) -> None:
    for page in (along(), with_long_words()):
        for picture in pictures(pdf(page, paper=paper, size=size)):
            assert min(picture.ink()) >= 14.9
            assert picture.is_grey()


def test_markup_in_the_content_shows_as_it_is() -> None:
    page = replace(along(), face=(Sentence(text=AS_TYPED),))

    assert AS_TYPED.replace(" ", "") in texts(pdf(page))[0].replace(" ", "")
