"""The real window on a folder, started and closed as a person does it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from msdesk.app.desk import Desk
from msdesk.app.start import Options, Start
from msdesk.domain.progress import Progress
from msdesk.store.record import open_record

PASSPHRASE = "three words long"


class Life:
    """A started window."""

    def __init__(self, qtbot: QtBot, folder: Path, bring_in: Path | None = None) -> None:
        self._qtbot = qtbot
        self.start = Start(Options(folder, folder / "settings.json", bring_in))
        self.window = self.start.window
        self.window.show()
        qtbot.waitUntil(lambda: self.start.desk is not None)
        QCoreApplication.processEvents()  # widgets that were added are shown by then

    @property
    def desk(self) -> Desk:
        """What is behind the window."""
        assert self.start.desk is not None
        return self.start.desk

    @property
    def page(self) -> str:
        """The name of the page shown."""
        return self.window.current_page

    def arrive(self, page: str) -> None:
        """Wait until a page is shown."""
        self._qtbot.waitUntil(lambda: self.page == page, timeout=20_000)

    def go(self, page: str) -> QWidget:
        """Go to a page and see it."""
        shown = self.desk.go(page)
        QCoreApplication.processEvents()
        assert shown is not None
        return shown

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        """Give the passphrase and wait for Home."""
        self.desk.opening._try_passphrase(passphrase)
        self.arrive("home")

    def close(self) -> None:
        """Close the window and let the record go."""
        self.desk.close()


@contextmanager
def life(qtbot: QtBot, folder: Path, bring_in: Path | None = None) -> Iterator[Life]:
    """Give a started window, and close it at the end."""
    gc.collect()  # what an earlier one left must not be collected by this one's worker
    lived = Life(qtbot, folder, bring_in)
    try:
        yield lived
    finally:
        lived.close()


def locked_record(folder: Path) -> str:
    """Make a locked record and return its recovery key."""
    record = open_record(folder)
    recovery_key = record.encrypt(PASSPHRASE, Progress())
    record.close()
    return recovery_key
