"""One page at a time, the way between them, and what the keyboard does."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QIcon, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from msdesk.domain.screen import Screen
from msdesk.ui.frame.focus_order import reading_order
from msdesk.ui.frame.focus_ring import attach
from msdesk.ui.frame.toast import Toast
from msdesk.ui.frame.window import Window
from msdesk.ui.look import Look, load_theme
from msdesk.ui.pages.home import HomePage
from msdesk.ui.widgets.forms import Line
from msdesk.ui.widgets.gradual import Gradual
from msdesk.ui.widgets.page import ScrollPage, settle
from tests.ui.conftest import Show
from tests.ui.finding import button, buttons, press


@pytest.fixture
def window(look: Look, show: Show, qtbot: QtBot) -> Window:
    """Return a wide window that shows Home."""
    window = Window(look)
    window.show_page(Screen.HOME, lambda: HomePage(look))
    show(window, 1280, 860)
    return window


def test_a_page_is_made_once(window: Window, look: Look) -> None:
    first = window.show_page(Screen.NOTES, lambda: ScrollPage(look, "Notes"))

    second = window.show_page(Screen.NOTES, lambda: ScrollPage(look, "Notes again"))

    assert second is first
    assert window.page_names() == (Screen.HOME, Screen.NOTES)


def test_one_page_is_seen_at_a_time(window: Window, look: Look) -> None:
    window.show_page(Screen.NOTES, lambda: ScrollPage(look, "Notes"))

    home, notes = window.page(Screen.HOME), window.page(Screen.NOTES)
    assert home is not None
    assert notes is not None
    assert (home.isVisible(), notes.isVisible()) == (False, True)
    assert window.current_page is Screen.NOTES


def test_a_forgotten_page_is_made_anew(window: Window, look: Look) -> None:
    first = window.show_page(Screen.NOTES, lambda: ScrollPage(look, "Notes"))
    window.take_up(attach(window, window.look.theme.focus), reading_order)

    window.forget_page(Screen.NOTES)
    window.forget_page(Screen.SETTINGS)

    assert window.page(Screen.NOTES) is None
    assert window.show_page(Screen.NOTES, lambda: ScrollPage(look, "Notes")) is not first


@pytest.mark.parametrize("after_paint", [True, False])
def test_a_page_one_has_left_does_no_more_work(
    window: Window, look: Look, *, after_paint: bool
) -> None:
    page = ScrollPage(look, "Notes")
    made: list[str] = []
    later = Gradual(page, at_once=0)
    later.fill([lambda: made.append("a part below the fold")])
    window.show_page(Screen.NOTES, lambda: page)

    window.forget_page(Screen.NOTES, after_paint=after_paint)

    assert (later.isActive(), made) == (False, [])


class Heavy(ScrollPage):
    """A page that holds much as long as it is shown."""

    is_heavy = True

    def let_go(self) -> None:
        self.is_heavy = False


@pytest.mark.parametrize("after_paint", [True, False])
def test_a_page_one_has_left_lets_go_of_much_at_once(
    window: Window, look: Look, *, after_paint: bool
) -> None:
    page = Heavy(look, "Notes")
    window.show_page(Screen.NOTES, lambda: page)
    assert page.is_heavy

    window.forget_page(Screen.NOTES, after_paint=after_paint)

    assert not page.is_heavy


def test_a_stop_asks_for_its_page(qtbot: QtBot, window: Window) -> None:
    with qtbot.waitSignal(window.wanted) as wanted:
        press(window.nav, "My MS")

    assert wanted.args == [Screen.MY_MS]


def test_the_stop_one_is_at_is_marked(window: Window) -> None:
    window.mark(Screen.HELP)

    assert button(window.nav, "Get help now").isChecked()
    assert not button(window.nav, "Home").isChecked()


def test_a_narrow_window_has_a_menu_and_help_of_its_own(qtbot: QtBot, window: Window) -> None:
    window.resize(600, 800)
    qtbot.waitUntil(window.top_bar.isVisible)
    assert not window.nav.isVisible()

    with qtbot.waitSignal(window.wanted) as wanted:
        press(window.top_bar, "Get help now")

    assert wanted.args == [Screen.HELP]


def test_the_menu_covers_the_page_until_a_page_is_chosen(qtbot: QtBot, window: Window) -> None:
    window.resize(600, 800)
    qtbot.waitUntil(window.top_bar.isVisible)

    press(window.top_bar, "Menu")
    assert window.nav.isVisible()
    assert button(window.nav, "Home").hasFocus()
    press(window.nav, "Notes")

    assert not window.nav.isVisible()


def test_escape_closes_the_menu_then_the_message_then_goes_back(
    qtbot: QtBot, window: Window, look: Look
) -> None:
    toast = Toast(look)
    window.set_foot(toast)
    toast.say("Saved.")
    window.resize(600, 800)
    qtbot.waitUntil(window.top_bar.isVisible)
    press(window.top_bar, "Menu")

    window.escape()
    assert (window.nav.isVisible(), toast.isVisible()) == (False, True)
    window.escape()
    assert not toast.isVisible()
    with qtbot.waitSignal(window.went_back):
        window.escape()


def test_tab_goes_round_in_the_order_one_reads(window: Window, look: Look) -> None:
    page = ScrollPage(look, "A page")
    made_first, made_last = Line(look), Line(look)
    page.body.addWidget(made_last)
    page.body.addWidget(made_first)
    window.show_page(Screen.NOTES, lambda: page)
    window.take_up(attach(window, look.theme.focus), reading_order)
    made_last.setFocus()

    QTest.keyClick(made_last, Qt.Key.Key_Tab)
    assert made_first.hasFocus()
    QTest.keyClick(made_first, Qt.Key.Key_Tab)
    assert button(window.nav, "Home").hasFocus()
    QTest.keyClick(button(window.nav, "Home"), Qt.Key.Key_Backtab)
    assert made_first.hasFocus()


def test_another_look_lets_every_page_go(window: Window, resources: Path) -> None:
    old = window.page(Screen.HOME)
    window.take_up(attach(window, window.look.theme.focus), reading_order)
    dark = Look(resources, load_theme(resources, "dark"), 150)

    window.change_look(dark)

    assert old is not None
    assert not isValid(old)
    assert window.page_names() == ()
    assert window.look is dark


class _Told(QWidget):
    """Remembers what changed around it."""

    def __init__(self, told: list[QEvent.Type]) -> None:
        super().__init__()
        self._told = told

    def changeEvent(self, event: QEvent) -> None:
        self._told.append(event.type())
        super().changeEvent(event)


def test_nothing_is_worked_out_for_the_pages_that_go(window: Window, resources: Path) -> None:
    told = list[QEvent.Type]()
    page = window.page(Screen.HOME)
    assert isinstance(page, ScrollPage)
    page.body.addWidget(_Told(told))
    settle()
    told.clear()

    window.change_look(Look(resources, load_theme(resources, "dark"), 150))

    assert told == []


def test_large_text_makes_the_window_narrow_earlier(
    qtbot: QtBot, window: Window, resources: Path
) -> None:
    window.change_look(Look(resources, load_theme(resources, "paper"), 300))

    qtbot.waitUntil(window.top_bar.isVisible)


def test_every_stop_fits_into_the_navigation(window: Window) -> None:
    widths = [button(window.nav, name).sizeHint().width() for name in buttons(window.nav)]

    assert max(widths) <= window.nav.width()


def test_the_first_paint_is_told_once(qtbot: QtBot, look: Look) -> None:
    window = Window(look)
    qtbot.addWidget(window)

    with qtbot.waitSignal(window.first_painted):
        window.show()
    window.update()
    with qtbot.assertNotEmitted(window.first_painted):
        QCoreApplication.sendPostedEvents(window, QEvent.Type.UpdateRequest)


def test_closing_is_told_before_the_window_goes(qtbot: QtBot, window: Window) -> None:
    with qtbot.waitSignal(window.closing):
        window.close()


def icon_of(window: Window, stop: str) -> QImage:
    """Return the icon of a stop as it is painted now."""
    shown = button(window.nav, stop)
    state = QIcon.State.On if shown.isChecked() else QIcon.State.Off
    return shown.icon().pixmap(QSize(24, 24), QIcon.Mode.Normal, state).toImage()


def test_the_icon_of_a_stop_one_has_left_can_be_seen_again(window: Window) -> None:
    quiet = icon_of(window, "Settings")

    window.mark(Screen.SETTINGS)
    window.mark(Screen.HOME)

    assert icon_of(window, "Settings") == quiet


def test_a_click_fills_the_stop_chosen_and_empties_the_one_left(window: Window) -> None:
    window.wanted.connect(window.mark)
    window.mark(Screen.SETTINGS)
    filled = icon_of(window, "Settings")
    window.mark(Screen.NOTES)
    quiet = icon_of(window, "Settings")

    QTest.mouseClick(button(window.nav, "Settings"), Qt.MouseButton.LeftButton)
    assert icon_of(window, "Settings") == filled
    QTest.mouseClick(button(window.nav, "Home"), Qt.MouseButton.LeftButton)

    assert filled != quiet
    assert icon_of(window, "Settings") == quiet


def test_a_click_that_leads_nowhere_leaves_the_mark(window: Window) -> None:
    window.wanted.connect(lambda _: window.mark(Screen.HOME))

    QTest.mouseClick(button(window.nav, "Settings"), Qt.MouseButton.LeftButton)

    assert button(window.nav, "Home").isChecked()
    assert not button(window.nav, "Settings").isChecked()


def test_where_it_is_narrow_the_icons_grow_with_the_text(window: Window) -> None:
    window.resize(500, 700)
    window.show()

    sizes = {window.top_bar.menu.iconSize(), window.top_bar.help.iconSize()}
    assert sizes == {window.look.icon_size()}


def test_every_stop_of_the_menu_is_reached_by_arrows(qtbot: QtBot, window: Window) -> None:
    window.take_up(attach(window, window.look.theme.focus), reading_order)
    window.resize(600, 800)
    qtbot.waitUntil(window.top_bar.isVisible)
    window.mark(Screen.FIND)
    press(window.top_bar, "Menu")

    reached = []
    for name in buttons(window.nav):
        reached.append(button(window.nav, name).hasFocus())
        QTest.keyClick(button(window.nav, name), Qt.Key.Key_Down)

    assert all(reached)
    assert window.nav.isVisible()


def test_where_there_is_room_again_the_stops_are_one_group(qtbot: QtBot, window: Window) -> None:
    window.resize(600, 800)
    qtbot.waitUntil(window.top_bar.isVisible)
    press(window.top_bar, "Menu")
    window.resize(1280, 860)
    qtbot.waitUntil(lambda: not window.top_bar.isVisible())

    with qtbot.assertNotEmitted(window.wanted):
        QTest.keyClick(button(window.nav, "Home"), Qt.Key.Key_Down)
    with qtbot.waitSignal(window.wanted) as wanted:
        QTest.keyClick(button(window.nav, "Treatments"), Qt.Key.Key_Space)

    assert wanted.args == [Screen.TREATMENTS]
