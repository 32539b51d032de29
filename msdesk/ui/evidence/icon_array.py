"""A picture of a chance: 100 or 1,000 small squares, some of them filled.

Filled squares are grouped and fill from the bottom, row by row, from the left, because
scattered ones make a chance look larger than it is.  Filled and empty differ by shape of
fill, not by colour alone, so the picture holds in grey and on a photocopy.  In a large picture a
dot marks the squares that may be filled or not, from one end of the range to the other; in a
small one it would look like damage, and the words beside it say the range.  To a screen reader
it is one picture with one sentence.
"""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy

from msdesk.ui.look import Look

_WIDE = 178  # pixels, as on a card
_FINE = 14  # pixels; smaller squares are drawn as plainly as they can be
_DOTTED = 4  # pixels; a dot in less would be its whole square
_MARKED = 120  # pixels at 100 %; the range is marked in no smaller picture


class IconArray(QLabel):
    """``count`` of ``of`` squares filled; None draws the dashed squares of "not known".

    ``between`` are the ends of the range, where there is one; ``wide`` is its width at 100 %.
    It grows half as fast as the text, and ``grow`` lets it be as large as the text where there
    is room; ``least`` is its width where there is none.
    """

    def __init__(
        self,
        look: Look,
        count: int | None,
        of: int,
        sentence: str,
        between: tuple[int, int] | None = None,
        *,
        wide: int = _WIDE,
    ) -> None:
        super().__init__()
        self._count = count
        self._of = of
        self._between = (between or (0, 0)) if wide >= _MARKED else (0, 0)
        self._across = 10 if of <= 100 else 40
        self._theme = look.theme
        self._side = self.least = look.space(wide)
        self._most = look.text(wide)
        self.setPixmap(QPixmap(1, 1))  # a label with a picture is a graphic to screen readers
        self.setAccessibleName(sentence)
        self.setToolTip(sentence)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(self.sizeHint())

    def grow(self, room: int) -> None:
        """Be as wide as the size of the text asks for, as far as there is room."""
        self._side = max(self.least, min(self._most, room))
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        down = -(-self._of // self._across)
        return QSize(self._side, round(self._side * down / self._across))

    def minimumSizeHint(self) -> QSize:
        """Return the size it has; a label remembers the one it was asked for first."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self._side / self._across
        if self._count is None and step < _FINE:
            _lattice(painter, QColor(self._theme.edge), step, self._across)
            return
        squares = [self._square(place, step) for place in range(self._of)]
        edge = QPen(QColor(self._theme.edge), min(1.0, step / 4))
        if self._count is None:
            edge.setStyle(Qt.PenStyle.DashLine)
        accent, count = QColor(self._theme.accent), self._count or 0
        painter.setPen(edge)
        _draw(painter, squares[count:], step)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        _draw(painter, squares[:count], step)
        if step < _DOTTED:
            return
        # A dot stands aside, so that the middle of a square says whether it is filled.
        dot, aside = (step / 8, 0.22) if step >= _FINE or self._of > 100 else (step / 7, 0.28)
        for place in range(*self._between):
            painter.setBrush(QColor(self._theme.surface) if place < count else accent)
            painter.drawEllipse(squares[place].center() - QPointF(aside, aside) * step, dot, dot)

    def _square(self, place: int, step: float) -> QRectF:
        """Return where a square is: from the bottom, row by row, from the left."""
        gap = min(1.5, step / 10) if self._of <= 100 else min(0.6, step / 7)
        line, column = divmod(place, self._across)
        top = -(-self._of // self._across) - 1 - line
        return QRectF(column * step + gap, top * step + gap, step - 2 * gap, step - 2 * gap)


def _lattice(painter: QPainter, colour: QColor, step: float, across: int) -> None:
    """Draw small dashed squares, one dash a side; each by itself they would run together."""
    edge = QPen(colour, 1)
    edge.setCapStyle(Qt.PenCapStyle.FlatCap)
    edge.setDashPattern([step / 2, step / 2])
    edge.setDashOffset(3 * step / 4)  # a dash is in the middle of its side
    painter.setPen(edge)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003 - Qt's own
    whole = step * across
    for line in range(across + 1):
        at = min(line * step, whole - 1)
        painter.drawLine(QLineF(0, at, whole, at))
        painter.drawLine(QLineF(at, 0, at, whole))


def _draw(painter: QPainter, squares: list[QRectF], step: float) -> None:
    """Draw squares, with rounded corners where they are large enough not to be rings then."""
    if step < _FINE:
        painter.drawRects(squares)
        return
    for square in squares:
        painter.drawRoundedRect(square, step / 6, step / 6)
