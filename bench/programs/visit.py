"""Opens each page of msdesk, round after round, and tells how long each took to be painted.

The peak of memory is told once every page has been open.  The content has been read before
the first page is opened, as it has when a person's hand reaches the mouse.
"""

from __future__ import annotations

import gc
import sys
from datetime import date
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

import bench.programs.as_started  # noqa: F401  # before the window is imported
from bench.programs.painted import Painted
from bench.programs.tell import tell, tell_peak
from msdesk.app.shell.options import Options
from msdesk.app.shell.trail import Trail
from msdesk.app.start import Start, make_application
from msdesk.domain.ids import AppointmentId, OwnTreatmentId, TreatmentId
from msdesk.domain.place import (
    AppointmentPlace,
    CardPlace,
    OwnPlace,
    Place,
    PreviewPlace,
    screen_of,
)
from msdesk.domain.screen import Screen

COMPARED = [TreatmentId("ahsct"), TreatmentId("ocrelizumab"), TreatmentId("natalizumab")]


def every_place(own: OwnTreatmentId, appointment: AppointmentId) -> list[Place]:
    """Return every screen there is; Home comes last."""
    items: tuple[Place, ...] = (
        CardPlace(TreatmentId("ahsct")),
        OwnPlace(own),
        AppointmentPlace(appointment),
        PreviewPlace(appointment),
    )
    others = [screen for screen in Screen if screen is not Screen.HOME]
    return [*items, *others, Screen.HOME]


_PAUSE = 60  # ms between two pages, for what a page puts off


class Visit(QObject):
    """One walk through the pages after another."""

    def __init__(self, start: Start, rounds: int) -> None:
        super().__init__()
        self._start = start
        self._rounds = rounds
        self._left: list[Place] = []
        self._began = 0.0
        self._at: Place = Screen.HOME
        self._watch = QTimer(self)
        self._watch.setInterval(5)
        self._watch.timeout.connect(self._begin)
        self._watch.start()

    def _begin(self) -> None:
        """Start as soon as the record is open and the content has been read."""
        parts = self._start.parts
        if parts is None or parts.session.record is None:
            return
        self._watch.stop()
        parts.upkeep.stop()  # the daily backup would fall into one page or another
        record = parts.session.record
        self._parts = parts
        self._painted = Painted(self._start.window)
        Trail(record.drafts).compare(COMPARED)
        coming = record.appointments.next(date.today())  # noqa: DTZ011
        if coming is None:
            raise LookupError("the record to measure has no appointment")
        self._left = every_place(record.own_treatments.all()[0].id, coming.id) * self._rounds
        tell("cards", len(parts.content.library.treatments))
        QTimer.singleShot(_PAUSE, self, self._open)

    def _open(self) -> None:
        if not self._left:
            self._start.window.close()
            return
        self._at = self._left.pop(0)
        self._painted.then(self._shown)
        self._began = perf_counter()
        self._parts.navigation.go(self._at)

    def _shown(self) -> None:
        tell(screen_of(self._at).value, (perf_counter() - self._began) * 1000)
        self._wait_for_pdf()

    def _wait_for_pdf(self) -> None:
        """Go on when the page is whole; the preview shows itself first, then the paper."""
        screen = screen_of(self._at)
        pdf: bytes | None = getattr(self._start.window.page(screen), "pdf", None)
        if pdf == b"":
            QTimer.singleShot(5, self, self._wait_for_pdf)
            return
        if pdf is not None:
            tell(f"{screen.value}-pdf", (perf_counter() - self._began) * 1000)
        if screen is Screen.HOME:
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
    start.close()
