"""Scrolls so that what has the keyboard is seen whole, also where areas lie in areas."""

from __future__ import annotations

from collections import Counter
from functools import partial

from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtWidgets import QAbstractSlider, QScrollArea, QScrollBar, QWidget

from msdesk.ui.frame.focus_order import can_have_it, walk
from msdesk.ui.widgets.page import COVERED, Page, settle


def area_around(widget: QWidget) -> QScrollArea | None:
    """Return the innermost area that scrolls a widget."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around


def bring_in_sight(widget: QWidget, edge: int, around: int) -> None:
    """Scroll as little as it takes to see a widget and its edge, and more where there is room."""
    area = area_around(widget)
    while area is not None and (content := area.widget()) is not None:
        seen = area.viewport()
        rect = QRect(widget.mapTo(content, QPoint(0, 0)), widget.size())
        above = area.property(COVERED) or 0
        for bar, start, length, room in (
            (area.verticalScrollBar(), rect.top() - above, rect.height() + above, seen.height()),
            (area.horizontalScrollBar(), rect.left(), rect.width(), seen.width()),
        ):
            beside = max(edge, min(around, (room - length) // 2))
            _show(bar, start - beside, length + 2 * beside, room)
        area = area_around(area)


def _show(bar: QScrollBar, start: int, length: int, seen: int) -> None:
    """Scroll along one direction; of what is longer than can be seen, its start."""
    if start < bar.value() or length > seen:
        bar.setValue(start)
    elif start + length > bar.value() + seen:
        bar.setValue(start + length - seen)


def keep_height(widget: QWidget, page: QWidget, height: int) -> None:
    """Scroll so that a widget stands at a height of its page."""
    area = area_around(widget)
    if area is not None and page.isAncestorOf(area):
        bar = area.verticalScrollBar()
        bar.setValue(bar.value() + height_of(widget, page) - height)


def can_stand(widget: QWidget, page: QWidget, height: int) -> bool:
    """Return whether a page is long enough by now to be scrolled so."""
    area = area_around(widget)
    if area is None or not page.isAncestorOf(area):
        return True
    bar = area.verticalScrollBar()
    return bar.value() + height_of(widget, page) - height <= bar.maximum()


def height_of(widget: QWidget, page: QWidget) -> int:
    """Return the height of its page at which a widget stands."""
    return widget.mapTo(page, QPoint(0, 0)).y()


def looked_at(has: QWidget, page: QWidget) -> QWidget | None:
    """Return the first control that is seen where a person scrolled away from the keyboard.

    It has a name of its own, to be known again by.  None where they still see what has the
    keyboard.
    """
    if not has.visibleRegion().isEmpty() and not isinstance(has, Page | QScrollArea):
        return None
    controls = [w for w in walk(page) if can_have_it(w)]
    called = Counter(w.accessibleName() for w in controls)
    in_sight = (w for w in controls if _is_scrolled(w) and not w.visibleRegion().isEmpty())
    return next((w for w in in_sight if called[w.accessibleName()] == 1), None)


def _is_scrolled(widget: QWidget) -> bool:
    area = area_around(widget)
    return area is not None and area.verticalScrollBar().value() > 0


def look_at(widget: QWidget, page: QWidget, height: int) -> None:
    """Scroll as a person does: a widget to its height, whether they see the keyboard or not.

    How far one can scroll may be known only a moment later.
    """
    area = area_around(widget)
    if area is not None:
        area.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderMove)
    keep_height(widget, page, height)
    QTimer.singleShot(0, widget, partial(_keep_settled, widget, page, height))


def _keep_settled(widget: QWidget, page: QWidget, height: int) -> None:
    settle()  # more of the page may have been made meanwhile, and stand nowhere yet
    keep_height(widget, page, height)
