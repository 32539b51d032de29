"""Tells a screen reader what has just changed on a page.

On the way to the first paint of a locked record, hence Qt's names are looked up when it runs.
"""

from __future__ import annotations

from PySide6 import QtGui
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say a text, as coming from a widget."""
    QtGui.QAccessible.updateAccessibility(QtGui.QAccessibleAnnouncementEvent(widget, text))
