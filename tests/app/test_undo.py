"""The way back from a change: by a key, from where one has just pressed, and how far."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from msdesk.app.shell.undo import DEEP, Undo
from msdesk.domain.ids import TreatmentId
from msdesk.domain.journal import EntryKind
from msdesk.domain.place import CardPlace, NotePlace, Place
from msdesk.domain.screen import ItemScreen, Screen
from msdesk.errors import Error
from msdesk.ui.pages.notes.page import NotesPage
from msdesk.ui.pages.treatments.page import TreatmentsPage
from tests.app.living import Life
from tests.ui.finding import button, buttons, seen, whole

_CARD = CardPlace(TreatmentId("ahsct"))


@pytest.fixture
def undo(qapp: QApplication) -> Undo:
    """Return a memory of changes."""
    return Undo(qapp)


def told_by(undo: Undo) -> list[str]:
    told: list[str] = []
    undo.undone.connect(told.append)
    undo.nothing.connect(lambda: told.append("nothing"))
    return told


def test_the_last_ten_changes_are_taken_back_the_newest_first(undo: Undo) -> None:
    back: list[int] = []
    told = told_by(undo)
    for number in range(DEEP + 1):
        undo.did(f"Change {number}.", partial(back.append, number))

    for _ in range(DEEP + 1):
        undo.take_back()

    assert DEEP == 10
    assert back == list(range(DEEP, 0, -1))
    assert told[-2:] == ["Change 1.", "nothing"]


def test_words_typed_in_one_go_are_taken_back_as_one(undo: Undo) -> None:
    back: list[str] = []
    for name, words in (("Walking", "O"), ("Walking", "One"), ("Age", "4"), ("Walking", "Two")):
        undo.typed(f"Changed “{name}”.", partial(back.append, f"before {words}"))

    while undo.has_more:
        undo.take_back()

    assert back == ["before Two", "before 4", "before O"]


def test_what_is_being_typed_is_the_newest_change(undo: Undo) -> None:
    told = told_by(undo)
    undo.did("Deleted a note.", list)
    undo.keeping.connect(lambda: undo.typed("Changed “Walking”.", list))

    undo.take_back()

    assert told == ["Changed “Walking”."]


def test_what_could_not_be_taken_back_can_be_tried_again(undo: Undo) -> None:
    def full() -> None:
        raise Error("The disk is full.")

    told = told_by(undo)
    undo.did("Deleted a note.", full)

    with pytest.raises(Error):
        undo.take_back()

    assert undo.has_more
    assert told == []


def test_what_was_forgotten_is_not_taken_back(undo: Undo) -> None:
    told = told_by(undo)
    undo.did("Deleted a note.", list)

    undo.forget()
    undo.take_back()

    assert told == ["nothing"]


def ctrl_z(lived: Life) -> None:
    """Press Ctrl+Z wherever the keyboard is."""
    lived.window.activateWindow()
    lived.until(lived.window.isActiveWindow)
    at = lived.window.focusWidget() or lived.window
    QTest.keyClick(at, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    lived.rest()
    lived.rest()  # where the look changes, the line is made anew and shown a moment later


def pick(lived: Life, name: str, words: str) -> None:
    field = next(f for f in seen(lived.shown, QComboBox) if f.accessibleName() == name)
    field.setCurrentText(words)


def add_to_log(lived: Life) -> None:
    for name in ("My log", "Add to my log"):
        lived.press(name, whole(lived.shown))


_CHANGES: dict[str, tuple[Place, Callable[[Life], object]]] = {
    "Undone: took “Left hand” out of the bin.": (
        Screen.BIN,
        lambda lived: lived.press("Put back", lived.shown),
    ),
    "Undone: changed the colours.": (Screen.SETTINGS, lambda lived: lived.press("Dark")),
    "Undone: changed the low-energy mode.": (Screen.SETTINGS, lambda lived: lived.tick("Low-en")),
    "Undone: changed the country to Sweden.": (
        Screen.HELP,
        lambda lived: pick(lived, "Country", "Sweden"),
    ),
    "Undone: put AHSCT beside the others.": (
        _CARD,
        lambda lived: lived.press("Compare", lived.shown),
    ),
    "Undone: added “Considering it” to your log.": (
        _CARD,
        add_to_log,
    ),
}


def kept(lived: Life) -> tuple[object, ...]:
    trail = lived.desk._trail
    assert trail is not None
    settings = lived.settings._replace(width=0, height=0)
    return trail.compared(), lived.record.log.entries(), lived.record.journal.entries(), settings


def test_the_key_takes_a_change_back_and_says_which(fresh: Life) -> None:
    note = fresh.record.journal.add(kind=EntryKind.NOTE, day=fresh.today, text="Left hand")
    fresh.record.journal.delete(note.id)
    told = {}
    for what, (place, change) in _CHANGES.items():
        fresh.go(place)
        before = kept(fresh)

        change(fresh)
        changed = kept(fresh) != before
        ctrl_z(fresh)

        told[what] = (fresh.said, changed, kept(fresh) == before)
    assert told == {what: (what, True, True) for what in _CHANGES}


def far_down_in_notes(life: Life) -> NotesPage:
    """Return the notes, of which those with a word are sought and the second twenty shown."""
    for ago in range(50):
        day = life.today - timedelta(days=ago)
        life.record.journal.add(kind=EntryKind.NOTE, day=day, text=f"Hand {'ab'[ago % 5 == 0]}")
    page = life.go(Screen.NOTES)
    assert isinstance(page, NotesPage)
    newest = named(page, "Delete: ")[0]
    page.search.setText("Hand a")
    life.until(lambda: newest not in buttons(page) and "Show more" in buttons(page))
    life.press("Show more", page)
    life.until(lambda: len(named(page, "Delete: ")) == 40)
    return page


def has(life: Life) -> str:
    """Return the name of what has the keyboard; "" where nothing has."""
    widget = life.window.focusWidget()
    return widget.accessibleName() if widget is not None else ""


def named(page: QWidget, begins: str) -> list[str]:
    return [name for name in buttons(page) if name.startswith(begins)]


def test_what_was_sought_is_still_shown_when_a_change_is_taken_back(fresh: Life) -> None:
    page = far_down_in_notes(fresh)
    deleted = named(page, "Delete: ")[30]
    button(page, deleted).setFocus()
    fresh.press(deleted, page)
    fresh.rest()

    ctrl_z(fresh)

    anew = fresh.shown
    assert isinstance(anew, NotesPage)
    assert anew.search.text() == "Hand a"
    fresh.until(lambda: has(fresh) == deleted)


def test_another_look_shows_as_many_notes_as_before(fresh: Life) -> None:
    here = named(far_down_in_notes(fresh), "Change: ")[30]
    button(fresh.shown, here).setFocus()

    fresh.parts.preferences.change(fresh.settings._replace(theme="dark"))
    fresh.rest()

    page = fresh.shown
    assert isinstance(page, NotesPage)
    assert page.search.text() == "Hand a"
    fresh.until(lambda: has(fresh) == here)


def test_the_note_one_came_for_stays_alone_when_a_change_is_taken_back(fresh: Life) -> None:
    add = partial(fresh.record.journal.add, kind=EntryKind.NOTE)
    note = add(day=fresh.today, text="Left hand")
    add(day=fresh.today - timedelta(days=1), text="Right hand")
    fresh.press(named(fresh.go(Screen.NOTES), "Delete: ")[-1], fresh.shown)
    page = fresh.go(NotePlace(note.id))
    page.setFocus()

    ctrl_z(fresh)

    assert fresh.shown is not page
    assert len(fresh.record.journal.entries()) == 2
    assert len(named(fresh.shown, "Delete: ")) == 1


def test_the_cards_that_were_sought_are_still_shown_when_a_change_is_taken_back(
    fresh: Life,
) -> None:
    note = fresh.record.journal.add(kind=EntryKind.NOTE, day=fresh.today, text="Left hand")
    fresh.press("Delete: ", fresh.go(Screen.NOTES))
    page = fresh.go(Screen.TREATMENTS)
    assert isinstance(page, TreatmentsPage)
    page.search.setText("natalizumab")
    sought = page.shown()
    page.setFocus()

    ctrl_z(fresh)

    assert fresh.record.journal.get(note.id) is not None
    anew = fresh.shown
    assert isinstance(anew, TreatmentsPage)
    assert anew is not page
    assert anew.shown() == sought


def test_the_way_back_is_one_press_of_shift_tab_away(lived: Life) -> None:
    lived.go(lived.some(ItemScreen.APPOINTMENT))
    lived.press("Delete: ", lived.shown)
    here = next(b for b in buttons(lived.shown) if b.startswith("Delete: "))
    button(lived.shown, here).setFocus()

    lived.window.focusNextPrevChild(False)  # noqa: FBT003 - as Qt calls it

    way = button(lived.window, "Undo (Ctrl+Z)")
    assert lived.window.focusWidget() is way
    lived.window.focusNextPrevChild(True)  # noqa: FBT003
    assert lived.window.focusWidget() is button(lived.shown, here)


def test_in_a_field_the_key_takes_back_what_was_typed(lived: Life) -> None:
    lived.press("Delete: ", lived.go(Screen.NOTES))
    (deleted,) = lived.record.bin.all()
    field = seen(lived.shown, QPlainTextEdit)[0]
    field.setFocus()
    QTest.keyClicks(field, "Tired")

    ctrl_z(lived)
    ctrl_z(lived)
    ctrl_z(lived)

    assert field.toPlainText() == ""
    assert lived.record.bin.all() == (deleted,)


@pytest.mark.parametrize("kind", [QPlainTextEdit, QLineEdit])
def test_in_a_field_nothing_was_typed_in_the_key_takes_back_the_last_change(
    lived: Life, kind: type[QPlainTextEdit | QLineEdit]
) -> None:
    lived.press("Delete: ", lived.go(Screen.NOTES))
    seen(lived.shown, kind)[0].setFocus()

    ctrl_z(lived)

    assert lived.said.startswith("Undone: deleted")


def test_nothing_is_taken_back_from_a_record_that_was_closed(fresh: Life) -> None:
    fresh.record.journal.add(kind=EntryKind.NOTE, day=fresh.today, text="Left hand")
    fresh.press("Delete: Note", fresh.go(Screen.NOTES))
    assert fresh.parts.undo.has_more

    fresh.parts.session.close()

    assert not fresh.parts.undo.has_more


def test_what_is_deleted_for_good_is_not_taken_back(fresh: Life) -> None:
    note = fresh.record.journal.add(kind=EntryKind.NOTE, day=fresh.today, text="Left hand")
    fresh.go(Screen.NOTES)
    fresh.press("Delete: Note")
    fresh.press("Delete for good", fresh.go(Screen.BIN))
    fresh.press("Delete for good", fresh.shown)
    fresh.until(lambda: not fresh.record.bin.all())
    fresh.arrive(Screen.BIN)

    ctrl_z(fresh)

    assert fresh.said == "There is nothing to undo."
    assert fresh.record.journal.get(note.id) is None
