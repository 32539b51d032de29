"""The shape of each sort of mark: told apart without any colour, and on a photocopy."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from msdesk.domain.years import Sort
from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import row
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.text import Text

# Corners from the middle, in halves of the mark.
_CORNERS = {
    Sort.SYMPTOM: ((0.0, -1.0), (1.0, 0.8), (-1.0, 0.8)),
    Sort.SIDE_EFFECT: ((-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)),
    Sort.VISIT: ((0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)),
    Sort.AGREED: ((-0.6, -1.0), (0.9, -0.5), (-0.6, 0.0)),  # the cloth of a flag
}


def draw_mark(painter: QPainter, sort: Sort, middle: QPointF, half: float, look: Look) -> None:
    """Draw a mark: filled what happened, in outline a visit and a step."""
    theme = look.theme
    painter.setPen(QPen(QColor(theme.text), 2))
    painter.setBrush(QColor(theme.surface if sort in (Sort.VISIT, Sort.STEP) else theme.text))
    if sort is Sort.STEP:
        painter.drawEllipse(middle, half * 0.8, half * 0.8)
        return
    corners = [middle + QPointF(x, y) * half for x, y in _CORNERS[sort]]
    painter.drawPolygon(QPolygonF(corners))
    if sort is Sort.AGREED:
        pole = QPointF(-0.6 * half, half)
        painter.drawLine(corners[0], middle + pole)


def draw_bar(painter: QPainter, bar: QRectF, look: Look, *, taken: bool) -> QColor:
    """Draw a bar, full where it was taken and dashed where it was thought about.

    Return the colour of words on it.
    """
    theme = look.theme
    pen = QPen(QColor(theme.accent), 2)
    if not taken:
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(QColor(theme.chosen if taken else theme.surface))
    painter.drawRoundedRect(bar, 6, 6)
    return QColor(theme.on_chosen if taken else theme.text)


class _Swatch(QWidget):
    """One shape by itself; a sort of mark, or whether a bar was taken."""

    def __init__(self, look: Look, shape: Sort | bool) -> None:
        super().__init__()
        style_as(self, "plain")
        heard_as(self, "nothing")  # the words beside it say it
        self._look, self._shape = look, shape
        wide = look.space(40 if isinstance(shape, bool) else 24)
        self.setFixedSize(QSize(wide, look.text(24)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(self._shape, bool):
            draw_bar(
                painter,
                self.rect().toRectF().adjusted(2, 4, -2, -4),
                self._look,
                taken=self._shape,
            )
            return
        middle, half = self.rect().toRectF().center(), self._look.space(9)
        draw_mark(painter, self._shape, middle, half, self._look)


def key_to(look: Look, shape: Sort | bool, words: str) -> QWidget:
    """Return a shape and what it stands for."""
    return row(look, _Swatch(look, shape), Text(words, "small"), gap=4)
