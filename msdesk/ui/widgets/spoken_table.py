"""A table as a screen reader goes through it: each cell is told with its row and its column.

What is seen is a grid of boxes that hold buttons and links as well; to Qt that is no table, and
only its own can be one.  So this one lies behind the grid, cell on cell, and is never painted.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import QPaintEvent, QResizeEvent
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
        for line in range(self.rowCount()):
            self.setRowHeight(line, self._grid.cellRect(line + 1, 0).height() + 1)
        for place in range(self.columnCount()):
            self.setColumnWidth(place, self._grid.cellRect(0, place).width() + 1)
        self.horizontalHeader().setFixedHeight(self._grid.cellRect(0, 0).height() + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lies.start(0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint nothing: the boxes are in front."""

    def sizeHint(self) -> QSize:
        return QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)
