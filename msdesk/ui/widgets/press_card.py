"""A card all of which can be pressed, beside the buttons that stand on it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QPushButton

from msdesk.ui.kinds import style_as


class PressCard(QFrame):
    """To press it anywhere is to press ``opens``, its one way for the keyboard.

    A press counts where it is let go above the card, as with a button; its other buttons keep
    their own.
    """

    def __init__(self, opens: QPushButton) -> None:
        super().__init__()
        style_as(self, "card-press")
        self._opens = opens
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._hold(on=True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held = bool(self.property("held"))
        self._hold(on=False)
        if held and self.rect().contains(event.position().toPoint()):
            self._opens.click()

    def _hold(self, *, on: bool) -> None:
        self.setProperty("held", on)
        self.style().unpolish(self)
        self.style().polish(self)
