"""Days in words."""

from __future__ import annotations

from datetime import date, time

import pytest

from msdesk.domain.days import clock, day_month, in_words, lasting, long_date, short_date

TODAY = date(2026, 11, 22)


def test_a_day_is_written_in_english_with_its_weekday() -> None:
    assert long_date(date(2026, 12, 1)) == "Tuesday 1 December 2026"


def test_a_year_of_old_is_four_digits_so_that_it_reads_as_a_year() -> None:
    assert long_date(date(1, 1, 1)) == "Monday 1 January 0001"


def test_shorter_forms_leave_out_what_need_not_be_said() -> None:
    assert (short_date(date(2026, 3, 9)), day_month(date(2026, 3, 9))) == (
        "9 March 2026",
        "9 March",
    )


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 22), "today"),
        (date(2026, 11, 23), "tomorrow"),
        (date(2026, 11, 21), "yesterday"),
        (date(2026, 12, 1), "in 9 days"),
        (date(2026, 11, 19), "3 days ago"),
    ],
)
def test_how_far_away_a_day_is(day: date, said: str) -> None:
    assert in_words(day, today=TODAY) == said


@pytest.mark.parametrize(
    ("minutes", "said"), [(20, "20 minutes"), (60, "1 hour"), (90, "1 hour 30 minutes")]
)
def test_how_long_something_lasts_is_said_in_hours_and_minutes(minutes: int, said: str) -> None:
    assert lasting(minutes) == said


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (time(0, 5), "12:05 AM"),
        (time(9), "9:00 AM"),
        (time(12), "12:00 PM"),
        (time(14, 5), "2:05 PM"),
    ],
)
def test_of_twelve_hours_noon_and_midnight_are_the_twelfth(at: time, said: str) -> None:
    assert clock(at, twelve_hours=True) == said


def test_of_twenty_four_hours_each_has_two_digits() -> None:
    assert clock(time(9, 5), twelve_hours=False) == "09:05"
