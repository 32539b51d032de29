"""What is around the page, at each size of window and text: whole, and in its place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget
from shiboken6 import delete

from msdesk.domain.screen import Interlude, ItemScreen, Screen, Shown
from msdesk.ui.frame.curtain import Curtain
from msdesk.ui.frame.focus_order import reading_order
from msdesk.ui.frame.focus_ring import attach
from msdesk.ui.frame.toast import Toast
from msdesk.ui.frame.top_bar import TopBar
from msdesk.ui.frame.window import Window
from msdesk.ui.look import Look, load_theme
from msdesk.ui.widgets.basics import Button
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.text import Text
from tests.ui.conftest import Show
from tests.ui.finding import button, press, seen, texts

_SIZES = (  # width and height of the window, and percent of text
    (1280, 860, 100),
    (360, 420, 100),
    (480, 800, 150),  # 320 pixels wide, were the text not enlarged
    (640, 800, 200),  # the same
    (1366, 500, 200),
    (960, 800, 300),  # the same
    (1024, 700, 300),
    (700, 700, 300),  # from here on lower or narrower than such text needs
    (700, 420, 175),
    (560, 600, 200),
)
_LONG = (
    "Saved as my-questions-for-the-neurology-clinic.pdf. It holds your words and is not locked: "
    "whoever can open this computer can read it. Delete it there when you have printed it."
)
_CLEAR = 8  # pixels between words and what can be pressed
_RING = 6  # pixels around what has the keyboard


class _Heights(QObject):
    """Remembers how high what it watches is each time it is given another size."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[int] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent):
            self.seen.append(event.size().height())
        return super().eventFilter(watched, event)


class Frame:
    """A window with a page in it and a line at its foot."""

    def __init__(self, window: Window, resources: Path) -> None:
        self.window = window
        self._resources = resources
        window.take_up(attach(window, window.look.theme.focus), reading_order)

    def be(self, width: int, height: int, percent: int) -> None:
        """Take another size, with text of another size, and show a page."""
        window = self.window
        window.resize(width, height)
        if percent != window.look.percent:
            window.change_look(
                Look(self._resources, load_theme(self._resources, "paper"), percent)
            )
        window.show_page(Screen.NOTES, self._notes)
        for old in window.findChildren(Toast):
            delete(old)
        self.toast = Toast(window.look)
        window.set_foot(self.toast)
        window.escape()  # out of the menu
        self.settle()

    def _notes(self) -> ScrollPage:
        page = ScrollPage(self.window.look, "Notes")
        page.body.addWidget(Button(self.window.look, "Save note"))
        return page

    def each_size(self) -> Iterator[tuple[int, int, int]]:
        """Take one size after the other; yield each."""
        for size in _SIZES:
            self.be(*size)
            yield size

    @property
    def page(self) -> QWidget:
        """The page that is shown."""
        page = self.window.page(Screen.NOTES)
        assert page is not None
        return page

    def settle(self) -> None:
        """Let everything come to its place."""
        while any(each.isActive() for each in self.window.findChildren(Curtain)):
            QCoreApplication.processEvents()
        for _ in range(3):
            QCoreApplication.processEvents()

    def say(self, text: str) -> None:
        """Say a line that can be undone."""
        self.toast.say(text, "Show the folder", lambda: None)
        self.settle()

    def open_menu(self) -> None:
        """Open the menu, where there is one."""
        if self.window.top_bar.isVisible():
            press(self.window.top_bar, "Menu")
            self.settle()

    def place(self, widget: QWidget) -> QRect:
        """Return where a widget is in the window."""
        return QRect(widget.mapTo(self.window, QPoint(0, 0)), widget.size())

    def help(self) -> QRect:
        """Return where help is."""
        (found,) = [b for b in seen(self.window, QAbstractButton) if "help" in b.text()]
        return self.place(found)

    def _parts(self) -> Iterator[QWidget]:
        areas = seen(self.window, QScrollArea)
        yield from areas
        for part in (*seen(self.window, QAbstractButton), *seen(self.window, Text)):
            if not any(area.isAncestorOf(part) for area in areas) and part.height():
                yield part

    def faults(self) -> Iterator[str]:
        """Yield what is cut, stands outside or on something else; what scrolls is a whole."""
        parts = list(self._parts())
        for part in parts:
            if not self.window.rect().contains(self.place(part)):
                yield f"{words(part)} stands outside"
            if isinstance(part, QAbstractButton) and too_small(part):
                yield f"{words(part)} is cut"
        for stop in (b for b in self.window.nav.stops() if b.isVisible()):
            if stop.width() < stop.sizeHint().width() or not beside(stop, frame_of(stop)):
                yield f"{words(stop)} is cut at its side"
        for one, other in combinations(parts, 2):
            if self.place(one).intersects(self.place(other)):
                yield f"{words(one)} stands on {words(other)}"


