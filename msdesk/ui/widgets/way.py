"""How far one is: a bar for each screen, full up to the one shown."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look

_MOST = 20  # more would be too thin to be told apart; the words above them say it too


class Way(QWidget):
    """Decoration: a screen reader hears the words beside it."""

    def __init__(self, look: Look, count: int) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.space(8))
        self._bars = [QFrame() for _ in range(count if count <= _MOST else 0)]
        for bar in self._bars:
            bar.setFixedHeight(look.space(12))
            layout.addWidget(bar)
        if not self._bars:
            self.hide()

    def show_at(self, place: int) -> None:
        """Fill the bars up to a place, counted from 0."""
        for number, bar in enumerate(self._bars):
            style_as(bar, "way-done" if number <= place else "way")
            bar.style().polish(bar)
