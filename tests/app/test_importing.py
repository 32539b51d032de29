"""What the window needs is imported, and nothing heavy besides."""

from __future__ import annotations

import subprocess
import sys
from functools import cache

import pytest

_LOOK = (
    "import sys; from msdesk import runtime; runtime.leave_out_openssl(); "
    "import msdesk.app.desk; print(*(name for name, there in sys.modules.items() if there))"
)


@cache
def brought_in() -> frozenset[str]:
    """Return the names of all modules the window brings in, in a process of its own."""
    ended = subprocess.run([sys.executable, "-c", _LOOK], capture_output=True, check=True)
    return frozenset(ended.stdout.decode().split())


@pytest.mark.parametrize("module", ["sqlalchemy.orm", "_ssl", "_hashlib", "typst"])
def test_the_window_does_without_what_is_heavy_and_not_used(module: str) -> None:
    assert "msdesk.app.desk" in brought_in()
    assert module not in brought_in()
