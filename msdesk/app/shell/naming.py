"""Says which page is shown: in the title of the window, and to who does not see it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer

from msdesk.ui.frame.window import Window
from msdesk.ui.widgets.announce import announce
from msdesk.ui.widgets.page import Page


def tell_name(window: Window, page: Page) -> None:
    """Call the window after a page; say so where it was called otherwise."""
    name = page.accessibleName()
    if entitle(window, name):
        # Not before the keyboard has come to the page: that is heard at once.
        QTimer.singleShot(0, page, lambda: announce(page, name))


def begin_on(window: Window, page: Page) -> None:
    """Call the window after a page, and give the keyboard to where one begins on it."""
    tell_name(window, page)
    page.begin().setFocus(Qt.FocusReason.OtherFocusReason)


def entitle(window: Window, name: str) -> bool:
    """Call the window so; return whether it was called otherwise."""
    title = f"{name} - msdesk"
    other = title != window.windowTitle()
    window.setWindowTitle(title)
    return other
