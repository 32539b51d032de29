"""What a test needs of the system it runs on, and why it is left out on another."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pytest

WINDOWS = sys.platform == "win32"


def _links_are_followed() -> bool:
    with tempfile.TemporaryDirectory() as folder:
        there, link = Path(folder, "there"), Path(folder, "link")
        there.mkdir()
        try:
            link.symlink_to(there, target_is_directory=True)
        except OSError:
            return False
        return link.is_symlink() and link.resolve() == there.resolve()


needs_modes = pytest.mark.skipif(
    WINDOWS, reason="Windows has lists of rights and no modes: test_rights.py looks at those"
)
needs_links = pytest.mark.skipif(
    not _links_are_followed(), reason="on Windows not everybody may make links"
)
needs_to_replace = pytest.mark.skipif(
    WINDOWS, reason="Windows lets nobody replace or remove a file that is open: test_database.py"
)
needs_turns = pytest.mark.skipif(
    WINDOWS, reason="on Windows a turn of its own comes with the posted events a test delivers"
)
on_windows = pytest.mark.skipif(not WINDOWS, reason="only Windows does so")
off_windows = pytest.mark.skipif(WINDOWS, reason="Windows does not do so")
