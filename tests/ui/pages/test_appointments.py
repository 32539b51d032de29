"""The list of appointments, and adding one."""

from __future__ import annotations

from datetime import date, time

import pytest
from pytestqt.qtbot import QtBot

from msdesk.domain.appointment import Appointment
from msdesk.domain.guide import Role
from msdesk.domain.place import AppointmentPlace
from msdesk.domain.question import NewQuestion
from msdesk.store.record import Record
from msdesk.ui.look import Look
from msdesk.ui.pages.appointments import AppointmentsPage
from tests.ui.finding import buttons, press, texts


@pytest.fixture
def page(qtbot: QtBot, look: Look, record: Record, today: date) -> AppointmentsPage:
    """Return the page of an empty record."""
    return page_of(qtbot, look, record, today)


def page_of(qtbot: QtBot, look: Look, record: Record, today: date) -> AppointmentsPage:
    page = AppointmentsPage(
        look,
        record.appointments,
        record.questions,
        record.visits,
        record.team,
        record.drafts,
        today,
    )
    qtbot.addWidget(page)
    return page


def test_an_appointment_is_kept_and_told_to_others(
    qtbot: QtBot, page: AppointmentsPage, record: Record, today: date
) -> None:
    page.form.title.setText("Gespräch")
    page.form.with_whom.set_value(Role.MS_NURSE)
    page.form.day.set_value(date(2026, 12, 1))
    page.form.time_known.click()
    page.form.at.set_value(time(10, 0))

    with qtbot.waitSignal(page.wanted) as added:
        press(page, "Add this appointment")

    (kept,) = record.appointments.all(today)
    assert added.args == [AppointmentPlace(kept.id)]
    assert (kept.title, kept.ask) == ("Gespräch", Role.MS_NURSE)
    assert (kept.day, kept.at) == (date(2026, 12, 1), time(10, 0))


def test_a_day_that_is_not_known_is_left_open(
    page: AppointmentsPage, record: Record, today: date
) -> None:
    page.form.title.clear()
    page.form.day_known.click()

    press(page, "Add this appointment")

    (kept,) = record.appointments.all(today)
    assert (kept.title, kept.day, kept.at) == ("Appointment", None, None)
    assert any(t.startswith("The day is not known yet.") for t in texts(page))


def test_the_time_is_asked_only_where_it_is_known(page: AppointmentsPage) -> None:
    assert "Time" not in texts(page)

    page.form.time_known.click()

    assert "Time" in texts(page)


def test_a_new_appointment_has_no_day_before_one_is_chosen(
    page: AppointmentsPage, record: Record, today: date
) -> None:
    page.form.title.setText("Clinic")

    press(page, "Add this appointment")

    assert record.appointments.all(today) == ()
    assert page.form.day.wrong.text().startswith("Choose the day.")
    assert page.form.title.text() == "Clinic"


def test_a_time_that_is_known_has_to_be_written(
    page: AppointmentsPage, record: Record, today: date
) -> None:
    page.form.day.set_value(date(2026, 12, 1))
    page.form.time_known.click()

    press(page, "Add this appointment")

    assert record.appointments.all(today) == ()
    assert page.form.at.wrong.text().startswith("Write the time.")


def test_a_day_that_is_past_is_taken_and_said_to_be_past(
    page: AppointmentsPage, record: Record, today: date
) -> None:
    page.form.day.setText("20 Nov 2026")
    assert page.form.day.reading.text() == "Friday 20 November 2026, 2 days ago. This day is past."

    press(page, "Add this appointment")

    assert [each.day for each in record.appointments.all(today)] == [date(2026, 11, 20)]


def keep(record: Record) -> Appointment:
    return record.appointments.add("Clinic", day=date(2026, 12, 1), at=time(9, 30))


def test_a_card_says_when_with_whom_and_how_many_questions(
    qtbot: QtBot, look: Look, record: Record, today: date
) -> None:
    record.questions.add(NewQuestion(text="Why?"), keep(record).id)

    page = page_of(qtbot, look, record, today)

    (line,) = [t for t in texts(page, "small") if "1 December 2026" in t]
    assert "09:30" in line
    assert line.endswith("With the neurologist. 1 question.")


