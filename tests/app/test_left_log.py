"""A record beside which a crash left the log of its last changes is opened off the thread."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from msdesk.domain.journal import EntryKind
from msdesk.store.record import open_record
from tests.app.living import life

TODAY = date(2026, 11, 22)


def crashed(place: Path) -> Path:
    """Return the folder of a record as a crash leaves it, with one note in its log."""
    left = place / "left"
    record = open_record(place / "used")
    record.journal.add(kind=EntryKind.NOTE, day=TODAY, text="Left hand")
    shutil.copytree(place / "used", left, ignore=shutil.ignore_patterns("*-shm"))
    record.close()
    return left


def test_the_window_is_painted_while_what_a_crash_left_is_read(
    qtbot: QtBot, tmp_path: Path
) -> None:
    left, answered = crashed(tmp_path), list[bool]()
    with life(qtbot, tmp_path / "data") as lived:
        timer = QTimer()
        timer.timeout.connect(lambda: answered.append(lived.is_open))
        timer.start(0)

        lived.parts.opening.move_to(left)

        assert False in answered
        assert [note.text for note in lived.record.journal.entries()] == ["Left hand"]
