"""Brings in what a record needs, while the window that has been painted goes on painting.

Imports take longer than all else of a start.  What does without Qt is imported on a thread of
its own; what needs Qt follows on the window's in short turns, because PySide makes a class when
it is first named, and two threads must not name one at once.

Nobody hears yet what is pressed or typed meanwhile, so it waits in Qt's own queue until all is
there: done at once, it would be lost.
"""

from __future__ import annotations

import importlib
import sys
from collections import deque
from contextlib import suppress
from threading import Thread
from time import perf_counter

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal, Slot

WITHOUT_QT = (
    "msdesk.content.licences",  # what is short comes first: Home may be on its way to the screen
    "msdesk.services.keychain",
    "msdesk.services.passing_page",
    "msdesk.store.record",
    "msdesk.store.copies.backups",
)
IN_TURNS = (
    "msdesk.app.opened",
    "msdesk.app.pages.home",
    "msdesk.app.shell.navigation",
    "msdesk.app.record.backing_up",
    "msdesk.app.record.going_back",
    "msdesk.app.record.gone",
    "msdesk.app.record.trouble",
    "msdesk.app.record.moving",
    "msdesk.app.parts",
    "msdesk.app.wiring",
)

_A_TURN = 0.01  # seconds, after which the window paints
_SHORT = 0.0005  # seconds for which the other thread may keep Python while the window wants it


class BringingIn(QEventLoop):
    """Imports all of it.

    What cannot be imported is left out: who needs it imports it again, and says why not.
    """

    _without_qt_done = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = deque(IN_TURNS)
        self._is_done = False
        self._thread = Thread(target=self._without_qt, name="bringing in")
        self._usual = sys.getswitchinterval()
        self._without_qt_done.connect(self._go_on, Qt.ConnectionType.QueuedConnection)

    def wait(self) -> bool:
        """Return when all is there, or the program ends: whether all is there."""
        QTimer.singleShot(0, self, self._begin)  # behind what paints Home as it was filled in
        self.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        if self._thread.is_alive():
            self._thread.join()  # its last word is to this object, which may be gone then
        return self._is_done

    @Slot()
    def _begin(self) -> None:
        sys.setswitchinterval(_SHORT)
        self._thread.start()

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
        self._is_done = not self._left
        QTimer.singleShot(0, self, self.quit if self._is_done else self._go_on)


def bring_in(module: str) -> None:
    """Import a module if it can be imported."""
    with suppress(Exception):
        importlib.import_module(module)
