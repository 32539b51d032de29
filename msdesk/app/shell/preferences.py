"""How the person likes the window: the settings in use, kept as soon as they change."""

from __future__ import annotations

import contextlib
import logging
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from msdesk.files import remove_file
from msdesk.settings import Settings, part_of, save

log = logging.getLogger(__name__)


class Preferences(QObject):
    """The settings in use; ``look_changed`` comes when the window has to be drawn anew."""

    look_changed = Signal()

    def __init__(self, file: Path, settings: Settings) -> None:
        super().__init__()
        self._file = file
        self._value = settings
        self._forgotten = False

    @property
    def value(self) -> Settings:
        """The settings as they are now."""
        return self._value

    @Slot(object)
    def change(self, settings: Settings) -> bool:
        """Keep new settings, and return whether they are kept for the next start.

        Whatever they change in the look is drawn a moment later.
        """
        before, self._value = self._value, settings
        if self._forgotten:
            return False
        kept = settings == before or save(self._file, settings)
        if not kept:
            log.warning("the settings could not be kept")
        if (settings.theme, settings.text_percent) != (before.theme, before.text_percent):
            # Not at once: it may be asked for from within a signal of a button that then goes.
            QTimer.singleShot(0, self, self.look_changed.emit)
        return kept

    def amend(self, **some: str | int | bool) -> bool:
        """Keep new values of some settings, whatever the others are by now."""
        return self.change(self._value._replace(**some))  # type: ignore[arg-type]  # keys are its own

    def forget(self) -> None:
        """Delete the settings, and keep no others; raises ``OSError`` where they stay.

        On Windows and macOS they lie beside the record, and their folder is the last to go.
        """
        self._forgotten = True
        for path in (self._file, part_of(self._file)):
            remove_file(path)
        with contextlib.suppress(OSError):  # somebody's file is in it
            self._file.parent.rmdir()
