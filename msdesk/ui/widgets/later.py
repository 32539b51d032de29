"""Does a thing once for all the times it is asked for in a second."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

SOON = 1000  # milliseconds; the promise is two seconds


class Later(QTimer):
    """Does a thing once, a second after it was asked for, however often it is asked again.

    Somebody who types without a pause for minutes must not lose those minutes.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.setInterval(SOON)

    @Slot()
    def soon(self) -> None:
        """Ask for it to be done."""
        if not self.isActive():
            self.start()

    def do_now(self) -> None:
        """Do at once what is waiting, if anything is."""
        if self.isActive():
            self.stop()
            self.timeout.emit()
