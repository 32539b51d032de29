"""Windows to live with: on the sample record, and on an empty one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from msdesk.app.commands import demo
from tests.app.living import Life, life


@pytest.fixture(autouse=True)
def content(read_once: None) -> None:
    """Let all windows of these tests have the content that was read for the first."""


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
