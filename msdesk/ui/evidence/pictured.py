"""A picture of a chance with its words: beside it, or below it where it is narrow.

The picture grows with the text as far as the words keep the larger part of the line.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from msdesk.ui.evidence.icon_array import IconArray
from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look, Size

_SHARE = 5  # two parts of so many are the picture's
_WORDS = 7  # sizes of text: less room would leave two words a line


class Pictured(QWidget):
    """``words`` is what stands beside the picture; ``below`` that it stands below in any case."""

    def __init__(self, look: Look, picture: IconArray, gap: int, *, below: bool = False) -> None:
        super().__init__()
        style_as(self, "plain")
        self._picture = picture
        self._is_below = below
        self._gap = look.space(gap)
        self._least = look.text(Size.READING) * _WORDS
        direction = QBoxLayout.Direction
        self._box = QBoxLayout(direction.TopToBottom if below else direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0 if below else self._gap)
        self.words = QVBoxLayout()
        self.words.setSpacing(0)
        self._box.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addLayout(self.words, 1)

    def minimumSizeHint(self) -> QSize:
        """Return the least it can be: below each other, however it stands now."""
        least = self._box.totalMinimumSize()
        wide = max(self._picture.least, self.words.totalMinimumSize().width())
        return QSize(wide, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room, direction = self.width(), QBoxLayout.Direction
        self._picture.grow(room * 2 // _SHARE)
        beside = not self._is_below
        beside = beside and room >= self._picture.width() + self._gap + self._least
        if not beside:
            self._picture.grow(room)
        self._box.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._box.setSpacing(self._gap if beside else 0)
