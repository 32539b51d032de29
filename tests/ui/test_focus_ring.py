"""The ring around what has the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from msdesk.ui.frame.focus_ring import FocusRing, attach
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, column
from msdesk.ui.widgets.page import ScrollPage
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


def test_no_ring_is_drawn_around_a_whole_page(shown: Shown) -> None:
    shown.ring.follow(None, QScrollArea(shown))

    assert not shown.ring.isVisible()


def test_the_mouse_does_not_meet_the_ring(qtbot: QtBot, shown: Shown) -> None:
    shown.one.setFocus()
    qtbot.waitUntil(lambda: around(shown.ring, shown.one))

    middle = shown.one.mapToGlobal(shown.one.rect().center())
    assert QApplication.widgetAt(middle) is shown.one
