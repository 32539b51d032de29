"""In the room: one question at a time, kept after each key, and what was agreed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame

from msdesk.domain.ids import AppointmentId
from msdesk.domain.place import AfterPlace, AppointmentPlace, LetterPlace, RoomPlace
from msdesk.domain.question import NewQuestion
from msdesk.domain.screen import ItemScreen, Screen
from msdesk.domain.visit import Outcome
from msdesk.ui.pages.after.page import AfterPage
from msdesk.ui.pages.appointments import AppointmentsPage
from msdesk.ui.pages.room.page import RoomPage
from msdesk.ui.visit.agreed import Agreed
from tests.app.living import Life
from tests.ui.finding import button, seen, texts, whole


@pytest.fixture
def lived(fresh: Life) -> Life:
    fresh.window.activateWindow()
    return fresh


@pytest.fixture
def visit(lived: Life) -> AppointmentId:
    visit = lived.record.appointments.add("Clinic", day=lived.today).id
    for text in ("first", "second", "third"):
        lived.record.questions.add(NewQuestion(text=text), visit)
    return visit


def room(lived: Life, visit: AppointmentId) -> RoomPage:
    page = lived.go(RoomPlace(visit))
    assert isinstance(page, RoomPage)
    return page


def told(lived: Life, visit: AppointmentId) -> list[tuple[str, Outcome, str]]:
    return [(r.text, r.outcome, r.answer) for r in lived.record.visits.at(visit)]


def test_the_room_has_the_window_for_itself(lived: Life, visit: AppointmentId) -> None:
    room(lived, visit)

    assert not lived.window.nav.isVisible()


def test_each_key_is_kept_at_once(lived: Life, visit: AppointmentId) -> None:
    page = room(lived, visit)

    QTest.keyClicks(page.answer.box, "No")

    assert told(lived, visit) == [("first", Outcome.ANSWERED, "No")]


def test_what_is_typed_at_the_question_goes_into_the_box(
    lived: Life, visit: AppointmentId
) -> None:
    page = room(lived, visit)

    QTest.keyClicks(page.first(), "N")

    assert lived.window.focusWidget() is page.answer.box
    assert page.answer.box.toPlainText() == "N"


def test_a_key_that_writes_nothing_leaves_the_keyboard_at_the_question(
    lived: Life, visit: AppointmentId
) -> None:
    page = room(lived, visit)
    question = page.first()

    QTest.keyClick(question, Qt.Key.Key_F5)

    assert lived.window.focusWidget() is question
    assert page.answer.box.toPlainText() == ""


def test_what_became_of_a_question_leads_to_the_next(lived: Life, visit: AppointmentId) -> None:
    page = room(lived, visit)

    lived.press("Asked, no answer yet")

    assert page.accessibleName() == "Question 2 of 3: second"
    assert told(lived, visit) == [("first", Outcome.ASKED, "")]


def test_an_answer_that_is_wiped_out_was_none(lived: Life, visit: AppointmentId) -> None:
    page = room(lived, visit)
    QTest.keyClicks(page.answer.box, "No")

    page.answer.box.clear()

    assert told(lived, visit) == [("first", Outcome.NOT_REACHED, "")]


def test_what_was_pressed_stays_whatever_is_typed(lived: Life, visit: AppointmentId) -> None:
    page = room(lived, visit)
    lived.press("Later", page)
    lived.press("Before", page)
    QTest.keyClicks(page.answer.box, "No")

    page.answer.box.clear()

    assert told(lived, visit) == [("first", Outcome.LATER, "")]


def test_the_window_is_called_as_the_question_that_is_shown(
    lived: Life, visit: AppointmentId
) -> None:
    room(lived, visit)

    lived.press("Next")

    assert lived.window.windowTitle() == "Question 2 of 3: second - msdesk"


@pytest.mark.parametrize("where", [RoomPlace, AfterPlace])
def test_a_wrong_button_is_seen_and_taken_back(
    lived: Life, visit: AppointmentId, where: type[RoomPlace | AfterPlace]
) -> None:
    lived.go(where(visit))

    lived.press("Later: first")
    assert lived.said == "Marked “first”: kept for later."
    lived.press("Undo")

    assert told(lived, visit) == []


def test_one_can_go_back_to_the_question_before(lived: Life, visit: AppointmentId) -> None:
    page = room(lived, visit)
    QTest.keyClicks(page.answer.box, "No")
    lived.press("Next")

    lived.press("Before")

    assert page.answer.box.toPlainText() == "No"
    assert page.answer.outcomes.buttons[Outcome.ANSWERED].isChecked()


def test_escape_goes_back_to_the_question_before(lived: Life, visit: AppointmentId) -> None:
    page = room(lived, visit)
    lived.press("Next")

    lived.escape()

    assert page.accessibleName() == "Question 1 of 3: first"


def test_the_words_follow_a_change_of_what_became_of_it(lived: Life, visit: AppointmentId) -> None:
    page = room(lived, visit)
    QTest.keyClicks(page.answer.box, "In spring")

    lived.press("Later")

    assert told(lived, visit) == [("first", Outcome.LATER, "In spring")]


def test_after_the_last_question_one_says_back_what_was_agreed(
    lived: Life, visit: AppointmentId
) -> None:
    page = room(lived, visit)
    for _ in range(3):
        lived.press("Next")
    QTest.keyClicks(lived.window.focusWidget(), "A scan")

    lived.press("Add what we agreed")

    assert page.accessibleName() == "Say it back: what did we agree?"
    assert [step.what for step in lived.record.next_steps.of(visit)] == ["A scan"]


@pytest.mark.parametrize("where", [RoomPlace, AfterPlace])
def test_a_step_that_was_typed_and_not_added_is_agreed(
    lived: Life, visit: AppointmentId, where: type[RoomPlace | AfterPlace]
) -> None:
    page = lived.go(where(visit))
    for _ in range(3 if where is RoomPlace else 0):
        lived.press("Next")
    page.findChildren(Agreed)[0].fields["what"].setText("A scan")

    lived.press("We are done" if where is RoomPlace else "Done", page)

    assert [step.what for step in lived.record.next_steps.of(visit)] == ["A scan"]
    assert f"agreed:{visit}" not in lived.record.drafts.all()


def test_enter_leads_to_the_next_part_of_a_step(lived: Life, visit: AppointmentId) -> None:
    page = lived.go(AfterPlace(visit))
    fields = page.findChildren(Agreed)[0].fields
    fields["what"].setFocus()

    QTest.keyClick(fields["what"], Qt.Key.Key_Return)

    assert fields["who"].hasFocus()


@pytest.mark.parametrize(
    ("who", "said", "kept"),
    [
        ("", "“a scan” is on your list already.", ["A scan"]),
        ("The clinic", "Added: a  scan", ["A scan", "a  scan"]),
    ],
)
def test_the_same_step_of_the_same_person_is_agreed_once(
    lived: Life, visit: AppointmentId, who: str, said: str, kept: list[str]
) -> None:
    page = lived.go(AfterPlace(visit))
    lived.record.next_steps.add("A scan", appointment=visit)
    agreed = page.findChildren(Agreed)[0]
    agreed.fields["what"].setText("a  scan")
    agreed.fields["who"].setText(who)

    lived.press("Add what we agreed")

    assert lived.said == said
    assert [step.what for step in lived.record.next_steps.of(visit)] == kept


def test_the_visit_is_over_when_we_are_done(lived: Life, visit: AppointmentId) -> None:
    room(lived, visit)
    for _ in range(3):
        lived.press("Next")

    lived.press("We are done")
    lived.press("Done", lived.shown)

    found = lived.record.appointments.get(visit)
    assert found is not None
    assert found.closed_on == lived.today
    assert len(told(lived, visit)) == 3


def test_a_list_without_questions_begins_with_what_was_agreed(lived: Life) -> None:
    visit = lived.record.appointments.add("Clinic", day=lived.today).id

    page = room(lived, visit)

    assert page.accessibleName() == "Say it back: what did we agree?"


def test_at_the_next_start_one_is_at_that_question_again(
    lived: Life, visit: AppointmentId
) -> None:
    room(lived, visit)
    lived.press("Next")

    lived.close_and_open()

    assert lived.page is ItemScreen.ROOM
    assert lived.shown.accessibleName() == "Question 2 of 3: second"


@pytest.mark.parametrize("way", ["left", "escape"])
def test_who_left_the_room_is_not_taken_back(lived: Life, visit: AppointmentId, way: str) -> None:
    room(lived, visit)
    if way == "left":
        lived.press("Leave the room")
    else:
        lived.escape()

    lived.close_and_open()

    assert lived.page is Screen.HOME


def test_help_is_one_press_from_the_room_and_back_is_the_same_question(
    lived: Life, visit: AppointmentId
) -> None:
    room(lived, visit)
    lived.press("Next")

    lived.press("Get help now", lived.shown)

    assert lived.page is Screen.HELP
    lived.escape()
    assert lived.shown.accessibleName() == "Question 2 of 3: second"


def test_the_room_shows_as_many_marks_as_there_are_questions(
    lived: Life, visit: AppointmentId
) -> None:
    page = room(lived, visit)

    assert "Question 1 of 3" in lived.reads()
    assert len(seen(page.way, QFrame)) == 3


def test_a_large_question_has_the_keyboard_and_most_of_a_small_window(
    lived: Life, visit: AppointmentId
) -> None:
    long = "Which treatments could be possible for me now, and what would be the first step?"
    (first, *_) = lived.record.questions.for_appointment(visit)
    lived.record.questions.change(replace(first, text=long))
    lived.window.resize(1024, 700)
    lived.parts.preferences.change(lived.settings._replace(text_percent=300))
    lived.rest()

    asked = room(lived, visit).first()

    lived.until(lambda: lived.window.focusWidget() is asked)
    assert asked.visibleRegion().boundingRect().height() > lived.window.height() / 2


@pytest.mark.parametrize(("width", "percent"), [(1280, 100), (480, 150)])
def test_the_way_out_of_the_room_is_no_higher_than_its_words(
    lived: Life, visit: AppointmentId, width: int, percent: int
) -> None:
    lived.window.resize(width, 800)
    lived.parts.preferences.change(lived.settings._replace(text_percent=percent))
    lived.rest()

    page = room(lived, visit)

    leave = button(page, "Leave the room")
    lived.until(lambda: leave.height() == leave.sizeHint().height())


def test_a_visit_that_is_over_has_no_room(lived: Life, visit: AppointmentId) -> None:
    lived.record.visits.close(visit, lived.today)

    lived.go(RoomPlace(visit))

    assert lived.page is Screen.APPOINTMENTS


def test_the_room_is_one_press_from_the_appointment(lived: Life, visit: AppointmentId) -> None:
    lived.go(AppointmentPlace(visit))

    lived.press("In the room")

    assert lived.page is ItemScreen.ROOM


# after the visit


def test_no_part_of_the_page_after_a_visit_is_called_as_another(
    lived: Life, visit: AppointmentId
) -> None:
    page = whole(lived.go(AfterPlace(visit)))

    headings = texts(page, "section")
    assert "What we agreed" in headings
    assert not {*headings} & {*texts(page, "strong")}


def test_what_became_of_a_question_can_be_said_afterwards(
    lived: Life, visit: AppointmentId
) -> None:
    lived.go(AfterPlace(visit))

    lived.press("Asked, no answer yet")

    assert told(lived, visit) == [("first", Outcome.ASKED, "")]


def test_how_it_was_is_kept_on_leaving(lived: Life, visit: AppointmentId) -> None:
    page = lived.go(AfterPlace(visit))
    assert isinstance(page, AfterPage)
    page.words["felt"].setPlainText("Relieved")

    lived.go(Screen.NOTES)

    found = lived.record.appointments.get(visit)
    assert found is not None
    assert found.felt == "Relieved"


def test_done_closes_the_visit_and_can_be_taken_back(lived: Life, visit: AppointmentId) -> None:
    lived.go(AfterPlace(visit))

    lived.press("Done", lived.shown)
    assert lived.page is Screen.HOME
    assert "3 questions will come back" in lived.said
    lived.press("Undo")

    found = lived.record.appointments.get(visit)
    assert found is not None
    assert found.closed_on is None
    assert len(lived.record.questions.for_appointment(visit)) == 3


def test_the_next_visit_has_what_was_left(lived: Life, visit: AppointmentId) -> None:
    lived.go(AfterPlace(visit))
    lived.press("Answered")
    lived.press("Done", lived.shown)
    page = lived.go(Screen.APPOINTMENTS)
    assert isinstance(page, AppointmentsPage)
    page.form.title.setText("Later")
    page.form.day_known.setChecked(False)

    lived.press("Add this appointment")

    assert "2 questions came back from before." in lived.said
    later = lived.record.appointments.next(lived.today)
    assert later is not None
    assert [q.text for q in lived.record.questions.for_appointment(later.id)] == [
        "second",
        "third",
    ]


# the letter


def test_a_visit_that_is_over_is_opened_to_be_read(lived: Life, visit: AppointmentId) -> None:
    (first, *_) = lived.record.questions.for_appointment(visit)
    lived.record.visits.note(first.id, Outcome.ANSWERED, lived.today, "No", "Dr Example")
    lived.record.next_steps.add("A scan", appointment=visit, by_when="March")
    lived.record.visits.close(visit, lived.today)
    lived.go(Screen.APPOINTMENTS)

    lived.press("Open: Clinic")

    assert lived.page is ItemScreen.LETTER
    for words in ("Answered by Dr Example.", "Not reached.", "A scan", "by March. Still to do."):
        assert words in lived.reads()


def test_a_letter_says_where_nothing_is_written_down(lived: Life) -> None:
    visit = lived.record.appointments.add("Clinic").id

    lived.go(LetterPlace(visit))

    assert lived.reads().count("Nothing is written down.") == 2


def test_a_letter_tells_all_that_was_written(lived: Life) -> None:
    visit = lived.record.appointments.add("Clinic", person="Dr Berg", day=lived.today)
    lived.record.appointments.change(
        replace(visit, one_thing="A plan", changed="Numb", felt="Relieved", letter="Dear")
    )
    step = lived.record.next_steps.add("A scan", appointment=visit.id)
    lived.record.next_steps.tick(step.id, lived.today)

    lived.go(LetterPlace(visit.id))

    for words in ("A plan", "Numb", "Relieved", "Dear", "with Dr Berg.", "Done on"):
        assert words in lived.reads()


def test_a_visit_can_be_open_again(lived: Life, visit: AppointmentId) -> None:
    lived.record.visits.close(visit, lived.today)
    lived.go(LetterPlace(visit))

    lived.press("It is not over yet")

    assert lived.page is ItemScreen.AFTER
    assert len(lived.record.questions.for_appointment(visit)) == 3


# home


def test_home_asks_how_a_past_visit_went(lived: Life) -> None:
    yesterday = lived.today - timedelta(days=1)
    lived.record.appointments.add("Clinic", day=yesterday)
    lived.go(Screen.HOME)
    assert "Clinic, yesterday." in lived.reads()

    lived.press("Write down how it went")

    assert lived.page is ItemScreen.AFTER


def test_low_energy_home_too_asks_how_a_past_visit_went(lived: Life) -> None:
    lived.record.appointments.add("Clinic", day=lived.today - timedelta(days=1))
    lived.go(Screen.SETTINGS)
    lived.tick("Low-energy mode")
    lived.go(Screen.HOME)

    lived.press("Write down how it went")

    assert lived.page is ItemScreen.AFTER


def test_what_was_agreed_stays_on_home_until_it_is_done(lived: Life, visit: AppointmentId) -> None:
    lived.record.next_steps.add("A scan", appointment=visit, who="Me", by_when="March")
    lived.go(Screen.HOME)
    assert "I do this, by March. Agreed on" in lived.reads()

    lived.press("Done: A scan")
    assert "Still to do" not in lived.reads()
    lived.press("Undo")

    assert "Still to do" in lived.reads()


def test_home_stays_short_where_much_is_still_to_do(lived: Life, visit: AppointmentId) -> None:
    for number in range(1, 8):
        lived.record.next_steps.add(f"Step {number}", appointment=visit)
    lived.go(Screen.HOME)
    assert "Step 6" not in lived.reads()

    lived.press("Show 2 more")

    assert "Step 7" in lived.reads()


def test_home_says_what_was_asked_without_an_answer(lived: Life, visit: AppointmentId) -> None:
    (first, *_) = lived.record.questions.for_appointment(visit)
    lived.record.visits.note(first.id, Outcome.ASKED, lived.today)
    lived.record.visits.close(visit, lived.today)

    lived.go(Screen.HOME)

    assert "Asked last time, no answer yet" in lived.reads()


@pytest.mark.parametrize("place", [RoomPlace, AfterPlace, LetterPlace])
def test_where_the_visit_has_gone_the_list_is_shown(
    lived: Life, visit: AppointmentId, place: type[AfterPlace]
) -> None:
    lived.record.appointments.delete(visit)

    lived.go(place(visit))

    assert lived.page is Screen.APPOINTMENTS
