"""Plain text and Markdown for a message box."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from msdesk.documents.text import questions_markdown, questions_text
from msdesk.documents.wording import tidy
from msdesk.domain.sheet import Sheet
from tests.documents.samples import AS_TYPED, EMPTY, EVERYTHING, PLACES, TYPICAL, with_text

SHEETS = {"typical": TYPICAL, "everything": EVERYTHING, "empty": EMPTY}
FIRST_IN_LINE = "1. one\n2) two\n- three\n+ four\n# five\n> six\n===\n---\n\n    seven\n: 8"


@pytest.mark.parametrize("name", SHEETS)
def test_the_text_reads_as_last_reviewed(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"questions-{name}.txt", questions_text(SHEETS[name]))


@pytest.mark.parametrize("name", SHEETS)
def test_the_markdown_reads_as_last_reviewed(
    name: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"questions-{name}.md", questions_markdown(SHEETS[name]))


def test_plain_text_holds_what_was_typed() -> None:
    assert questions_text(with_text(AS_TYPED)).count(AS_TYPED) == PLACES


def shown(markdown: str) -> str:
    """Return what a reader of ``markdown`` sees, without spaces."""
    markdown_it = pytest.importorskip("markdown_it")
    html: str = markdown_it.MarkdownIt().render(markdown)
    return re.sub(r"\s+", "", unescape(re.sub(r"<[^>]*>", "", html)))


def only(text: str) -> Sheet:
    return replace(EMPTY, changed=(text, "and so on"), agreed=text)


@given(st.text(st.characters(), max_size=80))
@example(AS_TYPED)
@example(FIRST_IN_LINE)
@example("![x](y) [a]: b <!-- c --> &copy; www.a_b.example me@x.example ``` ~~~ a  \nb\\")
def test_markdown_shows_what_was_typed(text: str) -> None:
    typed = re.sub(r"\s+", "", tidy(text))
    expected = (
        "MyquestionsFortheMSnurse"
        + (f"Whathaschanged{typed}andsoon")
        + (f"Whatweagreed:{typed}" if typed else "")
        + "Imadethislistmyselfwithmsdesk0.1.0.Itisnotmedicaladvice."
    )

    assert shown(questions_markdown(only(text))) == expected
