"""The comparison as plain text."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from msdesk.documents.comparison_text import comparison_text
from msdesk.documents.side_by_side import side_by_side
from msdesk.domain.comparison import Comparison
from msdesk.domain.ids import RowId
from tests.documents.samples import CHECKED, COMPARISON, GLOSSARY, SOURCES


def text(comparison: Comparison = COMPARISON) -> str:
    page = side_by_side(comparison, SOURCES, GLOSSARY, version="0.1.0", as_of=CHECKED)
    return comparison_text(page)


def test_it_reads_as_last_reviewed(golden: Callable[[str, str], None]) -> None:
    golden("comparison.txt", text())


def test_each_answer_stands_behind_its_treatment() -> None:
    assert "- Madeupimod: 9 out of 100. [2, 3] Time differs: 96 weeks. Second-hand." in (
        text().splitlines()
    )


def test_a_treatment_without_a_licence_says_so_where_it_is_asked() -> None:
    asked = replace(COMPARISON.rows[0], id=RowId("must-not"))

    assert "- No new treatment now: Nothing new is taken." in text(
        replace(COMPARISON, rows=(asked,))
    )


def test_of_nothing_it_says_how_to_read_it_and_that_it_is_no_advice() -> None:
    assert text(Comparison(options=(), rows=(), out_of=100)).endswith(
        "It is not medical advice.\n"
    )


def test_steps_what_it_comes_to_and_medical_words_are_there_too() -> None:
    said = text()

    assert "1. Mark the questions that matter most to you." in said
    assert "In short:\nThis page compares" in said
    assert "- Trial: a test in people." in said
    assert "My notes:" in said
