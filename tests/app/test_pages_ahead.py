"""What pages are made of is there before somebody opens one, and in no start's way."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from pytestqt.qtbot import QtBot

from msdesk.app.shell.pages_ahead import MODULES, PagesAhead
from tests.app.living import Life

_ASK = """
import importlib, json, sys
import msdesk.app.desk
modules = sys.argv[1:]
needed = [each for each in modules if each in sys.modules]
for each in modules:
    importlib.import_module(each)
print(json.dumps(needed))
"""


@pytest.fixture(scope="module")
def needed() -> list[str]:
    """Return which of the modules a start needs, told by a process that then imports all."""
    command = [sys.executable, "-c", _ASK, *MODULES]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return list(json.loads(said))


@pytest.mark.parametrize("module", MODULES)
def test_it_imports_what_is_there_and_no_start_needs(needed: list[str], module: str) -> None:
    assert module not in needed


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
