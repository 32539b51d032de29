"""Which backups stay as time goes on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from msdesk.domain.backup import DAYS, MONTHS, WEEKS, BackupInfo, kept, outlived

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
MOST = DAYS + WEEKS + MONTHS

# Around now, to the hour and to the microsecond.
hours = st.integers(-20_000, 20_000).map(lambda hours: NOW + timedelta(hours=hours))
moments = hours | st.timedeltas(timedelta(-800), timedelta(800)).map(lambda away: NOW + away)
any_times = st.sets(moments, max_size=50)
some_times = st.sets(moments, min_size=1, max_size=50)
backups = st.lists(
    st.builds(
        BackupInfo,
        path=st.uuids().map(lambda number: Path(str(number))),
        made_at=moments,
        notes=st.integers(0, 9),
        whole=st.booleans(),
    ),
    max_size=40,
    unique_by=lambda backup: backup.made_at,
)


def days_ago(*days: float) -> list[datetime]:
    return [NOW - timedelta(days=each) for each in days]


def backup(days: float, notes: int = 1, *, whole: bool = True) -> BackupInfo:
    (made_at,) = days_ago(days)
    return BackupInfo(path=Path(str(days)), made_at=made_at, notes=notes, whole=whole)


def made_each_day(days: int) -> set[datetime]:
    """Return what is there after a backup was made, and some let go, each day."""
    there: set[datetime] = set()
    for day in reversed(range(days)):
        (now,) = days_ago(day)
        there = set(kept({*there, now}, now))
    return there


@given(some_times, moments)
def test_the_newest_stays(times: set[datetime], now: datetime) -> None:
    assert max(times) in kept(times, now)


@given(some_times, moments)
def test_the_newest_of_the_past_stays(times: set[datetime], now: datetime) -> None:
    past = {time for time in times if time <= now}

    assert not past or max(past) in kept(times, now)


@given(any_times, moments)
def test_no_more_of_the_past_stay_than_are_counted(times: set[datetime], now: datetime) -> None:
    assert sum(time <= now for time in kept(times, now)) <= MOST


@given(any_times, moments)
def test_only_what_was_there_stays(times: set[datetime], now: datetime) -> None:
    assert kept(times, now) <= times


@given(any_times, moments)
def test_to_let_go_twice_lets_no_more_go(times: set[datetime], now: datetime) -> None:
    once = kept(times, now)

    assert kept(once, now) == once


@given(any_times, moments, moments)
def test_a_clock_set_back_costs_nothing_that_is_newer(
    times: set[datetime], now: datetime, before: datetime
) -> None:
    stayed = kept(times, now)
    newer = {time for time in stayed if time > before}

    assert newer <= kept(stayed, before)


@given(any_times, st.timedeltas(timedelta(0), timedelta(days=4000)))
def test_time_that_passes_without_a_backup_costs_none(
    times: set[datetime], away: timedelta
) -> None:
    now = max(times, default=NOW)
    stayed = kept(times, now)

    assert kept(stayed, now + away) == stayed


def test_the_last_of_each_of_seven_days_stays() -> None:
    times = days_ago(*range(7), *(day + 0.1 for day in range(7)))

    assert set(kept(times, NOW)) >= set(days_ago(*range(7)))


def test_of_one_day_the_last_stays() -> None:
    assert set(kept(days_ago(0, 0.1, 0.2), NOW)) == set(days_ago(0))


def test_after_years_of_days_there_are_days_weeks_and_months() -> None:
    there = made_each_day(900)

    ages = sorted((NOW - time).days for time in there)
    assert ages[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert [age for age in ages if 7 <= age < 28] == [7, 14, 21, 22]
    assert (len(ages), 300 < ages[-1] < 366) == (7 + 3 + 11, True)


@given(backups, moments)
def test_a_broken_backup_is_left_alone(found: list[BackupInfo], now: datetime) -> None:
    assert all(each.whole for each in outlived(found, now))


@given(backups, moments)
def test_a_broken_backup_does_not_push_out_a_good_one(
    found: list[BackupInfo], now: datetime
) -> None:
    good = [each for each in found if each.whole]

    assert outlived(found, now) == outlived(good, now)


@given(backups, moments)
def test_something_good_stays_where_there_was_any(found: list[BackupInfo], now: datetime) -> None:
    stay = set(found) - set(outlived(found, now))

    assert any(each.whole for each in stay) is any(each.whole for each in found)


@given(backups, moments)
def test_to_let_backups_go_twice_lets_no_more_go(found: list[BackupInfo], now: datetime) -> None:
    stay = set(found) - set(outlived(found, now))

    assert outlived(stay, now) == ()


def test_the_fullest_stays_when_a_new_record_is_begun() -> None:
    full, *empty = backup(10, 500), *(backup(day, 0) for day in (9.5, *range(9)))

    assert full not in outlived([full, *empty], NOW)


def test_the_fullest_goes_after_a_year() -> None:
    old = [backup(days, 500) for days in (400, 401)]

    assert outlived([*old, *(backup(30.5 * month) for month in range(12))], NOW) == tuple(old)


def test_of_equally_full_ones_the_later_stays() -> None:
    full = backup(0.2), backup(0.1)

    assert outlived([backup(0, 0), *full], NOW) == full[:1]
