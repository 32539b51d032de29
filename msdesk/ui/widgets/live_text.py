"""A line that is heard when it changes: how many were found, that a page is made."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot

from msdesk.ui.kinds import LabelKind
from msdesk.ui.widgets.announce import announce
from msdesk.ui.widgets.text import Text

_PAUSE = 400  # milliseconds; while somebody types, each letter may change it


class LiveText(Text):
    """Tells a screen reader what it says, once it has stopped changing."""

    def __init__(self, text: str, kind: LabelKind = "") -> None:
        super().__init__(text, kind)
        self._heard = text
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self._tell)

    def setText(self, text: str) -> None:
        super().setText(text)
        if self.isVisible():
            self._soon.start()
        else:
            self._heard = text  # it comes with its page

    @Slot()
    def _tell(self) -> None:
        if self.text() != self._heard:
            self._heard = self.text()
            announce(self, self._heard)
