"""Which of my years are looked at, where a day stands in them, and what shares a place."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from msdesk.domain.treatment_log import LogStatus
from msdesk.domain.years import Years
from msdesk.domain.years_span import (
    Over,
    apart,
    cuts,
    gathered,
    marks_apart,
    part,
    period,
    ticks,
    within,
)
from msdesk.domain.years_written import Written, years
from tests.domain.archives import bounded
from tests.domain.lives import KNOWN, TODAY, agreed, step, visit, written

_EMPTY = years(Written(), KNOWN, TODAY)
_spans = st.lists(
    st.tuples(st.floats(0, 1000), st.floats(0, 400)).map(lambda pair: (pair[0], sum(pair))),
    min_size=1,
    max_size=40,
).map(sorted)


def of(first: date, last: date) -> Years:
    return replace(_EMPTY, first=first, last=last)


@bounded
@given(written(), st.sampled_from(Over))
def test_a_filter_leaves_in_the_picture_what_it_leaves_in_the_list(
    wrote: Written, over: Over
) -> None:
    cut = within(years(wrote, KNOWN, TODAY), over)

    pictured = {event.id for row in cut.rows for event in row.events}
    assert len(cut.events) == len(pictured) + len(cut.undated)


@bounded
@given(written())
def test_all_years_leave_nothing_out(wrote: Written) -> None:
    made = years(wrote, KNOWN, TODAY)

    assert within(made, Over.ALL) == made


@bounded
@given(written(), st.sampled_from(Over))
def test_days_to_come_stand_after_today_and_days_before_it_before(
    wrote: Written, over: Over
) -> None:
    cut = within(years(wrote, KNOWN, TODAY), over)

    for event in cut.events:
        if event.day is not None:
            before, now = part(cut, event.day), part(cut, TODAY)
            assert before <= now if event.day <= TODAY else before >= now


def test_this_year_keeps_a_bar_that_began_before_it() -> None:
    made = years(
        Written(
            steps=(
                step(1, LogStatus.STARTED, date(2021, 3, 1)),
                step(2, LogStatus.HEARD_OF, date(2020, 3, 1)),
            ),
            visits=(visit(1, date(2025, 12, 31)), visit(2, date(2026, 1, 1)), visit(3, None)),
        ),
        KNOWN,
        TODAY,
    )

    cut = within(made, Over.THIS_YEAR)

    assert [event.day for event in cut.events] == [date(2026, 1, 1), date(2021, 3, 1)]
    assert (cut.first, cut.last) == (date(2026, 1, 1), date(2026, 12, 31))


def test_since_my_last_visit_begins_that_day_and_ends_with_what_is_to_come() -> None:
    made = years(
        Written(
            visits=(
                visit(1, date(2024, 5, 1)),
                visit(2, date(2026, 10, 3)),
                visit(3, date(2027, 2, 8)),
                visit(4, None),
            ),
            agreed=(agreed(1, 1), agreed(2, 2)),
        ),
        KNOWN,
        TODAY,
    )

    cut = within(made, Over.SINCE_VISIT)

    assert [event.id for event in cut.events] == ["visit-3", "visit-2", "agreed-2", "visit-4"]
    assert (cut.first, cut.last) == (date(2026, 10, 3), date(2027, 2, 28))


def test_without_a_visit_since_the_last_one_is_everything() -> None:
    assert within(_EMPTY, Over.SINCE_VISIT).first == _EMPTY.first


def test_years_are_named_in_steps_when_not_all_have_room() -> None:
    forty = of(date(1986, 1, 1), date(2026, 12, 31))

    assert [tick.words for tick in ticks(forty, 9)] == [
        "1990", "1995", "2000", "2005", "2010", "2015", "2020", "2025",
    ]  # fmt: skip


def test_however_little_room_there_is_something_is_named() -> None:
    ages = of(date(1801, 1, 1), date(2199, 12, 31))

    assert [tick.words for tick in ticks(ages, 0)][-1] == "2150"


def test_a_first_year_that_begins_before_the_picture_is_not_named() -> None:
    assert ticks(of(date(2020, 5, 1), date(2024, 1, 31)), 9)[0].words == "2021"


def test_of_a_year_the_months_are_named() -> None:
    year = of(date(2026, 1, 1), date(2026, 12, 31))

    assert [tick.words for tick in ticks(year, 4)] == ["Jan 2026", "Apr", "Jul", "Oct"]


def test_with_little_room_only_half_years_are_named() -> None:
    year = of(date(2026, 1, 1), date(2026, 12, 31))

    assert [tick.words for tick in ticks(year, 1)] == ["Jan 2026", "Jul"]


def test_a_january_says_its_year() -> None:
    turn = of(date(2026, 10, 3), date(2027, 2, 28))

    assert [tick.words for tick in ticks(turn, 9)] == ["Nov 2026", "Dec", "Jan 2027", "Feb"]


def test_months_up_to_the_last_day_there_is_are_named() -> None:
    assert len(ticks(of(date(9999, 1, 1), date(9999, 12, 31)), 12)) == 12


def test_of_a_few_weeks_in_one_month_the_first_day_is_named() -> None:
    assert [t.words for t in ticks(of(date(2026, 11, 3), date(2026, 11, 30)), 5)] == ["3 November"]


@pytest.mark.parametrize(
    ("day", "where"),
    [(date(2026, 1, 1), 0.0), (date(2026, 7, 2), 182 / 365), (date(2029, 1, 1), 1.0)],
)
def test_a_day_stands_where_it_lies_in_the_span(day: date, where: float) -> None:
    assert part(of(date(2026, 1, 1), date(2026, 12, 31)), day) == pytest.approx(where)


@bounded
@given(_spans)
def test_each_thing_can_be_pressed_at_one_place(spans: list[tuple[float, float]]) -> None:
    reaches = apart(spans, 44, 1400)

    assert [thing for reach in reaches for thing in reach.of] == list(range(len(spans)))


@bounded
@given(_spans)
def test_no_two_reaches_lie_over_each_other_and_none_is_too_small(
    spans: list[tuple[float, float]],
) -> None:
    reaches = apart(spans, 44, 1400)

    assert all(reach.right - reach.left >= 44 - 1e-6 for reach in reaches)
    assert all(a.right <= b.left for a, b in pairwise(reaches))


def test_marks_too_close_together_share_a_place() -> None:
    reaches = apart([(0, 44), (30, 74), (200, 244)], 44, 1000)

    assert [reach.of for reach in reaches] == [(0, 1), (2,)]


def test_a_long_bar_gives_way_to_a_short_one_before_it() -> None:
    (short, long) = apart([(100, 104), (104, 400)], 44, 1000)

    assert (short.right, long.left) == (144, 144)


def test_a_long_bar_gives_way_to_a_short_one_at_the_edge() -> None:
    (long, short) = apart([(100, 995), (995, 1000)], 44, 1000)

    assert (long.right, short.left) == (956, 956)


def test_many_at_one_place_are_named_by_number_and_years() -> None:
    made = years(
        Written(visits=(visit(1, date(2019, 1, 1)), visit(2, date(2019, 5, 1)))), KNOWN, TODAY
    )
    later = years(Written(visits=(visit(3, date(2021, 1, 1)),)), KNOWN, TODAY)

    assert gathered(made.events) == "2 in 2019"
    assert gathered(made.events + later.events) == "3 in 2019 to 2021"
    assert gathered(made.events * 600) == "1,200 in 2019"


@bounded
@given(st.lists(st.floats(0, 1400), min_size=1, max_size=60).map(sorted), st.integers(1, 40))
def test_each_mark_can_be_pressed_at_one_place(places: list[float], parts: int) -> None:
    reaches = marks_apart(places, 44, 1400, [1400 / parts * at for at in range(parts)])

    assert [mark for reach in reaches for mark in reach.of] == list(range(len(places)))
    assert all(reach.right - reach.left >= 44 - 1e-6 for reach in reaches)
    assert all(a.right <= b.left for a, b in pairwise(reaches))


def test_without_a_mark_there_is_nothing_to_press() -> None:
    assert marks_apart([], 44, 1000, [100]) == ()


def test_a_long_row_of_marks_is_cut_where_a_year_begins() -> None:
    reaches = marks_apart([50 + 10 * at for at in range(30)], 44, 1000, [100, 200, 300, 330])

    assert [(reach.left, reach.right, len(reach.of)) for reach in reaches] == [
        (28, 100, 5),
        (100, 200, 10),
        (200, 300, 10),
        (300, 362, 5),
    ]


def test_years_are_parted_where_single_ones_have_no_room() -> None:
    forty = of(date(1987, 1, 1), date(2026, 12, 31))

    assert len(cuts(forty, 0.001)) == 40 * 12
    assert len(cuts(forty, 44 / 1000)) == 20
    assert cuts(forty, 2) == (part(forty, date(2000, 1, 1)),)


def test_a_part_of_my_years_says_which_days_it_is() -> None:
    made = years(Written(visits=(visit(1, date(2026, 10, 3)),)), KNOWN, TODAY)

    assert [period(made, over) for over in Over] == [
        "All years",
        "This year, 2026",
        "Since my last visit, 3 October 2026",
    ]
    assert period(_EMPTY, Over.SINCE_VISIT) == "All years"