def test_an_appointment_can_be_opened(
    qtbot: QtBot, look: Look, record: Record, today: date
) -> None:
    kept = keep(record)
    page = page_of(qtbot, look, record, today)

    with qtbot.waitSignal(page.wanted) as opened:
        press(page, next(n for n in buttons(page) if n.startswith("Prepare: Clinic")))

    assert opened.args == [AppointmentPlace(kept.id)]


def test_a_deleted_appointment_is_handed_over_to_be_undone(
    qtbot: QtBot, look: Look, record: Record, today: date
) -> None:
    kept = keep(record)
    page = page_of(qtbot, look, record, today)

    with qtbot.waitSignal(page.undoable) as removed:
        press(page, next(n for n in buttons(page) if n.startswith("Delete: Clinic")))

    said, undo = removed.args
    assert (said, record.appointments.all(today)) == ("Deleted the appointment “Clinic”.", ())
    undo()
    assert [each.id for each in record.appointments.all(today)] == [kept.id]


@pytest.mark.parametrize(
    ("many", "said"),
    [
        (1, "1 of your questions waits for an appointment."),
        (2, "2 of your questions wait for an appointment."),
    ],
)
def test_questions_that_wait_are_counted(
    qtbot: QtBot, look: Look, record: Record, today: date, many: int, said: str
) -> None:
    for number in range(many):
        record.questions.add(NewQuestion(text=f"Why {number}?"))

    page = page_of(qtbot, look, record, today)

    assert said in texts(page)


def test_an_empty_list_says_what_to_do(page: AppointmentsPage) -> None:
    assert any(t.startswith("Your appointments will be here.") for t in texts(page))
    assert page.first() is page.form.title


def test_the_first_thing_to_do_is_to_prepare_the_next(
    qtbot: QtBot, look: Look, record: Record, today: date
) -> None:
    keep(record)

    page = page_of(qtbot, look, record, today)

    assert page.first().accessibleName().startswith("Prepare: Clinic")


def test_an_appointment_begun_is_there_again(
    qtbot: QtBot, look: Look, record: Record, today: date
) -> None:
    first = page_of(qtbot, look, record, today)
    first.form.title.setText("Relapse clinic")
    first.form.with_whom.set_value(Role.MS_NURSE)
    first.form.time_known.click()
    first.form.at.set_value(time(14, 20))
    first.form.day.set_value(date(2026, 12, 1))
    first.keep_now()

    press(page_of(qtbot, look, record, today), "Add this appointment")

    (kept,) = record.appointments.all(today)
    assert (kept.title, kept.ask, kept.at) == ("Relapse clinic", Role.MS_NURSE, time(14, 20))


def test_a_card_says_who_and_where(qtbot: QtBot, look: Look, record: Record, today: date) -> None:
    record.appointments.add("Clinic", person="Dr Example", place="Ward 12")

    page = page_of(qtbot, look, record, today)

    assert "Dr Example · Ward 12" in texts(page, "small")


def test_a_visit_that_is_over_counts_the_questions_it_had(
    qtbot: QtBot, look: Look, record: Record, today: date
) -> None:
    visit = record.appointments.add("Clinic", day=today)
    for text in ("first", "second"):
        record.questions.add(NewQuestion(text=text), visit.id)

    record.visits.close(visit.id, today)

    page = page_of(qtbot, look, record, today)
    assert any("It is over. 2 questions." in text for text in texts(page))


def test_the_next_visit_may_be_called_as_one_that_is_over(
    page: AppointmentsPage, record: Record, today: date
) -> None:
    over = record.appointments.add("Neurology clinic")
    record.visits.close(over.id, today)
    page.form.title.setText("Neurology clinic")
    page.form.day_known.setChecked(False)

    press(page, "Add this appointment")

    assert len(record.appointments.all(today)) == 2
