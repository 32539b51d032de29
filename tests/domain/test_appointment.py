"""Two visits on one day."""

from __future__ import annotations

from datetime import date

import pytest

from msdesk.domain.appointment import Appointment, also_that_day
from msdesk.domain.ids import AppointmentId
from tests.domain.archives import NOW

_DAY = date(2026, 12, 1)


def visit(name: str, day: date | None) -> Appointment:
    return Appointment(id=AppointmentId(name), title=name, day=day, changed_at=NOW)


def test_another_visit_of_the_day_is_named() -> None:
    here, there = visit("Clinic", _DAY), visit("Blood test", _DAY)

    said = also_that_day(here, [here, there])

    assert said == "You have another appointment that day: “Blood test”."


@pytest.mark.parametrize(("one", "other"), [(_DAY, date(2026, 12, 2)), (None, None)])
def test_visits_of_different_days_or_of_none_are_not(one: date | None, other: date | None) -> None:
    here = visit("Clinic", one)

    assert also_that_day(here, [here, visit("Blood test", other)]) == ""
