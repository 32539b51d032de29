"""What is added a second time is shown where it stands, and not kept twice."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from msdesk.app.pages.appointments import kept
from msdesk.content.library import Library
from msdesk.domain.ids import TreatmentId
from msdesk.domain.place import AppointmentPlace
from msdesk.domain.question import NewQuestion
from msdesk.domain.treatment_log import LogStatus
from msdesk.store.record import Record
from msdesk.ui.evidence.log_form import LogForm
from msdesk.ui.evidence.log_line import Book
from msdesk.ui.look import Look
from msdesk.ui.pages.appointment.page import AppointmentPage
from msdesk.ui.pages.appointments import AppointmentsPage
from msdesk.ui.pages.treatments.page import TreatmentsPage
from msdesk.ui.widgets.page import Page
from tests.ui.conftest import Show
from tests.ui.finding import press, whole


def heard(page: Page) -> list[str]:
    said: list[str] = []
    page.said.connect(said.append)
    return said


def has_keyboard(page: QWidget) -> str:
    focus = page.window().focusWidget()
    return focus.accessibleName() if focus is not None else ""


def test_a_question_of_the_same_words_is_not_added_but_shown(
    show: Show, look: Look, made_up_library: Library, record: Record, today: date
) -> None:
    visit = record.appointments.add("Clinic", day=today)
    record.questions.add(NewQuestion(text="Is it  safe?"), visit.id)
    record.questions.add(NewQuestion(text="is it safe?"))
    stores = kept(record, made_up_library, today)
    page = whole(AppointmentPage(look, visit, stores, made_up_library.questions, today))
    show(page)
    said = heard(page)

    page.own.words.setPlainText("IS IT SAFE?")
    press(page, "Add my own question")
    press(page, "Add: is it safe?")

    assert len(record.questions.for_appointment(visit.id)) == 1
    assert said == ["Already on your list."] * 2
    assert has_keyboard(page) == "Top three: Is it  safe?"


def test_an_own_card_of_the_same_name_is_not_added_but_shown(
    show: Show, look: Look, made_up_library: Library, record: Record, today: date
) -> None:
    record.own_treatments.add("A tea")
    library, profile = made_up_library, record.profile.get()
    book = Book(record.log, record.drafts, today)
    page = whole(TreatmentsPage(look, library, profile, book, record.own_treatments))
    show(page)
    said = heard(page)

    page.own_cards.name.setText("a Tea ")
    press(page, "Add my own card")

    assert [own.name for own in record.own_treatments.all()] == ["A tea"]
    assert said == ["You have a card of your own for “a Tea” already."]
    assert has_keyboard(page) == "Open my log: A tea"


def test_the_same_step_of_a_day_is_not_logged_twice_but_shown(
    qtbot: QtBot, show: Show, look: Look, record: Record, today: date
) -> None:
    treatment = TreatmentId("a")
    record.log.add(treatment, LogStatus.CONSIDERING, today, "My sister takes it")
    form = LogForm(look, record.log, record.drafts, treatment, today).whole()
    show(form)
    form.day.take(today)

    with qtbot.waitSignal(form.said):
        press(form, "Add to my log")
    form.reason.setPlainText("I read of it")
    press(form, "Add to my log")

    told = [entry.reason for entry in record.log.entries(treatment)]
    assert told == ["I read of it", "My sister takes it"]


def test_a_step_that_is_one_of_many_is_shown_too(
    show: Show, look: Look, record: Record, today: date
) -> None:
    treatment = TreatmentId("a")
    record.log.add(treatment, LogStatus.HEARD_OF, today - timedelta(days=9))
    for status in (LogStatus.ASKED, LogStatus.OFFERED, LogStatus.STARTED, LogStatus.STOPPED):
        record.log.add(treatment, status, today)
    form = LogForm(look, record.log, record.drafts, treatment, today).whole()
    show(form)
    form.status.set_value(LogStatus.HEARD_OF)
    form.day.take(today - timedelta(days=9))

    press(form, "Add to my log")

    assert has_keyboard(form) == "Delete: Heard of it, 13 November 2026"


def test_the_same_appointment_is_not_added_twice_but_opened(
    qtbot: QtBot, look: Look, record: Record, today: date
) -> None:
    there = record.appointments.add("Neurology  clinic", day=today)
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
    said = heard(page)
    page.form.day.take(today)

    with qtbot.waitSignal(page.wanted) as wanted:
        press(whole(page), "Add this appointment")

    assert wanted.args == [AppointmentPlace(there.id)]
    assert len(record.appointments.all(today)) == 1
    assert said == ["That appointment was on your list already. Here it is."]
