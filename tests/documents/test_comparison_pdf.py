"""The comparison as a PDF."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pypdf import PdfReader

from msdesk import paths
from msdesk.documents.pdf import comparison_pdf
from msdesk.domain.appointment import Paper
from msdesk.domain.comparison import Comparison, ShownCell
from tests.documents.paper import pictures, tags, texts
from tests.documents.samples import AS_TYPED, CHECKED, COMPARISON, DUE, SOURCES

SIZES = [(paper, size) for paper in Paper for size in (12, 16, 20)]
MANY_ROWS = replace(COMPARISON, rows=COMPARISON.rows * 5)


def pdf(
    comparison: Comparison = COMPARISON,
    *,
    paper: Paper = Paper.A4,
    size: int = 12,
    as_of: date = CHECKED,
) -> bytes:
    return comparison_pdf(
        comparison,
        SOURCES,
        version="0.1.0",
        as_of=as_of,
        paper=paper,
        text_size=size,
        resources=paths.resources(),
    )


def saying(text: str) -> Comparison:
    cell = ShownCell(text=text, window=text, window_differs=True)
    rows = tuple(replace(row, question=text, cells=(cell,) * 3) for row in COMPARISON.rows)
    return replace(COMPARISON, rows=rows)


def test_the_table_reads_as_last_reviewed(golden: Callable[[str, str], None]) -> None:
    pages = PdfReader(io.BytesIO(pdf())).pages

    golden("comparison.pdf.txt", "\n\f\n".join(page.extract_text() for page in pages))


def test_it_is_tagged_with_a_table_and_claims_the_standard() -> None:
    made = pdf()
    found = tags(made)

    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    assert str(PdfReader(io.BytesIO(made)).root_object["/Lang"]) == "en-GB"
    assert found.count("TH") == 4
    assert found.count("TR") == 1 + len(COMPARISON.rows)
    assert [tag for tag in found if tag in ("H1", "H2", "H3")] == [
        *("H1", "H2", "H3", "H3", "H2"),
    ]


@pytest.mark.parametrize("paper", Paper)
def test_pages_lie_on_their_side(paper: Paper) -> None:
    for page in PdfReader(io.BytesIO(pdf(paper=paper))).pages:
        assert page.mediabox.width > page.mediabox.height


def test_the_head_of_the_table_is_on_each_page_of_it() -> None:
    pages = [page for page in texts(pdf(MANY_ROWS)) if "How many got worse?" in page]

    assert len(pages) > 1
    for page in pages:
        assert "Question Examplumab Licensed for some types Madeupimod" in page


def test_windows_that_differ_are_flagged_in_words_on_paper() -> None:
    together = " ".join(texts(pdf()))

    assert "Time differs: about 2 years" in together
    assert "“Time differs”: the studies in that row lasted different lengths of time." in together


def test_sources_are_listed_below_with_their_short_form() -> None:
    together = " ".join(texts(pdf()))
    below = together[together.index("Sources 1. Alpha 2024. ") :]

    for found in SOURCES.values():
        assert found.short in below
        assert found.citation[:20] in below


def test_it_says_how_to_read_it() -> None:
    (first, *_) = texts(pdf())

    assert "The order of treatments never changes." in first
    assert "Rates are out of 100, so that a row can be read across." in first
    assert "Only your MS team can say what is possible for you." in first


def test_cards_past_their_check_are_named_on_paper() -> None:
    assert "May be out of date" not in texts(pdf())[0]
    assert "May be out of date: Examplumab" in texts(pdf(as_of=DUE.replace(year=2028)))[0]


@pytest.mark.parametrize(("paper", "size"), SIZES)
@pytest.mark.usefixtures("qapp")
def test_nothing_is_printed_near_the_edge_or_in_colour(paper: Paper, size: int) -> None:
    for comparison in (COMPARISON, saying("neuroinflammation" * 20)):
        for picture in pictures(pdf(comparison, paper=paper, size=size)):
            assert min(picture.ink()) >= 14.9
            assert picture.is_grey()


def test_markup_in_the_content_shows_as_it_is() -> None:
    together = "".join(texts(pdf(saying(AS_TYPED)))).replace(" ", "")

    assert together.count(AS_TYPED.replace(" ", "")) >= 12


@settings(max_examples=10)
@given(st.text(st.characters(), max_size=200))
def test_any_text_makes_a_page(text: str) -> None:
    assert pdf(saying(text)).startswith(b"%PDF-1.7")
