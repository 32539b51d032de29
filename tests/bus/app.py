"""msdesk on the sample record, led by lines: ``go SCREEN``, or ``rest`` to do what it has put off.

    python -m tests.bus.app FOLDER

Each line is answered by one, when all that came of it has been done and told.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication

from msdesk import runtime
from msdesk.app.commands.demo import fill
from msdesk.app.shell.options import Options
from msdesk.app.start import make_application
from msdesk.domain.screen import ItemScreen, Screen
from msdesk.ui.widgets.gradual import Gradual
from tests.app.living import Life

_SCREENS = {screen.value: screen for screen in (*Screen, *ItemScreen)}


def _wait_until(holds: Callable[[], bool]) -> None:
    while not holds():
        QApplication.processEvents()


class _Led:
    """The window and the hand that leads it."""

    def __init__(self, folder: Path) -> None:
        self._life = Life(_wait_until, Options(folder, folder / "settings.json"))
        self._rest()

    def read(self) -> None:
        """Do what the next line says; an empty one is the end."""
        what, _, where = sys.stdin.readline().strip().partition(" ")
        if what == "go":
            self._life.go(self._life.some(_SCREENS[where]))
        elif what != "rest":
            QApplication.quit()
            return
        self._rest()

    def _rest(self) -> None:
        """Have every page made whole and all that was put off done, then say so."""
        for parts in self._life.window.findChildren(Gradual):
            parts.finish()
        for _ in range(3):  # what is put off may put off more
            self._life.rest()
        sys.stdout.write("done\n")
        sys.stdout.flush()

    def close(self) -> None:
        """Let the record go."""
        self._life.close()


def main(folder: Path) -> None:
    """Show the window and do as the lines say."""
    runtime.hold_singletons()
    application = make_application(["msdesk"])
    fill(folder)
    led = _Led(folder)
    lines = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    lines.activated.connect(led.read)
    application.exec()
    led.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
