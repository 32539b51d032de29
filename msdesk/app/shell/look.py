"""The look of the settings; where they name no theme, the system's."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from msdesk import paths
from msdesk.settings import Settings
from msdesk.ui.look import Look, load_theme


def look_for(settings: Settings) -> Look:
    """Return the look of the settings."""
    name = settings.theme or _system_theme()
    resources = paths.resources()
    return Look(resources, load_theme(resources, name), settings.text_percent)


def _system_theme() -> str:
    """Return the theme that goes with the colours the system gives windows."""
    palette = QApplication.palette()
    paper, text = palette.window().color(), palette.windowText().color()
    if (paper.lightness(), text.lightness()) in ((0, 255), (255, 0)):
        return "high-contrast"
    return "dark" if paper.lightness() < text.lightness() else "paper"