def words(part: QWidget) -> str:
    return part.text() if isinstance(part, QAbstractButton | Text) else part.accessibleName()


def beside(stop: QWidget, inside: QRect) -> bool:
    """Return whether a stop is within a part of the screen from left to right."""
    at = stop.mapToGlobal(QPoint(0, 0)).x()
    return inside.left() <= at and at + stop.width() - 1 <= inside.right()


def too_small(button: QAbstractButton) -> bool:
    needed = button.sizeHint()
    return button.width() < needed.width() or button.height() < needed.height()


@pytest.fixture
def frame(look: Look, show: Show, resources: Path) -> Frame:
    """Return the frame of a wide window."""
    window = Window(look)
    show(window, 1280, 860)
    return Frame(window, resources)


def test_nothing_around_the_page_is_cut_or_stands_on_another(frame: Frame) -> None:
    wrong = []
    for size in frame.each_size():
        frame.say(_LONG)
        wrong += [(size, fault) for fault in frame.faults()]
        frame.open_menu()
        wrong += [(size, fault) for fault in frame.faults()]

    assert wrong == []


def test_help_stays_where_it_is_whatever_is_said_or_open(frame: Frame) -> None:
    moved = []
    for size in frame.each_size():
        places = [frame.help()]
        for line in ("Saved.", _LONG):
            frame.say(line)
            places.append(frame.help())
        frame.open_menu()
        moved += [size] if {frame.help()} != {*places} else []

    assert moved == []


def test_help_stays_as_it_is_beside_a_name_of_two_lines(frame: Frame) -> None:
    frame.be(1366, 740, 300)
    before = frame.help()

    frame.window.top_bar.set_name("Stem cell transplant (AHSCT)")
    frame.settle()

    assert frame.help() == before


def test_a_long_line_leaves_room_for_the_page(frame: Frame) -> None:
    crowded = []
    for size in frame.each_size():
        frame.say(_LONG)
        crowded += [size] if frame.page.height() < frame.window.height() / 5 else []

    assert crowded == []


def test_a_short_line_is_at_most_a_fifth_of_the_window_with_all_its_words(frame: Frame) -> None:
    tall = []
    for size in frame.each_size():
        frame.toast.say("Added Examplumab to a list.", "Undo", lambda: None, key="(Ctrl+Z)")
        frame.settle()
        (words,) = seen(frame.toast, QScrollArea)
        cut = words.verticalScrollBar().maximum() > 0
        tall += [size] if cut or frame.toast.height() > frame.window.height() / 5 else []

    assert tall == []


def test_the_first_line_is_not_higher_for_a_moment(frame: Frame) -> None:
    frame.be(1366, 708, 100)
    heights = _Heights()
    frame.toast.installEventFilter(heights)

    frame.toast.say("Saved.", "Undo", lambda: None, key="(Ctrl+Z)")
    frame.settle()

    assert {*heights.seen} == {frame.toast.height()}


def test_a_large_button_says_its_key_to_the_screen_reader_alone(frame: Frame) -> None:
    frame.be(1024, 700, 300)

    frame.toast.say("Deleted.", "Undo", lambda: None, key="(Ctrl+Z)")

    assert button(frame.toast, "Undo (Ctrl+Z)").text() == "Undo"


@pytest.mark.parametrize(
    ("line", "percent", "below"),
    [("Saved.", 100, False), (_LONG, 100, True), ("Saved.", 200, True)],
)
def test_the_buttons_stand_below_a_line_with_no_room_beside_them(
    frame: Frame, line: str, percent: int, *, below: bool
) -> None:
    frame.be(480, 800, percent)

    frame.say(line)

    (words,) = seen(frame.toast, QScrollArea)
    undo = button(frame.toast, "Show the folder")
    assert (frame.place(undo).top() > frame.place(words).bottom()) is below


