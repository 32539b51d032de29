"""The HTML twins: one file, well formed, everything escaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from msdesk.documents.comparison_html import comparison_html
from msdesk.documents.html import questions_html
from msdesk.documents.side_by_side import STEPS, side_by_side
from msdesk.documents.squares import squares
from msdesk.documents.wording import tidy
from msdesk.domain.appointment import Paper
from msdesk.domain.cell_figures import Drawn
from msdesk.domain.comparison import Comparison, ShownCell
from msdesk.domain.ids import SourceId
from msdesk.domain.source import Source
from msdesk.domain.treatment import Group
from tests.documents.samples import (
    AS_TYPED,
    CHECKED,
    COMPARISON,
    DUE,
    EMPTY,
    EVERYTHING,
    GLOSSARY,
    PLACES,
    SOURCES,
    TYPICAL,
    with_text,
)
from tests.domain.samples import licence

SHEETS = {"typical": TYPICAL, "everything": EVERYTHING, "empty": EMPTY}
_VOID = {"meta", "br"}


class Reader(HTMLParser):
    """Reads a page as a browser does, and insists that every tag is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] != "style":
            self.words.append(data)

    def named(self, *names: str) -> list[str]:
        return [tag for tag, _ in self.tags if tag in names]

    def text(self) -> str:
        return "".join(self.words)


def compared(
    table: Comparison = COMPARISON,
    sources: Mapping[SourceId, Source] = SOURCES,
    as_of: date = CHECKED,
) -> str:
    page = side_by_side(table, sources, GLOSSARY, version="0.1.0", as_of=as_of)
    return comparison_html(page)


PAGES = {**{name: questions_html(sheet) for name, sheet in SHEETS.items()}, "compared": compared()}


@pytest.mark.parametrize("name", SHEETS)
def test_the_questions_read_as_last_reviewed(
    name: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"questions-{name}.html", PAGES[name])


def test_the_comparison_reads_as_last_reviewed(golden: Callable[[str, str], None]) -> None:
    golden("comparison.html", PAGES["compared"])


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_each_page_has_a_language_a_title_and_one_first_heading(page: str) -> None:
    read = Reader(page)

    assert ("html", {"lang": "en-GB"}) in read.tags
    assert read.named("title", "h1") == ["title", "h1"]


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_no_heading_skips_a_level(page: str) -> None:
    levels = [int(tag[1]) for tag in Reader(page).named("h1", "h2", "h3", "h4", "h5", "h6")]

    assert levels[0] == 1
    assert set(levels[1:]) <= {2, 3}
    assert all(level <= above + 1 for above, level in pairwise(levels))


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_nothing_is_fetched_from_anywhere(page: str) -> None:
    fetching = {"link", "script", "img", "iframe", "object", "embed", "video", "audio", "source"}

    assert not Reader(page).named(*fetching)
    assert not re.search(r"\bsrc=|@import|url\(", page)


def test_the_page_prints_on_the_paper_and_in_the_size_chosen() -> None:
    page = questions_html(replace(TYPICAL, paper=Paper.LETTER, text_size=16))

    assert "@page { size: letter; margin: 15mm; }" in page
    assert "body { font-size: 16pt;" in page


def test_headers_of_the_table_say_what_they_head() -> None:
    scopes = [values["scope"] for tag, values in Reader(PAGES["compared"]).tags if tag == "th"]

    assert scopes == ["col"] * 4 + ["row"] * 3


def test_a_comparison_past_its_check_says_so_and_without_sources_lists_none() -> None:
    late = DUE.replace(year=2028)
    rows = tuple(
        replace(row, cells=tuple(replace(cell, sources=()) for cell in row.cells))
        for row in COMPARISON.rows
    )
    options = tuple(replace(option, licence=licence()) for option in COMPARISON.options)
    bare = replace(COMPARISON, rows=rows, options=options)
    page = compared(bare, {}, late)

    assert "May be out of date" in page
    assert "Sources" not in page


