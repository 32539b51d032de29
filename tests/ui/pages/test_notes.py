"""The journal: writing, finding, changing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QPoint
from pytestqt.qtbot import QtBot

from msdesk.domain.glance import CHANGED_NOTE
from msdesk.domain.ids import TreatmentId
from msdesk.domain.journal import EntryKind, JournalEntry
from msdesk.domain.question import NewQuestion
from msdesk.store.record import Record
from msdesk.ui.background import Background
from msdesk.ui.look import Look
from msdesk.ui.pages.notes.page import NotesPage
from msdesk.ui.widgets.basics import Button, Card
from msdesk.ui.widgets.page import settle
from msdesk.ui.widgets.text import Text
from tests.systems import needs_turns
from tests.ui.conftest import Show
from tests.ui.finding import button, buttons, press, seen, texts, whole

EXAMPLUMAB = TreatmentId("examplumab")


@pytest.fixture
def page(qtbot: QtBot, look: Look, record: Record, today: date) -> NotesPage:
    """Return the page of the record's journal."""
    return page_of(qtbot, look, record, today)


def page_of(
    qtbot: QtBot,
    look: Look,
    record: Record,
    today: date,
    background: Background | None = None,
) -> NotesPage:
    names = {EXAMPLUMAB: "Examplumab"}
    page = NotesPage(look, record.journal, record.drafts, names, today, background or Background())
    qtbot.addWidget(page)
    return whole(page)


def keep(record: Record, text: str, day: date = date(2026, 11, 22)) -> JournalEntry:
    return record.journal.add(kind=EntryKind.NOTE, day=day, text=text)


def test_saving_keeps_the_note_clears_the_editor_and_says_so(
    qtbot: QtBot, page: NotesPage, record: Record, today: date
) -> None:
    page.form.text.setPlainText("Müde nach dem Duschen")

    with qtbot.waitSignal(page.undoable) as saved:
        press(page, "Save note")

    (entry,) = record.journal.entries()
    said, _ = saved.args
    assert said == "Saved “Müde nach dem Duschen”."
    assert (entry.day, entry.text) == (today, "Müde nach dem Duschen")
    assert page.form.text.toPlainText() == ""


def test_a_saved_note_is_in_the_list(page: NotesPage) -> None:
    page.form.text.setPlainText("Tingling in my left hand")

    press(page, "Save note")

    assert "Tingling in my left hand" in texts(page)
    assert "1 note" in texts(page)


def test_an_empty_note_cannot_be_saved(page: NotesPage) -> None:
    page.form.text.setPlainText("  \n ")

    assert not page.form.save_button.isEnabled()


def test_tags_a_treatment_and_the_doctors_mark_are_kept(page: NotesPage, record: Record) -> None:
    page.form.text.setPlainText("Tired")
    page.form.tags.setText("#Fatigue, left hand")
    page.form.links.setCurrentIndex(1)
    page.form.links.activated.emit(1)
    page.form.to_doctor.click()

    press(page, "Save note")

    (entry,) = record.journal.entries()
    assert (entry.tags, entry.treatments) == (("Fatigue", "left hand"), (EXAMPLUMAB,))
    assert entry.take_to_doctor


def test_a_linked_treatment_can_be_taken_off_again(page: NotesPage, record: Record) -> None:
    page.form.text.setPlainText("Tired")
    page.form.links.setCurrentIndex(1)
    page.form.links.activated.emit(1)

    (off,) = [b for b in buttons(page) if "Examplumab" in b]
    press(page, off)
    press(page, "Save note")

    (entry,) = record.journal.entries()
    assert entry.treatments == ()


@pytest.mark.parametrize(("kind", "asked"), [(EntryKind.NOTE, False), (EntryKind.HEARD, True)])
def test_where_it_was_heard_is_asked_only_for_what_was_heard(
    page: NotesPage, kind: EntryKind, *, asked: bool
) -> None:
    press(page, kind.value)

    assert ("Where I heard it" in texts(page)) is asked


