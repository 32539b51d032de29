"""The floor of a start: an empty window of PySide6, and nothing else."""

from __future__ import annotations

import sys
from time import perf_counter

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Empty(QMainWindow):
    """Tells when it has been painted, and goes; or stays."""

    def __init__(self, *, stays: bool) -> None:
        super().__init__()
        self._stays = stays

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw nothing, and tell when that is done."""
        super().paintEvent(event)
        QTimer.singleShot(0, self._painted)

    def _painted(self) -> None:
        if not self._stays:
            sys.stdout.write(f"painted {perf_counter()}\n")
            self.close()


def main(stay: str = "") -> None:
    """Show the window until it is painted; with "stay", until somebody ends it."""
    application = QApplication([])
    window = Empty(stays=bool(stay))
    window.resize(1280, 860)
    window.show()
    application.exec()
    from bench.programs.tell import tell_peak  # noqa: PLC0415  # not in what is timed

    tell_peak()
