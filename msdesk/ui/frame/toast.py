"""A short word at the foot of the window: "Saved", "Deleted" with a way back.

It stays until the next one or until it is closed: nothing here runs out of time.  A screen
reader is told at once.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button
from msdesk.ui.widgets.text import Text


class Toast(QWidget):
    """The line that says what has just happened."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("toast")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._does: Callable[[], object] | None = None
        self._text = Text("")
        self._button = Button(look, "Undo", "small", does=self._act)
        self._close = Button(look, "Close", "small", name="Close this message", does=self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(look.space(16), look.space(8), look.space(16), look.space(8))
        layout.setSpacing(look.space(12))
        layout.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._button)
        layout.addWidget(self._close)
        self.hide()

    def say(self, text: str, action: str = "", does: Callable[[], object] | None = None) -> None:
        """Show a line, with a button that undoes or opens what it speaks of."""
        self._text.setText(text)
        self._does = does
        self._button.setText(action)
        self._button.setAccessibleName(action)
        self._button.setVisible(bool(action))
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    @property
    def text(self) -> str:
        """What it says now."""
        return self._text.text() if self.isVisible() else ""

    def _act(self) -> None:
        self.hide()
        if self._does is not None:
            self._does()
