"""A picture of a chance: 100 or 1,000 small squares, some of them filled.

Filled squares are grouped and fill from the bottom, row by row, from the left, because
scattered ones make a chance look larger than it is.  Filled and empty differ by shape of
fill, not by colour alone, so the picture holds in grey and on a photocopy.  A dot marks the
squares that may be filled or not, from one end of the range to the other.  To a screen reader it
is one picture with one sentence.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy

from msdesk.ui.look import Look

_ASIDE = QPointF(0.22, 0.22)  # of a square, so that its middle says whether it is filled


class IconArray(QLabel):
    """``count`` of ``of`` squares filled; None draws the dashed squares of "not known".

    ``between`` are the ends of the range, where there is one.
    """

    def __init__(
        self,
        look: Look,
        count: int | None,
        of: int,
        sentence: str,
        between: tuple[int, int] | None = None,
    ) -> None:
        super().__init__()
        self._count = count
        self._of = of
        self._between = between or (0, 0)
        self._across = 10 if of <= 100 else 40
        self._theme = look.theme
        self._side = look.space(178)
        self.setPixmap(QPixmap(1, 1))  # a label with a picture is a graphic to screen readers
        self.setAccessibleName(sentence)
        self.setToolTip(sentence)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        down = -(-self._of // self._across)
        return QSize(self._side, round(self._side * down / self._across))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self._side / self._across
        gap = 1.5 if self._of <= 100 else 0.6
        down = -(-self._of // self._across)
        edge = QPen(QColor(self._theme.edge), 1)
        if self._count is None:
            edge.setStyle(Qt.PenStyle.DashLine)
        accent = QColor(self._theme.accent)
        for place in range(self._of):
            column, line = place % self._across, down - 1 - place // self._across
            square = QRectF(column * step, line * step, step, step).adjusted(gap, gap, -gap, -gap)
            filled = self._count is not None and place < self._count
            painter.setPen(Qt.PenStyle.NoPen if filled else edge)
            painter.setBrush(accent if filled else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(square, step / 6, step / 6)
            if self._between[0] <= place < self._between[1]:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self._theme.surface) if filled else accent)
                painter.drawEllipse(square.center() - _ASIDE * step, step / 8, step / 8)
