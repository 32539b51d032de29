"""A figure in words: how many, the other side, and the range it may lie in."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from msdesk.domain.estimate import Arm, Estimate, Unit
from msdesk.domain.figures import (
    arm_in_words,
    figures_in_words,
    in_a_table,
    other_side,
    range_in_words,
)
from tests.domain.samples import ARM, ESTIMATE, OTHER_ARM


def arm(per_100: float) -> Arm:
    return Arm(label="Examplumab", per_100=per_100, no_range="Made up")


def estimate(*rates: float) -> Estimate:
    return replace(ESTIMATE, arms=tuple(arm(rate) for rate in rates))


def counted(events: int, of: int, **columns: object) -> Arm:
    made = Arm(label="Examplumab", per_100=round(100 * events / of, 1), events=events, of=of)
    return replace(made, **columns)


def of_count(events: int, of: int, **columns: object) -> tuple[Arm, Estimate]:
    one = counted(events, of, **columns)
    return one, replace(ESTIMATE, arms=(one,))


def test_one_group_needs_no_name() -> None:
    assert figures_in_words(replace(ESTIMATE, arms=(ARM,))) == "26 out of 100 people"


def test_all_groups_of_a_figure_are_out_of_the_same_number() -> None:
    assert figures_in_words(estimate(0.4, 12.0)) == (
        "4 out of 1,000 people (Examplumab); 120 out of 1,000 people (Examplumab)"
    )


@pytest.mark.parametrize(
    ("per_100", "of", "words"),
    [
        (26.0, 100, "26 out of 100 people"),
        (0.0, 1000, "0 out of 1,000 people"),
        (0.04, 1000, "fewer than 1 out of 1,000 people"),
        (0.05, 1000, "1 out of 1,000 people"),
        (100.0, 1000, "1,000 out of 1,000 people"),
    ],
)
def test_people_are_counted_out_of_a_number_of_people(per_100: float, of: int, words: str) -> None:
    assert arm_in_words(arm(per_100), ESTIMATE, of) == words


def test_the_people_have_a_name() -> None:
    item = replace(ESTIMATE, people="women")

    assert arm_in_words(OTHER_ARM, item, 100) == "32 out of 100 women"


@pytest.mark.parametrize(
    ("per_100", "of", "words"),
    [
        (11.4, 100, "11 for every 100 people each year"),
        (99.7, 100, "100 for every 100 people each year"),
        (120.0, 1000, "1,200 for every 1,000 people each year"),
        (0.04, 1000, "fewer than 1 for every 1,000 people each year"),
        (0.0, 1000, "0 for every 1,000 people each year"),
    ],
)
def test_a_rate_is_for_people_each_year(per_100: float, of: int, words: str) -> None:
    item = replace(ESTIMATE, unit=Unit.PER_YEAR)

    assert arm_in_words(arm(per_100), item, of) == words


def test_a_rate_names_what_was_counted() -> None:
    item = replace(ESTIMATE, unit=Unit.PER_YEAR, people="relapses")

    assert arm_in_words(arm(16.0), item, 100) == "16 relapses for every 100 people each year"


def test_one_event_is_named_in_the_singular() -> None:
    arm = replace(ARM, per_100=1, low=None, high=None, no_range="Not given", events=None, of=None)
    item = replace(ESTIMATE, unit=Unit.PER_YEAR, people="deaths", arms=(arm,))

    assert figures_in_words(item) == "1 death for every 100 people each year"


@pytest.mark.parametrize(
    ("events", "of", "words"),
    [
        (3, 55, "5 out of 100 people"),
        (10, 26, "38 out of 100 people"),
        (0, 174, "None of 174 people"),
        (12, 12, "All of 12 people"),
    ],
)
def test_a_rate_is_rounded_once_from_its_count(events: int, of: int, words: str) -> None:
    one, item = of_count(events, of)

    assert arm_in_words(one, item, 100) == words


@pytest.mark.parametrize(
    ("events", "of", "denominator", "words"),
    [
        (3, 55, 100, "Likely range 1 to 15 out of 100, worked out by us from 3 of 55."),
        (5, 364, 1000, "Likely range 5 to 32 out of 1,000, worked out by us from 5 of 364."),
        (
            5, 364, 100,
            "Likely range fewer than 1 to 4 out of 100, worked out by us from 5 of 364.",
        ),
        (0, 174, 100, "It could still be up to 3 out of 100, worked out by us from 0 of 174."),
        (9, 9, 100, "It could still be as few as 70 out of 100, worked out by us from 9 of 9."),
    ],
)  # fmt: skip
def test_a_range_that_nobody_gave_is_worked_out_and_said_to_be(
    events: int, of: int, denominator: int, words: str
) -> None:
    one, item = of_count(events, of)

    assert range_in_words(one, item, denominator) == words


def test_a_range_that_was_given_stands_with_the_count() -> None:
    one, item = of_count(26, 100, low=20.2, high=32.1)

    assert (
        range_in_words(one, item, 100) == "Likely range 20 to 33 out of 100. Counted: 26 of 100."
    )


def test_a_given_range_without_a_count_stands_alone() -> None:
    assert range_in_words(ARM, ESTIMATE, 100) == "Likely range 20 to 33 out of 100."


def test_where_there_is_neither_that_is_said() -> None:
    assert range_in_words(OTHER_ARM, ESTIMATE, 100) == "Not in the text we read."


def test_a_range_each_year_is_as_it_was_given() -> None:
    item = replace(ESTIMATE, unit=Unit.PER_YEAR, arms=(ARM,))

    assert (
        range_in_words(ARM, item, 100) == "Likely range 20 to 33 for every 100 people each year."
    )


@pytest.mark.parametrize(
    ("events", "of", "words"),
    [
        (26, 100, "74 out of 100 had not got worse."),
        (0, 174, ""),
        (12, 12, ""),
    ],
)
def test_the_other_side_is_not_said_of_none_and_of_all(events: int, of: int, words: str) -> None:
    one, item = of_count(events, of)

    assert other_side(one, replace(item, otherwise="had not got worse"), 100) == words


def test_a_rate_each_year_has_no_other_side() -> None:
    item = replace(ESTIMATE, unit=Unit.PER_YEAR, arms=(ARM,))

    assert other_side(ARM, item, 100) == ""


def test_a_rare_thing_leaves_all_but_one() -> None:
    one = arm(0.04)
    item = replace(ESTIMATE, arms=(one,), otherwise="did not")

    assert other_side(one, item, 1000) == "999 out of 1,000 did not."


@pytest.mark.parametrize(
    ("one", "unit", "of", "words"),
    [
        (counted(3, 55), Unit.PEOPLE, 100, "5 out of 100 (1 to 15)"),
        (counted(1, 51), Unit.PEOPLE, 1000, "20 out of 1,000 (fewer than 10 to 110)"),
        (counted(0, 174), Unit.PEOPLE, 1000, "none of 174 (0 to 22 out of 1,000)"),
        (OTHER_ARM, Unit.PEOPLE, 1000, "320 out of 1,000"),
        (OTHER_ARM, Unit.PER_YEAR, 1000, "320"),
        (ARM, Unit.PER_YEAR, 100, "26 (20 to 33)"),
    ],
)
def test_in_a_table_a_figure_is_as_exact_as_on_its_card(
    one: Arm, unit: Unit, of: int, words: str
) -> None:
    item = replace(ESTIMATE, unit=unit, arms=(one,))

    assert in_a_table(one, item, of) == words
