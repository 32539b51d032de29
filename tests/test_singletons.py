"""``None`` outlives any number of calls into Qt."""

from __future__ import annotations

import subprocess
import sys

import pytest

_UPDATES = """
from msdesk.singletons import hold
hold()
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
widget = QWidget()
for _ in range(100_000):
    widget.update()
"""

_COUNT = """
import sys
from msdesk.singletons import hold
{before}
counts = [sys.getrefcount(None)]
for _ in range(2):
    hold()
    counts.append(sys.getrefcount(None))
added = [after - before for before, after in zip(counts, counts[1:])]
sys.exit(sum(1 for each in added if each > 1 << 30))
"""

_old = pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="None cannot die from Python 3.12 on"
)


def run(program: str) -> int:
    """Run a program in a Python of its own; return how it ended."""
    return subprocess.run([sys.executable, "-c", program], check=False).returncode


def test_none_survives_many_calls_into_qt() -> None:
    assert run(_UPDATES) == 0


@_old
def test_holding_twice_is_holding_once() -> None:
    assert run(_COUNT.format(before="")) == 1


@pytest.mark.parametrize(
    "before",
    ["sys.version_info = (3, 12)", "sys.implementation.name = 'pypy'"],
)
def test_nothing_is_held_where_none_cannot_die(before: str) -> None:
    assert run(_COUNT.format(before=before)) == 0
