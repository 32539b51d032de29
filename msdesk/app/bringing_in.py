"""Brings in what a record needs, while the window that has been painted answers.

Imports take longer than all else of a start.  What does without Qt is imported on a thread of
its own; what needs Qt follows on the window's in short turns, because PySide makes a class when
it is first named, and two threads must not name one at once.
"""

from __future__ import annotations

import importlib
import sys
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

WITHOUT_QT = (
    "msdesk.store.record",
    "msdesk.store.copies.backups",
    "msdesk.store.copies.going_on",
    "msdesk.store.erase",
    "msdesk.content.load",
    "msdesk.content.licences",
    "msdesk.services.exporting",
    "msdesk.services.keychain",
    "msdesk.services.passing_page",
    "msdesk.domain.archive_1",
)
IN_TURNS = (
    "msdesk.ui.drafting",
    "msdesk.ui.evidence.log_change",
    "msdesk.ui.evidence.log_form",
    "msdesk.ui.pages.card.face",
    "msdesk.ui.evidence.item_card",
    "msdesk.ui.pages.card.sections",
    "msdesk.ui.pages.card.page",
    "msdesk.app.pages.home",
    "msdesk.app.pages.introduction",
    "msdesk.app.pages.plain",
    "msdesk.app.shell.navigation",
    "msdesk.app.record.backing_up",
    "msdesk.app.record.going_back",
    "msdesk.app.record.gone",
    "msdesk.app.record.trouble",
    "msdesk.app.parts",
    "msdesk.app.wiring",
)

_A_TURN = 0.01  # seconds, after which the window sees to keys and paints
_SHORT = 0.0005  # seconds for which the other thread may keep Python while the window wants it


class BringingIn(QObject):
    """Imports all of it, and then calls ``then`` on the window's thread.

    What cannot be imported is left out: who needs it imports it again, and says why not.
    """

    _without_qt_done = Signal()

    def __init__(self, parent: QObject, then: Callable[[], object]) -> None:
        super().__init__(parent)
        self._then = then
        self._left = deque(IN_TURNS)
        self._usual = sys.getswitchinterval()
        self._without_qt_done.connect(self._go_on, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """Begin, and return at once."""
        sys.setswitchinterval(_SHORT)
        Thread(target=self._without_qt, name="bringing in").start()

    def _without_qt(self) -> None:
        try:
            for module in WITHOUT_QT:
                bring_in(module)
        finally:
            self._without_qt_done.emit()

    @Slot()
    def _go_on(self) -> None:
        sys.setswitchinterval(self._usual)
        ends = perf_counter() + _A_TURN
        while self._left and perf_counter() < ends:
            bring_in(self._left.popleft())
        QTimer.singleShot(0, self, self._go_on if self._left else self._then)


def bring_in(module: str) -> None:
    """Import a module if it can be imported."""
    with suppress(Exception):
        importlib.import_module(module)
