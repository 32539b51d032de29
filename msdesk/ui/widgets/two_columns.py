"""Two columns where there is room, one below the other where there is not."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look, Size


class _Side(QWidget):
    """Takes its share of the width, and the height that goes with it; asks for nothing."""

    def __init__(self) -> None:
        super().__init__()
        style_as(self, "plain")

    def sizeHint(self) -> QSize:
        return QSize(1, 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)


class TwoColumns(QWidget):
    """``left`` and ``right`` are layouts to fill; the left one is read first."""

    def __init__(self, look: Look, left_share: int = 5, right_share: int = 4) -> None:
        super().__init__()
        style_as(self, "plain")
        self._limit = look.text(Size.READING) * 46
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look.space(24))
        self.left = self._column(look, left_share)
        self.right = self._column(look, right_share)

    def _column(self, look: Look, share: int) -> QVBoxLayout:
        side = _Side()
        outer = QVBoxLayout(side)
        outer.setContentsMargins(0, 0, 0, 0)
        inner = QVBoxLayout()
        inner.setSpacing(look.space(12))
        outer.addLayout(inner)
        outer.addStretch(1)
        self._box.addWidget(side, share)
        return inner

    def sizeHint(self) -> QSize:
        return self._box.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._box.minimumSize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._limit
        self._box.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
