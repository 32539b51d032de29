"""What is pressed and heard of the picture of my years: buttons without a face, in order."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLayout, QLayoutItem, QWidget, QWidgetItem

from msdesk.ui.evidence.timeline_layout import Spot
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import press_on_enter

SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}


class Spots(QLayout):
    """Holds the buttons in the order one reads them, which Tab and screen readers go by.

    Where they stand is the picture's business; it says how high it is.
    """

    def __init__(self, picture: QWidget, height: Callable[[int], int]) -> None:
        super().__init__(picture)
        self._items: list[QLayoutItem] = []
        self._height = height
        self.setContentsMargins(0, 0, 0, 0)
        self.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)

    def addWidget(self, widget: QWidget) -> None:
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))  # ours: what Qt makes here itself, nobody deletes

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._height(width)

    def sizeHint(self) -> QSize:
        return QSize()

    def setGeometry(self, _rect: QRect) -> None:
        """Move nothing."""


class SpotButton(QAbstractButton):
    """What lies over a bar or a mark; ``turned`` carries a key that leads to another one."""

    turned = Signal(int)

    def __init__(self, around: QWidget, look: Look) -> None:
        super().__init__(around)
        self._edge = QPen(QColor(look.theme.accent), 2)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # painted anew when the mouse comes
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def be(self, spot: Spot, height: int) -> None:
        """Lie over a spot from now on."""
        self.setGeometry(spot.left, spot.top, spot.width, height)
        self.setAccessibleName(spot.name)
        self.setToolTip(spot.name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and (
            event.key() in SIDEWAYS or event.key() in DOWN or event.key() in ENDS
        ):
            self.turned.emit(event.key())
        elif not press_on_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.underMouse() or self.isDown():
            painter = QPainter(self)
            painter.setPen(self._edge)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 8, 8)
