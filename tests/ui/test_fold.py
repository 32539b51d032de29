"""What is folded: its heading opens it, says so, and nothing is made before it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from msdesk.ui.frame.screen_reader import tell
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import column
from msdesk.ui.widgets.fold import Fold
from msdesk.ui.widgets.gradual import Gradual
from msdesk.ui.widgets.page import settle
from msdesk.ui.widgets.text import Text
from tests.ui.conftest import Show
from tests.ui.finding import seen, texts

Make = Callable[..., Fold]


@pytest.fixture
def fold(look: Look, show: Show) -> Fold:
    """Return a fold that holds two lines, on the screen."""
    fold = Fold(
        look,
        "What it is",
        [partial(Text, "One."), partial(Text, "Two.")],
        short=[Text("In short.")],
        while_folded=Text("Not to be missed."),
    )
    show(column(look, fold))
    return fold


def test_a_fold_shows_what_it_says_in_short_and_nothing_of_its_inside(fold: Fold) -> None:
    assert texts(fold) == ["In short.", "Not to be missed."]
    assert fold.unmade == 2


def test_its_heading_opens_it_and_what_it_says_in_short_stays(fold: Fold) -> None:
    fold.heading.click()

    assert texts(fold) == ["In short.", "One.", "Two."]


def test_a_second_press_folds_it(fold: Fold) -> None:
    fold.heading.click()
    fold.heading.click()

    assert texts(fold) == ["In short.", "Not to be missed."]


def test_what_was_made_is_not_made_again(fold: Fold) -> None:
    fold.open()
    before = fold.inside.findChildren(Text)
    fold.fold()
    fold.open()

    assert fold.inside.findChildren(Text) == before


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_it_is_opened_by_keyboard_which_stays_at_the_heading(fold: Fold, key: Qt.Key) -> None:
    fold.heading.setFocus()

    QTest.keyClick(fold.heading, key)

    assert fold.is_open
    assert fold.heading.hasFocus()


def test_the_whole_line_is_the_target(fold: Fold) -> None:
    assert fold.heading.width() == fold.width()
    assert fold.heading.height() >= 44


def test_it_says_that_it_was_turned_and_when_all_is_there(qtbot: QtBot, fold: Fold) -> None:
    with qtbot.waitSignals([fold.turned, fold.settled], order="none"):
        fold.open()
    with qtbot.waitSignals([fold.turned, fold.settled], order="none"):
        fold.fold()


def test_to_open_what_is_open_does_nothing(qtbot: QtBot, fold: Fold) -> None:
    fold.open()

    with qtbot.assertNotEmitted(fold.turned):
        fold.open()


def test_to_fold_what_is_folded_does_nothing(qtbot: QtBot, fold: Fold) -> None:
    with qtbot.assertNotEmitted(fold.turned):
        fold.fold()


def test_of_many_parts_those_far_down_are_made_a_moment_later(
    qtbot: QtBot, look: Look, show: Show
) -> None:
    page = QWidget()
    later = Gradual(page, at_once=0)
    fold = Fold(look, "Long", [partial(Text, str(n)) for n in range(40)], later=later)
    outer = column(look, fold)
    outer.setParent(page)
    show(page)

    fold.open()

    assert len(texts(fold)) < 40
    qtbot.waitUntil(lambda: texts(fold) == [str(n) for n in range(40)])


def test_a_screen_reader_hears_a_heading_and_in_it_a_button(fold: Fold) -> None:
    tell(fold.window())
    button = QAccessible.queryAccessibleInterface(fold.heading)
    heading = button.parent()

    assert button.role() is QAccessible.Role.PushButton
    assert heading.role() is QAccessible.Role.Heading
    assert heading.text(QAccessible.Text.Name) == "What it is"


@pytest.mark.parametrize("is_open", [False, True])
def test_a_screen_reader_hears_whether_it_is_open(fold: Fold, *, is_open: bool) -> None:
    tell(fold.window())
    if is_open:
        fold.open()

    state = QAccessible.queryAccessibleInterface(fold.heading).state()

    assert state.expandable
    assert (bool(state.expanded), bool(state.collapsed)) == (is_open, not is_open)


def test_a_screen_reader_is_not_told_of_what_is_folded(fold: Fold) -> None:
    fold.open()
    fold.fold()
    tell(fold.window())

    inside = QAccessible.queryAccessibleInterface(fold.inside)

    assert inside.state().invisible


def test_what_comes_in_turns_lays_out_what_is_there_once_a_turn_and_not_once_a_part(
    qtbot: QtBot, look: Look, show: Show
) -> None:
    page = column(look)
    later = Gradual(page, at_once=0)
    asked = list[int]()

    class Counting(Text):
        def heightForWidth(self, width: int) -> int:
            asked.append(width)
            return super().heightForWidth(width)

    fold = Fold(look, "Many", [partial(Counting, "A line.")] * 100, later=later)
    around = page.layout()
    assert around is not None
    around.addWidget(fold)
    show(page)
    fold.open()
    with qtbot.waitSignal(fold.settled):
        later.finish()
    assert len(seen(page, Counting)) == 100
    settle()

    assert len(asked) < 100 * 20  # each line that is shown would ask all there are before it
