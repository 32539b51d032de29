"""A wide button of two lines: what it does, and what that means."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import press_on_enter
from msdesk.ui.widgets.text import Text


class ChoiceRow(QPushButton):
    """One of several things to do, each as wide as the others; its words wrap."""

    def __init__(
        self, look: Look, icon: str, label: str, more: str, does: Callable[[], object]
    ) -> None:
        super().__init__()
        style_as(self, "choice")
        self.setAccessibleName(label)
        self.setAccessibleDescription(more)
        across = QHBoxLayout(self)
        side, above = look.space(20), look.space(12)
        across.setContentsMargins(side, above, side, above)
        across.setSpacing(look.space(16))
        picture = QLabel()
        picture.setPixmap(look.pixmap(icon))
        across.addWidget(picture)
        words = QVBoxLayout()
        words.setSpacing(look.space(4))
        words.addStretch(1)  # where its neighbour needs more lines
        words.addWidget(Text(label, "strong"))
        if more:
            words.addWidget(Text(more, "small"))
        words.addStretch(1)
        across.addLayout(words, 1)
        self._layout = across
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.clicked.connect(lambda _checked=False: does())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_on_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return self._layout.minimumSize()

    def minimumSizeHint(self) -> QSize:
        return self._layout.minimumSize()
