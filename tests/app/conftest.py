"""Windows to live with: on the sample record, and on an empty one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

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


@pytest.fixture
def lived(qtbot: QtBot, tmp_path: Path) -> Iterator[Life]:
    """Return a window on the sample record."""
    demo.fill(tmp_path / "data")
    with life(qtbot, tmp_path / "data") as lived:
        yield lived


@pytest.fixture
def fresh(qtbot: QtBot, tmp_path: Path) -> Iterator[Life]:
    """Return a window on an empty record."""
    with life(qtbot, tmp_path / "data") as lived:
        yield lived
