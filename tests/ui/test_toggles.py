"""What is chosen shows it by a mark, and stays where it is."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

from msdesk.ui.look import Look, load_theme
from msdesk.ui.stylesheet import stylesheet
from msdesk.ui.widgets.basics import Button, flow
from tests.ui.conftest import Show


def chip(look: Look, icon: str = "") -> Button:
    button = Button(look, "Matters a lot", "chip", icon=icon)
    button.setCheckable(True)
    return button


def picture(button: Button, *, chosen: bool) -> QImage:
    state = QIcon.State.On if chosen else QIcon.State.Off
    return button.icon().pixmap(button.iconSize(), QIcon.Mode.Normal, state).toImage()


@pytest.mark.parametrize("icon", ["", "star"])
def test_a_choice_has_a_check_mark_while_it_is_chosen(look: Look, icon: str) -> None:
    button = chip(look, icon)

    mark = look.icon("check", look.theme.on_chosen).pixmap(button.iconSize()).toImage()
    assert picture(button, chosen=True) == mark
    assert picture(button, chosen=False) != mark


@pytest.mark.parametrize("percent", [100, 300])
def test_a_choice_takes_the_same_room_chosen_or_not(look: Look, show: Show, percent: int) -> None:
    look = Look(look.resources, load_theme(look.resources, "paper"), percent)
    one, other = chip(look), chip(look)
    row = flow(look, one, other)
    show(row)
    before = one.geometry(), other.geometry()

    one.click()
    QApplication.sendPostedEvents()

    assert (one.geometry(), other.geometry()) == before


def test_a_screen_reader_is_told_that_it_is_chosen(look: Look) -> None:
    button = chip(look)

    button.click()

    interface = QAccessible.queryAccessibleInterface(button)
    assert interface is not None
    assert (interface.state().checkable, interface.state().checked) == (True, True)


@pytest.mark.parametrize("percent", [100, 200, 300])
def test_the_words_of_what_is_chosen_are_not_cut(look: Look, show: Show, percent: int) -> None:
    large = Look(look.resources, look.theme, percent)
    button = chip(large)
    button.setStyleSheet(stylesheet(large, "", ""))
    button.setChecked(True)
    show(button)

    inked = []
    for width in (button.sizeHint().width(), button.sizeHint().width() + 200):
        button.setFixedWidth(width)
        inked.append(ink(button.grab().toImage(), look.theme.on_chosen))

    assert inked[0] == inked[1]


def ink(image: QImage, colour: str) -> int:
    """Return how many pixels of a picture are of the colour of the words."""
    wanted, edge = QColor(colour).rgb(), image.height() // 4
    return sum(
        image.pixel(x, y) == wanted
        for x in range(image.width())
        for y in range(edge, image.height() - edge)
    )
