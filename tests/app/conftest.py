"""Windows to live with: on the sample record, and on an empty one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from shutil import copytree

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from msdesk.app.commands import demo
from tests.app.living import Life, life


@pytest.fixture(autouse=True)
def content(read_once: None) -> None:
    """Let all windows of these tests have the content that was read for the first."""


@pytest.fixture(autouse=True)
def no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Close each dialog of the system that a test did not expect; else it waits for ever."""
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_args, **_more: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args, **_more: "")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Callable[[date], Path]:
    """Return what gives a folder with the sample record of a day; to be copied, not used."""

    @cache
    def made(_today: date) -> Path:
        folder = tmp_path_factory.mktemp("sample") / "data"
        demo.fill(folder)
        return folder

    return made


@pytest.fixture
def lived(qtbot: QtBot, tmp_path: Path, sample: Callable[[date], Path]) -> Iterator[Life]:
    """Return a window on the sample record."""
    copytree(sample(date.today()), tmp_path / "data")  # noqa: DTZ011 - the day ``fill`` takes
    with life(qtbot, tmp_path / "data") as lived:
        yield lived


@pytest.fixture
def fresh(qtbot: QtBot, tmp_path: Path) -> Iterator[Life]:
    """Return a window on an empty record."""
    with life(qtbot, tmp_path / "data") as lived:
        yield lived
