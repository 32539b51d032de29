"""The content is read once for all windows: to read it takes longer than to open one."""

from __future__ import annotations

from pathlib import Path

import pytest

from msdesk import paths
from msdesk.content.library import Library


@pytest.fixture(autouse=True)
def read_once(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each window have the shipped content as it was read before; any other is read."""
    read, shipped = Library.__init__, paths.resources()

    def read_or_take(made: Library, folder: Path) -> None:
        if folder == shipped:
            vars(made).update(vars(library))
        else:
            read(made, folder)

    monkeypatch.setattr(Library, "__init__", read_or_take)
