"""A table as a screen reader goes through it: each cell is told with its row and its column.

What is seen is a grid of boxes that hold buttons and links as well; to Qt that is no table, and
only its own can be one.  So this one lies behind the grid, cell on cell, and is never painted.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from msdesk.ui.widgets.heard import AS, heard_as
from msdesk.ui.widgets.text import Text


class SpokenTable(QTableWidget):
    """Says what stands in ``grid``; its first line and first column are the names of the rest."""

    def __init__(self, name: str, grid: QGridLayout, columns: Sequence[str]) -> None:
        super().__init__(0, len(columns))
        self._grid = grid
        self._first: list[QWidget] = []  # of each line
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(columns))
        self.verticalHeader().hide()  # its words are those of the first column
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lies = QTimer(self)
        self._lies.setSingleShot(True)
        self._lies.timeout.connect(self._lie)
        if seen := grid.parentWidget():
            seen.installEventFilter(self)

    def add(self, boxes: Sequence[QWidget], begins: str = "") -> None:
        """Say a line of the grid, box by box; their words are not heard besides.

        ``begins`` is the heading above it, where it is the first of several below one.
        """
        line = self.rowCount()
        self.insertRow(line)
        self._first.append(boxes[0])
        for place, box in enumerate(boxes):
            texts = [t for t in box.findChildren(Text) if t.property(AS) != "nothing"]
            for text in texts:
                heard_as(text, "nothing")
            words = [text.accessibleName() or text.text() for text in texts]
            heading = [] if place or not begins else [begins]
            said = QTableWidgetItem("\n".join(words + heading))
            said.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.setItem(line, place, said)
            if not place:
                self.setVerticalHeaderItem(line, QTableWidgetItem(words[0]))
        self._lies.start(0)

    @Slot()
    def _lie(self) -> None:
        """Put each cell where its box is, so that what is read can be followed with the eyes."""
        between = self._grid.spacing()
        for place in range(self.columnCount()):
            self.setColumnWidth(place, self._head(place).width() + between)
        if not self._first:
            return
        tops = [box.y() for box in self._first]  # headings in the grid belong to the line above
        ends = [*tops[1:], self._first[-1].geometry().bottom() + 1 + between]
        for line, (top, end) in enumerate(zip(tops, ends, strict=True)):
            self.setRowHeight(line, end - top)
        self.horizontalHeader().setFixedHeight(tops[0])

    def _head(self, place: int) -> QRect:
        """Return where a head is; not ``cellRect``, which can say 0 of a line."""
        item = self._grid.itemAtPosition(0, place)
        return item.geometry() if item is not None else QRect()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._lies.start(0)
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint nothing: the boxes are in front."""

    def sizeHint(self) -> QSize:
        return QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)
