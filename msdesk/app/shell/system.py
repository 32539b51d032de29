"""What the system asks of a window: light or dark, more contrast, larger text.

Windows, macOS and GNOME tell at once when it changes.  Others tell only some of it or nothing,
so it is asked again whenever the person comes back to the window.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication


class System(QObject):
    """The wishes of the system; ``changed`` comes when they may be others than before."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = cast("QApplication", QApplication.instance())
        self._hints = application.styleHints()
        self._soon = QTimer(self)  # several are told at once
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.changed)
        self._hints.colorSchemeChanged.connect(self._ask)
        self._hints.accessibility().contrastPreferenceChanged.connect(self._ask)
        application.fontChanged.connect(self._ask)
        application.applicationStateChanged.connect(self._ask)

    @property
    def theme(self) -> str:
        """The theme that goes with what the system asks for."""
        contrast = self._hints.accessibility().contrastPreference()
        if contrast is Qt.ContrastPreference.HighContrast:
            return "high-contrast"
        return "dark" if self._hints.colorScheme() is Qt.ColorScheme.Dark else "paper"

    @Slot()
    def _ask(self) -> None:
        self._soon.start(0)
