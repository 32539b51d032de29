"""Half signs in JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msdesk.services.foreign.signs import whole


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        (rb"\ud83d", rb"\ufffd"),
        (rb"\uDE00 after", rb"\ufffd after"),
        (rb"\ud83d\ud83d\ude00", rb"\ufffd\ud83d\ude00"),
        (rb"\ude00\ud83d", rb"\ufffd\ufffd"),
        (rb"\\ud83d", rb"\\ud83d"),
        (rb"\\\ud83d", rb"\\\ufffd"),
    ],
)
def test_a_sign_stands_for_each_half(written: bytes, mended: bytes) -> None:
    assert whole(written) == mended


@given(st.text())
def test_what_is_whole_stays_as_it_is(text: str) -> None:
    written = json.dumps(text).encode()

    assert whole(written) == written
