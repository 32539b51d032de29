"""What something is at the left, what there is to say of it at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look, Size
from msdesk.ui.widgets.basics import Line
from msdesk.ui.widgets.text import Text

_AS_IT_LIKES = 16777215  # Qt's word for "no limit"


class Terms(QWidget):
    """Pairs of words with a line between them; one below the other where it is narrow."""

    def __init__(self, look: Look, pairs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        style_as(self, "plain")
        self._side = look.text(Size.READING) * 11
        self._limit = look.text(Size.READING) * 30
        self._rows: list[tuple[QBoxLayout, Text]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(8))
        for place, (term, words) in enumerate(pairs):
            if place:
                column.addWidget(Line())
            column.addLayout(self._row(look, term, words))

    def _row(self, look: Look, term: str, words: str) -> QBoxLayout:
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(look.space(4))
        name = Text(term, "strong")
        row.addWidget(name)
        row.addWidget(Text(words, widest=look.column), 1)
        self._rows.append((row, name))
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._limit
        directions = QBoxLayout.Direction
        for row, name in self._rows:
            row.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
            name.setMinimumWidth(self._side if wide else 0)
            name.setMaximumWidth(self._side if wide else _AS_IT_LIKES)
