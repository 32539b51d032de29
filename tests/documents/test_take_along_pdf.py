"""A card to take along as a PDF."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from msdesk import paths
from msdesk.content.library import Library
from msdesk.documents.pdf import Pdf, take_along_pdf
from msdesk.documents.take_along import Reader, take_along
from msdesk.documents.take_along_words import Sentence, TakeAlong
from msdesk.domain.appointment import Paper
from msdesk.domain.ms_type import MsType, Region
from tests.documents.along import CARD, along
from tests.documents.paper import keeps_the_standard, parts, pictures, read_aloud, tags, texts
from tests.documents.samples import AS_TYPED, CHECKED, DUE

SIDES = {12: 1, 16: 2, 20: 3}
READERS = (
    Reader(),
    Reader((MsType.RRMS,)),
    Reader((MsType.PPMS_ACTIVE, MsType.PPMS_NOT_ACTIVE)),
    Reader((MsType.SPMS_ACTIVE, MsType.SPMS_NOT_ACTIVE), Region.US),
)


def pdf(page: TakeAlong, *, paper: Paper = Paper.A4, size: int = 12) -> Pdf:
    return take_along_pdf(page, paper=paper, text_size=size, resources=paths.resources())


def test_it_reads_as_last_reviewed(golden: Callable[[str, str], None]) -> None:
    pages = PdfReader(io.BytesIO(pdf(along()))).pages

    golden("take-along.pdf.txt", "\n\f\n".join(page.extract_text() for page in pages))


def test_it_has_a_title_a_language_headings_and_claims_the_standard() -> None:
    made = pdf(along())
    read = PdfReader(io.BytesIO(made))

    assert keeps_the_standard(made)
    assert str(read.root_object["/Lang"]) == "en-GB"
    assert read.metadata is not None
    assert read.metadata.title == "Examplumab, to take along"
    assert [tag for tag in tags(made) if tag in ("H1", "H2")] == ["H1", *["H2"] * 5]


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


def test_its_parts_are_heard_in_their_order() -> None:
    heard = read_aloud(pdf(along(as_of=DUE.replace(year=2028))))
    order = (
        *("Examplumab", "This may be out of date.", "It is a pill.", "In RRMS, 6 of 100"),
        *("The numbers to know first", "The rules for my type", "Who must not take it"),
        *(
            "What is not known",
            "Three questions to ask",
            "Sources (in full",
            "It is not medical advice.",
        ),
    )

    places = [heard.index(words) for words in order]
    assert places == sorted(places)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("reader", READERS, ids=str)
def test_every_card_is_one_side_and_shows_good_and_harm(
    library: Library, reader: Reader, paper: Paper
) -> None:
    for card in library.treatments.values():
        page = take_along(
            card, reader, library.questions, library.sources, version="0.1.0", as_of=CHECKED
        )
        made = pdf(page, paper=paper)

        assert len(PdfReader(io.BytesIO(made)).pages) == 1, card.id
        assert keeps_the_standard(made), card.id
        assert made.told.shown >= min(2, len(page.numbers)), card.id


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("size", [16, 20])
def test_in_large_print_it_is_two_or_three_sides(
    library: Library, size: int, paper: Paper
) -> None:
    for card in (library.treatments[key] for key in ("ahsct", "alemtuzumab", "no-new-treatment")):  # type: ignore[index]
        page = take_along(
            card, READERS[2], library.questions, library.sources, version="0.1.0", as_of=CHECKED
        )

        assert len(PdfReader(io.BytesIO(pdf(page, paper=paper, size=size))).pages) <= SIDES[size]


def with_long_words() -> TakeAlong:
    long = "neuroinflammation" * 12
    page = along()
    return replace(
        page,
        title=long,
        in_short=(long,) * 3,
        numbers=tuple(replace(box, told=f"{long} " * 4) for box in page.numbers),
    )


def test_numbers_without_room_are_named_and_counted() -> None:
    made = pdf(with_long_words())

    assert len(texts(made)) == 1
    assert made.told.cut
    assert "More numbers are on the card in msdesk: " in texts(made)[0]


def test_the_sources_of_what_is_left_out_are_left_out() -> None:
    page = along()
    wide = tuple(replace(box, told="A long story. " * 300) for box in page.numbers)

    assert "4 Beta 2024" in texts(pdf(page))[0]
    assert "4 Beta 2024" not in texts(pdf(replace(page, numbers=wide)))[0]


def test_a_card_without_numbers_makes_a_side() -> None:
    assert len(texts(pdf(along(replace(CARD, first=()))))) == 1


@pytest.mark.parametrize("size", SIDES)
@pytest.mark.parametrize("paper", Paper)
def test_nothing_is_printed_near_the_edge_or_in_colour(paper: Paper, size: int) -> None:
    for page in (along(), with_long_words()):
        for picture in pictures(pdf(page, paper=paper, size=size)):
            assert min(picture.ink()) >= 14.9
            assert picture.is_grey()


def test_markup_in_the_content_shows_as_it_is() -> None:
    page = replace(along(), face=(Sentence(text=AS_TYPED),))

    assert AS_TYPED.replace(" ", "") in texts(pdf(page))[0].replace(" ", "")
