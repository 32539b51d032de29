"""The look of the settings; where they leave it open, the system's.

Before the first paint the system is asked by its palette: to ask Qt for the name of its colours
takes longer than all else here.  ``System`` does, from then on.
"""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication

from msdesk import paths
from msdesk.settings import AS_SYSTEM, Settings
from msdesk.ui.look import Look, load_theme

# The size of text that a system has, in points, as long as nobody has made it larger.
_USUAL = {"win32": 9, "darwin": 13}
_OF_DESKTOPS = 11


def look_for(settings: Settings, system_theme: str = "") -> Look:
    """Return the look of the settings; ``system_theme`` is empty while it is not known."""
    name = settings.theme or system_theme or _theme_of_palette()
    percent = system_percent() if settings.text_percent == AS_SYSTEM else settings.text_percent
    resources = paths.resources()
    return Look(resources, load_theme(resources, name), percent)


def system_percent() -> int:
    """Return how large the system has its text; the window never gives itself another font."""
    points = QApplication.font().pointSizeF()
    usual = _USUAL.get(sys.platform, _OF_DESKTOPS)
    return min(300, max(100, round(100 * points / usual)))


def _theme_of_palette() -> str:
    """Return the theme that goes with the colours the system gives windows."""
    palette = QApplication.palette()
    paper, text = palette.window().color(), palette.windowText().color()
    if (paper.lightness(), text.lightness()) in ((0, 255), (255, 0)):
        return "high-contrast"
    return "dark" if paper.lightness() < text.lightness() else "paper"
