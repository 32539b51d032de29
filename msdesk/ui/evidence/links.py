"""Links to sources; they open in the person's own browser and nowhere else."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QSize, QUrl
from PySide6.QtGui import QDesktopServices, QFont, QPainter, QPaintEvent, QPalette, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from msdesk.domain.source import Source
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button
from msdesk.ui.widgets.text import Text, wrapped


class SourceLink(Button):
    """The short form of a source; opens its page in the person's own browser when pressed.

    A long name wraps, so that a narrow cell of a table need not grow.
    """

    def __init__(self, look: Look, short: str, address: str) -> None:
        super().__init__(
            look,
            short,
            "link",
            name=f"{short}, source: opens in your browser",
            does=lambda: QDesktopServices.openUrl(QUrl(address)),
        )
        self.setToolTip(address)
        self._words = short
        self._target = look.space(44)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _lines(self, width: int) -> tuple[QTextLayout, float]:
        font = QFont(self.font())
        font.setUnderline(True)
        return wrapped(self._words, font, max(1, width), font.pixelSize() * 1.3)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._target, ceil(self._lines(width)[1]))

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        width = self.fontMetrics().horizontalAdvance(self._words) + 2
        return QSize(width, self._target)

    def minimumSizeHint(self) -> QSize:
        self.ensurePolished()
        longest = max(self.fontMetrics().horizontalAdvance(w) for w in self._words.split())
        return QSize(longest + 2, self._target)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Link))
        lines, height = self._lines(self.width())
        lines.draw(painter, QPointF(0, (self.height() - height) / 2))


def source_link(look: Look, source: Source) -> QWidget:
    """Return the short form of a source, which leads to it where it is to be found."""
    if not source.address:
        return Text(source.short, "small")
    return SourceLink(look, source.short, source.address)
