"""What the window needs is imported, and nothing heavy besides."""

from __future__ import annotations

import subprocess
import sys

import pytest

_LOOK = (
    "import sys; from msdesk import runtime; runtime.leave_out_openssl(); "
    "import msdesk.app.desk; sys.exit(bool(sys.modules.get({!r})))"
)


@pytest.mark.parametrize("module", ["sqlalchemy.orm", "_ssl", "_hashlib", "typst"])
def test_the_window_does_without_what_is_heavy_and_not_used(module: str) -> None:
    ended = subprocess.run([sys.executable, "-c", _LOOK.format(module)], check=False)

    assert ended.returncode == 0
