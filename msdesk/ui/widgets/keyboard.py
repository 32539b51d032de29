"""Says that what has the keyboard is about to go.

Qt would pass it on by itself, to whatever comes next in an order of its own: mostly the side bar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QLayout, QMainWindow, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent


class KeyboardWindow(QMainWindow):
    """A window whose keyboard can be laid down; whoever hears ``laid_down`` takes it up again.

    The signal carries what had it, still in its place, or None.  ``typed`` carries a key that was
    pressed while nothing has it: Qt gives it to the window.  ``pointed`` tells of the mouse, where
    nothing is that it could press.
    """

    laid_down = Signal(object)
    typed = Signal(object)
    pointed = Signal()

    def lay_down_keyboard(self) -> None:
        """Leave nothing with the keyboard."""
        had = self.focusWidget()
        self.laid_down.emit(had)
        if had is not None:
            had.clearFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.focusWidget() is None:
            self.typed.emit(event.clone())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pointed.emit()
        super().mousePressEvent(event)


def lay_down_keyboard(going: QLayout | QWidget) -> None:
    """Lay the keyboard down if something in what is going has it; call it before that goes."""
    around = going if isinstance(going, QWidget) else going.parentWidget()
    window = around.window() if around is not None else None
    if isinstance(window, KeyboardWindow):
        has = window.focusWidget()
        if has is not None and _holds(going, has):
            window.lay_down_keyboard()


def begin_at(layout: QLayout, place: int, nth: int = 0) -> None:
    """Give the keyboard to a button, the first, of what stands at a place of a list; -1: last."""
    item = layout.itemAt(place)
    widget = item.widget() if item is not None else None
    for button in widget.findChildren(QAbstractButton)[nth:][:1] if widget else ():
        button.setFocus()


def _holds(holder: QLayout | QWidget, wanted: QWidget) -> bool:
    if isinstance(holder, QWidget):
        return holder is wanted or holder.isAncestorOf(wanted)
    for place in range(holder.count()):
        item = holder.itemAt(place)
        if item is None:
            continue
        held = item.widget() or item.layout()
        if held is not None and _holds(held, wanted):
            return True
    return False
