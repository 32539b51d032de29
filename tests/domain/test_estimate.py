"""What a measured item refuses: everything a reader needs to judge it must be there."""

from __future__ import annotations

import msgspec
import pytest
from msgspec.structs import replace

from msdesk.domain.estimate import Arm, Estimate, Finding, Unit
from tests.domain.samples import ABSENCE, ARM, ESTIMATE, FINDING


def estimate(**arm: object) -> Estimate:
    """Return an estimate of one group."""
    return replace(ESTIMATE, arms=(replace(ARM, **arm),))


@pytest.mark.parametrize("item", [ESTIMATE, FINDING, ABSENCE])
def test_an_item_comes_back_from_a_file_as_what_it_is(item: msgspec.Struct) -> None:
    assert msgspec.convert(msgspec.to_builtins(item), type(item)) == item


@pytest.mark.parametrize(
    "key",
    [
        "outcome",
        "population",
        "ms_types",
        "compared_with",
        "window",
        "design",
        "certainty_reason",
        "sources",
        "arms",
    ],
)
def test_an_estimate_without_a_key_is_refused(key: str) -> None:
    data = msgspec.to_builtins(ESTIMATE)
    del data[key]

    with pytest.raises(msgspec.ValidationError, match=f"missing required field `{key}`"):
        msgspec.convert(data, Estimate)


@pytest.mark.parametrize("item", [ESTIMATE, FINDING])
@pytest.mark.parametrize(
    "key", ["outcome", "population", "compared_with", "window", "certainty_reason"]
)
def test_what_was_measured_is_said_in_words(item: Estimate | Finding, key: str) -> None:
    with pytest.raises(ValueError, match=f"{key} is empty"):
        replace(item, **{key: " "})


def test_a_measured_item_names_a_source() -> None:
    with pytest.raises(ValueError, match="names no source"):
        replace(ESTIMATE, sources=())


def test_a_measured_item_without_a_number_of_people_says_why() -> None:
    with pytest.raises(ValueError, match="needs n, or no_n"):
        replace(ESTIMATE, n=None)


def test_a_number_of_people_needs_no_excuse() -> None:
    with pytest.raises(ValueError, match="not both"):
        replace(ESTIMATE, no_n="It was not in the text")


def test_an_estimate_has_a_group_of_people() -> None:
    with pytest.raises(ValueError, match="at least one group"):
        replace(ESTIMATE, arms=())


def test_an_estimate_says_the_other_side_of_its_figure() -> None:
    with pytest.raises(ValueError, match="otherwise"):
        replace(ESTIMATE, otherwise="")


def test_a_rate_per_year_has_no_other_side() -> None:
    rate = replace(ESTIMATE, unit=Unit.PER_YEAR, otherwise="")

    assert rate.otherwise == ""


def test_a_rate_per_year_may_be_more_than_100() -> None:
    arm = replace(ARM, per_100=140.0, low=130.0, high=150.0)

    assert replace(ESTIMATE, unit=Unit.PER_YEAR, arms=(arm,)).arms == (arm,)


@pytest.mark.parametrize(
    "arm", [{"per_100": 101.0, "low": 90.0, "high": 102.0}, {"per_100": 99.0, "high": 101.0}]
)
def test_no_more_people_than_there_are(arm: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="more than 100 out of 100"):
        estimate(**arm)


@pytest.mark.parametrize(("events", "of"), [(26, 100), (51, 200), (53, 200)])
def test_a_count_may_differ_from_its_rate_by_rounding(events: int, of: int) -> None:
    arm = estimate(events=events, of=of).arms[0]

    assert (arm.events, arm.of, arm.per_100) == (events, of, 26.0)


def test_a_count_that_does_not_give_its_rate_is_refused() -> None:
    with pytest.raises(ValueError, match=r"54 of 200 is 27\.0, not 26\.0 out of 100"):
        estimate(events=54, of=200)


def test_a_count_of_events_is_not_held_against_a_rate_per_year() -> None:
    arm = replace(ARM, events=80, of=200)

    assert replace(ESTIMATE, unit=Unit.PER_YEAR, arms=(arm,)).arms == (arm,)


@pytest.mark.parametrize(
    ("arm", "reason"),
    [
        ({"per_100": -0.1}, "cannot be below 0"),
        ({"low": None}, "needs both ends"),
        ({"high": None}, "needs both ends"),
        ({"low": None, "high": None}, "a count, or no_range with the reason"),
        ({"low": 26.1}, "outside its own range"),
        ({"high": 25.9}, "outside its own range"),
        ({"events": 26}, "events and of go together"),
        ({"of": 100}, "events and of go together"),
        ({"events": 0, "of": 0}, "nobody was counted"),
    ],
)
def test_a_group_that_cannot_be_right_is_refused(arm: dict[str, object], reason: str) -> None:
    with pytest.raises(ValueError, match=f"Examplumab: .*{reason}"):
        replace(ARM, **arm)


def test_a_figure_without_a_range_says_why() -> None:
    arm = Arm(label="Examplumab", per_100=26.0, no_range="Not in the text we read")

    assert (arm.low, arm.high) == (None, None)


def test_the_ends_of_a_range_belong_to_it() -> None:
    assert replace(ARM, low=26.0, high=26.0).per_100 == 26.0


def test_a_count_gives_a_range_and_needs_no_excuse() -> None:
    with pytest.raises(ValueError, match="so no_range must go"):
        estimate(events=26, of=100, no_range="Not in the text we read")


def test_a_count_without_a_range_is_given_one() -> None:
    item = estimate(events=26, of=100, low=None, high=None)

    found = item.interval(item.arms[0])

    assert found is not None
    assert found.worked_out


def test_the_range_of_the_source_stands_before_one_of_ours() -> None:
    item = estimate(events=26, of=100)

    assert item.interval(item.arms[0]) == (20.0, 33.0, False)


def test_of_a_count_no_range_each_year_is_worked_out() -> None:
    arm = replace(ARM, events=80, of=200, low=None, high=None)

    with pytest.raises(ValueError, match="needs a range, or no_range"):
        replace(ESTIMATE, unit=Unit.PER_YEAR, arms=(arm,))
