"""Windows to live with: on the sample record, and on an empty one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from shutil import copytree

import pytest
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from msdesk.app.commands import demo
from msdesk.ui.look import Look
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
def drawn(application: QApplication) -> Iterator[dict[object, QPixmap]]:
    """Return the icons that have been drawn; they go before what they were drawn with does."""
    icons: dict[object, QPixmap] = {}
    yield icons
    icons.clear()


@pytest.fixture(autouse=True)
def icons_drawn_once(drawn: dict[object, QPixmap], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each window have the icons that were drawn for one before."""
    draw = Look._draw

    def draw_or_take(look: Look, name: str, colour: str, side: int, after: int = 0) -> QPixmap:
        asked = (look.resources, name, colour, side, after)
        if asked not in drawn:
            drawn[asked] = draw(look, name, colour, side, after)
        return drawn[asked]

    monkeypatch.setattr(Look, "_draw", draw_or_take)


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
def fresh(qtbot: QtBot, tmp_path: Path, empty_record: Path) -> Iterator[Life]:
    """Return a window on an empty record."""
    copytree(empty_record, tmp_path / "data")
    with life(qtbot, tmp_path / "data") as lived:
        yield lived
