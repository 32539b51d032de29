"""The keyboard stays on the page when what had it goes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from msdesk.domain.screen import Screen
from msdesk.ui.frame import focus_ring, keyboard
from msdesk.ui.frame.focus_order import reading_order
from msdesk.ui.frame.spot import Spot, spot_of
from msdesk.ui.frame.toast import Toast
from msdesk.ui.frame.window import Window
from msdesk.ui.look import Look
from msdesk.ui.pages.home import HomePage
from msdesk.ui.widgets.actions import Act, actions
from msdesk.ui.widgets.basics import Button, clear
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.text import Text
from tests.ui.conftest import Show
from tests.ui.finding import button


class ListPage(ScrollPage):
    """A page with two lists of things that can be moved from one to the other, or deleted."""

    named = False  # whether the words of each thing stand above its buttons

    def __init__(self, look: Look, *things: str) -> None:
        super().__init__(look, "A page")
        self.save = Button(look, "Save")
        self.body.addWidget(self.save)
        self.top, self.rest = self._list("Top"), self._list("Rest")
        self.fill((), things)

    def _list(self, title: str) -> QVBoxLayout:
        self.add_section(title)
        made = QVBoxLayout()
        self.body.addLayout(made)
        return made

    def fill(self, top: tuple[str, ...], rest: tuple[str, ...]) -> None:
        """Make both lists anew."""
        for layout, things, label in ((self.top, top, "Down"), (self.rest, rest, "Up")):
            clear(layout)
            for thing in things:
                if self.named:
                    layout.addWidget(Text(thing))
                acts = [Act(each, "", int) for each in (label, "Delete")]
                layout.addWidget(actions(self.look, thing, *acts))

    def first(self) -> QWidget:
        """Return the first button."""
        return self.save


@pytest.fixture
def window(look: Look, show: Show) -> Window:
    """Return a window that shows Home and keeps its keyboard on the page."""
    window = Window(look)
    window.show_page(Screen.HOME, lambda: HomePage(look))
    window.take_up(focus_ring.attach(window, look.theme.focus), reading_order)
    keyboard.attach(window)
    show(window, 1280, 860)
    return window


@pytest.fixture
def page(window: Window, look: Look, qtbot: QtBot) -> ListPage:
    """Return a page with three things in its second list."""
    page = ListPage(look, "one", "two", "three")
    window.show_page(Screen.NOTES, lambda: page)
    qtbot.waitUntil(page.save.hasFocus)
    return page


def has(root: QWidget, name: str) -> Callable[[], bool]:
    """Return the question whether the one button of a name has the keyboard."""
    return lambda: button(root, name).hasFocus()


def test_what_moved_to_another_list_takes_the_keyboard_along(qtbot: QtBot, page: ListPage) -> None:
    button(page, "Up: two").setFocus()

    page.fill(("two",), ("one", "three"))

    qtbot.waitUntil(has(page, "Down: two"))


def test_the_words_of_what_moved_have_the_keyboard_and_keep_it(
    qtbot: QtBot, page: ListPage, window: Window
) -> None:
    def said() -> list[str]:
        return [text.text() for text in page.findChildren(Text) if text.hasFocus()]

    page.named = True
    button(page, "Up: two").setFocus()

    page.fill(("two",), ("one", "three"))
    qtbot.waitUntil(lambda: said() == ["two"])
    page.fill(("one", "two"), ("three",))
    qtbot.waitUntil(lambda: window.focusWidget() is not None)

    assert said() == ["two"]


@pytest.mark.parametrize(
    ("gone", "left", "next_one"),
    [
        ("one", ("two", "three"), "two"),
        ("two", ("one", "three"), "three"),
        ("three", ("one", "two"), "two"),
    ],
)
def test_after_one_is_deleted_the_keyboard_is_at_the_next_or_the_last(
    qtbot: QtBot, page: ListPage, gone: str, left: tuple[str, ...], next_one: str
) -> None:
    button(page, f"Delete: {gone}").setFocus()

    page.fill((), left)

    qtbot.waitUntil(has(page, f"Delete: {next_one}"))


def test_after_the_last_is_deleted_the_keyboard_is_at_the_heading_of_the_list(
    qtbot: QtBot, page: ListPage, window: Window
) -> None:
    button(page, "Delete: two").setFocus()

    page.fill((), ())

    qtbot.waitUntil(lambda: window.focusWidget() is not None)
    assert [t.text() for t in page.findChildren(Text) if t.hasFocus()] == ["Rest"]


def test_of_two_of_the_same_name_the_nearer_has_the_keyboard(
    qtbot: QtBot, page: ListPage, window: Window
) -> None:
    page.fill((), ("a day", "one", "a day", "a day"))
    qtbot.waitUntil(lambda: len(reading_order(page)) == 9)
    reading_order(page)[-1].setFocus()

    page.fill((), ("a day", "one", "a day"))

    qtbot.waitUntil(lambda: window.focusWidget() is not None)
    assert reading_order(page)[-1].hasFocus()


def test_tab_goes_on_from_a_heading_that_has_the_keyboard(
    qtbot: QtBot, page: ListPage, window: Window
) -> None:
    page.title.setFocus()

    QTest.keyClick(page.title, Qt.Key.Key_Tab)

    assert page.save.hasFocus()


@pytest.mark.parametrize("lose", [Button.hide, lambda b: b.setEnabled(False), delete])
def test_the_keyboard_stays_on_the_page_when_what_had_it_goes(
    qtbot: QtBot, page: ListPage, window: Window, lose: Callable[[QWidget], None]
) -> None:
    lost = button(page, "Delete: two")
    lost.setFocus()

    lose(lost)

    qtbot.waitUntil(lambda: window.focusWidget() is not None)
    assert page.isAncestorOf(window.focusWidget())


def test_where_the_first_thing_cannot_be_reached_the_keyboard_is_at_the_next(
    qtbot: QtBot, window: Window, look: Look
) -> None:
    page = ListPage(look, "one")
    page.save.setEnabled(False)

    window.show_page(Screen.HELP, lambda: page)

    qtbot.waitUntil(has(page, "Up: one"))


def test_a_page_that_is_made_anew_has_the_keyboard_where_it_was(
    qtbot: QtBot, page: ListPage, window: Window, look: Look
) -> None:
    button(page, "Delete: two").setFocus()

    window.forget_page(Screen.NOTES)
    anew = ListPage(look, "one", "two", "three")
    window.show_page(Screen.NOTES, lambda: anew)

    qtbot.waitUntil(has(anew, "Delete: two"))


def test_where_it_was_is_looked_for_once(
    page: ListPage, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []

    def look(control: QWidget, where: QWidget) -> Spot:
        looked.append(control.accessibleName())
        return spot_of(control, where)

    monkeypatch.setattr(keyboard, "spot_of", look)
    button(page, "Delete: two").setFocus()

    window.forget_page(Screen.NOTES)

    assert looked == ["Delete: two"]


def test_what_comes_back_on_a_page_made_anew_has_the_keyboard(
    qtbot: QtBot, page: ListPage, window: Window, look: Look
) -> None:
    button(page, "Delete: one").setFocus()
    page.fill((), ("two", "three"))
    qtbot.waitUntil(has(page, "Delete: two"))

    window.forget_page(Screen.NOTES)
    anew = ListPage(look, "one", "two", "three")
    window.show_page(Screen.NOTES, lambda: anew)

    qtbot.waitUntil(has(anew, "Delete: one"))


def test_when_the_line_at_the_foot_goes_the_keyboard_is_on_the_page_where_it_was(
    qtbot: QtBot, page: ListPage, window: Window, look: Look
) -> None:
    toast = Toast(look)
    window.set_foot(toast)
    toast.say("Deleted.")
    button(page, "Delete: two").setFocus()
    button(toast, "Close this message").setFocus()

    toast.hide()

    qtbot.waitUntil(has(page, "Delete: two"))


def test_from_page_to_page_the_keyboard_passes_nothing_on_the_way(
    page: ListPage, window: Window, look: Look
) -> None:
    passed: list[object] = []
    application = window.windowHandle()
    application.focusObjectChanged.connect(passed.append)

    anew = window.show_page(Screen.HELP, lambda: ListPage(look, "one"))
    window.forget_page(Screen.NOTES)
    anew.first().setFocus()

    assert [each for each in passed if isinstance(each, Button)] == [anew.first()]


@pytest.mark.parametrize(("lines", "begins_at"), [(2, "Save"), (40, "A page")])
def test_where_much_stands_before_the_first_thing_one_begins_at_the_heading(
    qtbot: QtBot, window: Window, look: Look, lines: int, begins_at: str
) -> None:
    page = ListPage(look, "one")
    for line in range(lines):
        page.body.insertWidget(0, Text(f"Line {line}"))

    window.show_page(Screen.HELP, lambda: page)

    qtbot.waitUntil(lambda: window.focusWidget() is not None)
    has = window.focusWidget()
    assert has in (page.save, page.title)
    assert has.text() == begins_at


def test_the_first_page_is_begun_at_its_heading_too_where_it_must_be(
    window: Window, look: Look
) -> None:
    page = ListPage(look, "one")
    for line in range(40):
        page.body.insertWidget(0, Text(f"Line {line}"))
    window.show_page(Screen.HELP, lambda: page)
    page.first().setFocus()

    window.take_up(focus_ring.attach(window, look.theme.focus), reading_order)

    assert page.title.hasFocus()


@pytest.mark.parametrize("chosen", [None, "Dark"])
def test_tab_stops_once_at_a_group_of_which_one_can_be_chosen(
    page: ListPage, look: Look, chosen: str | None
) -> None:
    group = QButtonGroup(page)
    for name in ("Paper", "Dark", "White"):
        made = Button(look, name, "chip")
        made.setCheckable(True)
        made.setChecked(name == chosen)
        group.addButton(made)
        page.head.addWidget(made)
        made.show()

    order = [control.accessibleName() for control in reading_order(page)]

    assert order[:2] == [chosen or "Paper", "Save"]


def test_tab_leaves_a_group_from_wherever_an_arrow_led(page: ListPage, look: Look) -> None:
    group = QButtonGroup(page)
    made = [Button(look, name, "chip") for name in ("Paper", "Dark", "White")]
    for each in made:
        each.setCheckable(True)
        group.addButton(each)
        page.head.addWidget(each)
        each.show()
    made[2].setChecked(True)
    made[2].setFocus()

    QTest.keyClick(made[2], Qt.Key.Key_Left)
    QTest.keyClick(made[1], Qt.Key.Key_Tab)

    assert page.save.hasFocus()


def test_a_window_that_is_taken_apart_while_it_is_used_says_nothing(
    qtbot: QtBot, look: Look
) -> None:
    window = Window(look)
    home = window.show_page(Screen.HOME, lambda: HomePage(look))
    keyboard.attach(window)
    window.show()
    window.activateWindow()
    home.first().setFocus()
    qtbot.waitUntil(home.first().hasFocus)

    with qtbot.captureExceptions() as said:
        delete(window)

    assert said == []
