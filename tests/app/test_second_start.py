"""A second start, with a file or without, while the window is open."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from msdesk.app.shell.single import Single
from msdesk.domain.screen import Interlude, Screen
from tests.app.living import PASSPHRASE, Life, life, locked_record

_PATIENCE = 20.0  # seconds; on a busy machine the window may be slow to hear


@contextmanager
def started_again(folder: Path, file: Path | None = None) -> Iterator[None]:
    """Start msdesk a second time, as another program would, until the test is done with it."""
    second = threading.Thread(target=Single(folder).knock, args=(file, _PATIENCE))
    second.start()
    yield
    second.join()


def test_a_second_start_brings_the_first_window_forward(fresh: Life, tmp_path: Path) -> None:
    fresh.window.hide()

    with started_again(tmp_path / "data"):
        fresh.until(fresh.window.isVisible)


def test_a_file_opened_while_msdesk_is_open_is_looked_at(fresh: Life, tmp_path: Path) -> None:
    file = tmp_path / "notes.csv"
    file.write_text("date,text\n2026-11-01,From elsewhere\n")

    with started_again(tmp_path / "data", file):
        fresh.arrive(Interlude.BRING_IN)


def test_escape_leads_from_a_file_that_came_back_to_what_one_was_at(
    fresh: Life, tmp_path: Path
) -> None:
    file = tmp_path / "notes.csv"
    file.write_text("date,text\n2026-11-01,From elsewhere\n")
    fresh.go(Screen.NOTES)
    fresh.parts.moving.bring_in(file)
    fresh.arrive(Interlude.BRING_IN)

    fresh.escape()

    fresh.arrive(Screen.NOTES)


def test_what_was_said_of_a_file_is_not_said_of_the_next(fresh: Life, tmp_path: Path) -> None:
    bad, good = tmp_path / "bad.csv", tmp_path / "good.csv"
    bad.write_text("")
    good.write_text("date,text\n2026-11-01,From elsewhere\n")
    fresh.parts.moving.bring_in(bad)
    fresh.hear("This is no table")

    fresh.parts.moving.bring_in(good)
    fresh.arrive(Interlude.BRING_IN)

    assert fresh.parts.foot.line is None


@pytest.mark.usefixtures("cheap_keys")
def test_a_file_opened_while_the_record_is_locked_is_looked_at_once_it_is_open(
    qtbot: QtBot, tmp_path: Path
) -> None:
    locked_record(tmp_path / "data")
    file = tmp_path / "notes.csv"
    file.write_text("date,text\n2026-11-01,From elsewhere\n")
    with life(qtbot, tmp_path / "data") as lived:
        lived.window.hide()
        with started_again(tmp_path / "data", file):
            lived.until(lived.window.isVisible)

        lived.try_to_unlock(PASSPHRASE)

        lived.arrive(Interlude.BRING_IN)


def test_a_second_start_finds_the_window_that_moved_to_another_folder(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "record.db").write_text("not a record")
    other = tmp_path / "other"
    other.mkdir()
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getExistingDirectory", lambda *_: str(other)
    )
    with life(qtbot, tmp_path) as lived:
        lived.press("Choose another")
        lived.press("Start a new record here")
        lived.arrive(Screen.HOME)
        lived.window.hide()

        with started_again(other):
            lived.until(lived.window.isVisible)


def test_a_window_that_can_open_nothing_can_be_closed(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "record.db").write_text("not a record")
    with life(qtbot, tmp_path) as lived:
        lived.press("Close msdesk")

        assert not lived.window.isVisible()