@pytest.mark.parametrize("percent", [100, 200, 300])
def test_the_words_of_a_line_stand_clear_of_its_buttons(frame: Frame, percent: int) -> None:
    frame.be(1024, 700, percent)

    frame.toast.say("Put Ocrelizumab beside the others.", "Undo", lambda: None)

    (words,) = seen(frame.toast, QScrollArea)
    undo = button(frame.toast, "Undo")
    assert frame.place(undo).left() - frame.place(words).right() > _CLEAR


def test_the_stop_one_comes_to_by_arrow_is_whole_with_its_ring(frame: Frame) -> None:
    cut = []
    for size in frame.each_size():
        frame.open_menu()
        stops = [stop for stop in frame.window.nav.stops() if stop.isVisible()]
        stops[0].setFocus()
        for stop in (*stops, stops[0]):
            frame.settle()
            whole = stop.hasFocus() and frame_of(stop).contains(with_ring(stop))
            cut += [] if whole else [(size, stop.text())]
            QTest.keyClick(stop, Qt.Key.Key_Down)

    assert cut == []


def with_ring(stop: QWidget) -> QRect:
    """Return the place of a stop with the ring around it, on the screen."""
    corner = stop.mapToGlobal(QPoint(0, 0))
    return QRect(corner, stop.size()).adjusted(-_RING, -_RING, _RING, _RING)


def frame_of(stop: QWidget) -> QRect:
    """Return the part of the screen in which a stop can be seen."""
    around = stop.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    seen_in = around.viewport() if isinstance(around, QScrollArea) else stop.window()
    return QRect(seen_in.mapToGlobal(QPoint(0, 0)), seen_in.size())


@pytest.mark.parametrize(
    ("height", "percent", "named"), [(860, 200, True), (768, 200, False), (700, 100, True)]
)
def test_all_stops_are_seen_and_the_name_of_the_program_where_it_has_room(
    frame: Frame, height: int, percent: int, *, named: bool
) -> None:
    frame.be(1366, height, percent)

    nav = frame.window.nav
    assert all(frame_of(stop).contains(with_ring(stop)) for stop in nav.stops())
    assert ("msdesk" in texts(nav)) is named


@pytest.mark.parametrize(
    ("width", "height", "percent", "wanted"),
    [(640, 700, 100, 1), (1024, 700, 200, 1), (1024, 700, 300, 2), (1366, 768, 300, 2)],
)
def test_in_the_menu_all_stops_are_seen(
    frame: Frame, width: int, height: int, percent: int, wanted: int
) -> None:
    frame.be(width, height, percent)

    frame.open_menu()
    frame.settle()

    seen = [stop for stop in frame.window.nav.stops() if stop.isVisible()]
    assert len(seen) == 8  # help is in the bar above
    assert all(frame_of(stop).contains(with_ring(stop)) for stop in seen)
    assert all(stop.height() >= 44 for stop in seen)
    assert columns(frame) == wanted
    wide = [stop.width() for stop in seen if stop.text() != "Settings"]
    assert max(wide) - min(wide) <= 1
    assert all(stop.height() == stop.sizeHint().height() for stop in seen)


def columns(frame: Frame) -> int:
    """Return in how many columns the stops of the menu stand."""
    return len({stop.x() for stop in frame.window.nav.stops() if stop.isVisible()})


def test_beside_the_page_the_stops_stand_as_before_the_menu(frame: Frame) -> None:
    frame.be(1366, 860, 200)
    before = [stop.geometry() for stop in frame.window.nav.stops()]

    frame.be(1024, 500, 200)
    frame.open_menu()
    frame.settle()
    assert columns(frame) == 2
    frame.be(1366, 860, 200)
    frame.settle()

    assert [stop.geometry() for stop in frame.window.nav.stops()] == before


def test_where_two_columns_have_no_room_the_stops_of_the_menu_scroll(frame: Frame) -> None:
    frame.be(640, 500, 200)
    frame.open_menu()
    frame.settle()

    assert columns(frame) == 1


def test_less_room_keeps_the_stop_with_the_keyboard_in_view(frame: Frame) -> None:
    frame.be(1366, 860, 200)
    last = button(frame.window.nav, "Appointments")
    last.setFocus()

    frame.window.resize(1366, 450)
    frame.settle()

    assert frame_of(last).contains(with_ring(last))


def test_a_line_with_no_more_room_is_scrolled_by_the_keyboard(frame: Frame) -> None:
    frame.be(960, 700, 300)
    frame.say(_LONG)
    (words,) = seen(frame.toast, QScrollArea)

    words.setFocus()
    QTest.keyClick(words, Qt.Key.Key_End)
    QTest.keyClick(words, Qt.Key.Key_Down)

    assert words in reading_order(frame.window)
    assert words.verticalScrollBar().value() > 0


