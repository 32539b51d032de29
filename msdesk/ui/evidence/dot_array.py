"""A small picture of a chance in 1,000: what is filled is a block, what is not a row of dots.

Squares so small would be grey as a whole.  A point of the screen is filled or not, and the dots
are faint, so that even one of a thousand can be seen at once.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent

from msdesk.ui.evidence.icon_array import IconArray
from msdesk.ui.look import Look

_ACROSS = 50  # wider than high: there is more room beside a picture than below it
_FAINT = 130  # of 255: less than what is filled, and not lost on the page
_STEP = 3  # pixels at 100 %; no less can be seen


class DotArray(IconArray):
    """``count`` of ``of`` filled; the words beside it say the range."""

    def __init__(self, look: Look, count: int, of: int, sentence: str) -> None:
        super().__init__(look, count, of, sentence, wide=_ACROSS * _STEP)

    @property
    def _step(self) -> int:
        return self._side // _ACROSS

    def sizeHint(self) -> QSize:
        return QSize(_ACROSS * self._step, -(-self._of // _ACROSS) * self._step)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, step = QPainter(self), self._step
        dot = max(1, step // 3)
        inside = (step - dot) // 2
        faint, accent = QColor(self._theme.edge), QColor(self._theme.accent)
        faint.setAlpha(_FAINT)
        for place in range(self._of):
            x, y = place % _ACROSS * step, self.height() - (place // _ACROSS + 1) * step
            if place < (self._count or 0):
                painter.fillRect(x, y, step, step, accent)
            else:
                painter.fillRect(x + inside, y + inside, dot, dot, faint)
