"""Opens each page of msdesk, round after round, and tells how long each took to be painted.

The peak of memory is told once every page has been open.  The content has been read before
the first page is opened, as it has when a person's hand reaches the mouse.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

import bench.programs.as_started  # noqa: F401  # before the window is imported
from bench.programs.painted import Painted
from bench.programs.tell import tell, tell_peak
from msdesk.app.desk import Desk
from msdesk.app.start import Options, Start, make_application

COMPARED = ["ahsct", "ocrelizumab", "natalizumab"]
PAGES = (
    ("treatments", ""),
    ("card", "ahsct"),
    ("own", "own"),
    ("compare", ""),
    ("comparison", ""),
    ("my-ms", ""),
    ("notes", ""),
    ("appointments", ""),
    ("appointment", "next"),
    ("preview", "next"),
    ("matters", ""),
    ("help", ""),
    ("settings", ""),
    ("record", ""),
    ("encrypt", ""),
    ("backups", ""),
    ("moving", ""),
    ("bin", ""),
    ("protection", ""),
    ("erase", ""),
    ("about", ""),
    ("home", ""),
)
_PAUSE = 60  # ms between two pages, for what a page puts off


class Visit(QObject):
    """One walk through the pages after another."""

    def __init__(self, start: Start, rounds: int) -> None:
        super().__init__()
        self._start = start
        self._left = list(PAGES) * rounds
        self._began = 0.0
        self._page = ""
        self._watch = QTimer(self)
        self._watch.setInterval(5)
        self._watch.timeout.connect(self._begin)
        self._watch.start()

    def _begin(self) -> None:
        """Start as soon as the record is open and the content has been read."""
        desk = self._start.desk
        if desk is None or desk.record is None:
            return
        self._watch.stop()
        desk.keeper.stop()  # the daily backup would fall into one page or another
        self._desk = desk
        self._painted = Painted(self._start.window)
        desk.trail.compare(COMPARED)
        self._items: dict[str, str] = {"own": desk.record.own_treatments.all()[0].id}
        coming = desk.record.appointments.next(desk.today)
        if coming is not None:
            self._items["next"] = coming.id
        tell("cards", len(desk.library.treatments))
        QTimer.singleShot(_PAUSE, self, self._open)

    def _open(self) -> None:
        if not self._left:
            self._start.window.close()
            return
        self._page, item = self._left.pop(0)
        self._painted.then(self._shown)
        self._began = perf_counter()
        self._desk.go(self._page, self._items.get(item, item))

    def _shown(self) -> None:
        tell(self._page, (perf_counter() - self._began) * 1000)
        self._wait_for_pdf()

    def _wait_for_pdf(self) -> None:
        """Go on when the page is whole; the preview shows itself first, then the paper."""
        pdf: bytes | None = getattr(self._start.window.page(self._page), "pdf", None)
        if pdf == b"":
            QTimer.singleShot(5, self, self._wait_for_pdf)
            return
        if pdf is not None:
            tell(f"{self._page}-pdf", (perf_counter() - self._began) * 1000)
        if len(self._left) % len(PAGES) == 0 and self._page == PAGES[-1][0]:
            tell_peak()
        QTimer.singleShot(_PAUSE, self, self._open)


def main(record: str, rounds: str) -> None:
    """Walk through the pages on the record in a folder."""
    folder = Path(record)
    gc.disable()  # until the record is open, as the command msdesk does
    application = make_application(sys.argv[:1])
    start = Start(Options(folder, folder / "settings.json"))
    visit = Visit(start, int(rounds))
    start.window.show()
    application.exec()
    visit.deleteLater()
    if isinstance(start.desk, Desk):
        start.desk.close()
