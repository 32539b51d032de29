"""How macOS opens a file with msdesk: by an event, to the program that is running."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """Qt's application; ``file_opened`` names the file."""

    file_opened = Signal(str)

    def event(self, event: QEvent) -> bool:
        """Take up the event."""
        if isinstance(event, QFileOpenEvent):
            self.file_opened.emit(event.file())
            return True
        return super().event(event)
