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

from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.text import Text


class SpokenTable(QTableWidget):
    """Says what stands in ``grid``; its first line and first column are the names of the rest."""

    def __init__(self, name: str, grid: QGridLayout, columns: Sequence[str]) -> None:
        super().__init__(0, len(columns))
        self._grid = grid
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

    def add(self, boxes: Sequence[QWidget]) -> None:
        """Say a line of the grid, box by box; their words are not heard besides."""
        line = self.rowCount()
        self.insertRow(line)
        for place, box in enumerate(boxes):
            texts = box.findChildren(Text)
            for text in texts:
                heard_as(text, "nothing")
            words = [text.accessibleName() or text.text() for text in texts]
            said = QTableWidgetItem("\n".join(words))
            said.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.setItem(line, place, said)
            if not place:
                self.setVerticalHeaderItem(line, QTableWidgetItem(words[0]))
        self._lies.start(0)

    @Slot()
    def _lie(self) -> None:
        """Put each cell where its box is, so that what is read can be followed with the eyes."""
        between = self._grid.spacing()
        for line in range(self.rowCount()):
            self.setRowHeight(line, self._box(line + 1, 0).height() + between)
        for place in range(self.columnCount()):
            self.setColumnWidth(place, self._box(0, place).width() + between)
        self.horizontalHeader().setFixedHeight(self._box(0, 0).bottom() + between)

    def _box(self, line: int, place: int) -> QRect:
        """Return where a box of the grid is; not ``cellRect``, which can say 0 of a line."""
        item = self._grid.itemAtPosition(line, place)
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
