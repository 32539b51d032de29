"""Notes to tick: none to begin with, found again by a word, kept while one looks for more."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from msdesk.domain.ids import EntryId
from msdesk.domain.journal import EntryKind, JournalEntry
from msdesk.store.record import Record
from msdesk.ui.look import Look
from msdesk.ui.visit.note_ticks import NoteTicks
from msdesk.ui.widgets.forms import Tick
from tests.ui.conftest import Show
from tests.ui.finding import button, buttons, press, seen, texts, whole

_DAY = date(2026, 5, 3)


def keep(record: Record, text: str, days: int = 0, *, for_doctor: bool = False) -> EntryId:
    day = _DAY + timedelta(days=days)
    made = record.journal.add(kind=EntryKind.NOTE, day=day, text=text, take_to_doctor=for_doctor)
    return made.id


def made(look: Look, record: Record, ticked: tuple[JournalEntry, ...] = ()) -> NoteTicks:
    journal = record.journal
    return NoteTicks(look, journal.entries, journal.count(to_doctor=True), ticked=ticked)


def shown(ticks: NoteTicks) -> list[str]:
    """Return the notes that can be seen, from above."""
    return [tick.text() for tick in sorted(seen(ticks, Tick), key=lambda tick: tick.y())]


@pytest.fixture
def many(record: Record) -> Record:
    """Return a record with thirty notes, the last of which is the newest."""
    for number in range(30):
        keep(record, f"Tired {number}", number)
    return record


def test_nothing_is_ticked_to_begin_with(look: Look, record: Record) -> None:
    keep(record, "Numb", for_doctor=True)

    ticks = made(look, record)

    assert (ticks.ticked, "No note is ticked." in texts(ticks)) == ((), True)


def test_a_tick_says_which_note_would_be_taken_along(look: Look, record: Record) -> None:
    keep(record, "Numb from the knee down")

    names = buttons(made(look, record))

    assert names[-1] == "Note, 3 May 2026: Numb from the knee down, to take along"


def test_the_newest_are_shown_and_more_are_one_press_away(
    show: Show, look: Look, many: Record
) -> None:
    ticks = made(look, many)
    show(ticks)
    assert shown(ticks)[0].endswith("Tired 29")
    assert len(shown(ticks)) == 8

    before = seen(ticks, Tick)
    press(ticks, "Show more notes")
    assert len(seen(ticks, Tick)) < 28  # those below what one sees come in their turn
    whole(ticks)

    assert seen(ticks, Tick)[:8] == before
    assert len(shown(ticks)) == 28
    focused = ticks.window().focusWidget()
    assert isinstance(focused, Tick)
    assert focused.text().endswith("Tired 21")

    press(ticks, "Show more notes")
    assert len(shown(whole(ticks))) == 30


def test_a_note_is_ticked_and_unticked_with_the_keyboard(
    qtbot: QtBot, show: Show, look: Look, record: Record
) -> None:
    note = keep(record, "Numb")
    ticks = made(look, record)
    show(ticks)
    (tick,) = seen(ticks, Tick)
    tick.setFocus()

    with qtbot.waitSignal(ticks.changed):
        QTest.keyClick(tick, Qt.Key.Key_Space)

    assert (ticks.ticked, "1 note is ticked." in texts(ticks)) == ((note,), True)


def test_what_is_ticked_stays_so_while_another_is_searched(
    qtbot: QtBot, show: Show, look: Look, many: Record
) -> None:
    ticks = made(look, many)
    show(ticks)
    seen(ticks, Tick)[0].click()

    ticks.search.setText("Tired 4")
    qtbot.waitUntil(lambda: [each[-7:] for each in shown(ticks)] == ["Tired 4"])
    seen(ticks, Tick)[0].click()
    ticks.search.setText("")
    qtbot.waitUntil(lambda: len(shown(ticks)) == 9)

    assert "2 notes are ticked." in texts(ticks)
    checked = {tick.text() for tick in seen(ticks, Tick) if tick.isChecked()}
    assert [each[-8:].strip() for each in shown(ticks) if each in checked] == [
        "Tired 29",
        "Tired 4",
    ]


def test_where_no_note_is_found_it_is_said(
    qtbot: QtBot, show: Show, look: Look, many: Record
) -> None:
    ticks = made(look, many)
    show(ticks)

    ticks.search.setText("nothing like it")

    qtbot.waitUntil(lambda: "No note matches." in texts(ticks))
    assert shown(ticks) == []


def test_few_notes_need_no_search(show: Show, look: Look, record: Record) -> None:
    keep(record, "Numb")
    ticks = made(look, record)
    show(ticks)

    assert not ticks.search.isVisible()


def test_all_for_the_doctor_are_ticked_at_once_and_unticked(
    show: Show, look: Look, many: Record
) -> None:
    old = keep(many, "Ask about this", -9, for_doctor=True)
    older = keep(many, "And this", -19, for_doctor=True)
    ticks = made(look, many)
    show(ticks)

    press(ticks, "Tick the 2 notes to take to my doctor")
    assert set(ticks.ticked) == {old, older}
    assert shown(ticks)[-2:] == [
        "Note, 24 April 2026: Ask about this",
        "Note, 14 April 2026: And this",
    ]

    press(ticks, "Untick all notes")
    assert ticks.ticked == ()
    assert button(ticks, "Untick all notes").isVisible()


def test_of_thousands_for_the_doctor_the_number_has_a_comma(
    show: Show, look: Look, many: Record
) -> None:
    ticks = NoteTicks(look, many.journal.entries, 3650)
    show(ticks)

    assert button(ticks, "Tick the 3,650 notes to take to my doctor")


def test_what_ticks_and_unticks_many_notes_stands_on_one_line(
    show: Show, look: Look, many: Record
) -> None:
    keep(many, "Ask about this", -9, for_doctor=True)
    ticks = made(look, many)
    show(ticks)

    names = ("Tick the note to take to my doctor", "Untick all notes")
    tops = {
        (each := button(ticks, name)).mapTo(ticks, each.rect().topLeft()).y() for name in names
    }
    assert len(tops) == 1


def test_one_for_the_doctor_is_called_one_and_needs_no_press_where_there_are_few(
    look: Look, record: Record
) -> None:
    keep(record, "Ask about this", for_doctor=True)
    assert len(buttons(made(look, record))) == 1

    keep(record, "Numb")
    keep(record, "Tired")
    assert "Tick the note to take to my doctor" in buttons(made(look, record))


def test_what_was_ticked_before_is_ticked_again(show: Show, look: Look, many: Record) -> None:
    oldest = many.journal.entries(limit=1000)[-1]

    ticks = made(look, many, (oldest,))
    show(ticks)
    whole(ticks)

    assert ticks.ticked == (oldest.id,)
    assert shown(ticks)[-1].endswith("Tired 0")


def test_where_there_is_no_note_it_says_what_will_be_there(
    show: Show, look: Look, record: Record
) -> None:
    ticks = made(look, record)
    show(ticks)

    assert "Your notes will be here to tick." in texts(ticks)
    assert buttons(ticks) == []


def test_of_many_notes_only_those_that_are_shown_are_read(
    show: Show, look: Look, record: Record
) -> None:
    for number in range(100):
        keep(record, f"Tired {number}", number, for_doctor=True)
    read = list[JournalEntry]()

    def find(**only: Any) -> tuple[JournalEntry, ...]:  # noqa: ANN401 - as the journal takes it
        found = record.journal.entries(**only)
        read.extend(found)
        return found

    ticks = NoteTicks(look, find, 100)
    show(ticks)
    assert len(read) < 20

    read.clear()
    seen(ticks, Tick)[0].click()
    press(ticks, "Show more notes")
    assert len(read) < 40


def test_after_more_notes_the_keyboard_is_at_the_first_that_is_new_above_an_old_one_ticked(
    show: Show, look: Look, many: Record
) -> None:
    ticks = made(look, many, many.journal.entries(limit=1000)[-1:])
    show(ticks)
    whole(ticks)

    press(ticks, "Show more notes")
    whole(ticks)

    focused = ticks.window().focusWidget()
    assert isinstance(focused, Tick)
    assert focused.text().endswith("Tired 21")
    assert shown(ticks)[-1].endswith("Tired 0")
    assert len(shown(ticks)) == 29


def test_notes_that_cannot_be_seen_are_taken_along_when_all_for_the_doctor_are_ticked(
    qtbot: QtBot, show: Show, look: Look, many: Record
) -> None:
    old = keep(many, "Ask about this", -9, for_doctor=True)
    ticks = made(look, many)
    show(ticks)
    ticks.search.setText("Tired 4")
    qtbot.waitUntil(lambda: len(shown(ticks)) == 1)

    with qtbot.waitSignal(ticks.changed):
        press(ticks, "Tick the note to take to my doctor")

    assert (ticks.ticked, len(shown(ticks))) == ((old,), 1)
    ticks.search.setText("")
    qtbot.waitUntil(lambda: len(shown(whole(ticks))) == 9)
    assert [t.text()[-14:] for t in seen(ticks, Tick) if t.isChecked()] == ["Ask about this"]
