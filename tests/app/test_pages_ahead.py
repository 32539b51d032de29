"""What pages are made of is there before somebody opens one, and in no start's way."""

from __future__ import annotations

import subprocess
import sys

import pytest
from pytestqt.qtbot import QtBot

from msdesk.app.shell.pages_ahead import MODULES, PagesAhead
from tests.app.living import Life

_COMES = (
    "import sys; import msdesk.app.desk; before = {0!r} in sys.modules;"
    "import importlib; importlib.import_module({0!r});"
    "sys.exit(before)"
)


@pytest.mark.parametrize("module", MODULES)
def test_it_imports_what_is_there_and_no_start_needs(module: str) -> None:
    ended = subprocess.run([sys.executable, "-c", _COMES.format(module)], check=False)

    assert ended.returncode == 0


def test_it_begins_a_while_after_a_record_was_opened(lived: Life) -> None:
    ahead = lived.parts.pages_ahead

    assert ahead.isActive()
    assert ahead.interval() >= 3_000


def test_it_imports_one_module_a_turn_and_ends(qtbot: QtBot) -> None:
    ahead = PagesAhead()
    ahead.begin()

    for _ in (*MODULES, None):
        assert ahead.isActive()
        ahead.timeout.emit()

    assert not ahead.isActive()


def test_it_waits_while_no_record_is_open(lived: Life) -> None:
    lived.parts.session.close()

    assert not lived.parts.pages_ahead.isActive()
