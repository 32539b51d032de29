"""What was agreed, until it is done."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from msdesk.domain.ids import AppointmentId, NextStepId
from msdesk.store.record import Record

TODAY = date(2026, 12, 5)


def open_steps(record: Record) -> list[str]:
    """Return what Home shows of them."""
    return [step.what for step in record.glance(datetime.combine(TODAY, time(9))).steps]


def test_a_step_belongs_to_its_visit(record: Record) -> None:
    visit = record.appointments.add("Clinic")

    step = record.next_steps.add(
        "A scan", appointment=visit.id, who="The clinic", by_when="spring", who_i_call="The nurse"
    )

    assert record.next_steps.of(visit.id) == (step,)


def test_a_step_stays_open_until_it_is_done(record: Record) -> None:
    scan, _ = record.next_steps.add("A scan"), record.next_steps.add("Ring the nurse")

    record.next_steps.tick(scan.id, TODAY)

    assert open_steps(record) == ["Ring the nurse"]


def test_a_step_can_be_open_again(record: Record) -> None:
    done = record.next_steps.tick(record.next_steps.add("A scan").id, TODAY)

    record.next_steps.tick(done.id, None)

    assert open_steps(record) == ["A scan"]


def test_a_step_that_is_not_there_cannot_be_done(record: Record) -> None:
    with pytest.raises(KeyError):
        record.next_steps.tick(NextStepId("none"), TODAY)


def test_a_step_of_no_visit_there_is_refused(record: Record) -> None:
    with pytest.raises(KeyError):
        record.next_steps.add("A scan", appointment=AppointmentId("none"))


def test_the_steps_of_a_visit_in_the_bin_are_not_open(record: Record) -> None:
    visit = record.appointments.add("Clinic")
    record.next_steps.add("A scan", appointment=visit.id)

    record.appointments.delete(visit.id)

    assert open_steps(record) == []


def test_a_deleted_step_comes_back_out_of_the_bin(record: Record) -> None:
    step = record.next_steps.add("A scan")
    record.next_steps.delete(step.id)
    (item,) = record.bin.all()

    record.bin.restore(item)

    assert (item.kind, item.title) == ("Next step", "A scan")
    assert open_steps(record) == ["A scan"]


def test_all_that_was_agreed_is_there_whatever_the_visit(record: Record) -> None:
    visit = record.appointments.add("Clinic")
    one = record.next_steps.add("A scan", appointment=visit.id)
    other = record.next_steps.add("A letter")
    record.next_steps.delete(record.next_steps.add("Nothing").id)

    assert record.next_steps.all() == (one, other)
