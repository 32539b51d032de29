"""A figure: its number large and bold, what follows it in reading size, on one line of writing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QTextCharFormat, QTextLayout

from msdesk.ui.look import Look, Size
from msdesk.ui.widgets.text import Text

_SPREAD = 1.25  # of the number, as everywhere


class Figure(Text):
    """A number and what follows it: one text to who reads it and who hears it.

    ``label`` is small and comes last, but for what stands ``after`` all, small and bold.  A
    ``sentence`` in place of a number is only bold.
    """

    def __init__(
        self,
        look: Look,
        number: str,
        rest: str,
        label: str = "",
        *,
        after: str = "",
        sentence: bool = False,
        widest: int = 0,
    ) -> None:
        super().__init__(" ".join(filter(None, (number, rest, label, after))), widest=widest)
        self._number, self._label, self._after = number, label, after
        self._look = look
        self._large = look.text(Size.READING if sentence else Size.NUMBER)
        if not sentence:
            self._spread = self._large * _SPREAD / look.text(Size.READING)

    def _formats(self) -> Sequence[QTextLayout.FormatRange]:
        large = QTextCharFormat()
        large.setFont(self._number_font())
        small, strong, font = QTextCharFormat(), QTextCharFormat(), QFont(self.font())
        font.setPixelSize(self._look.text(Size.SMALL))
        small.setFont(font)
        small.setForeground(QColor(self._look.theme.muted))
        font.setBold(True)
        strong.setFont(font)
        last = len(self.text()) - len(self._after)
        end = last - 1 if self._after else last
        return [
            _of(0, len(self._number), large),
            _of(end - len(self._label), len(self._label), small),
            _of(last, len(self._after), strong),
        ]

    def _number_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._large)
        font.setBold(True)
        return font

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        advance = QFontMetrics(self._number_font()).horizontalAdvance
        return least.expandedTo(QSize(max(map(advance, self._number.split()), default=0) + 1, 0))


def _of(start: int, length: int, style: QTextCharFormat) -> QTextLayout.FormatRange:
    letters = QTextLayout.FormatRange()
    letters.start, letters.length = start, length
    letters.format = style
    return letters
