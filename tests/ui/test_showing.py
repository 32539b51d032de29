"""What joins a page one looks at is shown at once, and all around it is laid out once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from msdesk.ui.widgets.page import settle
from msdesk.ui.widgets.showing import add_to, laid_out_later
from msdesk.ui.widgets.text import Text
from tests.ui.conftest import Show


class WordsBelow(QVBoxLayout):
    """Counts how often it was laid out."""

    times = 0

    def setGeometry(self, rect: QRect) -> None:
        self.times += 1
        super().setGeometry(rect)


@pytest.fixture
def column(show: Show) -> WordsBelow:
    """Return the layout of a page one looks at."""
    page = QWidget()
    column = WordsBelow(page)
    show(page)
    column.times = 0
    return column


def texts(column: WordsBelow) -> list[Text]:
    items = (column.itemAt(place) for place in range(column.count()))
    widgets = (item.widget() for item in items if item is not None)
    return [widget for widget in widgets if isinstance(widget, Text)]


def test_ten_are_shown_at_once_and_laid_out_together(column: WordsBelow) -> None:
    for number in range(10):
        add_to(column, Text(f"{number}"))

    assert all(text.isVisible() for text in texts(column))
    assert column.times == 0
    settle()
    assert column.times > 0
    heights = [text.y() for text in texts(column)]
    assert heights == sorted(set(heights))


def test_what_has_no_place_yet_does_not_lie_over_what_the_mouse_presses(
    column: WordsBelow,
) -> None:
    add_to(column, first := Text("first"))
    settle()
    page, middle = first.parentWidget(), first.geometry().center()
    assert page is not None

    add_to(column, second := Text("second"))

    assert page.childAt(middle) is first
    settle()
    assert second.y() > first.y()


def test_what_joins_a_page_that_is_not_shown_yet_comes_with_it(show: Show) -> None:
    page, text = QWidget(), Text("a")
    column = QVBoxLayout(page)

    add_to(column, text)
    before = text.isVisible()
    show(page)

    assert (before, text.isVisible()) == (False, True)


def test_a_layout_that_stands_nowhere_yet_can_be_filled(qtbot: QtBot) -> None:
    column, text = QVBoxLayout(), Text("a")
    qtbot.addWidget(text)

    with laid_out_later(column):
        column.addWidget(text)

    assert column.count() == 1


def test_after_an_error_it_is_laid_out_again(column: WordsBelow) -> None:
    with pytest.raises(ZeroDivisionError), laid_out_later(column):
        raise ZeroDivisionError

    assert column.isEnabled()
