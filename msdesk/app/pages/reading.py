"""Remembers what is read, once somebody has stayed with it: who scrolls past has not read it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from msdesk.errors import Error
from msdesk.store.record import Record
from msdesk.ui.background import Background
from msdesk.ui.pages.card.page import CardPage

_STAYED = 3000  # milliseconds


class Reading(QTimer):
    """Keeps what ``look_at`` was told last, a while after."""

    def __init__(
        self, page: QObject, keep: Callable[[str], object], stayed: int = _STAYED
    ) -> None:
        super().__init__(page)
        self.setSingleShot(True)
        self.setInterval(stayed)
        self._keep = keep
        self._section = ""
        self.timeout.connect(self._has_read)

    @Slot(str)
    def look_at(self, section: str) -> None:
        """Begin to wait with the section that is read now; "" is none."""
        self._section = section
        if section:
            self.start()
        else:
            self.stop()

    @Slot()
    def _has_read(self) -> None:
        self._keep(self._section)


def remember(page: CardPage, record: Record, background: Background) -> None:
    """Keep the sections of a card that are read; the window waits for no disk."""

    def keep(section: str) -> None:
        add = partial(record.reading.add, page.card.id, section)
        background.run(add, owner=background, then=lambda _: None, failed=_failed)

    page.section_read.connect(Reading(page, keep).look_at)


def _failed(error: Exception) -> None:
    if not isinstance(error, Error):  # nobody asked for it, so a full disk is no news here
        raise error
