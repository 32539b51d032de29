"""A long list is made in turns when one comes back to it, and the keyboard waits for its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from msdesk.domain.journal import EntryKind
from msdesk.domain.screen import Screen
from msdesk.ui.frame.in_sight import height_of
from msdesk.ui.pages.notes.page import NotesPage
from msdesk.ui.widgets import gradual
from tests.app.living import Life
from tests.app.test_keyboard import at, write
from tests.ui.finding import buttons, seen

_A_DAY = 4  # so many notes


@pytest.fixture
def here(fresh: Life, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return what has the keyboard far down in 60 notes; a page makes about one in each turn."""
    for number in range(70):
        day = fresh.today - timedelta(days=number // _A_DAY)
        side = "Left" if number % 6 == 0 else "Right"
        fresh.record.journal.add(kind=EntryKind.NOTE, day=day, text=f"{side} hand")
    fresh.window.activateWindow()
    fresh.go(Screen.NOTES)
    fresh.until(lambda: not is_making(fresh))
    for _ in range(2):
        before = made(fresh)
        fresh.press("Show more", fresh.shown)
        fresh.until(lambda: made(fresh) == before + 20 and not is_making(fresh))  # noqa: B023
    there = deletes(fresh)[45]
    there.setFocus()
    fresh.rest()
    monkeypatch.setattr(gradual, "_A_TURN", 0.001)
    return there.accessibleName()


def deletes(life: Life) -> list[QAbstractButton]:
    """Return the buttons that delete a note, from above."""
    found = [b for b in seen(life.shown, QAbstractButton) if b.accessibleName()[:7] == "Delete:"]
    return sorted(found, key=lambda b: height_of(b, life.shown))


def made(life: Life) -> int:
    """Return how many notes have been made."""
    return len([name for name in buttons(life.shown) if name.startswith("Delete: ")])


def is_making(life: Life) -> bool:
    """Whether something of the page is still to be made or painted."""
    return any(parts.isActive() for parts in life.shown.findChildren(gradual.Gradual))


def scrolled(life: Life) -> int:
    """Return how far down the page is scrolled."""
    page = life.shown
    assert isinstance(page, NotesPage)
    return page.scroll_bar().value()


def look(life: Life) -> None:
    life.parts.preferences.change(life.settings._replace(theme="dark"))


def undo(life: Life) -> None:
    life.record.journal.add(kind=EntryKind.NOTE, day=life.today - timedelta(days=90), text="Foot")
    life.parts.navigation.again()


def go_back(life: Life) -> None:
    life.go(Screen.HELP)
    life.parts.navigation.back()


def come_back(life: Life, way: Callable[[Life], None] = look) -> None:
    """Come back to the notes; the first of them are made by then, and nothing has the keyboard."""
    before = life.shown
    way(life)
    life.until(lambda: life.shown is not before and 0 < made(life) < 40)
    assert life.window.focusWidget() is None


@pytest.mark.parametrize("way", [look, undo, go_back])
def test_the_window_answers_while_a_long_list_is_made_anew(
    fresh: Life, here: str, way: Callable[[Life], None]
) -> None:
    come_back(fresh, way)
    at_each: list[int] = [made(fresh)]
    beat = QTimer(fresh.window)
    beat.timeout.connect(lambda: at_each.append(made(fresh)))
    beat.start(1)

    fresh.until(lambda: at(fresh) == here)
    beat.stop()

    assert max(b - a for a, b in pairwise(at_each)) < 10


@pytest.mark.parametrize("way", [look, undo, go_back])
def test_of_notes_of_one_day_the_very_one_has_the_keyboard_again(
    fresh: Life, here: str, way: Callable[[Life], None]
) -> None:
    there = height_of(deletes(fresh)[45], fresh.shown)
    come_back(fresh, way)

    fresh.until(lambda: at(fresh) == here and not is_making(fresh))

    assert deletes(fresh)[45].hasFocus()
    assert abs(height_of(deletes(fresh)[45], fresh.shown) - there) < 10


@pytest.mark.usefixtures("here")
def test_what_has_the_keyboard_stays_put_while_more_is_made_below_it(fresh: Life) -> None:
    page = fresh.shown
    assert isinstance(page, NotesPage)
    has = deletes(fresh)[21]
    has.setFocus()
    page.scroll_bar().setValue(scrolled(fresh) + height_of(has, page) - 40)
    fresh.rest()
    there = height_of(has, page)
    come_back(fresh)

    fresh.until(lambda: bool(at(fresh)) and not is_making(fresh))
    fresh.rest()

    assert abs(height_of(deletes(fresh)[21], fresh.shown) - there) < 10


def test_the_last_note_has_the_keyboard_when_it_is_taken_back(fresh: Life, here: str) -> None:
    page = fresh.shown
    assert isinstance(page, NotesPage)
    page.search.setText("Left")
    fresh.until(lambda: made(fresh) == 12)
    last = deletes(fresh)[-1]
    last.setFocus()
    name = last.accessibleName()
    last.click()
    fresh.until(lambda: made(fresh) == 11 and at(fresh).startswith("Delete: "))

    fresh.parts.undo.take_back()

    fresh.until(lambda: made(fresh) == 12 and bool(at(fresh)))
    assert at(fresh) == name
    assert deletes(fresh)[-1].hasFocus()


def test_keys_pressed_while_what_had_the_keyboard_is_made_press_nothing(
    fresh: Life, here: str
) -> None:
    come_back(fresh)
    QTest.keyClick(fresh.window, Qt.Key.Key_Return)
    QTest.keyClick(fresh.window, Qt.Key.Key_Space)

    fresh.until(lambda: at(fresh) == here)
    fresh.rest()

    assert fresh.record.journal.count() == 70


def test_who_scrolls_while_the_list_is_made_stays_there(fresh: Life, here: str) -> None:
    come_back(fresh)
    page = fresh.shown
    assert isinstance(page, NotesPage)
    page.scroll_bar().setSliderPosition(60)

    fresh.until(lambda: at(fresh) == here)
    fresh.until(lambda: not is_making(fresh))

    assert scrolled(fresh) == 60


def test_who_presses_the_page_while_the_list_is_made_stays_there(fresh: Life, here: str) -> None:
    come_back(fresh)
    fresh.until(lambda: not fresh.window.curtain.is_unseen)
    QTest.mouseClick(
        fresh.window.windowHandle(),
        Qt.MouseButton.LeftButton,
        pos=fresh.shown.mapTo(fresh.window, QPoint(3, 3)),
    )

    fresh.until(lambda: at(fresh) == here)
    fresh.until(lambda: not is_making(fresh))

    assert scrolled(fresh) == 0


def test_who_tabs_while_the_list_is_made_has_the_keyboard_there(fresh: Life, here: str) -> None:
    come_back(fresh)
    QTest.keyClick(fresh.window, Qt.Key.Key_Tab)
    there = fresh.window.focusWidget()

    fresh.until(lambda: not is_making(fresh))
    fresh.rest()

    assert isinstance(there, QWidget)
    assert fresh.shown.isAncestorOf(there)
    assert there.hasFocus()


def test_words_typed_at_a_list_one_leaves_stand_nowhere_else(fresh: Life, here: str) -> None:
    come_back(fresh)
    write(fresh, "hand")

    fresh.go(Screen.FIND)
    fresh.until(lambda: bool(at(fresh)))
    write(fresh, "s")

    has = fresh.window.focusWidget()
    assert has is not None
    assert has.property("text") == "s"
