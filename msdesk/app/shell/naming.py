"""Says which page is shown: in the title of the window, and to who does not see it."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from msdesk.ui.frame.window import Window
from msdesk.ui.widgets.announce import announce
from msdesk.ui.widgets.page import Page


def tell_name(window: Window, page: Page) -> None:
    """Call the window after a page; say so where it was called otherwise."""
    name = page.accessibleName()
    if entitle(window, name):
        # Not before the keyboard has come to the page: that is heard at once.
        QTimer.singleShot(0, page, lambda: announce(page, name))


def entitle(window: Window, name: str) -> bool:
    """Call the window so; return whether it was called otherwise."""
    title = f"{name} - msdesk"
    other = title != window.windowTitle()
    window.setWindowTitle(title)
    return other
