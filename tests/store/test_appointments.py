from __future__ import annotations

from datetime import date, time

import msgspec
import pytest

from msdesk.domain.appointment import Appointment
from msdesk.domain.guide import Role
from msdesk.domain.ids import AppointmentId
from msdesk.domain.question import NewQuestion
from msdesk.store.record import Record
from msdesk.store.subjects.appointments import AppointmentStore

TODAY = date(2026, 11, 22)


@pytest.fixture
def appointments(record: Record) -> AppointmentStore:
    return record.appointments


def day(number: int) -> date:
    return date(2026, 11, number)


def titles(appointments: tuple[Appointment, ...]) -> list[str]:
    return [appointment.title for appointment in appointments]


def test_an_appointment_comes_back_as_it_was_added(appointments: AppointmentStore) -> None:
    added = appointments.add(
        "MS clinic", day=TODAY, at=time(14, 30), ask=Role.MS_NURSE, place="Room 4"
    )

    assert appointments.get(added.id) == added


def test_an_appointment_without_a_day_comes_back_without_one(
    appointments: AppointmentStore,
) -> None:
    added = appointments.add("MS clinic")

    assert appointments.get(added.id) == added


def test_what_is_wanted_and_how_it_was_is_kept(appointments: AppointmentStore) -> None:
    added = appointments.add("MS clinic")

    changed = appointments.change(
        msgspec.structs.replace(
            added,
            one_thing="A plan",
            changed="Walking",
            person="Dr Berg",
            minutes=40,
            felt="Relieved",
            letter="Dear Ms Example",
            closed_on=date(2026, 12, 1),
        )
    )

    assert appointments.get(added.id) == changed
    assert (changed.felt, changed.minutes) == ("Relieved", 40)


def test_a_change_to_what_was_never_kept_is_a_mistake(appointments: AppointmentStore) -> None:
    appointment = msgspec.structs.replace(appointments.add("a"), id=AppointmentId("none"))

    with pytest.raises(KeyError):
        appointments.change(appointment)


def test_those_to_come_are_first_then_the_past_ones_backwards(
    appointments: AppointmentStore,
) -> None:
    appointments.add("long ago", day=day(1))
    appointments.add("later", day=day(30))
    appointments.add("some day")
    appointments.add("yesterday", day=day(21))
    appointments.add("today at two", day=day(22), at=time(14))
    appointments.add("today at nine", day=day(22), at=time(9))

    assert titles(appointments.all(TODAY)) == [
        "today at nine",
        "today at two",
        "later",
        "some day",
        "yesterday",
        "long ago",
    ]


def test_the_next_appointment_is_the_soonest_to_come(appointments: AppointmentStore) -> None:
    appointments.add("past", day=day(21))
    appointments.add("later", day=day(30))
    soonest = appointments.add("soon", day=day(23))

    assert appointments.next(TODAY) == soonest


def test_an_appointment_whose_day_is_not_known_is_next_if_no_other_is(
    appointments: AppointmentStore,
) -> None:
    some_day = appointments.add("some day")

    assert appointments.next(TODAY) == some_day


def test_a_past_appointment_is_not_the_next(appointments: AppointmentStore) -> None:
    appointments.add("past", day=day(21))

    assert appointments.next(TODAY) is None


def test_without_appointments_none_is_next(appointments: AppointmentStore) -> None:
    assert appointments.next(TODAY) is None


def test_a_deleted_appointment_is_in_no_list(appointments: AppointmentStore) -> None:
    added = appointments.add("MS clinic")

    appointments.delete(added.id)

    assert appointments.get(added.id) is None
    assert appointments.all(TODAY) == ()


def test_the_questions_of_a_deleted_appointment_become_loose(record: Record) -> None:
    visit = record.appointments.add("MS clinic").id
    question = record.questions.add(NewQuestion(text="Why?"), visit)
    record.questions.set_rank(question.id, 1)

    record.appointments.delete(visit)

    (loose,) = record.questions.loose()
    assert (loose.text, loose.rank) == ("Why?", None)


def test_a_restored_appointment_has_its_questions_back(record: Record) -> None:
    visit = record.appointments.add("MS clinic").id
    question = record.questions.add(NewQuestion(text="Why?"), visit)
    record.questions.set_rank(question.id, 1)
    record.appointments.delete(visit)

    record.appointments.restore(visit)

    (back,) = record.questions.for_appointment(visit)
    assert (back.text, back.rank) == ("Why?", 1)


def test_a_question_put_on_another_list_since_stays_there(record: Record) -> None:
    visit = record.appointments.add("MS clinic").id
    other = record.appointments.add("GP").id
    question = record.questions.add(NewQuestion(text="Why?"), visit)
    record.appointments.delete(visit)
    record.questions.put_on(question.id, other)

    record.appointments.restore(visit)

    assert record.questions.for_appointment(visit) == ()
    assert len(record.questions.for_appointment(other)) == 1


def test_restoring_what_was_not_deleted_changes_nothing(appointments: AppointmentStore) -> None:
    added = appointments.add("MS clinic")

    appointments.restore(added.id)

    assert appointments.get(added.id) == added


def test_deleting_what_is_not_there_does_nothing(appointments: AppointmentStore) -> None:
    appointments.delete(AppointmentId("none"))

    assert appointments.all(TODAY) == ()


def test_saving_a_deleted_appointment_brings_it_and_its_questions_back(record: Record) -> None:
    visit = record.appointments.add("MS clinic")
    record.questions.add(NewQuestion(text="Why?"), visit.id)
    record.appointments.delete(visit.id)

    record.appointments.change(visit)

    assert len(record.questions.for_appointment(visit.id)) == 1
