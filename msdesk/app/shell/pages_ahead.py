"""Imports what pages are made of before they are wanted, once the window has been there a while.

Else whoever opens a page for the first time waits for that as well.  It is done in short turns,
with time between them for whatever somebody does.
"""

from __future__ import annotations

import importlib
from collections import deque
from contextlib import suppress

from PySide6.QtCore import QTimer, Signal, Slot

MODULES = (
    "msdesk.ui.widgets.forms",
    "msdesk.ui.evidence.log_change",
    "msdesk.ui.pages.card.face",
    "msdesk.ui.pages.card.page",
    "msdesk.app.pages.plain",
    "msdesk.app.pages.another_way",
    "msdesk.ui.pages.treatments.page",
    "msdesk.app.pages.treatments",
    "msdesk.ui.pages.appointment.page",
    "msdesk.app.pages.appointments",
    "msdesk.app.pages.personal",
    "msdesk.app.pages.comparing",
    "msdesk.app.pages.visiting",
    "msdesk.app.pages.record",
)
_A_WHILE = 3_000  # milliseconds: the record has been opened and the content read by then
_BETWEEN = 100


class PagesAhead(QTimer):
    """Imports one module after another from a while after it was begun; ``ended`` comes last."""

    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._left = deque(MODULES)
        self.timeout.connect(self._next)

    @Slot()
    def begin(self) -> None:
        """Begin, or go on, in a while."""
        self.start(_A_WHILE)

    @Slot()
    def _next(self) -> None:
        if not self._left:
            self.stop()
            self.ended.emit()
            return
        with suppress(Exception):  # whoever opens the page says what is wrong
            importlib.import_module(self._left.popleft())
        self.setInterval(_BETWEEN)
