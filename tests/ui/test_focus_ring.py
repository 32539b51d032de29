"""The ring around what has the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from msdesk.ui.frame.focus_ring import FocusRing, attach
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, column
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.text import Text
from tests.ui.conftest import Show


class Shown(QWidget):
    """A window with two buttons on a page that scrolls, and the ring."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.one, self.two = Button(look, "One"), Button(look, "Two")
        self.page = ScrollPage(look, "A page")
        self.inner = column(look, self.one, self.two)
        self.page.body.addWidget(self.inner)
        layout = QVBoxLayout(self)
        layout.addWidget(self.page)
        self.ring = attach(self, look.theme.focus)


@pytest.fixture
def shown(look: Look, show: Show) -> Shown:
    """Return a window with a ring."""
    shown = Shown(look)
    show(shown, 600, 400)
    return shown


def around(ring: FocusRing, widget: QWidget) -> bool:
    """Return whether the ring lies 6 px outside of a widget on each side."""
    host = ring.parentWidget()
    assert host is not None
    inside = ring.geometry().adjusted(6, 6, -6, -6)
    return inside.topLeft() == widget.mapTo(host, QPoint(0, 0)) and inside.size() == widget.size()


def test_the_ring_goes_where_the_keyboard_goes(qtbot: QtBot, shown: Shown) -> None:
    shown.one.setFocus()
    qtbot.waitUntil(lambda: around(shown.ring, shown.one))

    shown.two.setFocus()

    qtbot.waitUntil(lambda: around(shown.ring, shown.two))
    assert shown.ring.isVisible()


def test_the_ring_is_three_pixels_of_its_colour(qtbot: QtBot, look: Look, shown: Shown) -> None:
    shown.one.setFocus()
    qtbot.waitUntil(lambda: around(shown.ring, shown.one))

    picture = shown.ring.grab().toImage()
    middle = picture.width() // 2
    drawn = [picture.pixelColor(middle, y).name().upper() == look.theme.focus for y in range(6)]
    assert drawn == [True, True, True, False, False, False]


def test_the_ring_has_the_colour_of_a_new_look(qtbot: QtBot, shown: Shown) -> None:
    shown.one.setFocus()
    qtbot.waitUntil(lambda: around(shown.ring, shown.one))

    shown.ring.set_colour("#123456")

    picture = shown.ring.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, 1).name() == "#123456"


def test_the_ring_scrolls_with_what_it_is_around(qtbot: QtBot, shown: Shown) -> None:
    shown.one.setFocus()
    qtbot.waitUntil(lambda: around(shown.ring, shown.one))

    assert shown.ring.parentWidget() is shown.page.content


def test_the_ring_moves_with_what_it_is_around(qtbot: QtBot, shown: Shown) -> None:
    shown.two.setFocus()
    qtbot.waitUntil(lambda: around(shown.ring, shown.two))
    before = shown.ring.y()

    shown.one.hide()

    qtbot.waitUntil(lambda: shown.ring.y() < before)
    assert around(shown.ring, shown.two)


def test_the_ring_moves_also_when_what_had_it_before_is_gone_by_then(
    qtbot: QtBot, shown: Shown
) -> None:
    shown.one.setFocus()
    qtbot.waitUntil(lambda: around(shown.ring, shown.one))
    shown.two.setFocus()

    delete(shown.one)

    qtbot.waitUntil(lambda: shown.two.y() == 0)
    assert around(shown.ring, shown.two)


def test_what_has_the_keyboard_stays_in_sight_while_the_page_grows(
    qtbot: QtBot, look: Look, shown: Shown
) -> None:
    shown.two.setFocus()

    for line in range(30):
        shown.page.body.insertWidget(0, Text(f"Line {line}"))

    qtbot.waitUntil(lambda: shown.page.scroll_bar().value() > 0)
    assert in_sight(shown, shown.two)


def test_what_has_the_keyboard_stays_in_sight_while_the_window_shrinks(
    qtbot: QtBot, shown: Shown
) -> None:
    shown.two.setFocus()

    shown.resize(600, 120)

    qtbot.waitUntil(lambda: shown.height() == 120 and in_sight(shown, shown.two))


