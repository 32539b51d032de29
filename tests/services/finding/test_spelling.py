"""Small slips: how many are forgiven, and in which words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msdesk.services.finding.spelling import Spelling, distance, near

_WORDS = st.text("abcde", max_size=6)


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("vaccine", "vaccine", 0),
        ("vacine", "vaccine", 1),
        ("vacccine", "vaccine", 1),
        ("vaxcine", "vaccine", 1),
        ("vacicne", "vaccine", 1),
        ("vacnie", "vaccine", 2),
        ("", "abc", 3),
        ("abc", "", 3),
    ],
)
def test_slips_are_counted(one: str, other: str, slips: int) -> None:
    assert distance(one, other) == slips


@given(_WORDS, _WORDS)
def test_it_is_as_far_there_as_back(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one)


@given(_WORDS, _WORDS)
def test_only_a_word_is_no_slip_away_from_itself(one: str, other: str) -> None:
    assert (distance(one, other) == 0) == (one == other)


@pytest.mark.parametrize(
    ("word", "known", "found"),
    [
        ("dip", ["drip"], ()),
        ("drp", ["drip"], ()),
        ("dripp", ["drip"], ("drip",)),
        ("boss", ["loss", "bowls"], ()),
        ("odse", ["dose"], ("dose",)),
        ("kidnye", ["kidney"], ("kidney",)),
        ("pregnncy", ["pregnancy"], ("pregnancy",)),
        ("pregnnnncy", ["pregnancy"], ("pregnancy",)),
        ("vxccinx", ["vaccine"], ()),
        ("infusoin", ["infusion", "infusions"], ("infusion",)),
    ],
)
def test_one_slip_is_forgiven_in_a_short_word_and_two_in_a_long_one(
    word: str, known: list[str], found: tuple[str, ...]
) -> None:
    assert near(word, known) == found


def test_of_several_words_the_nearest_are_given() -> None:
    known = Spelling(["fatigue", "fatigued", "ladder", "bladder", "bladders"])

    assert known.near("blader") == ("bladder",)
    assert known.near("bladdder") == ("bladder",)
    assert known.near("fatiguex") == ("fatigue", "fatigued")
