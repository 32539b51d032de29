"""Keeps what is seen as it is while another page is made and laid out, and paints that by itself.

To make a page takes some milliseconds, to lay it out as many, and so does to paint it.  In one
piece that is what a person notices; so Qt sees to keys and clicks in between.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

_A_TURN = 1  # milliseconds: a timer of no time can come before Qt sees to anything else


class Curtain(QTimer):
    """Lies over a part of a window for a turn, in which nothing of it is painted."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setSingleShot(True)
        self.timeout.connect(self._lift)

    def fall(self) -> None:
        """Paint nothing for a turn; where nothing is painted anyway, leave that alone."""
        if self._over.isVisible() and self._over.window().updatesEnabled():
            self._over.setUpdatesEnabled(False)
            self.start(_A_TURN)

    @Slot()
    def _lift(self) -> None:
        self._over.setUpdatesEnabled(True)
