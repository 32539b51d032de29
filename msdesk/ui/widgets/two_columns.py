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
    """``left``, ``right`` and ``under`` are layouts to fill; the left one is read first.

    ``under`` stands under the left one, and last where all three stand one below the other.
    """

    def __init__(self, look: Look, left_share: int = 5, right_share: int = 4) -> None:
        super().__init__()
        style_as(self, "plain")
        self._limit = look.text(Size.READING) * 46
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look.space(24))
        self._left, self.left = self._column(look)
        right, self.right = self._column(look)
        self._under, self.under = self._column(look)
        self._box.addWidget(self._left, left_share)
        self._box.addWidget(right, right_share)
        self._arrange(wide=True)

    def _column(self, look: Look) -> tuple[_Side, QVBoxLayout]:
        side = _Side()
        outer = QVBoxLayout(side)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(look.space(12))
        inner = QVBoxLayout()
        inner.setSpacing(look.space(12))
        outer.addLayout(inner)
        outer.addStretch(1)
        return side, inner

    def _arrange(self, *, wide: bool) -> None:
        ways = QBoxLayout.Direction
        self._wide = wide
        self._box.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        around = self._left.layout()
        if wide and isinstance(around, QVBoxLayout):
            around.insertWidget(1, self._under)
        else:
            self._box.addWidget(self._under)
        self._under.show()  # now; Qt hides what gets another parent, and shows it a moment later

    def sizeHint(self) -> QSize:
        return self._box.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._box.minimumSize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._limit
        if wide is not self._wide:
            self._arrange(wide=wide)
