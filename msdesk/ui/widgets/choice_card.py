"""A card that is one large button.  On the way to the first paint, like Home, which shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout

from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import press_on_enter
from msdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class ChoiceCard(QPushButton):
    """A card that is one large button: an icon, what it does, and a line more."""

    def __init__(self, look: Look, icon: str, label: str, more: str) -> None:
        super().__init__()
        style_as(self, "choice")
        self.setAccessibleName(label)
        self.setAccessibleDescription(more)
        layout = QVBoxLayout(self)
        self._layout = layout
        pad = look.space(24)
        layout.setContentsMargins(pad, pad, pad, pad)
        layout.setSpacing(look.space(4))
        if icon:
            picture = QLabel()
            picture.setPixmap(look.pixmap(icon, size=36))
            layout.addWidget(picture)
            layout.addSpacing(look.space(8))
        layout.addWidget(Text(label, "heading"))
        self._more = Text(more, "small")
        layout.addWidget(self._more)
        layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_on_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return self._layout.minimumSize()

    def minimumSizeHint(self) -> QSize:
        return self._layout.minimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._layout.heightForWidth(width)
