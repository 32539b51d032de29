"""All of an appointment can be changed on its page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QLocale
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from msdesk.app.pages.appointments import kept
from msdesk.content.library import Library
from msdesk.domain.guide import Role
from msdesk.domain.question import NewQuestion
from msdesk.domain.visit import Outcome
from msdesk.store.record import Record
from msdesk.ui.look import Look
from msdesk.ui.pages.appointment.calendar_panel import CalendarPanel
from msdesk.ui.pages.appointment.page import AppointmentPage
from msdesk.ui.widgets.forms import Pick
from tests.ui.finding import buttons, press, texts, whole

_DAY = date(2026, 12, 1)


class Pages:
    """Makes the page of one appointment, and takes back what it did last."""

    def __init__(
        self, qtbot: QtBot, look: Look, library: Library, record: Record, today: date
    ) -> None:
        self._library = library
        self._qtbot, self._look, self._record, self._today = qtbot, look, record, today
        self.visit = record.appointments.add("Clinic", day=_DAY).id
        self.said: list[str] = []
        self.take_back: Callable[[], None]

    def page(self) -> AppointmentPage:
        r = self._record
        stores = kept(r, self._library, self._today)
        visit = r.appointments.get(self.visit)
        assert visit is not None
        page = AppointmentPage(self._look, visit, stores, (), self._today)
        self._qtbot.addWidget(page)
        page.undoable.connect(self._did)
        return whole(page)

    def changing(self) -> AppointmentPage:
        page = self.page()
        press(page, "Change this appointment")
        return page

    def _did(self, what: str, back: Callable[[], None]) -> None:
        self.said.append(what)
        self.take_back = back

    def kept(self) -> tuple[object, ...]:
        v = self._record.appointments.get(self.visit)
        assert v is not None
        return (v.title, v.ask, v.day, v.at, v.minutes, v.person, v.place)


def said_of_file(page: AppointmentPage) -> list[str]:
    return [text[3:] for text in texts(page.about) if text.startswith("•")]


def pick(box: Pick[int], value: int) -> None:
    box.set_value(value)
    box.activated.emit(box.currentIndex())


_AS_IT_WAS = ("Clinic", Role.NEUROLOGIST, _DAY, None, 20, "", "")


@pytest.fixture
def pages(
    qtbot: QtBot, look: Look, made_up_library: Library, record: Record, today: date
) -> Pages:
    """Return what makes the page."""
    return Pages(qtbot, look, made_up_library, record, today)


def test_all_of_it_is_changed_and_can_be_had_back(pages: Pages) -> None:
    page = pages.changing()
    form = page.about.form
    form.title.setText("Relapse clinic")
    form.with_whom.set_value(Role.MS_NURSE)
    form.day.set_value(date(2026, 12, 4))
    form.time_known.click()
    form.at.set_value(time(9, 30))
    form.lasts.set_value(45)
    form.more_known.click()
    form.person.setText("Anna Example")
    form.place.setText("Ward 12")

    press(page, "Save the change")
    assert pages.kept() == (
        *("Relapse clinic", Role.MS_NURSE, date(2026, 12, 4), time(9, 30), 45),
        *("Anna Example", "Ward 12"),
    )
    pages.take_back()

    assert pages.kept() == _AS_IT_WAS
    assert pages.said == ["Changed the appointment “Relapse clinic”."]


def test_the_page_says_at_once_what_was_changed(pages: Pages) -> None:
    page = pages.changing()
    page.about.form.title.setText("Relapse clinic")
    page.about.form.day_known.click()

    press(page, "Save the change")

    assert page.title.text() == "Relapse clinic"
    assert "The day is not known yet. With the neurologist." in texts(page)
    assert "Save for my calendar" not in buttons(page)


def test_a_day_that_was_known_can_be_unknown_again(pages: Pages) -> None:
    page = pages.changing()
    page.about.form.day_known.click()

    press(page, "Save the change")

    assert pages.kept() == (*_AS_IT_WAS[:2], None, *_AS_IT_WAS[3:])


def test_questions_that_wait_for_another_role_come_with_it(pages: Pages, record: Record) -> None:
    before = record.appointments.add("Nurse", day=date(2026, 11, 3), ask=Role.MS_NURSE)
    waits = record.questions.add(NewQuestion(text="Why?", ask=Role.MS_NURSE), before.id)
    record.visits.note(waits.id, Outcome.LATER, date(2026, 11, 3))
    record.visits.close(before.id, date(2026, 11, 3))
    page = pages.changing()
    page.about.form.with_whom.set_value(Role.MS_NURSE)

    press(page, "Save the change")
    (came,) = record.questions.for_appointment(pages.visit)
    pages.take_back()

    assert came.text == "Why?"
    assert pages.said == ["Changed the appointment “Clinic”. 1 question came back from before."]
    assert record.questions.for_appointment(pages.visit) == ()


def test_half_a_change_is_there_when_the_page_opens_again(pages: Pages) -> None:
    page = pages.changing()
    page.about.form.more_known.click()
    QTest.keyClicks(page.about.form.place, "War")
    page.keep_now()

    again = pages.page()

    assert again.about.form.place.text() == "War"
    assert pages.kept() == _AS_IT_WAS


def test_what_is_left_as_it_was_is_not_begun_again(pages: Pages) -> None:
    page = pages.changing()
    page.about.form.title.setText("Relapse clinic")

    press(page, "Leave it as it was")

    assert "Save the change" not in buttons(pages.page())
    assert pages.kept() == _AS_IT_WAS


def test_a_day_that_cannot_be_read_is_said_and_nothing_is_lost(pages: Pages) -> None:
    page = pages.changing()
    page.about.form.title.setText("Relapse clinic")
    page.about.form.day.setText("the thirtieth")

    press(page, "Save the change")

    assert page.about.form.day.wrong.text().startswith("This is not a day we can read.")
    assert page.about.form.title.text() == "Relapse clinic"
    assert pages.kept() == _AS_IT_WAS


def test_another_visit_of_the_same_day_is_said_and_allowed(pages: Pages, record: Record) -> None:
    record.appointments.add("Blood test", day=date(2026, 12, 4))
    page = pages.changing()
    page.about.form.day.set_value(date(2026, 12, 4))

    press(page, "Save the change")

    assert pages.said == [
        "Changed the appointment “Clinic”. You have another appointment that day: “Blood test”."
    ]


def test_what_is_written_on_the_page_outlives_a_change(pages: Pages, record: Record) -> None:
    page = pages.page()
    QTest.keyClicks(page.before.one_thing, "A plan")
    page.keep_now()
    press(page, "Change this appointment")
    page.about.form.title.setText("Relapse clinic")

    press(page, "Save the change")

    kept = record.appointments.get(pages.visit)
    assert kept is not None
    assert (kept.title, kept.one_thing) == ("Relapse clinic", "A plan")


def test_the_file_for_a_calendar_is_told_before_it_is_saved(pages: Pages) -> None:
    page = pages.page()
    press(page, "Save for my calendar")
    assert said_of_file(page) == ["Appointment", "Tuesday 1 December 2026"]

    press(page, "My own title, “Clinic”")
    assert said_of_file(page)[0] == "Clinic"
    press(page, "A reminder")

    assert said_of_file(page) == [
        "Clinic",
        "Tuesday 1 December 2026",
        "A reminder from your calendar: Monday 30 November 2026, 09:00",
    ]


def test_the_length_is_kept_with_the_appointment_and_stands_in_the_file(
    pages: Pages, record: Record
) -> None:
    visit = record.appointments.get(pages.visit)
    assert visit is not None
    record.appointments.change(replace(visit, at=time(9, 30)))
    page = pages.page()
    press(page, "Save for my calendar")
    panel = page.findChildren(CalendarPanel)[0]

    pick(panel.length, 45)
    assert pages.kept()[4] == 45
    assert said_of_file(page)[-1] == "45 minutes"
    pages.take_back()

    assert pages.kept()[4] == 20


def test_the_calendar_says_the_time_as_the_computer_writes_it(
    pages: Pages, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("en_US"))
    visit = record.appointments.get(pages.visit)
    assert visit is not None
    record.appointments.change(replace(visit, at=time(14, 5)))
    page = pages.page()

    press(page, "Save for my calendar")

    assert any(line.endswith(", 2:05 PM") for line in said_of_file(page))


def test_half_a_change_stays_when_the_calendar_is_wanted_instead(pages: Pages) -> None:
    page = pages.changing()
    page.about.form.title.setText("Relapse clinic")

    press(page, "Save for my calendar")
    press(page, "Close: for my calendar")
    press(page, "Change this appointment")

    assert page.about.form.title.text() == "Relapse clinic"
