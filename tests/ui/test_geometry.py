"""The checks of geometry find what they are for: each is given a fault, and the same without."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, column, plain
from msdesk.ui.widgets.forms import Line, Pick
from msdesk.ui.widgets.text import Text
from tests.ui.conftest import Show
from tests.ui.geometry import cut, faults, overlapping, sideways, small, tree, wheeled

Make = Callable[[Look], QWidget]
_WORDS = "Nobody has to decide today"


def _one_over_the_other(look: Look) -> QWidget:
    box = plain()
    for place in (0, 20):
        Text(_WORDS).setParent(box)
        box.findChildren(Text)[-1].setGeometry(0, place, 400, 30)
    return box


def _a_label_too_low(look: Look) -> QWidget:
    label = Text(_WORDS * 20)
    label.setFixedHeight(30)
    return column(look, label)


def _a_label_narrower_than_a_word(look: Look) -> QWidget:
    label = Text(_WORDS)
    label.setFixedWidth(30)
    return column(look, label)


def _a_button_too_narrow(look: Look) -> QWidget:
    button = Button(look, "Yesterday")
    button.setFixedWidth(60)
    return column(look, button)


def _a_button_too_low_for_its_lines(look: Look) -> QWidget:
    button = Button(look, _WORDS)
    button.setFixedSize(140, 48)
    return column(look, button)


def _a_pick_too_narrow(look: Look) -> QWidget:
    pick = Pick[str](look, [("One", ""), (_WORDS, "")])
    pick.setFixedWidth(160)
    return column(look, pick)


def _a_field_too_narrow_for_its_hint(look: Look) -> QWidget:
    line = Line(look, hint=_WORDS)
    line.setFixedWidth(120)
    return column(look, line)


def _something_outside(look: Look) -> QWidget:
    box = plain()
    Text(_WORDS).setParent(box)
    box.findChildren(Text)[0].setGeometry(-10, 0, 400, 30)
    return box


@pytest.mark.parametrize(
    "make",
    [
        _a_label_too_low,
        _a_label_narrower_than_a_word,
        _a_button_too_narrow,
        _a_button_too_low_for_its_lines,
        _a_pick_too_narrow,
        _a_field_too_narrow_for_its_hint,
        _something_outside,
    ],
)
def test_what_is_cut_is_found(look: Look, show: Show, make: Make) -> None:
    box = make(look)
    show(box)

    found = cut(list(tree(box)))

    assert len(found) == 1


def test_what_overlaps_is_found(look: Look, show: Show) -> None:
    box = _one_over_the_other(look)
    show(box)

    found = overlapping(list(tree(box)))

    assert found == [f"Text {_WORDS!r} overlaps Text {_WORDS!r}"]


@pytest.mark.parametrize("bar", ["a bar", "no bar"])
def test_a_row_that_is_too_wide_is_found(look: Look, show: Show, bar: str) -> None:
    area, wide = QScrollArea(), plain()
    wide.setMinimumWidth(500)
    area.setWidget(wide)
    area.setWidgetResizable(True)
    if bar == "no bar":  # then what is beyond the edge cannot even be scrolled to
        policies = type(area.horizontalScrollBarPolicy())
        area.setHorizontalScrollBarPolicy(policies.ScrollBarAlwaysOff)
    show(area, width=400)

    found = sideways(list(tree(area)))

    assert len(found) == 1


@pytest.mark.parametrize("make", [QComboBox, QDateEdit])
def test_what_minds_the_wheel_is_found(
    look: Look, show: Show, make: Callable[[], QWidget]
) -> None:
    box = column(look, make(), Line(look), Pick[str](look, [("a", "a")]))
    show(box)

    found = wheeled(list(tree(box)))

    assert len(found) == 1


@pytest.mark.parametrize(("width", "height"), [(100, 30), (40, 60)])
@pytest.mark.parametrize("make", [QLineEdit, QPushButton, QPlainTextEdit, QComboBox, QDateEdit])
def test_what_is_hard_to_hit_is_found(
    look: Look, show: Show, make: Callable[[], QWidget], width: int, height: int
) -> None:
    box, target = plain(), make()
    target.setParent(box)
    target.setStyleSheet("min-width: 0; max-width: 200; min-height: 0")  # else it is larger
    target.resize(width, height)
    show(box)

    found = small(list(tree(box)))

    assert found == [f"{type(target).__name__} '' is {width} by {height}"]


def test_what_fits_has_no_fault(look: Look, show: Show) -> None:
    box = column(
        look,
        Text(_WORDS * 20),
        Button(look, _WORDS),
        Pick[str](look, [(_WORDS, "")]),
        Line(look, hint=_WORDS),
    )
    show(box, width=500)

    found = faults(box)

    assert found == []
