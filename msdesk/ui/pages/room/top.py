"""What stands above the question: how far one is, the way out, and help in its usual place."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look, Size
from msdesk.ui.widgets.basics import Button, flow
from msdesk.ui.widgets.text import Text

_ROOM = 12  # letters of full width that the words have beside the buttons, or else stand below


class Top(QWidget):
    """Words and two buttons at the top right; where it is narrow the words stand below them."""

    def __init__(self, look: Look, leave: Button, get_help: Button) -> None:
        super().__init__()
        style_as(self, "plain")
        self.where = Text("", "muted")
        self._least = look.text(Size.READING) * _ROOM
        self._buttons = flow(look, leave, get_help, gap=12)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(look.space(8))
        self._line.addWidget(self.where, 1)
        self._line.addWidget(self._buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() - self._buttons.sizeHint().width() - self._line.spacing()
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.LeftToRight if beside >= self._least else ways.BottomToTop)
