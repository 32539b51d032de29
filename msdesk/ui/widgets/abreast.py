"""Things of one kind abreast where there is room, so that none stands before the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look, Size


class Abreast(QWidget):
    """Lays widgets in columns of one width, or below each other where it is narrow.

    ``least`` is how wide a column must be, in sizes of reading text.
    """

    def __init__(
        self, look: Look, widgets: Sequence[QWidget], *, most: int = 2, least: int = 18
    ) -> None:
        super().__init__()
        style_as(self, "plain")
        self._widgets = tuple(widgets)
        self._limit = look.text(Size.READING) * least * most
        self._most = most
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(look.space(10))
        self._place(most)  # as in most windows; to ask for sizes before one is known takes a while

    def minimumSizeHint(self) -> QSize:
        """Return the least it can be: below each other, however it stands now."""
        return QSize(self._widest(), self._grid.totalMinimumSize().height())

    def _widest(self) -> int:
        return max(widget.minimumSizeHint().width() for widget in self._widgets)

    def _has_room(self) -> bool:
        gaps = self._grid.spacing() * (self._most - 1)
        return self.width() >= max(self._limit, self._widest() * self._most + gaps)

    def _place(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for place, widget in enumerate(self._widgets):
            self._grid.addWidget(widget, place // across, place % across)
        for column in range(self._most):
            self._grid.setColumnStretch(column, 1 if column < across else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(self._most if self._has_room() else 1)
