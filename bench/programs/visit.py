"""Opens each page of msdesk, round after round, and tells how long each took to be painted.

It tells for each the longest gap of the window's thread as well, until the next is opened; and
after the last, when the record has been taken out into a file, the peak of memory.
"""

from __future__ import annotations

import gc
import sys
from datetime import date
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import TYPE_CHECKING

import bench.programs.as_started  # noqa: F401  # before Qt is imported, and the window

# isort: split
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from bench.programs.beat import Beat
from bench.programs.once_open import OnceOpen
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
from msdesk.domain.progress import Progress
from msdesk.domain.screen import Screen
from msdesk.ui.pages.preview import PreviewPage

if TYPE_CHECKING:
    from msdesk.app.parts import Parts
    from msdesk.store.record import Record

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


GAP = "gap-"  # before the name of a page
_PAUSE = 60  # ms between two pages, for what a page puts off
_LONGEST = 90  # seconds for a page on paper; msdesk itself gives one up after 60


class Visit(QObject):
    """One walk through the pages after another."""

    def __init__(self, start: Start, folder: Path, rounds: int, longest: float) -> None:
        super().__init__()
        self._longest = longest
        self._start = start
        self._folder = folder
        self._rounds = rounds
        self._left: list[Place] = []
        self._began = 0.0
        self._at: Place = Screen.HOME
        self._opened = 0
        self._beat = Beat(self)
        OnceOpen(self, start, self._begin)

    def _begin(self, parts: Parts, record: Record) -> None:
        self._parts, self._record = parts, record
        self._painted = Painted(self._start.window)
        Trail(record.drafts).compare(COMPARED)
        coming = record.appointments.next(date.today())  # noqa: DTZ011
        if coming is None:
            raise LookupError("the record to measure has no appointment")
        self._left = every_place(record.own_treatments.all()[0].id, coming.id) * self._rounds
        tell("cards", len(parts.content.library.treatments))
        QTimer.singleShot(_PAUSE, self, self._open)

    def _open(self) -> None:
        longest = self._beat.take()
        if self._opened:
            tell(f"{GAP}{screen_of(self._at).value}", longest)
        if not self._left:
            self._end()
            return
        self._opened += 1
        self._at = self._left.pop(0)
        self._painted.then(self._shown)
        self._began = perf_counter()
        self._parts.navigation.go(self._at)

    def _shown(self) -> None:
        tell(screen_of(self._at).value, (perf_counter() - self._began) * 1000)
        self._wait_for_pdf()

    def _wait_for_pdf(self) -> None:
        """Go on when the page is whole; the preview shows itself first, then the paper."""
        page = self._start.window.page(screen_of(self._at))
        if isinstance(page, PreviewPage) and not page.view.isHidden():  # else nothing is ticked
            if page.view.is_empty:
                if perf_counter() - self._began > self._longest:
                    raise TimeoutError(f"{screen_of(self._at).value} was never made")
                QTimer.singleShot(5, self, self._wait_for_pdf)
                return
            tell(f"{screen_of(self._at).value}-pdf", (perf_counter() - self._began) * 1000)
        QTimer.singleShot(_PAUSE, self, self._open)

    def _end(self) -> None:
        """Take the record out, as a person would at the end of an hour."""
        from msdesk.services.exporting import export_fields  # noqa: PLC0415 - as msdesk does

        with self._record.archive.streamed(Progress()) as fields:
            export_fields(fields, self._folder / "out.msdesk.json")
        tell("opened", self._opened)
        tell_peak()
        self._start.window.close()


def _end_with(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Say what went wrong, and end: Qt would go on, and wait for ever."""
    sys.__excepthook__(kind, error, trace)
    QApplication.exit(1)


def main(record: str, rounds: str, longest: str = str(_LONGEST)) -> None:
    """Walk through the pages on a folder's record; ``longest`` is seconds for one on paper."""
    sys.excepthook = _end_with
    folder = Path(record)
    gc.disable()  # until the record is open, as the command msdesk does
    application = make_application(sys.argv[:1])
    start = Start(Options(folder, folder / "settings.json"))
    visit = Visit(start, folder, int(rounds), float(longest))
    start.window.show()
    failed = application.exec()
    visit.deleteLater()
    start.close()
    if failed:
        sys.exit(failed)
