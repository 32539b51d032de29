"""Preparing one appointment: questions, the top three, the answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from msdesk.app.pages.appointments import kept
from msdesk.content.library import Library
from msdesk.documents.calendar import CalendarChoices
from msdesk.domain.appointment import Appointment
from msdesk.domain.guide import Role
from msdesk.domain.journal import EntryKind
from msdesk.domain.place import AfterPlace, PreviewPlace
from msdesk.domain.question import NewQuestion, Origin, Question, QuestionStatus, from_bank
from msdesk.domain.screen import Screen
from msdesk.domain.visit import Outcome
from msdesk.store.record import Record
from msdesk.ui.frame.focus_order import reading_order
from msdesk.ui.look import Look
from msdesk.ui.pages.appointment.before import Before
from msdesk.ui.pages.appointment.page import AppointmentPage
from msdesk.ui.pages.appointment.question_change import QuestionChange
from tests.ui.finding import button, buttons, press, seen, texts, whole


class Pages:
    """Makes the page of one appointment as the record has it."""

    def __init__(
        self, qtbot: QtBot, look: Look, library: Library, record: Record, today: date
    ) -> None:
        self._qtbot, self._look, self.library = qtbot, look, library
        self._record, self._today = record, today
        self.appointment = record.appointments.add("Clinic", day=today, ask=Role.MS_NURSE)

    def page(
        self, appointment: Appointment | None = None, *, choosing: bool = False
    ) -> AppointmentPage:
        """Return a page of which everything has been made."""
        return whole(self.begun(appointment, choosing=choosing))

    def begun(
        self, appointment: Appointment | None = None, *, choosing: bool = False
    ) -> AppointmentPage:
        """Return a page as it is when it is first painted."""
        record = self._record
        page = AppointmentPage(
            self._look,
            appointment or self.appointment,
            kept(record, self.library, self._today),
            self.library.questions,
            self._today,
            choosing=choosing,
        )
        self._qtbot.addWidget(page)
        return page

    def ask(self, text: str, rank: int | None = None) -> Question:
        question = self._record.questions.add(NewQuestion(text=text), self.appointment.id)
        if rank:
            self._record.questions.set_rank(question.id, rank)
        return question

    def asked(self) -> list[tuple[str, int | None]]:
        listed = self._record.questions.for_appointment(self.appointment.id)
        return [(q.text, q.rank) for q in listed]


@pytest.fixture
def pages(
    qtbot: QtBot, look: Look, made_up_library: Library, record: Record, today: date
) -> Pages:
    """Return what makes pages of an appointment."""
    return Pages(qtbot, look, made_up_library, record, today)


def test_a_question_of_ones_own_is_added(qtbot: QtBot, pages: Pages) -> None:
    page = pages.page()
    page.own.words.setPlainText("Warum bin ich müde?")

    with qtbot.waitSignal(page.changed):
        press(page, "Add my own question")

    assert pages.asked() == [("Warum bin ich müde?", None)]
    assert "For: MS nurse · My own question" in texts(page)
    assert page.own.words.toPlainText() == ""


def test_an_empty_question_is_not_added(pages: Pages) -> None:
    page = pages.page()

    press(page, "Add my own question")

    assert pages.asked() == []


def test_half_a_question_is_there_when_the_page_opens_again(pages: Pages) -> None:
    page = pages.page()
    page.own.words.setPlainText("Why am I")
    page.keep_now()

    assert pages.page().own.words.toPlainText() == "Why am I"


def test_an_added_question_leaves_no_draft(pages: Pages) -> None:
    page = pages.page()
    page.own.words.setPlainText("Why?")

    press(page, "Add my own question")

    assert pages.page().own.words.toPlainText() == ""


def test_a_question_of_the_bank_is_added_and_no_longer_offered(
    pages: Pages, record: Record
) -> None:
    page = pages.page()

    press(page, "Add: Is my MS active?")

    (question,) = record.questions.for_appointment(pages.appointment.id)
    assert (question.text, question.origin) == ("Is my MS active?", Origin.BANK)
    assert "Add: Is my MS active?" not in buttons(page)


def test_at_most_seven_questions_of_the_bank_are_shown(pages: Pages) -> None:
    page = pages.page()

    offered = [n for n in buttons(page) if n.startswith("Add: ")]
    assert len(offered) == 7
    assert "1 to 7 of 10" in texts(page)


def test_the_others_of_the_bank_come_when_wanted_and_then_the_first_again(pages: Pages) -> None:
    page = pages.page()

    press(page, "Show others")
    assert "8 to 10 of 10" in texts(page)
    press(page, "Show others")

    assert "1 to 7 of 10" in texts(page)


def test_when_others_of_the_bank_come_the_keyboard_is_at_the_first(pages: Pages) -> None:
    page = pages.page()

    press(page, "Show others")

    first = next(name for name in buttons(page) if name.startswith("Add: "))
    assert button(page, first) is page.focusWidget()


def test_another_topic_shows_its_questions(pages: Pages) -> None:
    page = pages.page()

    page.choosing.bank.topic.set_value("Relapses")

    assert [n for n in buttons(page) if n.startswith("Add: ")] == [
        "Add: How many relapses have I had?"
    ]


def test_a_topic_with_nothing_left_says_so(pages: Pages) -> None:
    page = pages.page()
    page.choosing.bank.topic.set_value("Relapses")

    press(page, "Add: How many relapses have I had?")

    assert "You have taken every question of this topic." in texts(page)


def test_a_question_goes_into_the_top_three(pages: Pages) -> None:
    pages.ask("First?", 1)
    pages.ask("Other?")
    page = pages.page()

    press(page, "Top three: Other?")

    assert pages.asked() == [("First?", 1), ("Other?", 2)]


def test_a_question_moves_up(pages: Pages) -> None:
    pages.ask("First?", 1)
    pages.ask("Second?", 2)
    page = pages.page()

    press(page, "Move up: Second?")

    assert pages.asked() == [("Second?", 1), ("First?", 2)]


def test_a_question_moves_down(pages: Pages) -> None:
    pages.ask("First?", 1)
    pages.ask("Second?", 2)
    page = pages.page()

    press(page, "Move down: First?")

    assert pages.asked() == [("Second?", 1), ("First?", 2)]


def test_the_last_of_the_top_three_can_leave_it(pages: Pages) -> None:
    pages.ask("First?", 1)
    pages.ask("Second?", 2)
    page = pages.page()

    press(page, "Out of the top three: Second?")

    assert pages.asked() == [("First?", 1), ("Second?", None)]


def test_the_first_of_the_list_cannot_move_up(pages: Pages) -> None:
    pages.ask("First?", 1)

    assert "Move up: First?" not in buttons(pages.page())


def test_a_deleted_question_is_handed_over_to_be_undone(qtbot: QtBot, pages: Pages) -> None:
    question = pages.ask("Why?")
    page = pages.page()

    with qtbot.waitSignal(page.undoable) as removed:
        press(page, "Delete: Why?")

    said, undo = removed.args
    assert (said, pages.asked()) == ("Deleted “Why?”.", [])
    undo()
    assert pages.asked() == [(question.text, None)]


def test_a_question_that_waited_can_be_taken(pages: Pages, record: Record) -> None:
    from_card = NewQuestion(text="From a card?", came_from="Alpha 2024", ask=Role.MS_NURSE)
    record.questions.add(from_card)
    page = pages.page()
    assert "Waiting from before" in texts(page)

    press(page, "Add: From a card?")

    assert pages.asked() == [("From a card?", None)]
    assert "Waiting from before" not in texts(page)


def test_a_question_parked_at_another_visit_is_open_again_when_taken(
    pages: Pages, record: Record, today: date
) -> None:
    question = pages.ask("Why?")
    record.visits.note(question.id, Outcome.LATER, today)
    later = record.appointments.add("Later")

    press(pages.page(later), "Add: Why?")

    found = record.questions.get(question.id)
    assert found is not None
    assert (found.appointment, found.status) == (later.id, QuestionStatus.OPEN)


def test_a_question_for_somebody_else_waits_in_a_drawer_until_it_is_taken(
    pages: Pages, record: Record
) -> None:
    record.questions.add(NewQuestion(text="A scan?", ask=Role.NEUROLOGIST))
    record.questions.add(NewQuestion(text="A plan?", ask=Role.NEUROLOGIST))
    page = pages.page()
    assert "A scan?" not in texts(page)

    press(page, "For the neurologist (2): questions that wait")
    press(page, "Add: A scan?")

    assert pages.asked() == [("A scan?", None)]
    assert "A plan?" in texts(page)  # the drawer stays open


def test_a_question_one_writes_for_somebody_else_waits_for_them(
    qtbot: QtBot, pages: Pages, record: Record
) -> None:
    page = pages.page()
    page.own.words.setPlainText("A scan?")
    page.own.role.set_value(Role.NEUROLOGIST)

    with qtbot.waitSignal(page.undoable) as kept_it:
        press(page, "Add my own question")

    assert kept_it.args[0] == "Kept “A scan?” for the neurologist."
    assert pages.asked() == []
    assert [each.text for each in record.questions.loose()] == ["A scan?"]


def test_a_question_that_is_for_somebody_else_now_waits_for_them(
    pages: Pages, record: Record
) -> None:
    mine = record.questions.add(
        NewQuestion(text="A scan?", ask=Role.MS_NURSE), pages.appointment.id
    )
    page = pages.page()

    page.chosen.changed.emit(replace(mine, ask=Role.NEUROLOGIST))

    assert pages.asked() == []
    assert "For the neurologist (1): questions that wait" in buttons(page)


def test_other_words_leave_a_question_that_was_taken_here_on_the_list(
    pages: Pages,
) -> None:
    for_another = pages.ask("A scan?")

    pages.page().chosen.changed.emit(replace(for_another, text="A new scan?"))

    assert pages.asked() == [("A new scan?", None)]


def test_all_that_waits_for_the_visit_is_taken_in_one_press(
    qtbot: QtBot, pages: Pages, record: Record
) -> None:
    for text in ("One?", "Two?"):
        record.questions.add(NewQuestion(text=text, ask=Role.MS_NURSE))
    page = pages.page()

    with qtbot.waitSignal(page.undoable) as added:
        press(page, "Add all 2: Waiting from before")

    said, undo = added.args
    assert (said, len(pages.asked())) == ("Added 2 questions.", 2)
    undo()
    assert pages.asked() == []


def test_a_question_that_waits_tells_its_story(pages: Pages, record: Record, today: date) -> None:
    question = pages.ask("Why?")
    record.visits.note(question.id, Outcome.ASKED, today)
    record.visits.close(pages.appointment.id, today)
    later = record.appointments.add("Later")

    assert "Asked 22 November, no answer" in texts(pages.page(later))


def test_what_was_heard_is_suggested_with_its_reason(
    pages: Pages, record: Record, today: date
) -> None:
    record.journal.add(kind=EntryKind.HEARD, day=today, text="Sun helps")
    page = pages.page()
    assert "because you heard “Sun helps” on 22 November" in texts(page)

    press(page, next(name for name in buttons(page) if name.startswith("Add: I heard")))

    assert pages.asked()[0][0].startswith("I heard: “Sun helps”")
    assert "Suggested" not in texts(page)


def test_the_four_plain_questions_are_added_in_one_press_and_taken_back_as_one(
    qtbot: QtBot, pages: Pages, record: Record, library: Library
) -> None:
    pages.library = library
    record.questions.add(from_bank(library.questions[0]), pages.appointment.id)
    page = pages.page()

    with qtbot.waitSignal(page.undoable) as added:
        press(page, "Add the four plain questions")

    said, undo = added.args
    assert (said, len(pages.asked())) == ("Added 3 plain questions.", 4)
    assert "Add the four plain questions" not in buttons(page)
    undo()
    assert len(pages.asked()) == 1


def test_where_nothing_is_starred_the_page_says_what_stands_on_top(pages: Pages) -> None:
    unstarred = "Nothing is starred: the first three stand on top."
    assert unstarred not in texts(pages.page())
    pages.ask("One?")
    page = pages.page()
    assert unstarred in texts(page)

    press(page, "Top three: One?")

    assert unstarred not in texts(page)


def test_whoever_comes_to_choose_begins_there_whatever_is_chosen_already(pages: Pages) -> None:
    pages.ask("Why?")

    page = pages.page(choosing=True)

    assert page.begin().accessibleName().startswith("Add: ")


def test_a_question_that_came_back_shows_its_story_and_all_of_it_when_wanted(
    pages: Pages, record: Record, today: date
) -> None:
    question = pages.ask("Why?")
    later = record.appointments.add("Later", ask=Role.MS_NURSE)
    record.visits.note(question.id, Outcome.ASKED, today, "Wait for the scan")
    record.visits.close(pages.appointment.id, today)
    page = pages.page(later)
    assert "Asked 22 November, no answer" in texts(page)

    press(page, "History: Why?")

    told = "22 November 2026, Clinic: asked, no answer yet. They said: “Wait for the scan”"
    assert told in texts(page)


def test_a_question_without_a_visit_before_has_no_history(
    pages: Pages, record: Record, today: date
) -> None:
    question = pages.ask("Why?")
    record.visits.note(question.id, Outcome.ASKED, today)

    assert "History: Why?" not in buttons(pages.page())


def test_what_was_flagged_for_the_doctor_is_added_to_what_has_changed(
    pages: Pages, record: Record, today: date
) -> None:
    for text in ("I fell", "Less tired"):
        record.journal.add(kind=EntryKind.NOTE, day=today, text=text, take_to_doctor=True)
    page = pages.page()

    press(page, "Add line: 22 November: I fell")
    press(page, "Add line: 22 November: Less tired")

    kept_now = record.appointments.get(pages.appointment.id)
    assert kept_now is not None
    assert kept_now.changed == "22 November: I fell\n22 November: Less tired"
    assert "From my notes and my log" not in texts(page)


def test_a_change_that_is_added_is_said_and_can_be_had_back_without_what_was_typed(
    pages: Pages, record: Record, today: date
) -> None:
    record.journal.add(kind=EntryKind.NOTE, day=today, text="I fell", take_to_doctor=True)
    page = pages.page()
    heard: list[tuple[str, Callable[[], object]]] = []
    page.undoable.connect(lambda *said: heard.append(said))
    page.before.what_changed.setPlainText("Typed")

    press(page, "Add line: 22 November: I fell")
    added = record.appointments.get(pages.appointment.id)
    (said, back), *_ = heard
    back()

    kept_now = record.appointments.get(pages.appointment.id)
    assert added is not None
    assert kept_now is not None
    assert said == "Added “22 November: I fell”."
    assert (added.changed, kept_now.changed) == ("Typed\n22 November: I fell", "Typed")


def test_after_the_last_change_was_added_the_keyboard_is_where_it_stands(
    pages: Pages, record: Record, today: date
) -> None:
    record.journal.add(kind=EntryKind.NOTE, day=today, text="I fell", take_to_doctor=True)
    page = pages.page()

    press(page, "Add line: 22 November: I fell")

    assert page.focusWidget() is page.before.what_changed


def test_what_is_written_before_a_visit_is_made_after_the_questions_above_it(
    pages: Pages,
) -> None:
    page = pages.begun()

    at_once = page.findChildren(Before)

    assert (at_once, whole(page).findChildren(Before)) == ([], [page.before])


def test_a_page_that_goes_before_all_of_it_is_there_keeps_what_was_typed(
    pages: Pages,
) -> None:
    page = pages.begun()
    page.own.words.setPlainText("Can I swim?")

    page.keep_now()

    assert page.findChildren(Before) == []
    assert pages.page().own.words.toPlainText() == "Can I swim?"


def test_the_medicines_one_takes_are_kept_once_for_all_appointments(
    pages: Pages, record: Record
) -> None:
    page = pages.page()
    page.before.medicines.setText("Examplumab, once a month")
    page.before.medicines.textEdited.emit("")
    page.keep_now()

    assert record.profile.get().medicines == "Examplumab, once a month"
    other = pages.page(record.appointments.add("Other"))
    assert other.before.medicines.text() == "Examplumab, once a month"


def test_medicines_that_were_changed_can_be_had_back(
    qtbot: QtBot, pages: Pages, record: Record
) -> None:
    page = pages.page()
    page.before.medicines.setText("Examplumab")
    page.before.medicines.textEdited.emit("")
    with qtbot.waitSignal(page.typed) as typed:
        page.keep_now()

    said, back = typed.args
    back()

    assert (said, record.profile.get().medicines) == ("Changed “Medicines I take now”.", "")


def test_what_to_bring_is_a_list_that_is_folded_at_first(pages: Pages) -> None:
    page = pages.page()
    assert "•  Your page." not in texts(page)

    press(page, "What to bring: a list")

    assert "•  Your page." in texts(page)


def test_words_written_for_a_visit_that_was_deleted_meanwhile_bring_it_back(
    pages: Pages, record: Record
) -> None:
    page = pages.page()
    record.appointments.delete(pages.appointment.id)

    page.before.what_changed.setPlainText("I fell")
    page.keep_now()

    there = record.appointments.get(pages.appointment.id)
    assert there is not None
    assert there.changed == "I fell"


def test_a_question_added_to_a_visit_that_was_deleted_meanwhile_brings_it_back(
    qtbot: QtBot, pages: Pages, record: Record
) -> None:
    page = pages.page()
    record.appointments.delete(pages.appointment.id)
    page.own.words.setPlainText("Why?")

    with qtbot.waitSignal(page.undoable) as added:
        press(page, "Add my own question")

    assert added.args[0] == "Added “Why?”. The appointment is back from the bin."
    assert pages.asked() == [("Why?", None)]


def test_what_is_wanted_and_what_has_changed_are_kept_soon(
    qtbot: QtBot, pages: Pages, record: Record
) -> None:
    page = pages.page()
    page.before.one_thing.setText("A plan")
    page.before.what_changed.setPlainText("Müde")

    def kept() -> bool:
        found = record.appointments.get(pages.appointment.id)
        return found is not None and (found.one_thing, found.changed) == ("A plan", "Müde")

    qtbot.waitUntil(kept, timeout=3000)


def test_how_it_went_is_written_on_a_page_of_its_own(qtbot: QtBot, pages: Pages) -> None:
    page = pages.page()

    with qtbot.waitSignal(page.wanted) as wanted:
        press(page, "Write down how it went")

    assert wanted.args == [AfterPlace(pages.appointment.id)]


def test_the_first_thing_to_do_is_to_choose_questions(pages: Pages) -> None:
    assert pages.page().first().accessibleName().startswith("Add: ")


def test_where_no_question_is_left_the_first_thing_is_another_topic(pages: Pages) -> None:
    page = pages.page()
    page.choosing.bank.show_without(frozenset(q.id for q in pages.library.questions))

    assert page.first() is page.choosing.bank.topic


def test_with_questions_chosen_the_first_thing_is_to_see_the_page(pages: Pages) -> None:
    pages.ask("Why?")

    assert pages.page().first().accessibleName() == "See my page"


@pytest.mark.parametrize(
    ("many", "said"), [(0, "No questions yet."), (2, "2 questions on your page.")]
)
def test_beside_the_questions_to_choose_stands_how_many_are_chosen(
    pages: Pages, many: int, said: str
) -> None:
    for number in range(many):
        pages.ask(f"Why {number}?")

    assert said in texts(pages.page().choosing)


@pytest.mark.parametrize("name", ["See my page", "See my page with these questions"])
def test_ones_page_can_be_seen(qtbot: QtBot, pages: Pages, name: str) -> None:
    page = pages.page()

    with qtbot.waitSignal(page.wanted) as wanted:
        press(page, name)

    assert wanted.args == [PreviewPlace(pages.appointment.id)]


@pytest.mark.parametrize(
    ("day", "at", "said"),
    [
        (None, None, "The day is not known yet. With the neurologist."),
        (
            date(2026, 12, 1),
            time(9, 30),
            "Tuesday 1 December 2026, 09:30, with the neurologist.",
        ),
    ],
)
def test_the_page_says_when_and_with_whom(
    pages: Pages, record: Record, day: date | None, at: time | None, said: str
) -> None:
    appointment = record.appointments.add("Clinic", day=day, at=at)

    assert said in texts(pages.page(appointment))


def test_one_comes_back_to_the_list(qtbot: QtBot, pages: Pages) -> None:
    page = pages.page()

    with qtbot.waitSignal(page.wanted) as wanted:
        press(page, "Appointments, back")

    assert wanted.args == [Screen.APPOINTMENTS]


def test_an_appointment_with_a_day_can_be_saved_for_a_calendar(qtbot: QtBot, pages: Pages) -> None:
    page = pages.page()

    press(page, "Save for my calendar")

    with qtbot.waitSignal(page.calendar_wanted) as wanted:
        press(page, "Save the file…")

    assert wanted.args == [page.appointment, CalendarChoices()]


def test_tab_comes_to_the_questions_before_what_is_written_after_the_visit(pages: Pages) -> None:
    page = pages.page()

    seen(page, QWidget)  # Qt shows what joins a page in view a moment later
    names = [control.accessibleName() for control in reading_order(page)]

    assert names.index("Write down how it went") > names.index("From the question bank")


def test_the_words_of_a_question_are_changed_and_whom_it_is_for(
    qtbot: QtBot, pages: Pages, record: Record
) -> None:
    question = pages.ask("Why?", rank=1)
    page = pages.page()
    press(page, "Change: Why?")
    form = page.findChildren(QuestionChange)[0]
    form.words.setPlainText("Why now?")
    form.role.set_value(Role.MS_NURSE)

    with qtbot.waitSignal(page.undoable) as done:
        press(page, "Save: Why?")

    kept = record.questions.get(question.id)
    assert kept is not None
    assert (kept.text, kept.ask, kept.rank) == ("Why now?", Role.MS_NURSE, 1)
    assert done.args is not None
    done.args[1]()
    assert pages.asked() == [("Why?", 1)]


def test_half_a_change_of_a_question_is_there_when_the_page_opens_again(pages: Pages) -> None:
    pages.ask("Why?")
    page = pages.page()
    press(page, "Change: Why?")
    page.findChildren(QuestionChange)[0].words.setPlainText("Why n")
    page.keep_now()

    (form,) = pages.page().findChildren(QuestionChange)

    assert form.words.toPlainText() == "Why n"
    assert pages.asked() == [("Why?", None)]


def test_a_question_without_words_is_not_saved(pages: Pages) -> None:
    pages.ask("Why?")
    page = pages.page()
    press(page, "Change: Why?")
    page.findChildren(QuestionChange)[0].words.clear()

    press(page, "Save: Why?")

    assert "Write the question first, or leave it as it was." in texts(page)
    assert pages.asked() == [("Why?", None)]


def test_a_question_that_is_left_as_it_was_shows_its_buttons_again(pages: Pages) -> None:
    pages.ask("Why?")
    page = pages.page()
    press(page, "Change: Why?")
    page.findChildren(QuestionChange)[0].words.setPlainText("What?")
    page.keep_now()

    press(page, "Leave it as it was: Why?")

    assert "Change: Why?" in buttons(page)
    assert pages.page().findChildren(QuestionChange) == []


def test_below_the_top_three_a_question_is_moved_up_and_back(qtbot: QtBot, pages: Pages) -> None:
    for text in ("first", "second", "third"):
        pages.ask(text)
    page = pages.page()

    with qtbot.waitSignal(page.undoable) as done:
        press(page, "Move up: third")
    assert pages.asked() == [("first", None), ("third", None), ("second", None)]
    press(page, "Move down: first")

    assert [text for text, _ in pages.asked()] == ["third", "first", "second"]
    assert done.args is not None
    assert done.args[0] == "Moved “third” up."


def test_at_the_ends_below_the_top_three_there_is_no_way_further(pages: Pages) -> None:
    pages.ask("first", rank=1)
    for text in ("second", "third"):
        pages.ask(text)

    offered = buttons(pages.page())

    assert [b for b in offered if b.startswith("Move ")] == ["Move down: second", "Move up: third"]


def test_a_star_that_puts_no_other_out_says_its_place(pages: Pages) -> None:
    pages.ask("One", 1)
    pages.ask("Two")
    page = pages.page()
    said: list[str] = []
    page.undoable.connect(lambda what, _back: said.append(what))

    press(page, "Top three: Two")

    assert said == ["Put “Two” into the top three, at place 2."]
