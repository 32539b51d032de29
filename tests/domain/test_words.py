"""How many of a thing, as a person would say it."""

from __future__ import annotations

import pytest

from msdesk.domain.words import isolated, many


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 notes"), (1, "1 note"), (2, "2 notes"), (1240, "1,240 notes")]
)
def test_one_is_not_many(count: int, words: str) -> None:
    assert many(count, "note") == words


@pytest.mark.parametrize(("count", "words"), [(1, "1 entry"), (2, "2 entries")])
def test_a_plural_of_its_own_is_said_as_it_is(count: int, words: str) -> None:
    assert many(count, "entry", "entries") == words


@pytest.mark.parametrize("name", ["קופקסון", "Tea ד", "دواء"])
def test_a_name_from_right_to_left_is_set_apart_from_the_words_around_it(name: str) -> None:
    assert isolated(name) == f"\u2068{name}\u2069"


@pytest.mark.parametrize("name", ["", "Ocrelizumab", "Ålesund 3", "日本"])
def test_a_name_from_left_to_right_stays_as_it_is(name: str) -> None:
    assert isolated(name) == name
