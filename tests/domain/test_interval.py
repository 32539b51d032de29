"""A worked-out range is Wilson's, and rounding never makes it narrower."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msdesk.domain.interval import Interval, wilson

counts = st.integers(1, 5000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@pytest.mark.parametrize(
    ("events", "of", "low", "high"),
    [
        # Newcombe 1998, table I, method 3 (score without continuity correction).
        (81, 263, 25.53, 36.62),
        (15, 148, 6.24, 16.05),
        (0, 20, 0.0, 16.11),
        (1, 29, 0.61, 17.18),
    ],
)
def test_it_is_as_published(events: int, of: int, low: float, high: float) -> None:
    found = wilson(events, of)

    assert (round(found.low, 2), round(found.high, 2)) == (low, high)


def test_what_none_of_many_could_be_is_the_square_of_the_deviations_out_of_that_and_all() -> None:
    assert wilson(0, 174).high == pytest.approx(100 * 1.959964**2 / (174 + 1.959964**2))
    assert wilson(0, 174).out_of(1000) == (0, 22)


@given(counts)
def test_the_rate_lies_in_it_and_it_in_what_can_be(count: tuple[int, int]) -> None:
    events, of = count
    found = wilson(events, of)

    assert 0 <= found.low <= 100 * events / of + 1e-9
    assert 100 * events / of - 1e-9 <= found.high <= 100


@given(counts, st.sampled_from((100, 1000)))
def test_rounding_never_makes_it_narrower(count: tuple[int, int], of: int) -> None:
    found = wilson(*count)
    low, high = found.out_of(of)

    assert low <= found.low * of / 100 + 1e-6
    assert min(of, found.high * of / 100) - 1e-6 <= high <= of


def test_the_ends_of_a_whole_range_stay() -> None:
    assert Interval(20.0, 33.0).out_of(100) == (20, 33)


@pytest.mark.parametrize(("events", "of"), [(-1, 5), (6, 5), (0, 0)])
def test_what_is_no_count_is_refused(events: int, of: int) -> None:
    with pytest.raises(ValueError, match="is no count"):
        wilson(events, of)
