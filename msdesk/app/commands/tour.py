"""``msdesk --tour DIR``: pictures of every screen, and the printed page.

The real window is driven by mouse and keyboard on a new record and on sample notes, at each
size of text and of the window; the pictures are for the eye, the tests for the rest.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from msdesk.app.commands import demo, walks, walks_locked
from msdesk.app.commands.visit import Look, Visit
from msdesk.app.start import make_application
from msdesk.store.file.header import RECORD


class Walk(NamedTuple):
    """What is done in a window, and how the folder of its record is made ready before."""

    take: Callable[[Visit], None]
    prepare: Callable[[Path], object] = demo.fill


class Tour(NamedTuple):
    """Walks that are taken in one look, each in a window of its own."""

    look: Look
    walks: tuple[Walk, ...]


def _nothing(_folder: Path) -> None:
    """Leave a folder as it is: the record is new."""


def _spoil(folder: Path) -> None:
    (folder / RECORD).write_bytes(b"SQLite format 3\0, and then nothing that makes sense")


FIRST_START = Walk(walks.first_start, _nothing)
MAIN_JOB = Walk(walks.main_job)
FOOT = Walk(walks.foot)
_LOCKED = (Walk(walks_locked.lock_and_leave), Walk(walks_locked.trouble, _spoil))
_ALL = (FIRST_START, MAIN_JOB, FOOT, *_LOCKED)
_COLOURS = (Walk(walks.colours),)
_WIDE, _LAPTOP, _NARROW = QSize(1280, 860), QSize(1024, 700), QSize(480, 860)
TOURS = (
    *(Tour(Look("paper", percent, _WIDE), _ALL) for percent in (100, 200, 300)),
    *(Tour(Look("paper", percent, _LAPTOP), _ALL) for percent in (100, 200, 300)),
    *(Tour(Look("paper", percent, _NARROW), _ALL) for percent in (100, 150)),
    *(Tour(Look(theme, 100, _WIDE), _COLOURS) for theme in ("white", "dark", "high-contrast")),
)


def main(folder: Path, tours: Sequence[Tour] = TOURS) -> int:
    """Leave the pictures in ``folder`` and return the exit code."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="msdesk-tour-") as data:
        application = QApplication.instance()
        if application is None:
            _enlarge_screen(Path(data))
            application = make_application(sys.argv[:1])
        for tour in tours:
            for walk in tour.walks:
                _take(tour.look, walk, Path(tempfile.mkdtemp(dir=data)), folder)
    sys.stdout.write(f"{len(list(folder.iterdir()))} files in {folder}\n")
    return 0


def _take(look: Look, walk: Walk, data: Path, pictures: Path) -> None:
    walk.prepare(data)
    visit = Visit(look, data, pictures)
    try:
        walk.take(visit)
    finally:
        visit.close()


def _enlarge_screen(folder: Path) -> None:
    """Have room for every window: where nothing is shown, Qt's own screen is 800 pixels wide."""
    if os.environ.get("QT_QPA_PLATFORM") != "offscreen":
        return
    screen = {"name": "tour", "x": 0, "y": 0, "width": 1920, "height": 1080, "dpr": 1}
    dots = {"logicalDpi": 96, "logicalBaseDpi": 96}
    path = folder / "screen.json"
    path.write_text(json.dumps({"screens": [screen | dots]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={path}"
