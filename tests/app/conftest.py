"""A window on the sample record; the content is read once for all windows of these tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from msdesk import paths
from msdesk.app import demo
from msdesk.content.library import Library
from tests.app.living import Life, life


@pytest.fixture(autouse=True)
def read_once(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each window have the shipped content as it was read before; any other is read.

    To read it takes longer than to open a window.
    """
    read, shipped = Library.__init__, paths.resources()

    def read_or_take(made: Library, folder: Path) -> None:
        if folder == shipped:
            vars(made).update(vars(library))
        else:
            read(made, folder)

    monkeypatch.setattr(Library, "__init__", read_or_take)


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
