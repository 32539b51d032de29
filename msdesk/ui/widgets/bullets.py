"""Lines with a dot before each, seen and heard as a list."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout

from msdesk.ui.kinds import LabelKind
from msdesk.ui.look import Look
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.text import Text


def bullets(
    look: Look, lines: Iterable[str], kind: LabelKind = "", *, gap: int = 8
) -> QVBoxLayout:
    """Return a layout that holds the lines; ``gap`` is in pixels at 100 %."""
    layout = QVBoxLayout()
    layout.setSpacing(look.space(gap))
    heard_as(layout, "list")
    for line in lines:
        layout.addWidget(Text(f"•  {line}", kind, widest=look.column))
    return layout
