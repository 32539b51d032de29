"""Tab goes in the order one reads: down the layouts, not in the order widgets were made.

Qt's own order is that of creation, and a list that is filled anew would come after
everything below it.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6 import QtCore
from PySide6.QtWidgets import (
    QAbstractButton,
    QLayout,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QWidget,
)


def reading_order(root: QWidget, at: QWidget | None = None) -> list[QWidget]:
    """Return every control that Tab can reach now, in reading order.

    ``at`` stands in its place among them whether Tab can reach it or not.
    """
    return [w for w in walk(root, at) if w is at or (can_have_it(w) and _tab_stops_at(w, at))]


def can_have_it(widget: QWidget) -> bool:
    """Return whether a widget can have the keyboard."""
    return widget.isEnabled() and widget.focusPolicy() is not QtCore.Qt.FocusPolicy.NoFocus


def _tab_stops_at(widget: QWidget, at: QWidget | None) -> bool:
    """Whether Tab stops at a control: of a group of which one is chosen, at one only.

    Qt sees to that as well, but not before one of them was pressed.
    """
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is None or not group.exclusive():
        return bool(widget.focusPolicy() & QtCore.Qt.FocusPolicy.TabFocus)
    among = [b for b in group.buttons() if b.isVisible() and can_have_it(b)]
    if at in among:
        return widget is at
    return widget is next((b for b in among if b.isChecked()), among[0])


def walk(widget: QWidget, at: QWidget | None = None) -> Iterator[QWidget]:
    """Yield a widget and all that can be seen in it, in reading order; and ``at``, if it is there.

    What is hidden keeps its place, so one can say what stands before and behind it.
    """
    if not widget.isVisible():
        if at is not None and (widget is at or widget.isAncestorOf(at)):
            yield at
        return
    yield widget
    match widget:
        case QMainWindow():
            inner = widget.centralWidget()
        case QStackedWidget():
            inner = widget.currentWidget()
        case QScrollArea():
            inner = widget.widget()
        case _:
            inner = None
    if inner is not None:
        yield from walk(inner, at)
    elif (layout := widget.layout()) is not None:
        yield from _in(layout, at)


def _in(layout: QLayout, at: QWidget | None) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from walk(widget, at)
        elif (inner := item.layout()) is not None:
            yield from _in(inner, at)
