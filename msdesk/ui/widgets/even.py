"""Buttons of one width and one kind: no choice looks better than the other."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, flow


def even(look: Look, *buttons: Button) -> QWidget:
    """Return buttons as wide as the widest, below each other where there is no room."""
    for button in buttons:
        button.ensurePolished()  # the style's font and padding count
    widest = max(button.sizeHint().width() for button in buttons)
    for button in buttons:
        button.setMinimumWidth(widest)
    return flow(look, *buttons, gap=16)
