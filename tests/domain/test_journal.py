"""Tags from what a person types, and the beginning of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msdesk.domain.journal import tags_from
from msdesk.domain.words import first_line


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("", ()),
        (" , ,, ", ()),
        ("#Fatigue, left hand,fatigue", ("Fatigue", "left hand")),
        ("##a#b", ("a b",)),
        (" two \n words ", ("two words",)),
        ("Ångest, ÅNGEST", ("Ångest",)),
    ],
)
def test_commas_part_tags_and_hashes_and_doubles_go(typed: str, tags: tuple[str, ...]) -> None:
    assert tags_from(typed) == tags


@given(st.text(max_size=60))
def test_tags_typed_again_are_the_same_tags(typed: str) -> None:
    tags = tags_from(typed)

    assert tags_from(", ".join(tags)) == tags


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", ""),
        ("short", "short"),
        ("one\n\n  two\tsix", "one two six"),
        ("twelve chars", "twelve chars"),
        ("twelve chars and more", "twelve chars…"),
        ("eleven char and more", "eleven char…"),
        ("ten chars, and more", "ten chars…"),
        ("unbreakablelongword", "unbreakablel…"),
    ],
)
def test_a_text_is_cut_between_words(text: str, line: str) -> None:
    assert first_line(text, 12) == line


@given(st.text(max_size=200), st.integers(1, 80))
def test_a_first_line_is_one_line_that_fits(text: str, length: int) -> None:
    line = first_line(text, length)

    assert len(line) <= length + 1
    assert "\n" not in line
