from __future__ import annotations

import pytest

from msdesk.documents.markdown import as_typed


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("*bold* and <b>", r"\*bold\* and \<b\>"),
        ("# no heading", r"\# no heading"),
        ("- no list\n1. nor this", "\\- no list\\\n1\\. nor this"),
        ("one\n\ntwo", "one\n\ntwo"),
        ("I :heart: it: 10:40", r"I \:heart: it: 10:40"),
        ("http://a.example/b_c", r"http\://a.example/b\_c"),
    ],
)
def test_what_was_typed_shows_as_typed(typed: str, expected: str) -> None:
    assert as_typed(typed) == expected