def test_where_it_was_heard_is_kept(page: NotesPage, record: Record) -> None:
    press(page, EntryKind.HEARD.value)
    page.form.text.setPlainText("It cures everybody")
    page.form.heard_where.setText("A neighbour")

    press(page, "Save note")

    (entry,) = record.journal.entries()
    assert (entry.kind, entry.heard_where) == (EntryKind.HEARD, "A neighbour")
    assert "Heard from: A neighbour" in texts(page)


@pytest.mark.parametrize("search", ["tingl", "#fatigue"])
def test_a_note_is_found_by_a_word_and_by_a_tag(
    qtbot: QtBot, page: NotesPage, record: Record, today: date, search: str
) -> None:
    record.journal.add(kind=EntryKind.NOTE, day=today, text="Tingling", tags=("fatigue",))
    keep(record, "Something else")
    page.refresh()

    page.search.setText(search)

    qtbot.waitUntil(lambda: "1 note" in texts(page))
    assert "Tingling" in texts(page)


def test_a_kind_and_the_doctors_mark_narrow_the_list(
    qtbot: QtBot, page: NotesPage, record: Record, today: date
) -> None:
    keep(record, "Plain")
    record.journal.add(kind=EntryKind.SYMPTOM, day=today, text="Numb", take_to_doctor=True)
    record.journal.add(kind=EntryKind.SYMPTOM, day=today, text="Better")

    page.kind.set_value(EntryKind.SYMPTOM)
    page.only_doctor.click()

    qtbot.waitUntil(lambda: "1 note" in texts(page))
    assert "Numb" in texts(page)


def test_a_search_that_finds_nothing_says_so(qtbot: QtBot, page: NotesPage) -> None:
    page.search.setText("nowhere")

    qtbot.waitUntil(lambda: "No note matches." in texts(page))


def test_an_empty_journal_says_what_will_be_here(page: NotesPage) -> None:
    assert "Your notes will be here." in texts(page)


def test_twenty_notes_are_shown_and_the_others_when_wanted(
    qtbot: QtBot, look: Look, record: Record, today: date
) -> None:
    for number in range(25):
        keep(record, f"Note {number}")
    page = page_of(qtbot, look, record, today)

    assert len([n for n in buttons(page) if n.startswith("Delete")]) == 20
    assert "The newest 20 are shown." in texts(page)

    press(page, "Show more")
    whole(page)

    assert len([n for n in buttons(page) if n.startswith("Delete")]) == 25


def test_a_search_says_that_those_shown_are_the_newest_that_match(
    qtbot: QtBot, look: Look, record: Record, today: date
) -> None:
    for number in range(25):
        keep(record, f"Note {number}")
    page = page_of(qtbot, look, record, today)

    page.search.setText("note")

    qtbot.waitUntil(lambda: "The newest 20 that match are shown." in texts(page))


def test_a_note_becomes_a_question(qtbot: QtBot, look: Look, record: Record, today: date) -> None:
    entry = keep(record, "Tingling in my left hand")
    page = page_of(qtbot, look, record, today)

    with qtbot.waitSignal(page.asked) as asked:
        press(page, "Make a question: Note, Sunday 22 November 2026")

    question: NewQuestion = asked.args[0]
    assert "Tingling in my left hand" in question.text
    assert question.origin_id == entry.id


def test_a_deleted_note_goes_and_is_handed_over_to_be_undone(
    qtbot: QtBot, look: Look, record: Record, today: date
) -> None:
    keep(record, "Tingling")
    page = page_of(qtbot, look, record, today)

    with qtbot.waitSignal(page.undoable) as removed:
        press(page, "Delete: Note, Sunday 22 November 2026")

    said, undo = removed.args
    assert (said, record.journal.entries()) == ("Deleted “Tingling”.", ())
    assert "Tingling" not in texts(page)
    undo()
    assert [each.text for each in record.journal.entries()] == ["Tingling"]


