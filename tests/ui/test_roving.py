"""A group of which one is chosen: Tab comes to it once, arrows go through it and press nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QButtonGroup, QWidget

from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, column
from msdesk.ui.widgets.forms import Line
from tests.ui.conftest import Show
from tests.ui.finding import button, buttons

_ALL = ("Paper", "White", "Dark", "High contrast")
_KEY = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier


@dataclass
class Choice:
    """A field before a group of four, and what was pressed of it."""

    box: QWidget
    field: Line
    pressed: list[str]

    def at(self) -> str:
        """Return the name of what has the keyboard."""
        focus = QApplication.focusWidget()
        return focus.accessibleName() if focus is not None else ""

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _NONE) -> str:
        """Press a key where the keyboard is; return where it is then."""
        QTest.keyClick(QApplication.focusWidget() or self.box, key, modifier)
        return self.at()


@pytest.fixture
def choice(look: Look, show: Show) -> Choice:
    """Return the four, the second of them chosen, with the keyboard on it."""
    pressed: list[str] = []
    group = QButtonGroup()
    made = [Button(look, name, "chip", does=partial(pressed.append, name)) for name in _ALL]
    for each in made:
        each.setCheckable(True)
        group.addButton(each)
    made[1].setChecked(True)
    field = Line(look)
    box = column(look, field, *made)
    group.setParent(box)
    show(box)
    made[1].setFocus()
    return Choice(box, field, pressed)


@pytest.mark.parametrize(
    ("key", "to"),
    [
        (_KEY.Key_Down, "Dark"),
        (_KEY.Key_Right, "Dark"),
        (_KEY.Key_Up, "Paper"),
        (_KEY.Key_Left, "Paper"),
        (_KEY.Key_Home, "Paper"),
        (_KEY.Key_End, "High contrast"),
    ],
)
def test_an_arrow_goes_to_the_next_and_presses_nothing(
    choice: Choice, key: Qt.Key, to: str
) -> None:
    reached = choice.key(key)

    assert (reached, choice.pressed) == (to, [])
    assert [n for n in buttons(choice.box) if button(choice.box, n).isChecked()] == ["White"]


@pytest.mark.parametrize("key", [_KEY.Key_Space, _KEY.Key_Return])
def test_what_an_arrow_came_to_is_chosen_by_a_press(choice: Choice, key: Qt.Key) -> None:
    choice.key(_KEY.Key_Down)

    choice.key(key)

    assert choice.pressed == ["Dark"]


def test_beyond_the_last_comes_the_first(choice: Choice) -> None:
    reached = [choice.key(_KEY.Key_Down) for _ in _ALL]

    assert reached == ["Dark", "High contrast", "Paper", "White"]


def test_an_arrow_passes_what_cannot_be_chosen_or_seen(choice: Choice) -> None:
    button(choice.box, "Dark").setEnabled(False)
    button(choice.box, "High contrast").hide()

    assert choice.key(_KEY.Key_Down) == "Paper"


def test_an_arrow_with_another_key_held_is_no_way(choice: Choice) -> None:
    assert choice.key(_KEY.Key_End, Qt.KeyboardModifier.ControlModifier) == "White"


def test_tab_leaves_the_group_at_once(choice: Choice) -> None:
    choice.key(_KEY.Key_Down)

    choice.key(_KEY.Key_Tab)

    assert choice.field.hasFocus()
