"""What tests of every part share: no screen is needed, and the real content is read once."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

import msdesk.ui  # noqa: F401  # keeps None alive under PySide6 before any Qt call is made
from msdesk import paths
from msdesk.content.library import Library


@pytest.fixture(scope="session")
def library() -> Library:
    """Return the content as it ships."""
    return Library(paths.resources())


@pytest.fixture
def resources() -> Path:
    """Return the folder of shipped resources."""
    return paths.resources()