def test_changing_a_note_changes_that_note(
    qtbot: QtBot, look: Look, record: Record, today: date
) -> None:
    entry = keep(record, "Tingling", date(2026, 11, 14))
    page = page_of(qtbot, look, record, today)

    press(page, "Change: Note, Saturday 14 November 2026")
    page.form.text.setPlainText("Tingling, gone now")
    press(page, "Save note")

    (changed,) = record.journal.entries()
    assert (changed.id, changed.day) == (entry.id, entry.day)
    assert changed.text == "Tingling, gone now"


def test_a_change_can_be_left(qtbot: QtBot, look: Look, record: Record, today: date) -> None:
    entry = keep(record, "Tingling")
    page = page_of(qtbot, look, record, today)

    press(page, "Change: Note, Sunday 22 November 2026")
    page.form.text.setPlainText("Something else")
    press(page, "Leave it as it was")

    assert record.journal.entries() == (entry,)
    assert page.form.text.toPlainText() == ""


def test_half_a_note_is_there_when_the_page_opens_again(
    qtbot: QtBot, look: Look, record: Record, today: date, page: NotesPage
) -> None:
    page.form.text.setPlainText("Half a note")
    page.keep_now()

    again = page_of(qtbot, look, record, today)

    assert again.form.text.toPlainText() == "Half a note"
    assert again.form.save_button.isEnabled()


def test_what_the_person_wrote_is_shown_as_typed(
    qtbot: QtBot, look: Look, record: Record, today: date
) -> None:
    keep(record, "<b>not bold</b>")
    page = page_of(qtbot, look, record, today)

    assert "<b>not bold</b>" in texts(page)


def test_the_first_thing_to_do_is_to_write(page: NotesPage) -> None:
    assert page.first() is page.form.text


def test_a_change_begun_is_there_again_as_a_change(
    qtbot: QtBot, look: Look, record: Record, today: date
) -> None:
    entry = keep(record, "Left hand tingles")
    first = page_of(qtbot, look, record, today)
    first.form.change(entry)
    first.form.text.setPlainText("Left hand tingles in the heat")
    first.keep_now()

    second = page_of(qtbot, look, record, today)
    press(second, "Save note")

    assert [e.text for e in record.journal.entries()] == ["Left hand tingles in the heat"]


def test_a_new_note_begun_is_there_again_after_another_was_changed(
    page: NotesPage, record: Record
) -> None:
    entry = keep(record, "An old note")
    page.form.text.setPlainText("Half a new note")

    page.form.change(entry)
    press(page, "Save note")

    assert page.form.text.toPlainText() == "Half a new note"


def test_what_was_picked_for_a_note_is_there_again(
    qtbot: QtBot, look: Look, record: Record, today: date
) -> None:
    first = page_of(qtbot, look, record, today)
    first.form.text.setPlainText("HSCT absolutely works")
    press(first, "I heard…")
    first.form.day.set_value(date(2026, 11, 1))
    first.form.links.setCurrentIndex(1)
    first.form.links.activated.emit(1)
    first.form.to_doctor.click()
    first.keep_now()

    second = page_of(qtbot, look, record, today)
    press(second, "Save note")

    (saved,) = record.journal.entries()
    assert (saved.kind, saved.day, saved.treatments, saved.take_to_doctor) == (
        EntryKind.HEARD,
        date(2026, 11, 1),
        (EXAMPLUMAB,),
        True,
    )


def test_a_change_that_was_given_up_can_be_taken_up_again(
    qtbot: QtBot, page: NotesPage, record: Record, today: date
) -> None:
    note = record.journal.add(kind=EntryKind.NOTE, day=today, text="Tingling")
    page.form.change(note)
    page.form.text.setPlainText("Tingling in the left hand")

    with qtbot.waitSignal(page.undoable) as left:
        press(page, "Leave it as it was")
    said, back = left.args
    back()

    assert said == "Left the note as it was."
    draft = record.drafts.get(CHANGED_NOTE)
    assert draft is not None
    assert "Tingling in the left hand" in draft


