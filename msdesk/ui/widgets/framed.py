"""Words in a frame: a notice, a strip, a chip.

Apart from ``text`` because Qt's style types take a while to load and Home needs none.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption

from msdesk.ui.kinds import LabelKind
from msdesk.ui.widgets.text import Text


class Framed(Text):
    """Text on the background and in the border of its kind."""

    def _margins(self) -> QSize:
        # The style keeps the padding and the border to itself.
        spare = QLabel.sizeHint(self) - self.fontMetrics().size(0, self.text())
        return spare.expandedTo(QSize(0, 0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        self._paint_words(painter)


class Chip(Framed):
    """A short fact in an outline; not a button."""

    def __init__(self, text: str, kind: LabelKind = "chip") -> None:
        super().__init__(text, kind)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
