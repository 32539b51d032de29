"""A button that shows something and puts it away: the first of much at once, the rest in turn."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.ui.look import Look
from msdesk.ui.widgets.gradual import Gradual
from msdesk.ui.widgets.reveal import Reveal
from msdesk.ui.widgets.text import Text
from tests.ui.conftest import Show
from tests.ui.finding import press, texts, whole

_SHOW, _HIDE = "Show items: list", "Hide items: list"
_ALL = [f"item {number}" for number in range(60)]


class Revealing(QWidget):
    """A page with a button that shows sixty items, with ``later`` the first of them at once."""

    def __init__(self, look: Look, *, later: bool) -> None:
        super().__init__()
        parts = Gradual(self, at_once=0) if later else None
        column = QVBoxLayout(self)
        button = Reveal(
            look,
            "Show items",
            "Hide items",
            "list",
            lambda: map(Text, _ALL),
            icon="list",
            later=parts,
        )
        column.addWidget(button)
        column.addLayout(button.place)


@pytest.fixture
def page(look: Look, show: Show) -> Revealing:
    page = Revealing(look, later=True)
    show(page)
    return page


def test_of_much_the_first_is_there_at_once_and_the_rest_in_turn(page: Revealing) -> None:
    press(page, _SHOW)

    assert texts(page) == _ALL[:1]
    assert texts(whole(page)) == _ALL


def test_what_was_put_away_in_between_does_not_come_after_all(page: Revealing) -> None:
    press(page, _SHOW)
    press(page, _HIDE)

    assert texts(whole(page)) == []


def test_what_is_shown_again_in_between_is_there_once(page: Revealing) -> None:
    press(page, _SHOW)
    press(page, _HIDE)
    press(page, _SHOW)

    assert texts(whole(page)) == _ALL


def test_of_a_little_all_is_there_at_once(look: Look, show: Show) -> None:
    page = Revealing(look, later=False)
    show(page)

    press(page, _SHOW)

    assert texts(page) == _ALL