def test_without_a_licence_no_warnings_are_printed() -> None:
    options = (replace(COMPARISON.options[0], licence=(), group=Group.CARE),)
    rows = tuple(replace(row, cells=row.cells[:1]) for row in COMPARISON.rows)
    alone = replace(COMPARISON, options=options, rows=rows)
    page = compared(alone)

    assert Reader(page).named("h3") == []


def test_a_source_without_an_address_is_cited_without_a_link() -> None:
    sources = {
        key: replace(found, url="", doi="10.1234/x") if found.url else found
        for key, found in SOURCES.items()
    }
    page = compared(sources=sources)

    assert page.count('<a href="https://doi.org/10.1234/') == len(SOURCES)


@given(st.text(st.characters(), max_size=80))
@example(AS_TYPED)
@example("</title><script>alert(1)</script>")
@example("]]> <!-- \" onload='x' &#60; &lt")
def test_every_text_shows_as_typed(text: str) -> None:
    read = Reader(questions_html(with_text(text)))
    words = re.sub(r"\s+", "", tidy(text))

    assert read.named("script") == []
    assert re.sub(r"\s+", "", read.text()).count(words) >= PLACES


def drawn() -> Comparison:
    six = Drawn(count=6, of=100, words="6 out of 100", label="Pill")
    few = Drawn(count=4, of=1000, words="4 out of 1,000")
    gap = Drawn(count=None, of=100, words="No fair comparison exists")
    cells = (
        ShownCell(text="6 out of 100", drawn=(six,)),
        ShownCell(text="4 out of 1,000", drawn=(few,)),
        ShownCell(text="No fair comparison exists.", drawn=(gap,)),
    )
    return replace(COMPARISON, rows=(replace(COMPARISON.rows[1], cells=cells),))


def test_a_comparison_has_the_squares_of_the_paper_each_told_in_a_sentence() -> None:
    told = [v["aria-label"] for _, v in Reader(compared(drawn())).tags if v.get("role") == "img"]

    assert told == [
        "How many got worse? Examplumab: 6 out of 100, Pill.",
        "How many got worse? Madeupimod: 4 out of 1,000.",
        "How many got worse? No new treatment now: No fair comparison exists.",
    ]


def test_squares_are_filled_from_the_bottom_and_as_many_as_are_said() -> None:
    filled, empty, *_ = re.findall(r' d="([^"]+)"', compared(drawn()))

    assert filled == "M0 4.36h6"  # dashes, each a square, in the middle of the lowest of 5 rows
    assert re.findall(r"M(\d+ \d+)h", empty) == ["6 4", "0 3", "0 2", "0 1", "0 0"]
    assert empty.count("z") == 94


def test_a_thousand_squares_take_no_more_letters_than_a_hundred() -> None:
    (filled, empty) = re.findall(r' d="([^"]+)"', squares(120, 1000))

    assert [int(many) for many in re.findall(r"h(\d+)", filled)] == [50, 50, 20]
    assert [int(many) for many in re.findall(r"h(\d+)", empty)] == [30] + [50] * 17
    assert len(squares(120, 1000)) < len(squares(12, 100))


@pytest.mark.parametrize(("count", "looks"), [(0, 1), (100, 1), (1, 2)])
def test_no_empty_path_is_drawn(count: int, looks: int) -> None:
    assert squares(count, 100).count("<path") == looks


def test_on_a_narrow_screen_each_answer_names_its_treatment() -> None:
    cells = [v["data-of"] for tag, v in Reader(PAGES["compared"]).tags if tag == "td"]

    assert cells == ["Examplumab:", "Madeupimod:", "No new treatment now:"] * 3
    assert "td::before { display: block; content: attr(data-of)" in PAGES["compared"]


def test_a_comparison_says_step_by_step_what_to_do_with_it_and_has_room_to_write() -> None:
    for step in STEPS:
        assert f"<li>{step}</li>" in PAGES["compared"]
    assert PAGES["compared"].count('<div class="rule">') == 3


def test_of_no_options_nothing_is_said_in_short_and_no_word_is_explained() -> None:
    bare = compared(Comparison(options=(), rows=(), out_of=100), {})

    assert "In short" not in bare
    assert "Words on this page" not in bare
