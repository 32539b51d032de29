"""msdesk as it starts, telling three moments: painted, Home filled, ready to be used.

It does what the command ``msdesk`` does, in the same order.  Two things are put in between:
the folder named is used instead of the person's own, and the moments are told.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

from msdesk import __main__ as command
from msdesk import paths

told: dict[str, float] = {}


def main(record: str) -> None:
    """Start msdesk on the record in a folder, and close it when all has been told."""
    folder = Path(record)
    paths.data_folder = lambda: folder
    paths.settings_file = lambda: folder / "settings.json"
    # As the command does itself, before it brings in what follows here.
    gc.disable()
    import bench.programs.as_started  # noqa: F401, PLC0415

    _tell_when_painted()
    _tell_when_filled()
    _tell_when_ready()
    command.main([])


def _tell_when_painted() -> None:
    from PySide6.QtCore import QTimer  # noqa: PLC0415  # all Qt comes after the above
    from PySide6.QtGui import QPaintEvent  # noqa: PLC0415

    from msdesk.ui.frame.window import Window  # noqa: PLC0415

    paint = Window.paintEvent

    def paint_and_tell(window: Window, event: QPaintEvent) -> None:
        if "painted" not in told:
            told["painted"] = 0.0
            QTimer.singleShot(0, lambda: told.update(painted=perf_counter()))
        paint(window, event)

    Window.paintEvent = paint_and_tell  # type: ignore[assignment, method-assign]


def _tell_when_filled() -> None:
    from msdesk.ui.pages.home import HomePage  # noqa: PLC0415

    fill = HomePage.fill

    def fill_and_tell(home: HomePage, *shown: Any, **more: Any) -> None:  # noqa: ANN401
        fill(home, *shown, **more)
        from bench.programs.painted import LastPaint  # noqa: PLC0415  # after the first paint

        if "filled" not in told:
            told["filled"] = 0.0
            LastPaint(home, lambda at: told.update(filled=at))

    HomePage.fill = fill_and_tell  # type: ignore[assignment, method-assign]


def _tell_when_ready() -> None:
    from PySide6.QtCore import QTimer  # noqa: PLC0415

    from msdesk.app.start import Start  # noqa: PLC0415

    open_desk = Start.open_desk

    def idle(start: Start) -> None:
        told.setdefault("ready", perf_counter())
        if not told.get("filled"):
            QTimer.singleShot(1, lambda: idle(start))
            return
        sys.stdout.writelines(f"{name} {at}\n" for name, at in told.items())
        start.window.close()

    def open_and_tell(start: Start) -> None:
        open_desk(start)
        QTimer.singleShot(0, lambda: idle(start))  # once Qt has nothing else to do

    Start.open_desk = open_and_tell  # type: ignore[assignment, method-assign]
