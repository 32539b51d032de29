"""The HTML twins: one file, well formed, everything escaped."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from msdesk.documents.comparison_html import comparison_html
from msdesk.documents.html import questions_html
from msdesk.documents.wording import tidy
from msdesk.domain.appointment import Paper
from msdesk.domain.treatment import Group
from tests.documents.samples import (
    AS_TYPED,
    CHECKED,
    COMPARISON,
    DUE,
    EMPTY,
    EVERYTHING,
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


def compared() -> str:
    return comparison_html(COMPARISON, SOURCES, version="0.1.0", as_of=CHECKED)


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
    page = comparison_html(bare, {}, version="0.1.0", as_of=late)

    assert "May be out of date" in page
    assert "Sources" not in page


def test_without_a_licence_no_warnings_are_printed() -> None:
    options = (replace(COMPARISON.options[0], licence=(), group=Group.CARE),)
    rows = tuple(replace(row, cells=row.cells[:1]) for row in COMPARISON.rows)
    alone = replace(COMPARISON, options=options, rows=rows)
    page = comparison_html(alone, SOURCES, version="0.1.0", as_of=CHECKED)

    assert Reader(page).named("h3") == []


def test_a_source_without_an_address_is_cited_without_a_link() -> None:
    sources = {
        key: replace(found, url="", doi="10.1234/x") if found.url else found
        for key, found in SOURCES.items()
    }
    page = comparison_html(COMPARISON, sources, version="0.1.0", as_of=CHECKED)

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
