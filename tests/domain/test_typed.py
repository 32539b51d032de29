"""Days and times as people type them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msdesk.domain.days import in_words, long_date, short_date
from msdesk.domain.typed import FIRST_DAY, LAST_DAY, NotRead, part_of_day, read_day, read_time

TODAY = date(2026, 11, 29)
_SOME = settings(max_examples=30)


@pytest.mark.parametrize(
    "written",
    [
        "4.12.2026",
        "4. 12. 2026",
        "4.12.26",
        "04/12/2026",
        "4-12-2026",
        "4 12 2026",
        "2026-12-04",
        "2026/12/4",
        "4 December 2026",
        "4 Dec 2026",
        "4th of December, 2026",
        "4dec26",
        "December 4, 2026",
        "dec. 4th 2026",
        "Friday 4 December 2026",
        "Fri, 4 Dec 2026",
        " 4  DECEMBER  2026 ",
        "in 5 days",
    ],
)
def test_a_day_can_be_written_in_many_ways(written: str) -> None:
    assert read_day(written, today=TODAY) == date(2026, 12, 4)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("today", date(2026, 11, 29)),
        ("Tomorrow", date(2026, 11, 30)),
        ("yesterday", date(2026, 11, 28)),
        ("in 2 weeks", date(2026, 12, 13)),
        ("3 days ago", date(2026, 11, 26)),
        ("1 week ago", date(2026, 11, 22)),
    ],
)
def test_a_day_can_be_said_from_today(written: str, day: date) -> None:
    assert read_day(written, today=TODAY) == day


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("4/12/2026", date(2026, 4, 12)),
        ("12/4/26", date(2026, 12, 4)),
        ("4.12.2026", date(2026, 12, 4)),  # nobody writes points and the month first
        ("14/12/2026", date(2026, 12, 14)),  # there is no month 14
    ],
)
def test_where_the_month_comes_first_numbers_are_read_so(written: str, day: date) -> None:
    assert read_day(written, today=TODAY, month_first=True) == day


def test_a_day_that_can_only_be_read_with_the_month_first_is_read_so() -> None:
    assert read_day("12/14/2026", today=TODAY) == date(2026, 12, 14)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("soon", "This is not a day we can read. Write it like 29 November 2026."),
        ("", "This is not a day we can read. Write it like 29 November 2026."),
        ("4 Brumaire 2026", "This is not a day we can read. Write it like 29 November 2026."),
        ("4 December", "Please add the year: 4 December 2026?"),
        ("4.12.", "Please add the year: 4 December 2026?"),
        ("31 2 2026", "There is no 31 February 2026. Please look at it again."),
        ("2026-13-40", "There is no month 13. Please look at the day again."),
        ("4 Dec 0226", "The year 226 is far away. Please look at it again."),
        ("Thu 4 Dec 2026", "4 December 2026 is a Friday, not a Thursday. Which one is it?"),
    ],
)
def test_what_is_no_day_is_told_in_a_sentence(written: str, said: str) -> None:
    with pytest.raises(NotRead) as told:
        read_day(written, today=TODAY)

    assert str(told.value) == said


@_SOME
@given(st.dates(FIRST_DAY, LAST_DAY), st.booleans(), st.data())
def test_a_day_as_it_is_shown_is_read_as_that_day(
    day: date,
    month_first: bool,  # noqa: FBT001
    data: st.DataObject,
) -> None:
    write = data.draw(st.sampled_from([short_date, long_date, date.isoformat]))

    assert read_day(write(day), today=TODAY, month_first=month_first) == day


@_SOME
@given(st.dates(date(2025, 1, 1), date(2028, 1, 1)))
def test_how_far_a_day_is_said_to_be_is_read_as_that_day(day: date) -> None:
    assert read_day(in_words(day, today=TODAY), today=TODAY) == day


@_SOME
@given(st.text())
def test_whatever_is_typed_is_a_day_or_is_told_to_be_none(written: str) -> None:
    for read in (lambda: read_day(written, today=TODAY), lambda: read_time(written)):
        with suppress(NotRead):
            read()


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("14:30", time(14, 30)),
        ("14.30", time(14, 30)),
        ("1430", time(14, 30)),
        ("14h30", time(14, 30)),
        ("2:30 PM", time(14, 30)),
        ("2.30pm", time(14, 30)),
        ("2 p.m.", time(14, 0)),
        ("9", time(9, 0)),
        ("930", time(9, 30)),
        ("12 am", time(0, 0)),
        ("12 pm", time(12, 0)),
    ],
)
def test_a_time_can_be_written_in_many_ways(written: str, at: time) -> None:
    assert read_time(written) == at


@pytest.mark.parametrize("written", ["", "noonish", "25:00", "12:75", "13 pm", "0 am"])
def test_what_is_no_time_is_told_in_a_sentence(written: str) -> None:
    with pytest.raises(NotRead, match=r"^This is not a time we can read\."):
        read_time(written)


@pytest.mark.parametrize(
    ("hour", "said"),
    [
        (2, "at night"),
        (9, "in the morning"),
        (14, "in the afternoon"),
        (19, "in the evening"),
        (23, "at night"),
    ],
)
def test_a_time_is_said_with_its_part_of_the_day(hour: int, said: str) -> None:
    assert part_of_day(time(hour)) == said
