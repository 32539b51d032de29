"""No property is given to a Qt class as a keyword: where the system speaks Turkish, it fails.

PySide looks for the setter by making the first letter of the keyword large as C does, and in
Turkish, Azeri, Kurdish and Crimean Tatar a large ``i`` is ``İ``: ``QTimer(interval=500)`` is
then "not a Qt property".  ``setInterval`` works everywhere.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from msdesk import paths

_ALLOWED = {"parent"}  # an argument of C++, and no property
_OF_QT = re.compile(r"Q[A-Z]\w*")
_MADE = re.compile(r"\bQ[A-Z]\w*\s*\(|\bclass\s+\w+\s*\([^:]*\bQ[A-Z]")  # or what it is a base of
_ROOT = paths.resources().parent


def keywords_given_to_qt(*sources: str) -> list[str]:
    """Return each call of a class of Qt with a keyword.

    A class of ours that is made as its base in Qt is made counts as one.  A file that makes
    none, and no class of it, can hold no such call, so it is not read.
    """
    nodes = [node for source in sources if _MADE.search(source) for node in _read(source)]
    of_qt = [each for each in nodes if isinstance(each, ast.ClassDef) and _is_of_qt(each)]
    bare = {each.name for each in of_qt if not _has_init(each)}
    others = [source for source in sources if not _MADE.search(source)]
    nodes += [node for each in others if _says(each, bare) for node in _read(each)]
    calls = [n for n in nodes if isinstance(n, ast.Call) and _named(n.func, bare)]
    for each in of_qt:
        calls += _to_its_base(each)
    return [
        ast.unparse(call)
        for call in calls
        if any(keyword.arg not in _ALLOWED for keyword in call.keywords)
    ]


def _says(source: str, names: set[str]) -> bool:
    return not names.isdisjoint(re.findall(r"\w+", source))


def _read(source: str) -> list[ast.AST]:
    """Return the classes and calls of a file; ``ast.walk`` takes three times as long."""
    found: list[ast.AST] = []
    todo: list[object] = [ast.parse(source)]
    while todo:
        each = todo.pop()
        if isinstance(each, list):
            todo += each
        elif isinstance(each, ast.AST):
            todo += vars(each).values()
            if isinstance(each, ast.ClassDef | ast.Call):
                found.append(each)
    return found


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _named(node: ast.expr, also: set[str]) -> bool:
    return bool(_OF_QT.fullmatch(_name(node))) or _name(node) in also


def _is_of_qt(node: ast.ClassDef) -> bool:
    return any(_OF_QT.fullmatch(_name(base)) for base in node.bases)


def _has_init(node: ast.ClassDef) -> bool:
    return any(isinstance(each, ast.FunctionDef) and each.name == "__init__" for each in node.body)


def _to_its_base(node: ast.ClassDef) -> Iterator[ast.Call]:
    for each in ast.walk(node):
        if isinstance(each, ast.Call) and _name(each.func) == "__init__":
            yield each


@pytest.mark.parametrize(
    "source",
    [
        "QTimer(self, interval=500)",
        "QtWidgets.QLabel(text='x', parent=self)",
        "QTimer(**options)",
        "class Soon(QTimer):\n    def __init__(self):\n        super().__init__(interval=500)",
        "class Soon(QtCore.QTimer):\n    pass\nSoon(interval=500)",
    ],
)
def test_a_keyword_for_qt_is_found(source: str) -> None:
    assert len(keywords_given_to_qt(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        "QTimer(self, parent=self)",
        "timer.setInterval(500)",
        "Button(look, 'Save', does=self._save)",
        "class Soon(QTimer):\n    def __init__(self, *, wait):\n        pass\nSoon(wait=500)",
        "class Notice(Text):\n    def __init__(self):\n        super().__init__('', widest=3)",
    ],
)
def test_other_keywords_are_none_of_its_business(source: str) -> None:
    assert keywords_given_to_qt(source) == []


def test_a_keyword_for_qt_is_found_in_another_file_than_its_class() -> None:
    assert len(keywords_given_to_qt("Soon(interval=500)", "class Soon(QTimer):\n    pass")) == 1


def test_no_keyword_is_given_to_a_class_of_qt_anywhere() -> None:
    folders = ("msdesk", "bench", "packaging", "tests")
    files = [path for folder in folders for path in (_ROOT / folder).rglob("*.py")]

    found = keywords_given_to_qt(*(path.read_text(encoding="utf-8") for path in files))

    assert len(files) > 400
    assert found == []
