"""The room between things grows with the text, everywhere."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import msdesk.ui
from msdesk.ui.look import Look
from msdesk.ui.widgets.actions import Act, actions
from msdesk.ui.widgets.basics import column, flow, row
from msdesk.ui.widgets.text import Text

_UI = Path(msdesk.ui.__file__).parent
_LINE = 1  # pixel, as wide as a hairline: it does not grow
_SETTERS = {
    "addSpacing",
    "setContentsMargins",
    "setHorizontalSpacing",
    "setSpacing",
    "setVerticalSpacing",
}


@pytest.mark.parametrize("laid", [flow, column, row])
@pytest.mark.parametrize(("percent", "pixels"), [(100, 12), (200, 18), (300, 24)])
def test_a_gap_grows_as_every_space_does(
    qtbot: QtBot, look: Look, percent: int, pixels: int, laid: Callable[..., QWidget]
) -> None:
    larger = Look(look.resources, look.theme, percent)

    box = laid(larger, Text("a"), Text("b"), gap=12)
    qtbot.addWidget(box)

    assert _gap(box) == pixels


@pytest.mark.parametrize(("laid", "pixels"), [(flow, 16), (column, 16), (row, 24)])
def test_a_gap_nobody_named_grows_too(
    qtbot: QtBot, look: Look, laid: Callable[..., QWidget], pixels: int
) -> None:
    largest = Look(look.resources, look.theme, 300)

    box = laid(largest, Text("a"), Text("b"))
    qtbot.addWidget(box)

    assert _gap(box) == pixels


def test_the_gap_between_what_can_be_done_grows_once(qtbot: QtBot, look: Look) -> None:
    largest = Look(look.resources, look.theme, 300)

    box = actions(largest, "Note, 3 May", Act("Delete", "trash-2", list), gap=12)
    qtbot.addWidget(box)

    assert _gap(box) == 24


def test_no_room_between_things_is_a_bare_number() -> None:
    found = [place for path in sorted(_UI.rglob("*.py")) for place in _bare(path)]

    assert found == []


def _gap(box: QWidget) -> int:
    layout = box.layout()
    assert layout is not None
    return layout.spacing()


def _bare(path: Path) -> Iterator[str]:
    """Yield where a layout is told pixels that do not grow."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if node.func.attr in _SETTERS:
            told = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
            if any(isinstance(value, int) and value > _LINE for value in told):
                yield f"{path.name}:{node.lineno}"
