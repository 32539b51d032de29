"""A picture of a chance: as much is filled as the chance is large."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QColor
from pytestqt.qtbot import QtBot

from msdesk.ui.evidence.dot_array import DotArray
from msdesk.ui.evidence.icon_array import IconArray
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import column
from tests.ui.conftest import Show


def test_a_picture_of_chance_is_one_graphic_with_one_sentence(qtbot: QtBot, look: Look) -> None:
    picture = IconArray(look, 7, 100, "Died: 7 out of 100 people.")
    qtbot.addWidget(picture)

    heard = QAccessible.queryAccessibleInterface(picture)
    assert heard.role() is QAccessible.Role.Graphic
    assert heard.text(QAccessible.Text.Name) == "Died: 7 out of 100 people."
    assert heard.childCount() == 0


@pytest.mark.parametrize(("count", "of"), [(0, 100), (7, 100), (100, 100), (25, 1000)])
def test_as_much_is_filled_as_the_chance_is_large(
    look: Look, show: Show, count: int, of: int
) -> None:
    picture = IconArray(look, count, of, "")
    show(picture, 178, 178)

    assert filled(picture, of, look) == count


def filled(picture: IconArray, of: int, look: Look) -> int:
    """Return how many squares have the accent in their middle.

    It is taken out of what is around it, which else would be laid out anew for each picture.
    """
    picture.setParent(None)
    drawn = picture.grab().toImage()
    across = 10 if of <= 100 else 40
    step = picture.sizeHint().width() / across
    middles = [
        drawn.pixel(int((n % across + 0.5) * step), int((n // across + 0.5) * step))
        for n in range(of)
    ]
    return middles.count(QColor(look.theme.accent).rgb())


def test_filled_squares_are_at_the_bottom(look: Look, show: Show) -> None:
    picture = IconArray(look, 10, 100, "")
    show(picture, 178, 178)

    drawn = picture.grab().toImage()
    middle = drawn.pixelColor(9, picture.height() - 9)
    assert middle.name().upper() == look.theme.accent


def test_what_is_not_known_is_drawn_otherwise_than_none(look: Look, show: Show) -> None:
    unknown, none = IconArray(look, None, 100, ""), IconArray(look, 0, 100, "")
    show(column(look, unknown, none), 400, 400)

    assert unknown.grab().toImage() != none.grab().toImage()
    assert filled(unknown, 100, look) == 0


def test_a_range_is_marked_and_fills_nothing(look: Look, show: Show) -> None:
    plain, marked = IconArray(look, 7, 100, ""), IconArray(look, 7, 100, "", (2, 15))
    show(column(look, plain, marked), 400, 400)

    assert filled(marked, 100, look) == 7
    differing = _squares_that_differ(plain, marked)
    assert differing == set(range(2, 15))


def test_a_small_picture_has_only_filled_squares_and_empty_ones(look: Look, show: Show) -> None:
    plain, ranged = (IconArray(look, 7, 100, "", between, wide=84) for between in (None, (2, 15)))
    show(column(look, plain, ranged), 400, 400)

    assert ranged.grab().toImage() == plain.grab().toImage()


def test_the_dots_of_a_thousand_are_fainter_than_one_that_is_filled(
    look: Look, show: Show
) -> None:
    picture = DotArray(look, 1, 1000, "")
    show(column(look, picture), 400, 400)

    drawn = picture.grab().toImage()  # what it does not draw is clear
    filled, dot = (drawn.pixelColor(x, picture.height() - 2) for x in (1, 4))
    assert filled.alpha() == 255
    assert 64 < dot.alpha() < 160


def _squares_that_differ(one: IconArray, other: IconArray) -> set[int]:
    """Return the places, counted from the bottom, of the squares that are not drawn alike."""
    images = [picture.grab().toImage() for picture in (one, other)]
    step = one.width() / 10
    return {
        place
        for place in range(100)
        if any(
            images[0].pixel(x, y) != images[1].pixel(x, y)
            for x in _across(place % 10, step)
            for y in _across(9 - place // 10, step)
        )
    }


def _across(number: int, step: float) -> range:
    return range(int(number * step) + 2, int((number + 1) * step) - 1)


def test_what_is_not_known_is_dashed_when_it_is_small_too(look: Look, show: Show) -> None:
    unknown, none = IconArray(look, None, 100, "", wide=84), IconArray(look, 0, 100, "", wide=84)
    show(column(look, unknown, none), 400, 400)

    drawn = [each.grab().toImage() for each in (unknown, none)]
    edge = QColor(look.theme.edge)
    along = [[d.pixelColor(x, 0) == edge for x in range(84)] for d in drawn]
    assert 30 < sum(along[0]) < 54  # half of the upper edge
    assert drawn[0] != drawn[1]


def test_a_picture_that_has_shrunk_needs_no_more_than_it_has(look: Look, qtbot: QtBot) -> None:
    picture = DotArray(Look(look.resources, look.theme, 200), 3, 1000, "3 out of 1,000")
    qtbot.addWidget(picture)
    picture.grow(1000)
    assert picture.minimumSizeHint() == picture.size()  # it is asked for, and could be remembered

    picture.grow(0)

    assert picture.minimumSizeHint() == picture.size()
