"""Web pages as Markdown: a reader of Markdown sees the words of the web page, as typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from msdesk.documents.comparison_html import comparison_html
from msdesk.documents.html import questions_html
from msdesk.documents.notes import notes_html, notes_page
from msdesk.documents.side_by_side import side_by_side
from msdesk.documents.take_along_html import take_along_html
from msdesk.documents.web_as_markdown import as_markdown
from msdesk.documents.wording import tidy
from msdesk.documents.years import YearsChoices, years_html
from msdesk.domain.journal import EntryKind
from msdesk.domain.years_written import Written, years
from tests.documents.along import along
from tests.documents.samples import (
    AS_TYPED,
    CHECKED,
    COMPARISON,
    EVERYTHING,
    GLOSSARY,
    SOURCES,
    with_text,
)
from tests.documents.test_journal import FIRST_IN_LINE
from tests.documents.test_notes import CHOICES, NAMES, NOTES
from tests.documents.test_years import LIFE
from tests.domain.lives import KNOWN, TODAY, note

_ALL_YEARS = YearsChoices(period="All years", private=True, reasons=True, version="1.2.3")
_COMPARISON = comparison_html(
    side_by_side(COMPARISON, SOURCES, GLOSSARY, version="0.1.0", as_of=CHECKED)
)
_PAGES = {
    "questions": questions_html(EVERYTHING),
    "notes": notes_html(notes_page(NOTES, NAMES, CHOICES), CHOICES),
    "take-along": take_along_html(along()),
    "comparison": _COMPARISON,
    "years": years_html(years(LIFE, KNOWN, TODAY), _ALL_YEARS),
}
_SIGNS = st.text(st.one_of(st.sampled_from("\\`*_{}[]<>#|~$^&@:!-+=.)(1 \n\t/w"), st.characters()))


def rendered(markdown: str) -> str:
    """Return what a reader of Markdown shows, as HTML."""
    markdown_it = pytest.importorskip("markdown_it")
    shown: str = markdown_it.MarkdownIt().enable("table").render(markdown)
    return shown


def words(html: str) -> str:
    """Return what can be read on a page, without spaces; a picture is read as its sentence."""
    html = re.sub(
        r'<div[^>]*role="img" aria-label="(.*?)">.*?</div>', r"\1", html, flags=re.DOTALL
    )
    seen = re.sub(r"<head>.*?</head>|<svg.*?</svg>", "", html, flags=re.DOTALL)
    return re.sub(r"\s+", "", unescape(re.sub(r"<[^>]*>", "", seen)))


@pytest.mark.parametrize("name", _PAGES)
def test_the_markdown_reads_as_last_reviewed(
    name: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"{name}.md", as_markdown(_PAGES[name]))


@pytest.mark.parametrize("name", ["questions", "notes", "take-along"])
def test_it_says_what_the_web_page_says(name: str) -> None:
    assert words(rendered(as_markdown(_PAGES[name]))) == words(_PAGES[name])


@pytest.mark.parametrize("name", ["comparison", "years"])
def test_every_cell_of_a_table_is_there_in_its_order(name: str) -> None:
    shown = words(rendered(as_markdown(_PAGES[name])))

    at = 0
    for cell in re.findall(r"<t[hd].*?>(.*?)</t[hd]>", _PAGES[name], flags=re.DOTALL)[3:]:
        parts = [words(part) for part in re.split(r"<br>|</p>", cell)]
        for part in filter(None, parts):
            at = shown.index(part, at)


def test_a_picture_is_said_in_words() -> None:
    made = as_markdown(_PAGES["years"])

    assert "\nA picture of 2021 to 2026, a row each: Alphamab," in made
    assert "<svg" not in made


def test_short_cells_are_a_table_and_long_ones_lists() -> None:
    assert "<th>In my words</th>" in rendered(as_markdown(_PAGES["years"]))
    assert "<h2>How many got worse?</h2>" in rendered(as_markdown(_COMPARISON))


def test_lists_name_each_cell_and_leave_out_what_is_empty() -> None:
    html = (
        "<table><tr><th>Day</th><th>What</th><th>Why</th></tr>"
        "<tr><th>Monday</th><td>a<br>b</td><td></td></tr>"
        "<tr><th>Friday</th><td></td><td></td></tr></table>"
    )

    assert as_markdown(html) == "## Monday\n\n- **What:** a\\\n  b\n\n## Friday\n"


def test_a_link_leads_where_it_led() -> None:
    assert '<a href="https://doi.org/10.1234/alpha.2024">' in rendered(as_markdown(_COMPARISON))


def test_what_is_bold_is_bold() -> None:
    shown = rendered(as_markdown(_PAGES["questions"]))

    assert "<strong>By when:</strong> 18 December" in shown


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p><strong>“A”</strong>b</p>", "“A”b"),
        ("<p>a<strong>b</strong></p>", "ab"),
        ("<p><strong>1</strong>. a</p>", r"1\. a"),
        ("<p><strong> a </strong>b</p>", "**a** b"),
        ("<p><strong></strong></p>", ""),
        ("<p>Wow!<a href='https://x.example'>y</a></p>", r"Wow\![y](<https://x.example>)"),
        ("<p>x <a href='https://x.example'></a></p>", "x"),
        ("<p><a href='#s'>y</a></p>", "y"),
        ("<ol><li><p>a</p><p>b</p></li></ol>", "1. a\n\n   b"),
        ("<p>a<br>b<br><br>c</p>", "a\\\nb\n\nc"),
        ("<p><br>a</p>", "a"),
        ("<h2>a<br>b</h2>", "## a · b"),
        ("<ul><li><div class='rule'></div></li></ul>", "-"),
    ],
)
def test_what_stands_side_by_side_is_not_taken_for_markup(html: str, markdown: str) -> None:
    assert as_markdown(html) == f"{markdown}\n"


@given(_SIGNS)
@example(AS_TYPED)
@example(FIRST_IN_LINE)
@example("I :heart: it :words: www.a_b.example me@x.example")
@example("1. - + # > | a | b |\n---|---\n\n    code\n\n***\n===")
@example("![x](y) [a]: b <!-- c --> &copy; ``` ~~~ a  \nb\\")
def test_whatever_is_typed_on_the_page_of_questions_shows_as_typed(text: str) -> None:
    page = questions_html(with_text(text))

    assert words(rendered(as_markdown(page))) == words(page)


@given(_SIGNS)
@example(AS_TYPED)
@example(FIRST_IN_LINE)
def test_whatever_is_typed_in_a_note_shows_as_typed(text: str) -> None:
    typed = replace(NOTES[0], text=text, kind=EntryKind.HEARD, heard_where=text, tags=(text, "a"))
    choices = replace(CHOICES, name=text)
    page = notes_html(notes_page((typed,), NAMES, choices), choices)

    assert words(rendered(as_markdown(page))) == words(page)


@given(_SIGNS)
@example(AS_TYPED)
@example(FIRST_IN_LINE)
@example("a | b\n| c")
def test_whatever_is_typed_in_a_table_shows_as_typed(text: str) -> None:
    told = replace(note(1, EntryKind.SYMPTOM, date(2022, 5, 3), text), take_to_doctor=True)
    page = years_html(years(Written(notes=(told,)), KNOWN, TODAY), _ALL_YEARS)

    shown = words(rendered(as_markdown(page)))

    assert words(f"<td>{_plain(tidy(text))}</td>") in shown


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