def test_who_came_for_a_note_begins_at_it(page: NotesPage, record: Record) -> None:
    note = record.journal.add(kind=EntryKind.NOTE, day=date(2026, 11, 2), text="Tired.")

    page.show_only(note.id)

    begins = page.begin()
    assert isinstance(begins, Text)
    assert begins.text().startswith("Note, Monday 2 November")


def cards(page: NotesPage) -> list[Card]:
    """Return the notes that can be seen, from above."""
    settle()
    there = [c for c in seen(page, Card) if any(n.startswith("Delete") for n in buttons(c))]
    return sorted(there, key=lambda card: card.mapTo(page, QPoint(0, 0)).y())


@pytest.fixture
def many(show: Show, look: Look, record: Record, today: date, background: Background) -> NotesPage:
    """Return the page of ninety notes, at which one looks."""
    for number in range(90):
        keep(record, f"Note {number}, {'autumn' if 40 <= number < 60 else 'spring'}")
    page = NotesPage(look, record.journal, record.drafts, {}, today, background)
    show(page)
    return whole(page)


@needs_turns
def test_each_show_more_keeps_the_cards_there_are_and_makes_only_the_next(
    many: NotesPage,
) -> None:
    for shown in (20, 40, 60):
        before = cards(many)
        assert len(before) == shown

        press(many, "Show more")
        assert cards(many)[:shown] == before
        assert len(cards(many)) <= shown + 4  # those below what one sees come in their turn
        whole(many)

    assert cards(many)[:60] == before
    assert len(cards(many)) == 80


def test_after_show_more_the_keyboard_is_at_the_first_note_that_is_new(many: NotesPage) -> None:
    press(many, "Show more")
    whole(many)

    has = many.window().focusWidget()
    assert has is not None
    assert cards(many)[20].isAncestorOf(has)


def test_after_show_more_the_page_stands_where_it_stood(qtbot: QtBot, many: NotesPage) -> None:
    button(many, "Show more").setFocus()
    bar = many.scroll_bar()
    bar.setValue(bar.maximum())
    stood = bar.value()

    press(many, "Show more")
    whole(many)
    qtbot.waitUntil(many.updatesEnabled)

    assert bar.value() == stood


def test_the_first_notes_found_are_there_before_the_others_are_made(
    qtbot: QtBot, many: NotesPage
) -> None:
    many.search.setText("autumn")
    qtbot.waitUntil(lambda: "20 notes" in texts(many))

    assert 0 < len([text for text in texts(many) if text.endswith("autumn")]) < 20
    whole(many)
    assert len([text for text in texts(many) if text.endswith("autumn")]) == 20


def test_a_letter_that_finds_the_same_notes_makes_none_of_them_again(
    qtbot: QtBot, many: NotesPage
) -> None:
    many.search.setText("autum")
    qtbot.waitUntil(lambda: "20 notes" in texts(many))
    before = cards(whole(many))

    many.search.setText("autumn")
    many.refresh()
    whole(many)

    assert (len(before), cards(many)) == (20, before)


def test_deleting_one_note_leaves_the_other_cards_as_they_are(many: NotesPage) -> None:
    before = cards(many)

    seen(before[3], Button)[-1].click()
    whole(many)

    assert cards(many)[:19] == [*before[:3], *before[4:]]
    assert len(cards(many)) == 20


_ONE_MOMENT = "One moment: all your notes are being looked through."


@pytest.fixture
def busy(background: Background) -> Iterator[threading.Event]:
    """Keep the worker busy until the event is set."""
    free = threading.Event()
    owner = QObject()
    background.run(free.wait, owner=owner, then=bool, failed=bool)
    yield free
    free.set()