def test_whoever_scrolls_looks_elsewhere(qtbot: QtBot, shown: Shown) -> None:
    for line in range(30):
        shown.page.body.addWidget(Text(f"Line {line}"))
    shown.two.setFocus()
    qtbot.waitUntil(lambda: shown.page.scroll_bar().maximum() > 0)

    QTest.keyClick(shown.two, Qt.Key.Key_PageDown)
    shown.one.hide()

    qtbot.waitUntil(lambda: shown.two.y() == 0)
    assert not in_sight(shown, shown.two)


def test_a_page_does_not_scroll_under_a_mouse_that_is_pressed(qtbot: QtBot, shown: Shown) -> None:
    for line in range(30):
        shown.page.body.addWidget(Text(f"Line {line}"))
    bar = shown.page.scroll_bar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    top = shown.two.mapTo(shown.page.content, QPoint(0, 20)).y()
    bar.setValue(top)

    QTest.mousePress(shown.two, Qt.MouseButton.LeftButton, pos=QPoint(10, 30))
    stayed = (shown.two.hasFocus(), bar.value())
    QTest.mouseRelease(shown.two, Qt.MouseButton.LeftButton, pos=QPoint(10, 30))

    assert stayed == (True, top)


def test_what_the_mouse_pressed_is_kept_in_sight_once_it_is_let_go(
    qtbot: QtBot, shown: Shown
) -> None:
    bar = shown.page.scroll_bar()
    QTest.mousePress(shown.two, Qt.MouseButton.LeftButton)
    shown.resize(600, 120)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    held = (shown.two.hasFocus(), bar.value())

    QTest.mouseRelease(shown.two, Qt.MouseButton.LeftButton)
    shown.resize(600, 110)

    qtbot.waitUntil(lambda: in_sight(shown, shown.two))
    assert held == (True, 0)


def in_sight(shown: Shown, widget: QWidget) -> bool:
    """Return whether a widget and the ring around it are seen whole."""
    top = widget.mapTo(shown.page, QPoint(0, 0)).y()
    return top >= 6 and top + widget.height() + 6 <= shown.page.height()


def test_the_ring_goes_with_what_is_hidden(qtbot: QtBot, shown: Shown) -> None:
    shown.one.setFocus()
    qtbot.waitUntil(shown.ring.isVisible)

    shown.inner.hide()

    qtbot.waitUntil(lambda: not shown.ring.isVisible())


def test_the_ring_outlives_the_page_it_was_on(qtbot: QtBot, shown: Shown) -> None:
    shown.one.setFocus()
    qtbot.waitUntil(shown.ring.isVisible)

    shown.ring.release()
    delete(shown.page)

    assert shown.ring.parentWidget() is shown


def test_the_ring_forgets_a_control_that_is_gone(qtbot: QtBot, shown: Shown) -> None:
    shown.one.setFocus()
    qtbot.waitUntil(shown.ring.isVisible)

    delete(shown.one)
    shown.two.setFocus()

    qtbot.waitUntil(lambda: around(shown.ring, shown.two))


def test_of_a_heading_the_words_alone_have_a_ring_that_leaves_them_free(
    qtbot: QtBot, shown: Shown
) -> None:
    shown.page.title.setFocus()
    qtbot.waitUntil(shown.ring.isVisible)

    title, ring = shown.page.title, shown.ring.geometry()
    words = title.fontMetrics().horizontalAdvance(title.text())
    start = title.mapTo(shown.page.content, QPoint(0, 0)).x()
    assert (ring.left(), ring.width()) == (start - 9, words + 18)


def test_of_words_on_several_lines_the_longest_is_as_wide_as_the_ring(
    qtbot: QtBot, shown: Shown
) -> None:
    title = shown.page.title
    title.setText("A title of a good many words " * 4)
    title.setFocus()

    qtbot.waitUntil(lambda: shown.ring.height() > 2 * title.fontMetrics().height())

    assert title.width() / 2 < shown.ring.width() < title.width() + 18


def test_no_ring_is_drawn_around_a_whole_page(shown: Shown) -> None:
    shown.ring.follow(None, QScrollArea(shown))

    assert not shown.ring.isVisible()


def test_the_mouse_does_not_meet_the_ring(qtbot: QtBot, shown: Shown) -> None:
    shown.one.setFocus()
    qtbot.waitUntil(lambda: around(shown.ring, shown.one))

    middle = shown.one.mapToGlobal(shown.one.rect().center())
    assert QApplication.widgetAt(middle) is shown.one
