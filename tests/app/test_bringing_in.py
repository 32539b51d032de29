"""What a record needs is imported while the window answers."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from msdesk.app.bringing_in import IN_TURNS, WITHOUT_QT

_AFTER_THE_PAINT = """
import importlib, json, sys
from msdesk import runtime
runtime.leave_out_openssl()
from msdesk.app import start
from msdesk.app.pages import first_look
from msdesk.store import glance
from msdesk.ui.frame import screen_reader
from msdesk.app.bringing_in import IN_TURNS, WITHOUT_QT
told = {}
for module in (*WITHOUT_QT, *IN_TURNS, "msdesk.app.desk"):
    before = set(sys.modules)
    importlib.import_module(module)
    told[module] = sorted(set(sys.modules) - before)
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def brought() -> dict[str, list[str]]:
    """Return what each module brings in, in their order, after the first paint."""
    ended = subprocess.run(
        [sys.executable, "-c", _AFTER_THE_PAINT],
        check=True,
        capture_output=True,
        text=True,
    )
    told: dict[str, list[str]] = json.loads(ended.stdout)
    return told


@pytest.mark.parametrize("module", WITHOUT_QT)
def test_nothing_of_qt_is_named_on_another_thread(
    brought: dict[str, list[str]], module: str
) -> None:
    knows_qt = ("PySide6", "shiboken6", "msdesk.ui", "msdesk.app")  # no other part of msdesk does
    found = [each for each in brought[module] if each.startswith(knows_qt)]

    assert found == []


@pytest.mark.parametrize("module", IN_TURNS)
def test_no_turn_of_the_window_brings_in_much(brought: dict[str, list[str]], module: str) -> None:
    assert len(brought[module]) <= 20
    assert not [each for each in brought[module] if each.startswith("sqlalchemy")]


def test_nothing_is_left_for_the_moment_when_the_record_is_opened(
    brought: dict[str, list[str]],
) -> None:
    assert brought["msdesk.app.desk"] == ["msdesk.app.desk"]