def test_a_short_line_after_a_long_one_is_no_stop_of_tab(frame: Frame) -> None:
    frame.be(960, 700, 300)
    frame.say(_LONG)

    frame.say("Saved.")

    (words,) = seen(frame.toast, QScrollArea)
    assert words not in reading_order(frame.window)


def test_where_it_is_narrow_the_bar_says_which_page_it_is(frame: Frame) -> None:
    frame.be(600, 800, 100)
    window = frame.window
    headings: dict[Shown, str] = {
        Screen.HOME: "What would you like to do?",  # a stop is called as in the menu
        ItemScreen.CARD: "Examplumab",
        Interlude.TROUBLE: "Something is wrong",
    }

    said = []
    for shown, heading in headings.items():
        window.show_page(shown, partial(ScrollPage, window.look, heading))
        said += texts(window.top_bar)

    assert said == ["Home", "Examplumab", "Something is wrong"]


def test_the_name_of_the_page_stands_beside_the_menu(frame: Frame) -> None:
    frame.be(600, 800, 100)

    bar = frame.window.top_bar
    name, menu = frame.place(bar.name), frame.place(bar.menu)
    assert bar.name.isVisible()
    assert name.top() <= menu.bottom()
    assert name.height() < menu.height()  # else its words are drawn above the middle


@pytest.mark.parametrize(("width", "percent"), [(470, 100), (1024, 300), (780, 300)])
def test_a_name_with_no_room_beside_the_menu_takes_none_of_the_page(
    frame: Frame, width: int, percent: int
) -> None:
    frame.be(width, 600, percent)

    assert frame.window.top_bar.isVisible()
    assert not frame.window.top_bar.name.isVisible()
    assert frame.window.top_bar.height() < frame.window.height() * 0.4


def test_the_parts_of_the_bar_belong_to_it_before_it_is_first_seen(look: Look) -> None:
    bar = TopBar(look)

    assert [part.parent() for part in (bar.menu, bar.help, bar.name)] == [bar] * 3


def test_the_menu_puts_the_keyboard_on_the_stop_one_is_at(frame: Frame) -> None:
    frame.be(600, 800, 100)
    frame.window.mark(Screen.NOTES)

    frame.open_menu()

    assert button(frame.window.nav, "Notes").hasFocus()


def test_help_is_no_stop_of_the_menu_and_the_first_has_the_keyboard(frame: Frame) -> None:
    frame.be(600, 800, 100)
    frame.window.mark(Screen.HELP)

    frame.open_menu()

    assert button(frame.window.nav, "Search").hasFocus()


def test_where_no_stop_can_be_chosen_the_menu_leaves_the_keyboard(frame: Frame) -> None:
    frame.be(600, 800, 100)
    frame.window.top_bar.menu.setFocus()
    frame.window.allow(())

    frame.open_menu()

    assert frame.window.top_bar.menu.hasFocus()
    assert not frame.window.top_bar.help.isEnabled()


def test_escape_gives_the_keyboard_back_to_the_menu_button(frame: Frame) -> None:
    frame.be(600, 800, 100)
    frame.open_menu()

    frame.window.escape()

    assert frame.window.top_bar.menu.hasFocus()


def test_tab_goes_from_stop_to_stop_in_the_menu(frame: Frame) -> None:
    frame.be(600, 800, 100)
    frame.window.mark(Screen.FIND)
    frame.open_menu()
    stops = [stop for stop in frame.window.nav.stops() if stop.isVisible()]

    reached = []
    for stop in stops:
        reached.append(stop.hasFocus())
        QTest.keyClick(stop, Qt.Key.Key_Tab)

    assert reached == [True] * 8


def test_a_menu_is_closed_when_there_is_room_for_the_stops(frame: Frame) -> None:
    frame.be(600, 800, 100)
    frame.open_menu()

    frame.window.resize(1280, 800)
    frame.window.resize(600, 800)
    frame.settle()

    assert frame.page.isVisible()


def test_a_long_name_leaves_room_for_its_page(look: Look) -> None:
    bar = TopBar(look)

    bar.set_name("Clinic " * 300)

    assert bar.name.text() == "Clinic Clinic Clinic Clinic Clinic Clinic Clinic Clinic…"
