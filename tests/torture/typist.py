"""A window in which somebody types a note, key by key, until it is killed."""

from __future__ import annotations

import os
import sys
import time
import traceback
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

_PAUSE = 25  # milliseconds between two keys: a quick typist, or one who holds a key down
_WORDS = "Left hand tingling again, och så trött — ögonen också. 手 "


class Shown(NamedTuple):
    """What the form held when it was shown."""

    text: str


class Typed(NamedTuple):
    """The keys that were taken by the form until ``at``, on the clock of the computer."""

    at: float
    text: str


def type_on(pipe: Connection, folder: Path) -> None:
    """Open the window on the record of a folder, say what the note form shows, and type."""
    # Qt is imported here: the server this was forked from must be without threads.
    from PySide6.QtCore import QEvent, Qt, QTimer  # noqa: PLC0415
    from PySide6.QtGui import QKeyEvent  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from msdesk import runtime  # noqa: PLC0415
    from msdesk.app.shell.options import Options  # noqa: PLC0415
    from msdesk.app.start import Start, make_application  # noqa: PLC0415
    from msdesk.domain.screen import Screen  # noqa: PLC0415
    from msdesk.ui.pages.notes.page import NotesPage  # noqa: PLC0415

    runtime.hold_singletons()
    sys.excepthook = end
    application = make_application(["torture", "-platform", "offscreen"])
    start = Start(Options(folder, folder / "settings.json"))
    start.window.show()
    while start.parts is None or start.parts.session.record is None:
        application.processEvents()
    start.parts.navigation.go(Screen.NOTES)
    page = start.window.page(Screen.NOTES)
    assert isinstance(page, NotesPage)
    area = page.form.text
    pipe.send(Shown(area.toPlainText()))
    position = area.textCursor()
    position.movePosition(position.MoveOperation.End)
    area.setTextCursor(position)
    keys = (sign for _ in iter(int, 1) for sign in _WORDS)

    def press() -> None:
        sign = next(keys)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign)
            QApplication.sendEvent(area, event)
        pipe.send(Typed(time.monotonic(), area.toPlainText()))

    timer = QTimer()
    timer.setInterval(_PAUSE)
    timer.timeout.connect(press)
    timer.start()
    application.exec()


def end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """End at an error that Qt would swallow, so that the test need not wait for nothing."""
    traceback.print_exception(kind, error, trace)
    os._exit(1)
