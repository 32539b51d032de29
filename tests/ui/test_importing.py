"""What comes after Qt is imported as Python does it."""

from __future__ import annotations

import subprocess
import sys

_READ = """
import linecache
import sys
import msdesk.ui
import sqlalchemy
sys.exit(linecache.cache.get(sqlalchemy.__file__, "") != "")
"""


def test_qt_does_not_read_the_source_of_what_is_imported_after_it() -> None:
    ended = subprocess.run([sys.executable, "-c", _READ], check=False)

    assert ended.returncode == 0
