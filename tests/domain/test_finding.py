"""What is looked for in a text."""

from __future__ import annotations

import pytest

from msdesk.domain.finding import Wanted


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(whole=("stop",)), ["stop"]),
        (Wanted(begun=("stop",)), ["stop", "stopping"]),
        (Wanted(whole=("i stop",)), ["i stop"]),
        (Wanted(whole=("stop", "stopping")), ["stop", "stopping"]),
        (Wanted(whole=("top",)), []),
    ],
)
def test_a_pattern_finds_whole_words_and_beginnings(wanted: Wanted, found: list[str]) -> None:
    pattern = wanted.pattern()

    assert pattern is not None
    assert pattern.findall("i stop, then stopping") == found


@pytest.mark.parametrize("wanted", [Wanted(), Wanted(whole=("?",))])
def test_where_nothing_is_wanted_there_is_no_pattern(wanted: Wanted) -> None:
    assert wanted.pattern() is None
