"""Since my last visit in the window: where it is reached from, and what it is made of."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from msdesk.domain.appointment import Paper
from msdesk.domain.ids import TreatmentId
from msdesk.domain.journal import EntryKind
from msdesk.domain.place import AppointmentPlace, PreparePlace, SincePlace
from msdesk.domain.profile import Profile
from msdesk.domain.question import NewQuestion
from msdesk.domain.screen import ItemScreen, Screen
from msdesk.domain.treatment_log import LogStatus
from msdesk.services.printing import PRIVATE
from msdesk.services.since import FIRST_ALONE, REST, WORDS
from msdesk.ui.pages.preview import PreviewPage
from tests.app.living import Life
from tests.documents.paper import keeps_the_standard
from tests.documents.paper import texts as printed
from tests.documents.since_samples import AS_TYPED, HARD

NAME = "Since my last visit"


def since(life: Life) -> PreviewPage:
    page = life.go(Screen.SINCE)
    assert isinstance(page, PreviewPage)
    return page


@pytest.mark.parametrize("screen", [Screen.HOME, Screen.MY_LOG])
def test_it_is_reached_from_home_and_my_log_and_leads_back(lived: Life, screen: Screen) -> None:
    lived.press(NAME, lived.go(screen))
    there = lived.page
    lived.press("Back", lived.shown)

    assert (there, lived.page) == (Screen.SINCE, screen)


def test_it_is_reached_from_an_appointment_and_leads_back_to_it(lived: Life) -> None:
    lived.press(NAME, lived.go(AppointmentPlace(lived.coming.id)))
    there = lived.page
    lived.press("Back", lived.shown)

    assert (there, lived.page) == (Screen.SINCE, ItemScreen.APPOINTMENT)


def test_it_is_reached_where_the_questions_have_been_chosen(lived: Life) -> None:
    lived.press(NAME, lived.go(PreparePlace(lived.coming.id, "last")))
    there = lived.page
    lived.press("Back", lived.shown)

    assert (there, lived.page) == (Screen.SINCE, ItemScreen.PREPARE)


def test_it_is_for_the_appointment_one_came_from(lived: Life) -> None:
    later = lived.record.appointments.add("Later", day=lived.today + timedelta(days=90))
    page = lived.go(SincePlace(later.id))

    lived.press("Copy as text", page)

    assert "Know whether" not in QApplication.clipboard().text()


def test_from_elsewhere_it_is_for_the_next_appointment(lived: Life) -> None:
    lived.press("Copy as text", since(lived))

    assert "Know whether my MS is still active." in QApplication.clipboard().text()


def test_it_is_made_of_the_whole_record(fresh: Life) -> None:
    record, today = fresh.record, fresh.today
    record.log.add(TreatmentId("ocrelizumab"), LogStatus.STARTED, today)
    own = record.own_treatments.add("Herbal tea")
    record.log.add(own.id, LogStatus.STARTED, today)
    fresh.press("Copy as text", since(fresh))

    copied = QApplication.clipboard().text()
    assert "- Ocrelizumab, since" in copied
    assert "- Herbal tea, since" in copied
    assert "Herbal tea: Started it" in copied


def test_a_tick_makes_the_page_anew(fresh: Life) -> None:
    fresh.record.journal.add(kind=EntryKind.SYMPTOM, day=fresh.today, text="I cried")
    page = since(fresh)
    fresh.until(lambda: bool(page.pdf))
    assert [tick.text() for tick in page.also] == [FIRST_ALONE, REST, PRIVATE, WORDS]

    page.also[3].setChecked(True)

    fresh.until(lambda: "I cried" in printed(page.pdf)[0])


def test_what_is_on_it_is_said_before_it_is_printed(lived: Life) -> None:
    page = since(lived)

    lived.until(lambda: "On the first side: the one thing, my MS" in lived.reads(page))


def test_from_a_press_to_the_saved_page_and_how_to_hand_it_over(
    lived: Life, tmp_path: Path
) -> None:
    lived.press(NAME, lived.go(Screen.HOME))
    page, file = lived.shown, tmp_path / "since.pdf"
    assert isinstance(page, PreviewPage)

    page.save_to(file, "pdf")
    lived.until(file.exists)

    assert printed(file.read_bytes())[0].startswith(NAME)
    lived.until(lambda: "Say “I have three questions.”" in lived.reads(page))


@pytest.mark.usefixtures("pages_set_apart")  # the preview of all of it takes long
def test_whatever_was_written_the_page_is_saved_whole(fresh: Life, tmp_path: Path) -> None:
    record, today, hard = fresh.record, fresh.today, f"{HARD} {'x' * 1000} {AS_TYPED}"
    visit = record.appointments.add(hard, day=today)
    record.appointments.change(replace(visit, one_thing=hard, changed=f"{hard}\n" * 60))
    record.profile.save(Profile(walking=hard, activity=hard, medicines=hard))
    for _ in range(60):
        record.questions.add(NewQuestion(text=hard), visit.id)
    page, file = since(fresh), tmp_path / "since.pdf"
    page.also[0].setChecked(True)

    page.save_to(file, "pdf")
    fresh.until(file.exists)

    (first,) = printed(file.read_bytes())
    assert keeps_the_standard(file.read_bytes())
    assert "My top three" in first


def test_the_paper_one_prints_it_on_is_kept(lived: Life) -> None:
    since(lived).paper.set_value(Paper.LETTER)

    assert lived.parts.preferences.value.paper == "Letter"
