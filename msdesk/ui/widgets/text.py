"""A paragraph that wraps, with room between its lines.

Qt's label sets lines too close for tired eyes and takes no line height for plain text, so
this one lays out its own lines: 1.5 times the size of reading text, less for headings.  A
word is broken only where a single word is wider than the page.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption

_TIGHT = {
    "title": 1.2,
    "section": 1.25,
    "number": 1.25,
    "heading": 1.35,
    "brand": 1.2,
    "rank": 1.25,
    "strip": 1.35,
}
_WIDEST = 1 << 20


class Text(QLabel):
    """Plain text, shown as typed.  ``widest`` limits the length of its lines, in pixels."""

    def __init__(self, text: str, kind: str = "", *, widest: int = 0) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self._widest = widest
        self._spread = _TIGHT.get(kind, 1.5)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft)

    def _frame(self) -> QSize:
        """Return what the style keeps around the text: padding and border of a notice."""
        self.ensurePolished()
        inside = self.contentsRect()
        bare = super().sizeHint() - self._one_line()
        margins = self.contentsMargins()
        if self.size().isEmpty():
            return QSize(max(0, bare.width()), max(0, bare.height()))
        return QSize(
            max(self.width() - inside.width(), margins.left() + margins.right()),
            max(self.height() - inside.height(), margins.top() + margins.bottom()),
        )

    def _one_line(self) -> QSize:
        metrics = self.fontMetrics()
        return metrics.size(0, self.text())

    def _lines(self, width: float) -> tuple[QTextLayout, float]:
        """Return the laid-out text and its height."""
        option = QTextOption(self.alignment())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        layout.setTextOption(option)
        pitch = self.font().pixelSize() * self._spread
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y + (pitch - line.height()) / 2))
            y += pitch
        layout.endLayout()
        return layout, y

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        frame = self._frame()
        room = max(1, width - frame.width())
        if self._widest:
            room = min(room, self._widest)
        return ceil(self._lines(room)[1]) + frame.height()

    def sizeHint(self) -> QSize:
        frame = self._frame()
        layout, _ = self._lines(self._widest or _WIDEST)
        width = (
            ceil(
                max(
                    (layout.lineAt(i).naturalTextWidth() for i in range(layout.lineCount())),
                    default=0,
                )
            )
            + 1
            + frame.width()
        )
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        words = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
        width = min(words, self.font().pixelSize() * 12) + self._frame().width() + 1
        return QSize(width, round(self.font().pixelSize() * self._spread))

    def setText(self, text: str) -> None:
        super().setText(text)
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        inside = self.contentsRect()
        width = min(inside.width(), self._widest) if self._widest else inside.width()
        self._lines(width)[0].draw(painter, QPointF(inside.topLeft()))
