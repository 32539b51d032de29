"""SQLAlchemy's classes of annotated things are made late, and are the same."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
import sqlalchemy.sql
from sqlalchemy import Tuple
from sqlalchemy.sql import annotation, elements, selectable

from msdesk.store.file import annotating
from msdesk.store.file.annotating import put_off_annotations

_ROOTS = {
    elements.ColumnElement: elements.AnnotatedColumnElement,
    selectable.FromClause: selectable.AnnotatedFromClause,
    elements.ClauseList: annotation.Annotated,
}
_AT_A_START = """
import sys
from pathlib import Path
from msdesk.store.file.annotating import put_off_annotations
put_off_annotations()
from msdesk.store.record import open_record
record = open_record(Path(sys.argv[1]))
record.drafts.put("note", "{}")
assert record.drafts.get("note") == "{}"
record.close()
from sqlalchemy.sql.annotation import annotated_classes
print(len(annotated_classes))
"""


def told_of(made: type) -> dict[str, object]:
    """Return what SQLAlchemy asks a class of annotated things."""
    by_hand = (elements.AnnotatedColumnElement, selectable.AnnotatedFromClause)
    asked = ("_traverse_internals", "inherit_cache", "_is_column_operators")
    return {each: getattr(made, each, None) for each in asked} | {
        each.__name__: issubclass(made, each) for each in by_hand
    }


@pytest.fixture
def late() -> Any:  # noqa: ANN401 - SQLAlchemy's inner parts
    """The module as it is where the classes are put off, beside the one all others use."""
    spec: Any = annotating._Annotating().find_spec(annotation.__name__, sqlalchemy.sql.__path__)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for root, base in _ROOTS.items():
        module._prepare_annotations(root, base)
    return module


def test_opening_a_record_makes_none_but_those_of_the_roots(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _AT_A_START, str(tmp_path / "data")]
    (tmp_path / "data").mkdir()

    made = subprocess.run(command, check=True, capture_output=True, text=True).stdout

    assert int(made) <= len(_ROOTS) + 1


def test_what_is_made_late_is_as_what_is_made_at_once(late: Any) -> None:  # noqa: ANN401
    at_once = {
        kind: made
        for kind, made in reversed(annotation.annotated_classes.items())  # the last one first
        if kind.__module__.startswith("sqlalchemy.")
    }

    made = {kind: late._new_annotation_type(kind, annotation.Annotated) for kind in at_once}

    assert len(made) > 90
    assert {k: told_of(v) for k, v in made.items()} == {k: told_of(v) for k, v in at_once.items()}


def test_what_comes_from_two_roots_is_of_the_first(late: Any) -> None:  # noqa: ANN401
    late._new_annotation_type(elements.ClauseList, annotation.Annotated)

    made = late._new_annotation_type(Tuple, annotation.Annotated)

    assert issubclass(made, elements.AnnotatedColumnElement)


def test_another_version_of_sqlalchemy_does_as_it_will() -> None:
    another, seen = annotating._Annotating(), list[ModuleType]()
    another._loader = SimpleNamespace(exec_module=seen.append)
    module = ModuleType("another")

    another.exec_module(module)

    assert seen == [module]
    assert not hasattr(module, "_prepare_annotations")


def test_where_sqlalchemy_is_there_already_nothing_is_changed() -> None:
    before = list(sys.meta_path)

    put_off_annotations()

    assert sys.meta_path == before


def test_no_other_module_is_found_by_it() -> None:
    assert (
        annotating._Annotating().find_spec("sqlalchemy.sql.util", sqlalchemy.sql.__path__) is None
    )


def test_nor_is_one_that_is_not_there(tmp_path: Path) -> None:
    assert annotating._Annotating().find_spec(annotation.__name__, [str(tmp_path)]) is None


def test_it_is_asked_first_where_sqlalchemy_is_to_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "sqlalchemy")
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))

    put_off_annotations()

    assert isinstance(sys.meta_path[0], annotating._Annotating)
