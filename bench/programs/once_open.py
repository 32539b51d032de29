"""When the record of a window is open, so that what is measured may begin."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from msdesk.app.start import Start

if TYPE_CHECKING:  # Home is painted before these are wanted, as in msdesk
    from msdesk.app.parts import Parts
    from msdesk.store.record import Record

_EACH = 5  # milliseconds


class OnceOpen(QTimer):
    """Has the content read then as well, and calls ``begin`` with the parts and the record."""

    def __init__(
        self, owner: QObject, start: Start, begin: Callable[[Parts, Record], object]
    ) -> None:
        super().__init__(owner)
        self._started = start
        self._begin = begin
        self.timeout.connect(self._look)
        self.start(_EACH)

    def _look(self) -> None:
        parts = self._started.parts
        if parts is None or parts.session.record is None:
            return
        self.stop()
        parts.upkeep.stop()  # the daily backup would fall into one thing or another
        parts.content.load()
        self._begin(parts, parts.session.record)
