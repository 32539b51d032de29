"""Says that what has the keyboard is about to go.

Qt would pass it on by itself, to whatever comes next in an order of its own: mostly the side bar.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QLayout, QMainWindow, QWidget


class KeyboardWindow(QMainWindow):
    """A window whose keyboard can be laid down; whoever hears ``laid_down`` takes it up again.

    The signal carries what had it, still in its place, or None.
    """

    laid_down = Signal(object)

    def lay_down_keyboard(self) -> None:
        """Leave nothing with the keyboard."""
        had = self.focusWidget()
        self.laid_down.emit(had)
        if had is not None:
            had.clearFocus()


def lay_down_keyboard(layout: QLayout) -> None:
    """Lay the keyboard down if something in a layout has it; call it before that goes."""
    around = layout.parentWidget()
    window = around.window() if around is not None else None
    if isinstance(window, KeyboardWindow):
        has = window.focusWidget()
        if has is not None and _holds(layout, has):
            window.lay_down_keyboard()


def begin_at(layout: QLayout, place: int, nth: int = 0) -> None:
    """Give the keyboard to a button, the first, of what stands at a place of a list."""
    item = layout.itemAt(place)
    widget = item.widget() if item is not None else None
    for button in widget.findChildren(QAbstractButton)[nth : nth + 1] if widget else ():
        button.setFocus()


def _holds(layout: QLayout, wanted: QWidget) -> bool:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None and (widget is wanted or widget.isAncestorOf(wanted)):
            return True
        if inner is not None and _holds(inner, wanted):
            return True
    return False
