"""The question that is asked now, in the largest type.

It has the keyboard first, so that it is in sight and is read aloud; whatever is typed there goes
into the box below it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from msdesk.ui.widgets.text import Text


class Asked(Text):
    """A question; ``box`` is where the answer goes."""

    def __init__(self, words: str, box: QPlainTextEdit) -> None:
        super().__init__(words, "room")
        self._box = box
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isprintable() and event.text().strip():
            self._box.setFocus()
            QApplication.sendEvent(self._box, event)
        else:
            super().keyPressEvent(event)
