"""Numbers of sources beside what they tell."""

from __future__ import annotations

from msdesk.documents.citing import in_brackets


def test_three_in_a_row_are_a_span_and_two_are_not() -> None:
    assert in_brackets((1, 2, 3)) == "[1–3]"
    assert in_brackets((1, 2)) == "[1, 2]"


def test_they_stand_in_their_order_and_each_once() -> None:
    assert in_brackets((7, 2, 7)) == "[2, 7]"


def test_no_source_leaves_no_brackets() -> None:
    assert in_brackets(()) == ""
