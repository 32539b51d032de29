"""What scrolls: an area that says at little cost what is seen through it.

Asked for a widget that Qt made by itself, PySide makes every class of widget there is, to see
which of them it is: 2 MB, and a twentieth of a start.  So what is seen through is made here.
"""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget


class Scrolling(QScrollArea):
    """An area whose content is as wide as it is, seen through a widget like Qt's own."""

    def __init__(self) -> None:
        super().__init__()
        seen = QWidget()
        seen.setObjectName("qt_scrollarea_viewport")
        seen.setAutoFillBackground(True)
        self.setViewport(seen)
        self.setWidgetResizable(True)
