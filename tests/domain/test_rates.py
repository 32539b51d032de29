"""Rates as numbers of people: one denominator, honest rounding, never 0 for what happened."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msdesk.domain.estimate import count_in_words, denominator, out_of

rates = st.floats(0, 100)
denominators = st.sampled_from((100, 1000))


@pytest.mark.parametrize(
    ("together", "expected"),
    [
        ((), 100),
        ((0.0,), 100),
        ((1.0,), 100),
        ((26.0, 32.0), 100),
        ((99.6, 100.0), 100),
        ((0.99,), 1000),
        ((0.4, 12.0), 1000),
        ((0.0, 0.001), 1000),
    ],
)
def test_what_is_rarer_than_1_in_100_is_counted_in_1000(
    together: tuple[float, ...], expected: int
) -> None:
    assert denominator(together) == expected


@given(st.lists(rates), rates)
def test_a_further_rate_never_makes_the_denominator_smaller(
    known: list[float], further: float
) -> None:
    assert denominator((*known, further)) >= denominator(tuple(known))


@pytest.mark.parametrize(
    ("per_100", "of", "people"),
    [
        (0.0, 100, 0),
        (0.0, 1000, 0),
        (0.04, 1000, 0),
        (0.05, 1000, 1),
        (0.4, 100, 0),
        (0.4, 1000, 4),
        (0.5, 100, 1),
        (26.0, 100, 26),
        (85.5, 100, 86),
        (99.6, 100, 99),
        (99.6, 1000, 996),
        (99.97, 1000, 999),
        (100.0, 100, 100),
        (100.0, 1000, 1000),
    ],
)
def test_a_rate_is_a_whole_number_of_people(per_100: float, of: int, people: int) -> None:
    assert out_of(per_100, of) == people


@given(rates, denominators)
def test_a_number_of_people_is_as_near_as_it_can_be(per_100: float, of: int) -> None:
    count = out_of(per_100, of)

    exact = per_100 * of / 100
    assert abs(count - exact) <= 0.5 + 1e-9 or (count == of - 1 < exact)


@given(rates.filter(lambda rate: rate < 100), denominators)
def test_it_is_never_everybody_where_somebody_was_spared(per_100: float, of: int) -> None:
    assert 0 <= out_of(per_100, of) < of


@given(rates, rates, denominators)
def test_a_higher_rate_is_never_fewer_people(one: float, other: float, of: int) -> None:
    low, high = sorted((one, other))

    assert out_of(low, of) <= out_of(high, of)


@given(rates.filter(bool), denominators)
def test_what_happened_is_never_said_to_have_happened_to_nobody(per_100: float, of: int) -> None:
    assert count_in_words(out_of(per_100, of), per_100) != "0"


@pytest.mark.parametrize(
    ("count", "per_100", "words"),
    [(0, 0.0, "0"), (0, 0.04, "fewer than 1"), (1, 0.05, "1"), (1200, 120.0, "1,200")],
)
def test_a_count_in_words(count: int, per_100: float, words: str) -> None:
    assert count_in_words(count, per_100) == words
