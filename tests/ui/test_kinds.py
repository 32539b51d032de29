"""The kinds of widget in the code are those of the stylesheet, and each is used."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import msdesk.ui
from msdesk.ui import kinds
from msdesk.ui.look import Look
from msdesk.ui.stylesheet import stylesheet

_NAMED = {
    "QLabel": kinds.LabelKind,
    "QPushButton": kinds.ButtonKind,
    "QFrame": kinds.FrameKind,
    "QWidget": kinds.BoxKind,
    "QPlainTextEdit": kinds.FieldKind,
}
_UI = Path(msdesk.ui.__file__).parent


@pytest.mark.parametrize("widget", _NAMED)
def test_the_stylesheet_styles_the_kinds_that_are_named(look: Look, widget: str) -> None:
    sheet = stylesheet(look, "", "")

    styled = set(re.findall(rf'\b{widget}\[kind="([^"]+)"\]', sheet))

    assert styled == {*get_args(_NAMED[widget])} - {""}


def test_the_stylesheet_styles_no_other_widget_by_its_kind(look: Look) -> None:
    sheet = stylesheet(look, "", "")

    assert set(re.findall(r'(\w+)\[kind="', sheet)) == set(_NAMED)


def test_no_kind_is_left_that_nothing_is_of() -> None:
    used = {word for path in sorted(_UI.rglob("*.py")) for word in _words(path)}

    named = {kind for each in _NAMED.values() for kind in get_args(each)}

    assert named <= used


def test_a_widget_is_styled_as_its_kind(qapp: QApplication, qtbot: QtBot, look: Look) -> None:
    box = QWidget()
    qtbot.addWidget(box)

    kinds.style_as(box, "plain")

    assert box.property("kind") == "plain"


def _words(path: Path) -> set[str]:
    """Return the texts in a module, but for where kinds are named and where they are looked up."""
    if path.name in ("kinds.py", "stylesheet.py"):
        return set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    keys = {id(key) for node in ast.walk(tree) if isinstance(node, ast.Dict) for key in node.keys}
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in keys
    }
