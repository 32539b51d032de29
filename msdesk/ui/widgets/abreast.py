"""Things of one kind, two abreast where there is room, so that none stands before the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look, Size


class Abreast(QWidget):
    """Lays widgets in two columns of one width, or below each other where it is narrow."""

    def __init__(self, look: Look, widgets: Sequence[QWidget]) -> None:
        super().__init__()
        style_as(self, "plain")
        self._widgets = tuple(widgets)
        self._limit = look.text(Size.READING) * 36
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(look.space(12))
        self._arrange()

    def _arrange(self) -> None:
        across = 2 if self.width() >= self._limit else 1
        if across == self._across:
            return
        self._across = across
        for place, widget in enumerate(self._widgets):
            self._grid.addWidget(widget, place // across, place % across)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, across - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