def answers_after(qtbot: QtBot, background: Background) -> None:
    """Wait until all that the worker was asked for has been answered."""
    answered = list[bool]()
    owner = QObject()
    background.run(bool, owner=owner, then=answered.append, failed=bool)
    qtbot.waitUntil(lambda: bool(answered))


@pytest.fixture
def signs(
    show: Show, look: Look, record: Record, today: date, background: Background
) -> NotesPage:
    """Return the page of thirty notes with a sign and two without, at which one looks."""
    for number in range(30):
        keep(record, f"So tired {number} 😴")
    keep(record, "Left hand")
    keep(record, "Right hand!")
    page = NotesPage(look, record.journal, record.drafts, {}, today, background)
    show(page)
    return whole(page)


@pytest.fixture
def looking(qtbot: QtBot, signs: NotesPage, busy: threading.Event) -> NotesPage:
    """Return the page while all its notes are looked through for a sign, until ``busy`` is set."""
    signs.search.setText("!")
    qtbot.waitUntil(lambda: _ONE_MOMENT in texts(signs))
    return signs


def test_signs_are_searched_for_off_the_windows_thread_and_it_says_so(
    qtbot: QtBot, looking: NotesPage, busy: threading.Event
) -> None:
    assert len(cards(looking)) == 20  # what was there before stays until then

    busy.set()
    qtbot.waitUntil(lambda: "1 note" in texts(looking))
    assert len(cards(whole(looking))) == 1


def test_what_is_found_too_late_is_not_shown(
    qtbot: QtBot, looking: NotesPage, busy: threading.Event
) -> None:
    looking.search.setText("left")
    qtbot.waitUntil(lambda: "1 note" in texts(looking))

    busy.set()
    looking.search.setText("😴")
    qtbot.waitUntil(lambda: "The newest 20 that match are shown." in texts(looking))

    assert len(cards(whole(looking))) == 20


def test_while_signs_are_looked_for_only_the_last_that_are_typed_come_next(
    qtbot: QtBot, signs: NotesPage, busy: threading.Event, background: Background
) -> None:
    jobs = list[object]()
    background._finished.connect(jobs.append)
    for typed in ("!", "!!", "😴"):
        signs.search.setText(typed)
        qtbot.waitUntil(lambda: not signs._soon.isActive())

    busy.set()
    qtbot.waitUntil(lambda: "The newest 20 that match are shown." in texts(signs))
    background.wait()
    QCoreApplication.sendPostedEvents()  # the page is told of the last job before this test is

    assert len(jobs) == 3  # what kept the worker busy, the first, the last


def test_more_of_what_has_a_sign_comes_with_the_keyboard(qtbot: QtBot, signs: NotesPage) -> None:
    signs.search.setText("😴")
    qtbot.waitUntil(lambda: "The newest 20 that match are shown." in texts(signs))
    whole(signs)

    press(signs, "Show more")
    qtbot.waitUntil(lambda: "30 notes" in texts(signs))
    whole(signs)

    has = signs.window().focusWidget()
    assert has is not None
    assert cards(signs)[20].isAncestorOf(has)


def test_the_note_one_came_for_stays_though_signs_were_being_looked_for(
    qtbot: QtBot,
    looking: NotesPage,
    record: Record,
    busy: threading.Event,
    background: Background,
) -> None:
    (note,) = record.journal.entries(search="left")

    looking.show_only(note.id)
    busy.set()
    answers_after(qtbot, background)

    assert "The note you came for." in texts(whole(looking))
    assert len(cards(looking)) == 1


def test_a_page_that_was_left_asks_the_record_nothing_more(
    qtbot: QtBot,
    looking: NotesPage,
    record: Record,
    busy: threading.Event,
    background: Background,
) -> None:
    looking.search.setText("!!")
    qtbot.waitUntil(lambda: not looking._soon.isActive())
    before = cards(looking)

    looking.hide()
    busy.set()
    answers_after(qtbot, background)

    assert cards(looking) == before
    assert _ONE_MOMENT in texts(looking)
