"""A long page is made in parts: what one sees first at once, the others after the first paint."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from msdesk.ui.widgets.basics import clear
from msdesk.ui.widgets.gradual import Gradual
from msdesk.ui.widgets.text import Text


class Listing(QWidget):
    """Says what it shows, in order."""

    def __init__(self, at_once: int) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self.parts = Gradual(self, at_once=at_once)

    def fill(self, *words: str) -> None:
        clear(self._column)
        self.parts.fill(partial(self.say, word) for word in words)

    def add(self, *words: str) -> None:
        self.parts.add([partial(self.say, word) for word in words], at_once=1)

    def say(self, word: str) -> None:
        self._column.addWidget(Text(word))

    @property
    def made(self) -> list[str]:
        return [each.text() for each in self.findChildren(Text)]


class Paints(QObject):
    """Remembers what was made at the first paint."""

    def __init__(self, listing: Listing) -> None:
        super().__init__(listing)
        self._listing = listing
        self.first: list[str] | None = None
        listing.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self.first is None:
            self.first = self._listing.made
        return super().eventFilter(watched, event)


@pytest.fixture
def listing(qtbot: QtBot) -> Listing:
    """Return a page of which two parts are seen first."""
    listing = Listing(at_once=2)
    qtbot.addWidget(listing)
    return listing


def test_only_the_first_parts_are_made_before_a_page_is_shown(listing: Listing) -> None:
    listing.fill("a", "b", "c", "d")

    assert listing.made == ["a", "b"]


def test_the_page_is_painted_before_the_others_are_made(qtbot: QtBot, listing: Listing) -> None:
    paints = Paints(listing)
    listing.fill("a", "b", "c", "d")

    listing.show()
    qtbot.waitUntil(lambda: len(listing.made) == 4)

    assert paints.first == ["a", "b"]


def test_a_page_that_is_not_to_be_seen_yet_is_painted_before_the_others_are_made(
    qtbot: QtBot,
) -> None:
    window, listing = QWidget(), Listing(at_once=2)
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(listing)
    listing.fill("a", "b", "c", "d")
    window.show()
    window.setUpdatesEnabled(False)
    for _ in range(5):
        listing.parts.timeout.emit()

    window.setUpdatesEnabled(True)
    listing.parts.timeout.emit()

    assert listing.made == ["a", "b"]


def test_a_page_that_has_no_place_yet_is_painted_before_the_others_are_made(
    qtbot: QtBot, listing: Listing
) -> None:
    paints = Paints(listing)
    listing.fill("a", "b", "c", "d")
    for _ in range(5):
        listing.parts.timeout.emit()

    listing.show()
    qtbot.waitUntil(lambda: len(listing.made) == 4)

    assert paints.first == ["a", "b"]


def test_the_parts_of_a_page_that_is_never_shown_come_all_the_same(
    qtbot: QtBot, listing: Listing
) -> None:
    listing.fill("a", "b", "c", "d")

    qtbot.waitUntil(lambda: len(listing.made) == 4)


def test_the_parts_come_in_their_order(qtbot: QtBot, listing: Listing) -> None:
    words = [str(number) for number in range(200)]
    listing.fill(*words)

    listing.show()
    qtbot.waitUntil(lambda: len(listing.made) == 200)

    assert listing.made == words


def test_on_a_page_one_looks_at_all_are_made_at_once(listing: Listing) -> None:
    listing.show()

    listing.fill("a", "b", "c", "d")

    assert listing.made == ["a", "b", "c", "d"]


def test_what_was_to_come_does_not_come_after_another_filling(
    qtbot: QtBot, listing: Listing
) -> None:
    listing.fill("a", "b", "c", "d")
    listing.fill("e", "f", "g")

    listing.show()
    qtbot.waitUntil(lambda: len(listing.made) == 3)

    assert listing.made == ["e", "f", "g"]


def test_whoever_needs_all_of_it_gets_it_at_once(listing: Listing) -> None:
    listing.fill("a", "b", "c", "d")

    listing.parts.finish()

    assert listing.made == ["a", "b", "c", "d"]


def test_nothing_is_painted_while_parts_have_no_room_yet(qtbot: QtBot, listing: Listing) -> None:
    listing.show()

    listing.fill("a", "b", "c", "d")

    assert not listing.updatesEnabled()
    qtbot.waitUntil(listing.updatesEnabled)


def test_a_part_that_cannot_be_made_does_not_freeze_the_page(
    qtbot: QtBot, listing: Listing
) -> None:
    listing.show()

    with pytest.raises(ZeroDivisionError):
        listing.parts.fill([lambda: 1 // 0])

    qtbot.waitUntil(listing.updatesEnabled)


def test_what_is_added_comes_below_what_is_there(qtbot: QtBot, listing: Listing) -> None:
    listing.fill("a", "b", "c")
    listing.show()
    qtbot.waitUntil(lambda: listing.made == ["a", "b", "c"])

    listing.add("d", "e", "f")

    assert listing.made == ["a", "b", "c", "d"]
    qtbot.waitUntil(lambda: listing.made == ["a", "b", "c", "d", "e", "f"])
    qtbot.waitUntil(listing.updatesEnabled)


def test_what_is_added_before_the_page_is_shown_waits_its_turn(
    qtbot: QtBot, listing: Listing
) -> None:
    listing.fill("a", "b", "c")
    listing.add("d", "e")
    listing.show()

    qtbot.waitUntil(lambda: listing.made == ["a", "b", "d", "c", "e"])


def test_what_comes_at_last_comes_once_after_all_that_is_made_in_one_go(listing: Listing) -> None:
    say, parts = listing.say, listing.parts
    ask_for_last = partial(parts.at_last, partial(say, "last"))
    add = partial(parts.add, [partial(say, "three")], at_once=1)
    parts.fill([*(partial(say, w) for w in ("one", "two")), ask_for_last, add, ask_for_last])

    parts.finish()

    assert listing.made == ["one", "two", "three", "last"]


def test_what_comes_at_last_comes_now_where_nothing_is_being_made(listing: Listing) -> None:
    listing.fill("one", "two", "three")

    listing.parts.at_last(partial(listing.say, "last"))

    assert listing.made == ["one", "two", "last"]
