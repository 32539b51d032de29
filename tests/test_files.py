"""A file that another program has open for a moment is tried again; any other error is not."""

from __future__ import annotations

import ast
import errno
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import msdesk
from msdesk.files import PATIENCE, is_in_use, remove_file, rename_file, replace_file
from tests.refusing import ACCESS_DENIED, ALWAYS, IN_USE, LOCKED, refusing
from tests.systems import on_windows

_MOVES = {"replace", "rename", "renames", "move"}
_MOVES_OF_A_PATH = {"replace", "rename"}
_OF_FILES = {"os", "shutil", "Path"}


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    (tmp_path / "fresh").write_text("new")
    (tmp_path / "there").write_text("old")
    return tmp_path / "fresh"


@pytest.mark.parametrize("number", [ACCESS_DENIED, IN_USE, LOCKED])
def test_a_file_that_is_held_for_a_moment_is_replaced_after_it(
    fresh: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(Path, "replace", refusing(Path.replace, 3, number))

    replace_file(fresh, fresh.with_name("there"))

    assert fresh.with_name("there").read_text() == "new"


def test_it_is_given_up_after_about_a_second(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "replace", refusing(Path.replace, ALWAYS, IN_USE))
    begun = time.monotonic()

    with pytest.raises(PermissionError):
        replace_file(fresh, fresh.with_name("there"))

    assert time.monotonic() - begun >= PATIENCE
    assert fresh.with_name("there").read_text() == "old"


def test_without_patience_it_is_tried_once(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "replace", refusing(Path.replace, 1, IN_USE))
    begun = time.monotonic()

    with pytest.raises(PermissionError):
        replace_file(fresh, fresh.with_name("there"), patience=0)

    assert time.monotonic() - begun < PATIENCE


def test_what_is_wrong_for_good_is_told_at_once(
    fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []

    def full(self: Path, _: Path) -> Path:
        tried.append(self)
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)

    with pytest.raises(OSError, match="No space left"):
        replace_file(fresh, fresh.with_name("there"))

    assert tried == [fresh]


def test_a_file_that_is_held_for_a_moment_is_renamed_after_it(
    fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "rename", refusing(Path.rename, 1, ACCESS_DENIED))

    rename_file(fresh, fresh.with_name("other"))

    assert fresh.with_name("other").read_text() == "new"


def test_a_file_that_is_held_for_a_moment_is_removed_after_it(
    fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "unlink", refusing(Path.unlink, 1, IN_USE))

    remove_file(fresh)

    assert not fresh.exists()


def test_a_file_that_is_not_there_needs_no_removal(tmp_path: Path) -> None:
    remove_file(tmp_path / "none")


def test_a_file_nobody_has_open_is_not_in_use(fresh: Path) -> None:
    assert not is_in_use(fresh)
    assert fresh.read_text() == "new"


@pytest.mark.parametrize(("number", "in_use"), [(IN_USE, True), (ACCESS_DENIED, False)])
def test_a_file_that_windows_does_not_rename_is_in_use(
    fresh: Path, monkeypatch: pytest.MonkeyPatch, number: int, *, in_use: bool
) -> None:
    monkeypatch.setattr(Path, "rename", refusing(Path.rename, 1, number))

    assert is_in_use(fresh) is in_use


@on_windows
def test_windows_tells_of_a_file_that_is_open(fresh: Path) -> None:
    with fresh.open("r+b"):
        assert is_in_use(fresh)


def test_no_file_is_moved_by_any_other_way() -> None:
    root = Path(msdesk.__file__).parent
    moved = [
        f"{path.relative_to(root)}:{line}"
        for path in sorted(root.rglob("*.py"))
        if path.name != "files.py"
        for line in _moves(path)
    ]

    assert moved == []


def _moves(path: Path) -> Iterator[int]:
    """Yield the lines on which a file is moved: a string takes two words, the rest has names."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr in _MOVES:
            if isinstance(node.value, ast.Name) and node.value.id in _OF_FILES:
                yield node.lineno
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in _MOVES_OF_A_PATH
            and len(node.args) == 1
            and not node.keywords
        ):
            yield node.lineno
