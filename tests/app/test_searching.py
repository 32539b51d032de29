"""The search from the key that opens it to the sentence it leads to, in the real window."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from msdesk.app.shell.searching import ways
from msdesk.domain.journal import EntryKind
from msdesk.domain.place import CardPlace, NotePlace, Place
from msdesk.domain.screen import Screen
from msdesk.ui.pages.find import FindPage
from msdesk.ui.pages.treatments.page import TreatmentsPage
from tests.app.living import Life
from tests.ui.finding import press


def sought(life: Life, typed: str) -> FindPage:
    """Press Ctrl+K, and type; return the page once it has searched."""
    QTest.keyClick(life.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    page = life.window.shown
    assert isinstance(page, FindPage)
    QTest.keyClicks(page.box, typed)
    life.until(lambda: bool(page.titles()))
    return page


def at(life: Life) -> Place:
    """Return where one is, as soon as the page has come: a card tells what is read of it then."""
    life.window.curtain.do_now()
    trail = life.desk._trail
    assert trail is not None
    return trail.now


@pytest.mark.parametrize("key", [Qt.Key.Key_F, Qt.Key.Key_K])
def test_a_key_opens_the_search_with_the_keyboard_in_its_box(fresh: Life, key: Qt.Key) -> None:
    QTest.keyClick(fresh.window, key, Qt.KeyboardModifier.ControlModifier)
    fresh.rest()

    page = fresh.window.shown
    assert isinstance(page, FindPage)
    assert fresh.window.focusWidget() is page.box


def test_a_sentence_of_a_card_is_found_and_opened(fresh: Life) -> None:
    page = sought(fresh, "wheelchair")

    QTest.keyClick(page.box, Qt.Key.Key_Return)

    assert isinstance(place := at(fresh), CardPlace)
    assert place.at


def test_one_comes_back_to_what_one_has_searched_for(fresh: Life) -> None:
    page = sought(fresh, "wheelchair")
    QTest.keyClick(page.box, Qt.Key.Key_Return)

    QTest.keyClick(fresh.window, Qt.Key.Key_Escape)

    again = fresh.window.shown
    assert isinstance(again, FindPage)
    assert again.box.text() == "wheelchair"
    assert again.titles()


def test_one_comes_back_to_the_place_among_all_that_one_had_shown(fresh: Life) -> None:
    fresh.window.activateWindow()
    page = sought(fresh, "relapse")
    press(page, "Show 22 more")
    fresh.until(lambda: len(page.titles()) > 20)
    opened = page.titles()[20]
    opened.setFocus()
    name = opened.accessibleName()
    opened.click()

    QTest.keyClick(fresh.window, Qt.Key.Key_Escape)

    fresh.until(lambda: fresh.window.focusWidget() is not None)
    has = fresh.window.focusWidget()
    assert has is not None
    assert has.accessibleName() == name


def test_a_note_of_ones_own_is_found(fresh: Life) -> None:
    note = fresh.record.journal.add(
        kind=EntryKind.NOTE, day=date(2026, 11, 1), text="Zumba went well"
    )

    page = sought(fresh, "zumba")
    QTest.keyClick(page.box, Qt.Key.Key_Return)

    assert at(fresh) == NotePlace(note.id)


@pytest.mark.parametrize(
    "word", ["fertility", "vaccine", "stopping", "cost", "wheelchair", "abroad", "baby"]
)
def test_the_library_finds_cards_by_what_stands_in_them(fresh: Life, word: str) -> None:
    page = fresh.go(Screen.TREATMENTS)
    assert isinstance(page, TreatmentsPage)

    page.search.setText(word)

    fresh.until(lambda: bool(page.shown()))


def test_the_library_leads_to_the_sentences(fresh: Life) -> None:
    page = fresh.go(Screen.TREATMENTS)
    assert isinstance(page, TreatmentsPage)
    page.search.setText("wheelchair")
    fresh.until(lambda: bool(page.shown()))

    press(page, "Show the sentences")

    found = fresh.window.shown
    assert isinstance(found, FindPage)
    assert found.box.text() == "wheelchair"


def test_every_screen_one_can_go_to_is_a_way_but_the_search_itself() -> None:
    assert {way.place for way in ways()} == {*Screen} - {Screen.FIND, Screen.INTRODUCTION}
