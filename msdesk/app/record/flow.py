"""What every flow of the record says, and what each is made with."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from msdesk.app.session import Session
from msdesk.app.shell.navigation import Navigation
from msdesk.app.shell.preferences import Preferences
from msdesk.app.shell.work import LongWork
from msdesk.ui.background import Background
from msdesk.ui.frame.window import Window


class Means(NamedTuple):
    """What the flows do their work with."""

    window: Window
    navigation: Navigation
    work: LongWork
    background: Background
    preferences: Preferences
    session: Session


class Flow(QObject):
    """One thing done with the record; it says a line with ``said``, a ``Saved`` with ``filed``."""

    said = Signal(str)
    filed = Signal(object)

    def __init__(self, means: Means) -> None:
        super().__init__(means.window)
        self._window = means.window
        self._navigation = means.navigation
        self._work = means.work
        self._background = means.background
        self._preferences = means.preferences
        self._session = means.session

    def _say_if_open(self, words: str) -> None:
        """Say that a record is open, unless it was refused: then a page says why."""
        if self._session.record is not None:
            self.said.emit(words)
