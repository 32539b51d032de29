from __future__ import annotations

from datetime import date

import pytest

from msdesk.services.foreign.dates import DateReader

FOURTH = date(2026, 12, 4)


@pytest.mark.parametrize(
    "written",
    [
        "2026-12-04",
        " 2026-12-04",
        "2026/12/4",
        "2026-12-04T10:40:00Z",
        "2026-12-04 10:40",
        "04/12/2026",
        "4.12.2026",
        "4-12-2026 10:40",
        "4 December 2026",
        "4 Dec 2026",
        "4. Dec. 2026",
        "Friday 4 December 2026",
        "Fri, 4 Dec 2026 10:40",
        "December 4, 2026",
        "Dec 4 2026",
        "Friday, December 4, 2026 at 10:40",
    ],
)
def test_a_day_is_read_however_it_is_written(written: str) -> None:
    assert DateReader(()).read(written) == FOURTH


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "2026-02-30",
        "0000-01-01",
        "2026-13-01",
        "12026-01-01",
        "2026-01-011",
        "99/99/2026",
        "4 Nonsense 2026",
        "4-12-26",
        "1" * 5000,
        "٢٠٢٦-١٢-٠٤",
        "=2026-12-04",
    ],
)
def test_what_is_no_day_is_none(written: str) -> None:
    assert DateReader(()).read(written) is None


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (["03/04/2026", "13/04/2026"], date(2026, 4, 3)),
        (["03/04/2026", "04/13/2026"], date(2026, 3, 4)),
        (["03/04/2026"], date(2026, 4, 3)),
        (["03/04/2026", "13/04/2026", "04/13/2026"], date(2026, 4, 3)),
    ],
)
def test_the_other_days_of_a_table_tell_whether_months_come_first(
    column: list[str], expected: date
) -> None:
    assert DateReader(column).read("03/04/2026") == expected


@pytest.mark.parametrize(
    ("column", "is_told"),
    [(["03/04/2026"], True), (["13/04/2026"], False), (["04/04/2026"], False), ([], False)],
)
def test_where_nothing_tells_it_is_said_how_days_were_read(
    column: list[str],
    is_told: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    assert bool(DateReader(column).doubt) is is_told


def test_the_doubt_is_a_sentence() -> None:
    said = "Days such as 03/04/2026 were read with the day first: 3 April 2026."

    assert DateReader(["01/02/2026"]).doubt == said


@pytest.mark.parametrize(
    ("written", "year"), [("13/11/26", 2026), ("13.11.68", 2068), ("13/11/69", 1969)]
)
def test_a_year_of_two_digits_is_one_from_1969_to_2068(written: str, year: int) -> None:
    assert DateReader(()).read(written) == date(year, 11, 13)


def test_a_century_that_was_added_is_said() -> None:
    reader = DateReader(("02/11/26", "13/11/26"))

    assert reader.doubt == "Days such as 02/11/26 were read as 2 November 2026."


def test_short_years_that_could_be_read_two_ways_are_said_in_their_own_form() -> None:
    reader = DateReader(("02/11/26",))

    assert reader.doubt == "Days such as 03/04/26 were read with the day first: 3 April 2026."


def test_a_remark_in_brackets_may_stand_before_a_day() -> None:
    assert DateReader(()).read("[moved] 2026-11-02") == date(2026, 11, 2)


def test_where_nothing_tells_days_are_read_as_the_country_has_it() -> None:
    reader = DateReader(("11/02/2026",), month_first=True)

    assert reader.read("11/02/2026") == date(2026, 11, 2)
    assert reader.doubt == "Days such as 03/04/2026 were read with the month first: 4 March 2026."


@pytest.mark.parametrize(
    ("written", "either_way"),
    [("11/02/2026", True), ("13/02/2026", False), ("02/13/2026", False), ("02/02/2026", False)],
)
def test_a_day_that_can_be_read_two_ways_is_known(written: str, *, either_way: bool) -> None:
    assert DateReader((written,)).either_way is either_way


def test_what_a_table_shows_stands_over_what_the_country_has() -> None:
    assert DateReader(("13/02/2026",), month_first=True).read("03/04/2026") == date(2026, 4, 3)
