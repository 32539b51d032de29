"""Does what a person does in the window of msdesk, and tells how long each kept its thread.

A letter typed into the search tells its instant instead: who watches the screen sees the hits.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import bench.programs.as_started  # noqa: F401  # before Qt is imported, and the window

# isort: split
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication

from bench.programs.beat import Beat
from bench.programs.once_open import OnceOpen
from bench.programs.tell import tell
from msdesk.app.commands.hand import Hand, Lost
from msdesk.app.shell.options import Options
from msdesk.app.start import Start, make_application
from msdesk.domain.ids import AppointmentId, TreatmentId
from msdesk.domain.place import AfterPlace, CardPlace, Place, PreviewPlace
from msdesk.domain.screen import Screen
from msdesk.ui.pages.find import FindPage
from msdesk.ui.pages.notes.page import NotesPage

if TYPE_CHECKING:
    from msdesk.app.parts import Parts
    from msdesk.store.record import Record

_PAUSE = 500  # milliseconds, for all that an act puts off
_LONG = 4  # times as long, for what a process of its own makes
_CARD = CardPlace(TreatmentId("ahsct"))
_SOUGHT = ("fatig", "wheel", "natal")


class Acts(QObject):
    """One act after another; each is given time to come to its end."""

    def __init__(self, start: Start, rounds: int, pause: int) -> None:
        super().__init__()
        self._pause = pause
        self._window = start.window
        self._hand = Hand(self._window)
        self._beat = Beat(self)
        self._act = ""
        self._steps = self._all(rounds)
        OnceOpen(self, start, self._begin)

    def _begin(self, parts: Parts, record: Record) -> None:
        self._parts, self._record = parts, record
        QTimer.singleShot(self._pause, self, self._next)

    def _next(self) -> None:
        longest = self._beat.take()
        if self._act:
            tell(self._act.replace(" ", "_"), longest)
        try:
            self._act, wait = next(self._steps, ("", 0))
        except Exception:  # Qt would go on, and wait for ever
            QApplication.exit(1)
            raise
        if not wait:
            self._window.close()
            return
        QTimer.singleShot(wait, self, self._next)

    def _all(self, rounds: int) -> Iterator[tuple[str, int]]:
        """Do each thing; yield its name, "" for none, and the milliseconds it is given."""
        visits = [visit.id for visit in self._record.appointments.all(date.today())]  # noqa: DTZ011
        for nth in range(rounds):
            yield from self._notes(nth)
            yield from self._look()
            yield from self._pages(visits[nth])
            yield from self._search()

    def _notes(self, nth: int) -> Iterator[tuple[str, int]]:
        yield self._go(Screen.NOTES)
        for time in range(1, 7):
            yield from self._press("Show more", f"Show more, time {time}")
        page = self._window.page(Screen.NOTES)
        if isinstance(page, NotesPage):
            page.form.text.setPlainText(f"Slept badly, night {nth}.")
        yield "", self._pause
        yield from self._press("Save note", "Save note, 120 shown")

    def _look(self) -> Iterator[tuple[str, int]]:
        yield self._go(Screen.SETTINGS)
        for button in ("Dark", "Paper", "200 %", "300 %"):
            kind = "Size of text" if "%" in button else "Colours"
            yield from self._press(button, f"{kind}: {button}")
        yield self._go(_CARD, "The AHSCT card at 300 %")
        yield self._go(Screen.SETTINGS)
        yield from self._press("100 %", "Size of text: 100 %")

    def _pages(self, visit: AppointmentId) -> Iterator[tuple[str, int]]:
        yield self._go(_CARD, "The AHSCT card")
        yield self._go(Screen.ABOUT, "About")
        self._go(PreviewPlace(visit))
        yield "Preview of a page, until it is shown", _LONG * self._pause
        yield self._go(AfterPlace(visit))
        yield from self._press("Done", "Closing a visit")

    def _search(self) -> Iterator[tuple[str, int]]:
        yield self._go(Screen.FIND)
        page = self._window.page(Screen.FIND)
        if not isinstance(page, FindPage):
            raise TypeError("this is no page to search on")
        while not page.is_ready:
            yield "", self._pause
        for word in _SOUGHT:
            page.box.clear()
            page.box.setFocus()
            yield "", self._pause
            for letter in word:
                self._beat.take()
                tell("key", perf_counter())
                self._hand.type(letter)
                yield "A letter of a search", self._pause

    def _go(self, place: Place, name: str = "") -> tuple[str, int]:
        self._parts.navigation.go(place)
        return name, self._pause

    def _press(self, button: str, name: str) -> Iterator[tuple[str, int]]:
        while (found := self._seen(button)) is None:
            yield "", self._pause  # what a page puts off takes longer on a busy computer
        found.click()
        yield name, self._pause

    def _seen(self, button: str) -> QAbstractButton | None:
        with suppress(Lost):
            return self._hand.find(QAbstractButton, button)
        return None


def main(record: str, rounds: str, pause: str = str(_PAUSE)) -> None:
    """Do all of it on the record in a folder; ``pause`` is milliseconds between two acts."""
    folder = Path(record)
    gc.disable()  # until the record is open, as the command msdesk does
    application = make_application(sys.argv[:1])
    start = Start(Options(folder, folder / "settings.json"))
    acts = Acts(start, int(rounds), int(pause))
    start.window.show()
    failed = application.exec()
    acts.deleteLater()
    start.close()
    if failed:
        sys.exit(failed)
