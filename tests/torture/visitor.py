"""Somebody in the room, who writes down what is said, key by key, until the program is killed."""

from __future__ import annotations

import sys
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from tests.torture.typist import end

_WORDS = "They will look again in spring. "
_KEYS_A_QUESTION = 12


class Seen(NamedTuple):
    """What the room showed after a key: the question, and the words in its box."""

    question: str
    words: str


def write_down(pipe: Connection, folder: Path) -> None:
    """Open the window, which is in the room by then or goes there, and write until killed."""
    # Qt is imported here: the server this was forked from must be without threads.
    from PySide6.QtCore import QEvent, Qt, QTimer  # noqa: PLC0415
    from PySide6.QtGui import QKeyEvent  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from msdesk import runtime  # noqa: PLC0415
    from msdesk.app.shell.options import Options  # noqa: PLC0415
    from msdesk.app.start import Start, make_application  # noqa: PLC0415
    from msdesk.domain.place import RoomPlace  # noqa: PLC0415
    from msdesk.domain.screen import ItemScreen  # noqa: PLC0415
    from msdesk.domain.visit import Outcome  # noqa: PLC0415
    from msdesk.ui.pages.room.page import RoomPage  # noqa: PLC0415

    runtime.hold_singletons()
    sys.excepthook = end
    application = make_application(["torture", "-platform", "offscreen"])
    start = Start(Options(folder, folder / "settings.json"))
    start.window.show()
    while start.parts is None or start.parts.session.record is None:
        application.processEvents()
    if start.window.current_page is not ItemScreen.ROOM:
        (visit,) = start.parts.session.record.appointments.all(start.desk.today)  # type: ignore[union-attr]  # it is there
        start.parts.navigation.go(RoomPlace(visit.id))
    page = start.window.page(ItemScreen.ROOM)
    assert isinstance(page, RoomPage)

    def seen() -> Seen:
        return Seen(page.accessibleName(), page.answer.box.toPlainText())

    pipe.send(seen())
    keys = (sign for _ in iter(int, 1) for sign in _WORDS)

    def press() -> None:
        box = page.answer.box
        if len(box.toPlainText()) >= _KEYS_A_QUESTION:
            page.answer.outcomes.buttons[Outcome.ASKED].click()
        else:
            event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, next(keys))
            QApplication.sendEvent(box, event)
        pipe.send(seen())

    timer = QTimer()
    timer.setInterval(0)
    timer.timeout.connect(press)
    timer.start()
    application.exec()
