"""Keeps where one is once its page has been painted: a disk takes its time."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from msdesk.app.shell.trail import Trail
from msdesk.domain.place import Place
from msdesk.ui.widgets.later import Later

_A_MOMENT = 60  # milliseconds


class PlaceKept(Later):
    """Tells a trail where one is, and has it keep that in a moment."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._trail: Trail | None = None
        self.setInterval(_A_MOMENT)
        self.timeout.connect(self._keep)

    def be_at(self, trail: Trail, place: Place, label: str) -> None:
        """Be at a place of a trail, which is called so."""
        self._trail = trail
        trail.be_at(place, label)
        self.soon()

    def let_go(self) -> None:
        """Keep nothing any more."""
        self.stop()
        self._trail = None

    @Slot()
    def _keep(self) -> None:
        if self._trail is not None:
            self._trail.keep()
