"""What goes out of the record and what comes in, by files of the person's choice."""

from __future__ import annotations

import os.path
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6 import QtWidgets
from PySide6.QtCore import Signal, Slot

from msdesk.app.record.flow import Flow
from msdesk.domain.archive import Archive
from msdesk.domain.ids import TreatmentId
from msdesk.domain.merge import MergePlan
from msdesk.domain.ms_type import Region
from msdesk.domain.progress import Progress
from msdesk.domain.screen import Interlude, Screen
from msdesk.errors import Error, ImportRefused
from msdesk.services.foreign.how import How, Reading
from msdesk.store.file.identity import is_same_file
from msdesk.store.record import Record
from msdesk.ui import region
from msdesk.ui.saving import Saved, ask_where

_NAMES = {
    "json": "msdesk.msdesk.json",
    "html": "my-notes.html",
    "markdown": "my-notes.md",
    "csv": "my-tables.zip",
}


class _Wanted(NamedTuple):
    """In which form it goes out, and whether what was read goes with it."""

    kind: str
    with_reading: bool


class _Found(NamedTuple):
    """A file that was read, and what bringing it in would do."""

    archive: Archive
    what_it_is: str
    plan: MergePlan
    skipped: tuple[str, ...]
    reading: Reading | None


class Moving(Flow):
    """Takes the record out and brings other files in; ``brought_in`` says that one is."""

    brought_in = Signal()

    # out

    def take_out(
        self,
        record: Record,
        kind: str,
        names: Mapping[TreatmentId, str],
        with_reading: bool,  # noqa: FBT001 - one hand of many, all called by position
    ) -> None:
        """Ask for a place and write the record there; ``names`` are those of the treatments.

        What was read goes into the file with everything, and only if it is wanted.
        """
        path = ask_where(self._window, "Save as", _NAMES[kind])
        if path is None:
            return
        self._work.do(
            "Taking out your record" if kind == "json" else "Taking out your notes",
            "The file is not locked. Whoever has it can read it.",
            partial(
                _write,
                record,
                _Wanted(kind, with_reading),
                path,
                {str(k): v for k, v in names.items()},
            ),
            then=lambda _: self._taken_out(path),
        )

    def _taken_out(self, file: Path) -> None:
        self._navigation.go(Screen.MOVING)
        self.filed.emit(Saved(file, "It is not locked: keep it in a safe place."))

    # in

    @Slot()
    def choose_file(self) -> None:
        """Have the person choose a file, and look at it."""
        name, _ = QtWidgets.QFileDialog.getOpenFileName(self._window, "The file to bring in")
        if name:
            self.bring_in(Path(name))

    @Slot()
    def choose_folder(self) -> None:
        """Have the person choose a folder, and look at it."""
        name = QtWidgets.QFileDialog.getExistingDirectory(self._window, "The folder to bring in")
        if name:
            self.bring_in(Path(name))

    @Slot(str)
    def bring_in_opened(self, file: str) -> None:
        """Look at a file the person opened with msdesk, unless a page waits; "" is none."""
        if file and not self._navigation.interrupted:
            self.bring_in(Path(file))

    def bring_in(self, path: Path, key: bytes | None = None, *, at_start: bool = False) -> None:
        """Read a file and say what bringing it in would do; nothing is changed yet.

        ``key`` opens another record that is locked; the present one's is tried without it.
        What a table does not say is read as in the person's country.  At a start Home has only
        just come, and stays for the moment that it takes to read most files.
        """
        us = Region.US.value
        country = self._preferences.value.country or region.country([us, ""])
        self._read(path, key, How(month_first=country == us), unseen=at_start)

    def _read(
        self,
        path: Path,
        key: bytes | None,
        how: How,
        before: How | None = None,
        *,
        unseen: bool = False,
    ) -> None:
        record = self._session.record
        if record is not None:
            self._work.do(
                "Reading the file",
                "Nothing in your record is changed yet.",
                partial(_read, record, path, key or record.key, how),
                then=partial(self._show, record, path, before),
                unseen=unseen,
            )

    def _show(self, record: Record, path: Path, before: How | None, found: _Found) -> None:
        """Show what would be done; ``before`` is how it was read before, where it was."""
        from msdesk.ui.pages.bring_in import BringInPage  # noqa: PLC0415 - seldom

        reading = found.reading
        page = BringInPage(
            self._window.look, found.what_it_is, found.plan, found.skipped, reading, before
        )
        if reading is not None:
            page.other_way.connect(lambda how: self._read(path, None, how, reading.how))
        page.accepted.connect(partial(self._merge, record, path, found))
        page.refused.connect(self._navigation.again)
        self._navigation.interrupt(Interlude.BRING_IN, page)
        self._navigation.resume()
        if reading is not None and before is not None:
            self.said.emit(f"Now it begins: {reading.begins[0]}")

    def _merge(self, record: Record, path: Path, found: _Found) -> None:
        self._work.do(
            "Bringing it in",
            "All of it is brought in, or nothing.",
            partial(record.archive.merge, found.archive),
            then=lambda _: self._merged(),
            failed=partial(self._not_merged, record, path, found),
        )

    def _merged(self) -> None:
        self.brought_in.emit()
        if self._navigation.now is Screen.INTRODUCTION:
            self._navigation.again()  # who began with a file was not told yet what this is
        else:
            self._navigation.go(Screen.HOME)
        self.said.emit("It has been brought in.")

    def _not_merged(self, record: Record, path: Path, found: _Found, error: Error) -> None:
        self._show(record, path, None, found)  # what would come in can be looked at again
        self.said.emit(error.whole)


def _read(record: Record, path: Path, key: bytes | None, how: How, progress: Progress) -> _Found:
    progress.step(0)
    if os.path.exists(path) and is_same_file(path, record.path):  # noqa: PTH110 - it never raises
        # And reading it would drop the locks this program has on it.
        raise ImportRefused("This is the record you have open.", "Choose another file.")
    # Reads formats of other programs, and brings their libraries with it.
    from msdesk.services.importing import read_import  # noqa: PLC0415

    found = read_import(path, key=key, how=how)
    progress.step(0.5)
    return _Found(
        found.archive,
        found.what_it_is,
        record.archive.plan(found.archive),
        found.skipped,
        found.reading,
    )


def _write(
    record: Record, wanted: _Wanted, path: Path, names: Mapping[str, str], progress: Progress
) -> None:
    from msdesk.documents.journal import journal_html, journal_markdown  # noqa: PLC0415 - seldom
    from msdesk.services.exporting import (  # noqa: PLC0415
        export_fields,
        export_notes,
        export_tables,
    )

    count = record.journal.count()
    with record.archive.streamed(progress) as fields:
        match wanted.kind:
            case "json":
                export_fields(fields, path, with_reading=wanted.with_reading)
            case "csv":
                export_tables(fields, path, names)
            case "html":
                export_notes(fields, path, names, journal_html, count)
            case _:
                export_notes(fields, path, names, journal_markdown, count)
