"""What the window needs is imported, and nothing heavy besides."""

from __future__ import annotations

import subprocess
import sys

_LOOK = "import sys; import msdesk.app.desk; sys.exit('sqlalchemy.orm' in sys.modules)"


def test_the_window_does_without_the_orm() -> None:
    ended = subprocess.run([sys.executable, "-c", _LOOK], check=False)

    assert ended.returncode == 0
