"""What goes out of the record and what comes in, by files of the person's choice."""

from __future__ import annotations

import importlib
import os.path
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from msdesk.app.makers import treatment_names
from msdesk.domain.archive import Archive
from msdesk.domain.merge import MergePlan
from msdesk.domain.progress import Progress
from msdesk.errors import Error, ImportRefused
from msdesk.services.saving import save_whole
from msdesk.store.record import Record
from msdesk.ui.pages.bring_in import BringInPage
from msdesk.ui.pages.moving import MovingPage

if TYPE_CHECKING:
    from msdesk.app.desk import Desk

_NAMES = {
    "json": "msdesk.msdesk.json",
    "html": "my-notes.html",
    "markdown": "my-notes.md",
    "csv": "my-tables.zip",
}


class _Found(NamedTuple):
    """A file that was read, and what bringing it in would do."""

    archive: Archive
    what_it_is: str
    plan: MergePlan
    skipped: tuple[str, ...]


class Moving(QObject):
    """Takes the record out of a desk and brings other files in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def page(self) -> MovingPage:
        """Return the page where the person chooses."""
        page = MovingPage(self._desk.window.look)
        page.export_wanted.connect(self._export)
        page.import_wanted.connect(self._choose_file)
        page.import_folder_wanted.connect(self._choose_folder)
        page.back_wanted.connect(partial(self._desk.go, "record"))
        return page

    # out

    @Slot(str)
    def _export(self, kind: str) -> None:
        record = self._desk.record
        name, _ = QFileDialog.getSaveFileName(self._desk.window, "Save as", _NAMES[kind])
        if not name or record is None:
            return
        self._desk.work.do(
            "Taking out your record" if kind == "json" else "Taking out your notes",
            "The file is not locked. Whoever has it can read it.",
            partial(_write, record, kind, Path(name), self._names(record)),
            then=lambda _: self._taken_out(Path(name)),
        )

    def _names(self, record: Record) -> dict[str, str]:
        names = treatment_names(self._desk.library, record)
        return {str(treatment): name for treatment, name in names.items()}

    def _taken_out(self, file: Path) -> None:
        self._desk.go("moving")
        self._desk.say(f"Saved as {file.name}. It is not locked: keep it in a safe place.")

    # in

    @Slot()
    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self._desk.window, "The file to bring in")
        if name:
            self.bring_in(Path(name))

    @Slot()
    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self._desk.window, "The folder to bring in")
        if name:
            self.bring_in(Path(name))

    @Slot(object)
    def bring_in(self, path: Path, key: bytes | None = None) -> None:
        """Read a file and say what bringing it in would do; nothing is changed yet.

        ``key`` opens another record that is locked; the present one's is tried without it.
        """
        record = self._desk.record
        if record is not None:
            self._desk.work.do(
                "Reading the file",
                "Nothing in your record is changed yet.",
                partial(_read, record, path, key or record.key),
                then=self._show,
            )

    def _show(self, found: _Found) -> None:
        window = self._desk.window
        page = BringInPage(window.look, found.what_it_is, found.plan, found.skipped)
        page.accepted.connect(partial(self._merge, found.archive))
        page.refused.connect(partial(self._desk.go, "moving"))
        window.forget_page("bring-in")
        window.show_page("bring-in", lambda: page)
        page.first().setFocus()

    def _merge(self, archive: Archive) -> None:
        record = self._desk.record
        if record is not None:
            self._desk.work.do(
                "Bringing it in",
                "All of it is brought in, or nothing.",
                partial(record.archive.merge, archive),
                then=lambda _: self._merged(),
                failed=self._not_merged,
            )

    def _merged(self) -> None:
        self._desk.window.forget_page("bring-in")
        self._desk.go("home")
        self._desk.say("It has been brought in.")

    def _not_merged(self, error: Error) -> None:
        page = self._desk.window.page("bring-in")
        if isinstance(page, BringInPage):  # what would come in can be looked at again
            self._desk.window.show_page("bring-in", lambda: page)
            page.first().setFocus()
        self._desk.say(f"{error} {error.what_to_do}".strip())


def _read(record: Record, path: Path, key: bytes | None, progress: Progress) -> _Found:
    progress.step(0)
    if os.path.exists(path) and path.samefile(record.path):  # noqa: PTH110 - it never raises
        # And reading it would drop the locks this program has on it.
        raise ImportRefused("This is the record you have open.", "Choose another file.")
    # Reads formats of other programs, and brings their libraries with it.
    importing = importlib.import_module("msdesk.services.importing")
    found = importing.read_import(path, key=key)
    progress.step(0.5)
    return _Found(
        found.archive, found.what_it_is, record.archive.plan(found.archive), found.skipped
    )


def _write(
    record: Record, kind: str, path: Path, names: Mapping[str, str], progress: Progress
) -> None:
    exporting = importlib.import_module("msdesk.services.exporting")
    archive = record.archive.read(progress)
    if kind == "json":
        exporting.export_json(archive, path)
    elif kind == "csv":
        exporting.export_tables(archive, path, names)
    else:
        journal = importlib.import_module("msdesk.documents.journal")
        made = journal.journal_html if kind == "html" else journal.journal_markdown
        save_whole(path, made(archive, names).encode())
