"""A paragraph of which some stretches are marked: what a search has found in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextLayout

from msdesk.ui.look import Look
from msdesk.ui.widgets.text import Text


class Marked(Text):
    """Text with a ground behind its marked stretches, which are underlined too."""

    def __init__(self, look: Look, *, widest: int = 0) -> None:
        super().__init__("", widest=widest)
        self._marked: Sequence[tuple[int, int]] = ()
        self._format = QTextCharFormat()
        self._format.setBackground(QColor(look.theme.chosen))
        self._format.setForeground(QColor(look.theme.on_chosen))
        self._format.setFontUnderline(True)

    def tell(self, text: str, marked: Sequence[tuple[int, int]]) -> None:
        """Show a text; ``marked`` are the stretches, in letters, as (start, end)."""
        self._marked = marked
        self.setText(text)
        self.update()

    def _paint_words(self, painter: QPainter) -> None:
        inside, text = self.contentsRect(), self.text()
        ranges = []
        for start, end in self._marked:
            each = QTextLayout.FormatRange()
            each.start = _units(text[:start])
            each.length = _units(text[start:end])
            each.format = self._format
            ranges.append(each)
        corner = QPointF(inside.topLeft())
        self._lines(self._room(inside))[0].draw(painter, corner, ranges)


def _units(text: str) -> int:
    """Return how long a text is as Qt counts."""
    return len(text.encode("utf-16-le")) // 2
