"""A list one looks at keeps what stays in it, and makes what is new: the first at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button
from msdesk.ui.widgets.kept_list import KeptList
from msdesk.ui.widgets.keyboard import KeyboardWindow
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.text import Text
from tests.ui.conftest import Show

_MANY = tuple(f"note {number}" for number in range(40))


class Listing(ScrollPage):
    """A page with a list of words, each a button as high as a card."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Words")
        self.made: list[str] = []
        self.list = KeptList(self, 12, self._make, first=2, at_once=3)
        self.body.addLayout(self.list)

    def _make(self, word: str) -> QWidget:
        self.made.append(word)
        button = Button(self.look, word)
        button.setMinimumHeight(120)
        return button

    def more(self) -> QWidget:
        return Text("more")

    def other(self) -> QWidget:
        return Text("other")

    def show_words(self, *words: str, below: Callable[[], QWidget] | None = None) -> None:
        self.list.show(words, below)

    @property
    def widgets(self) -> list[QWidget]:
        items = (self.list.itemAt(place) for place in range(self.list.count()))
        return [widget for item in items if item and (widget := item.widget()) is not None]

    @property
    def words(self) -> list[str]:
        return [w.text() for w in self.widgets if isinstance(w, Button | Text)]

    def settled(self) -> bool:
        return not self.list.turns.isActive() and self.updatesEnabled()


@pytest.fixture
def listing(qtbot: QtBot, look: Look, show: Show) -> Listing:
    """Return a page one looks at, with nothing in its list."""
    listing = Listing(look)
    show(listing, 800, 600)
    qtbot.waitUntil(listing.settled)
    return listing


def put(qtbot: QtBot, listing: Listing, *words: str) -> list[QWidget]:
    """Show some words, all of them; return what stands for them."""
    listing.show_words(*words)
    qtbot.waitUntil(listing.settled)
    return listing.widgets


def test_what_is_shown_again_is_the_same_and_only_what_is_new_is_made(
    qtbot: QtBot, listing: Listing
) -> None:
    a, _b, c = put(qtbot, listing, "a", "b", "c")

    first, second, third = put(qtbot, listing, "a", "c", "d")

    assert (first, second) == (a, c)
    assert third not in (a, c)
    assert listing.made == ["a", "b", "c", "d"]


def test_an_unchanged_list_is_not_made_again(qtbot: QtBot, listing: Listing) -> None:
    listing.show_words("a", "b", below=listing.more)
    qtbot.waitUntil(listing.settled)
    before = listing.widgets

    listing.show_words("a", "b", below=listing.more)
    qtbot.waitUntil(listing.settled)

    assert (listing.widgets, listing.made) == (before, ["a", "b"])


def test_what_is_new_comes_to_its_place(qtbot: QtBot, listing: Listing) -> None:
    put(qtbot, listing, "b", "d")

    put(qtbot, listing, "a", "b", "c", "d", "e")

    assert listing.words == ["a", "b", "c", "d", "e"]


def test_what_is_elsewhere_now_moves_there(qtbot: QtBot, listing: Listing) -> None:
    put(qtbot, listing, "a", "b", "c")

    put(qtbot, listing, "c", "x", "a", "b")

    assert listing.words == ["c", "x", "a", "b"]


def test_of_many_that_are_new_the_first_are_there_at_once_and_the_others_in_turn(
    qtbot: QtBot, listing: Listing
) -> None:
    listing.show_words(*_MANY)

    assert listing.words == list(_MANY[:3])
    qtbot.waitUntil(lambda: listing.words == list(_MANY))


def test_what_is_no_longer_wanted_is_not_made_in_its_turn(qtbot: QtBot, listing: Listing) -> None:
    listing.show_words(*_MANY)

    put(qtbot, listing, "a")

    assert (listing.words, listing.made) == (["a"], [*_MANY[:3], "a"])


def test_before_the_page_is_shown_only_what_is_seen_first_is_made(
    qtbot: QtBot, look: Look
) -> None:
    listing = Listing(look)
    qtbot.addWidget(listing)

    listing.show_words(*_MANY)

    assert listing.made == list(_MANY[:2])


def test_what_stands_below_stays_below_what_is_added(qtbot: QtBot, listing: Listing) -> None:
    listing.show_words("a", below=listing.more)
    listing.show_words("a", "b", "c", "d", "e", "f", below=listing.more)
    qtbot.waitUntil(listing.settled)

    assert listing.words == ["a", "b", "c", "d", "e", "f", "more"]


def test_another_thing_below_takes_the_place_of_the_first(qtbot: QtBot, listing: Listing) -> None:
    listing.show_words("a", below=listing.more)

    listing.show_words("a", below=listing.other)
    qtbot.waitUntil(listing.settled)
    assert listing.words == ["a", "other"]

    listing.show_words("a")
    qtbot.waitUntil(listing.settled)
    assert listing.words == ["a"]


def test_the_page_stays_where_one_had_scrolled_to_while_another_list_is_made(
    qtbot: QtBot, listing: Listing
) -> None:
    put(qtbot, listing, *_MANY)
    listing.scroll_bar().setValue(1_500)

    put(qtbot, listing, *(f"other {number}" for number in range(40)))

    assert listing.scroll_bar().value() == 1_500


def test_no_room_is_left_empty_when_all_is_made(qtbot: QtBot, listing: Listing) -> None:
    put(qtbot, listing, *_MANY)

    put(qtbot, listing, "a", "b", "c", "d", "e")

    assert listing.list.contentsMargins().bottom() == 0


def test_what_is_new_can_have_the_keyboard_at_once(listing: Listing) -> None:
    listing.show_words("a", "b")

    listing.widgets[1].setFocus()

    assert listing.widgets[1].hasFocus()


def test_what_stands_below_can_have_the_keyboard_at_once(look: Look, listing: Listing) -> None:
    button = Button(look, "more")

    listing.show_words("a", below=lambda: button)
    button.setFocus()

    assert button.hasFocus()


@pytest.mark.parametrize(("stays", "laid"), [("a", []), ("b", ["a"])])
def test_the_keyboard_is_laid_down_only_where_what_has_it_goes(
    qtbot: QtBot, look: Look, show: Show, stays: str, laid: list[str]
) -> None:
    listing, window, heard = Listing(look), KeyboardWindow(), list[str]()
    window.setCentralWidget(listing)
    show(window, 800, 600)
    first, _ = put(qtbot, listing, "a", "b")
    first.setFocus()
    window.laid_down.connect(lambda had: heard.append(had.text()))

    put(qtbot, listing, stays)

    assert heard == laid
