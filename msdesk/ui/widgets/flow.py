"""A layout of widgets side by side, on as many lines as they need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem


class _Plan(NamedTuple):
    """Where each part of a flow is put, from its corner, and how high all of it is."""

    places: Sequence[tuple[QLayoutItem, QRect]]
    height: int


class Flow(QLayout):
    """Lays widgets side by side and on to the next line where there is no more room.

    A layout around it asks for its height and puts it in its place many times over; it works
    out each only once, until something in it changes.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int, top: bool = False) -> None:
        super().__init__(parent)
        self._top = top
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self._plans: dict[int, _Plan] = {}  # by the width
        self._hint: QSize | None = None
        self._least: QSize | None = None
        self._lies: QRect | None = None  # where all of it is put
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def addWidget(self, widget: QWidget) -> None:
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))  # ours: what Qt makes here itself, nobody deletes

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(index)

    def expandingDirections(self) -> QtCore.Qt.Orientation:
        return QtCore.Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._plan(width).height

    def invalidate(self) -> None:
        self._plans.clear()
        self._hint = self._least = self._lies = None
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        if rect == self._lies:
            return
        super().setGeometry(rect)
        for item, place in self._plan(rect.width()).places:
            item.setGeometry(place.translated(rect.topLeft()))
        self._lies = QRect(rect)

    def sizeHint(self) -> QSize:
        if self._hint is None:
            hints = [item.sizeHint() for item in self._items]
            width = sum(h.width() for h in hints) + self._gap * max(0, len(hints) - 1)
            self._hint = QSize(width, max((h.height() for h in hints), default=0))
        return self._hint

    def minimumSize(self) -> QSize:
        if self._least is None:
            size = QSize()
            for item in self._items:
                size = size.expandedTo(item.minimumSize())
            self._least = size
        return self._least

    def _plan(self, room: int) -> _Plan:
        if (known := self._plans.get(room)) is not None:
            return known
        places: list[tuple[QLayoutItem, QRect]] = []
        line: list[tuple[QLayoutItem, QRect]] = []
        x = y = below = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = self._size(item, room)
            if line and x + size.width() > room:
                places += self._centred(line, below - y)
                x, y, line = 0, below + self._gap, []
            line.append((item, QRect(QPoint(x, y), size)))
            x += size.width() + self._gap
            below = max(below, y + size.height())
        plan = self._plans[room] = _Plan([*places, *self._centred(line, below - y)], below)
        return plan

    @staticmethod
    def _size(item: QLayoutItem, room: int) -> QSize:
        size = item.sizeHint().boundedTo(QSize(max(1, room), 1 << 24))
        if item.hasHeightForWidth():
            size.setHeight(item.heightForWidth(size.width()))
        return size

    def _centred(
        self, line: list[tuple[QLayoutItem, QRect]], height: int
    ) -> list[tuple[QLayoutItem, QRect]]:
        """Return a line of that height, its parts centred on each other or all at the top."""
        if self._top or len(line) < 2:
            return line
        return [(i, r.translated(0, (height - r.height()) // 2)) for i, r in line]
