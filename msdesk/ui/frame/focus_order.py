"""Tab goes in the order one reads: down the layouts, not in the order widgets were made.

Qt's own order is that of creation, and a list that is filled anew would come after
everything below it.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6 import QtCore
from PySide6.QtWidgets import QLayout, QMainWindow, QScrollArea, QStackedWidget, QWidget


def reading_order(root: QWidget) -> list[QWidget]:
    """Return every control that Tab can reach now, in reading order."""
    return list(_below(root))


def _below(widget: QWidget) -> Iterator[QWidget]:
    if not widget.isVisible():
        return
    if widget.isEnabled() and widget.focusPolicy() & QtCore.Qt.FocusPolicy.TabFocus:
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
        yield from _below(inner)
    elif (layout := widget.layout()) is not None:
        yield from _in(layout)


def _in(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from _below(widget)
        elif (inner := item.layout()) is not None:
            yield from _in(inner)
