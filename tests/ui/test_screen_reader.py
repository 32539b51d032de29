"""What a screen reader is told of a widget, asked for as the systems do but in this process."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QButtonGroup, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from msdesk.ui.frame import screen_reader
from msdesk.ui.frame.focus_ring import FocusRing
from msdesk.ui.frame.screen_reader import tell
from msdesk.ui.kinds import LabelKind
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, Card, Line, plain
from msdesk.ui.widgets.choice_row import ChoiceRow
from msdesk.ui.widgets.forms import Area, Tick, field
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.text import Text

Role = QAccessible.Role


@pytest.fixture
def box(qtbot: QtBot) -> QWidget:
    """Return an empty column, of which screen readers are told."""
    box = plain()
    qtbot.addWidget(box)
    QVBoxLayout(box)
    tell(box)
    return box


def add(box: QWidget, *widgets: QWidget) -> None:
    """Put widgets below what is in a column."""
    column = box.layout()
    assert column is not None
    for widget in widgets:
        column.addWidget(widget)


def told(widget: QWidget) -> QAccessibleInterface:
    """Return what is told of a widget."""
    return QAccessible.queryAccessibleInterface(widget)


def name(interface: QAccessibleInterface) -> str:
    """Return what something is called."""
    return interface.text(QAccessible.Text.Name)


def inside(box: QWidget) -> list[str]:
    """Return what is heard in a box, in its order."""
    interface = told(box)
    return [name(interface.child(i)) for i in range(interface.childCount())]


@pytest.mark.parametrize(("kind", "level"), [("title", 1), ("section", 2), ("heading", 3)])
def test_what_looks_like_a_heading_is_one_of_its_level(
    box: QWidget, kind: LabelKind, level: int
) -> None:
    add(box, text := Text("Side effects", kind))

    heard = told(text)

    assert (heard.role(), name(heard)) == (Role.Heading, "Side effects")
    attributes = heard.attributesInterface()
    assert attributes.attributeValue(QAccessible.Attribute.Level) == level


def test_other_words_are_no_heading(box: QWidget) -> None:
    add(box, plain := Text("Tired"), day := Text("8", "title"))
    heard_as(day, "words")

    assert [told(text).role() for text in (plain, day)] == [Role.StaticText] * 2


def test_a_heading_is_called_what_it_says_now(box: QWidget) -> None:
    add(box, text := Text("Before", "title"))
    assert name(told(text)) == "Before"

    text.setText("After")

    assert name(told(text)) == "After"


def test_what_was_made_last_is_heard_where_it_stands(box: QWidget) -> None:
    add(box, Text("One"), last := Text("Three"))
    column = box.layout()
    assert isinstance(column, QVBoxLayout)
    shelf = QVBoxLayout()
    column.insertLayout(1, shelf)
    shelf.addWidget(Text("Two"))

    assert inside(box) == ["One", "Two", "Three"]
    assert told(box).indexOfChild(told(last)) == 2


def test_cards_in_a_list_are_its_items(box: QWidget, look: Look) -> None:
    add(box, Text("Before"))
    column = box.layout()
    assert isinstance(column, QVBoxLayout)
    shelf = QVBoxLayout()
    heard_as(shelf, "list")
    column.addLayout(shelf)
    assert inside(box) == ["Before"]  # a list of nothing is none
    shelf.addWidget(card := Card(look))
    shelf.addWidget(line := Text("•  Fever"))
    add(box, Text("After"))

    told(box).childCount()
    heard = told(box).child(1)

    assert inside(box) == ["Before", "", "After"]
    assert (heard.role(), heard.childCount()) == (Role.List, 2)
    assert told(card).parent().object() is shelf
    assert [told(each).role() for each in (card, line)] == [Role.ListItem] * 2
    assert name(told(line)) == "Fever"


def test_a_field_is_named_once(box: QWidget, look: Look) -> None:
    add(box, around := field(look, "Where", line := QLineEdit(), "In a word or two."))

    assert inside(around) == ["Where"]
    assert told(line).text(QAccessible.Text.Description) == "In a word or two."
    ((label, _),) = told(line).relations(QAccessible.RelationFlag.Label)
    assert name(label) == "Where"


def test_decoration_is_silent(box: QWidget) -> None:
    picture = QLabel()
    picture.setPixmap(box.grab())
    FocusRing(box, "#000000")
    add(box, Text("Words"), Line(), picture, Text(""))

    assert inside(box) == ["Words"]


def test_the_words_on_a_large_button_are_heard_once(box: QWidget, look: Look) -> None:
    add(box, row := ChoiceRow(look, "house", "Lock them", "With a passphrase", does=box.update))

    heard = told(row)

    assert (heard.role(), name(heard), heard.childCount()) == (Role.PushButton, "Lock them", 0)


def test_a_toggle_is_a_box_to_check_and_one_of_many_a_radio_button(
    box: QWidget, look: Look
) -> None:
    push, toggle, one = (Button(look, words) for words in ("Push", "Toggle", "One"))
    group = QButtonGroup(box)
    group.addButton(one)
    for button in (toggle, one):
        button.setCheckable(True)
    one.setChecked(True)
    add(box, push, toggle, one)

    heard = [(told(b).role(), bool(told(b).state().checked)) for b in (push, toggle, one)]

    assert heard == [
        (Role.PushButton, False),
        (Role.CheckBox, False),
        (Role.RadioButton, True),
    ]


@pytest.mark.parametrize(
    "action", [QAccessibleActionInterface.pressAction(), QAccessibleActionInterface.toggleAction()]
)
def test_whatever_a_screen_reader_does_to_a_toggle_is_a_press(box: QWidget, action: str) -> None:
    pressed: list[bool] = []
    add(box, tick := Tick("Only mine"))
    tick.clicked.connect(lambda: pressed.append(tick.isChecked()))

    told(tick).actionInterface().doAction(action)

    assert pressed == [True]
    assert action in told(tick).actionInterface().actionNames()


def test_a_button_that_cannot_be_pressed_is_not_pressed(box: QWidget, look: Look) -> None:
    pressed: list[bool] = []
    add(box, button := Button(look, "Save", does=lambda: pressed.append(True)))
    button.setEnabled(False)

    told(button).actionInterface().doAction(QAccessibleActionInterface.pressAction())

    assert pressed == []


def test_a_box_that_hands_the_keyboard_on_has_not_got_it(box: QWidget, qtbot: QtBot) -> None:
    add(box, around := plain())
    inner = QVBoxLayout(around)
    inner.addWidget(line := QLineEdit())
    around.setFocusProxy(line)
    box.show()
    box.activateWindow()
    qtbot.waitUntil(box.isActiveWindow)
    line.setFocus()

    assert told(line).state().focused
    assert not told(around).state().focused


def test_where_one_writes_several_lines_nothing_else_has_the_keyboard(
    box: QWidget, look: Look, qtbot: QtBot
) -> None:
    add(box, area := Area(look, "Tired"))
    add(box, other := QLineEdit())
    box.show()
    box.activateWindow()
    qtbot.waitUntil(box.isActiveWindow)
    other.setFocus()

    QTest.mouseClick(area.viewport(), Qt.MouseButton.LeftButton)

    assert told(area).state().focused
    assert not told(area.viewport()).state().focused


def test_a_list_is_where_its_lines_are(box: QWidget) -> None:
    column = box.layout()
    assert isinstance(column, QVBoxLayout)
    shelf = QVBoxLayout()
    heard_as(shelf, "list")
    shelf.addWidget(line := Text("•  Fever"))
    column.addLayout(shelf)
    box.show()

    told(box).childCount()
    heard = told(box).child(0)
    heard.childCount()

    assert heard.rect().contains(told(line).rect())
    assert not heard.state().invisible
    assert heard.indexOfChild(told(line)) == 0
    assert heard.child(1) is None
    assert heard.parent().object() is box
    box.hide()
    assert heard.state().invisible


def test_a_box_whose_layout_is_a_list_holds_it(box: QWidget, look: Look) -> None:
    column = box.layout()
    assert column is not None
    heard_as(column, "list")
    add(box, Card(look))

    told(box).childCount()

    assert told(box).child(0).role() == Role.List


def test_words_below_each_other_are_no_list_where_none_is_marked(box: QWidget) -> None:
    column = box.layout()
    assert column is not None
    heard_as(column, "list")
    add(box, nothing := Text("Nothing yet."))

    told(box).childCount()

    assert told(box).child(0).role() == Role.Client
    assert told(nothing).role() == Role.StaticText


def test_what_a_screen_reader_asked_about_before_is_told_anew(
    box: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen_reader, "_of", lambda _thing: None)
    add(box, text := Text("Home", "title"))
    assert told(text).role() == Role.StaticText
    monkeypatch.undo()
    QAccessible.setActive(True)

    tell(box)

    assert told(text).role() == Role.Heading


def test_what_is_gone_is_not_kept_for_ever(box: QWidget) -> None:
    telling = screen_reader._begun()
    for _ in range(2000):
        told(Text("Gone"))

    assert len(telling._kept) < 1500


def test_a_button_without_a_name_is_called_by_its_words(box: QWidget, look: Look) -> None:
    add(box, button := Button(look, "Pen & paper"))
    button.setAccessibleName("")

    assert name(told(button)) == "Pen & paper"


def test_a_screen_reader_can_put_the_keyboard_on_a_button(
    box: QWidget, look: Look, qtbot: QtBot
) -> None:
    add(box, Button(look, "One"), two := Button(look, "Two"))
    box.show()
    qtbot.waitUntil(box.isVisible)

    told(two).actionInterface().doAction(QAccessibleActionInterface.setFocusAction())

    assert box.focusWidget() is two
