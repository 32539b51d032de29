"""A source has one number wherever it is named, and no two have the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from msdesk.domain.ids import SourceId
from msdesk.domain.numbering import Numbers

lines = st.lists(st.lists(st.sampled_from([SourceId(name) for name in "abcdef"])))


@given(lines)
def test_numbers_follow_the_order_of_first_meeting(named: list[list[SourceId]]) -> None:
    numbers = Numbers()
    for line in named:
        numbers.of(line)

    first_met = dict.fromkeys(source for line in named for source in line)
    assert list(numbers.met().items()) == [(s, n) for n, s in enumerate(first_met, 1)]


@given(lines)
def test_a_source_keeps_its_number(named: list[list[SourceId]]) -> None:
    numbers = Numbers()
    given_first = [numbers.of(line) for line in named]

    assert [numbers.of(line) for line in named] == given_first
    assert given_first == [tuple(numbers.met()[s] for s in line) for line in named]


def test_what_was_met_cannot_be_changed_from_outside() -> None:
    numbers = Numbers()
    numbers.of([SourceId("a")])
    numbers.met().clear()

    assert numbers.of([SourceId("b")]) == (2,)
