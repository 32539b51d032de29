"""What goes into the bundle."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import dev
from bench.processes import environment
from tests.packaging.loading import FOLDER, module

contents = module("contents")
MSDESK = FOLDER.parent / "msdesk"
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has system libraries")


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "PySide6\\plugins\\iconengines\\qsvgicon.dll",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "resources/cards/ahsct.toml",
        "msdesk/store/migrations/env.py",
        "keyring-25.7.0.dist-info/entry_points.txt",
    ],
)
def test_what_msdesk_uses_goes_in(place: str) -> None:
    assert contents.wanted(place, "/home/a/venv/" + place, "BINARY")


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/imageformats/libqtiff.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/opengl32sw.dll",
        "PySide6/icuuc.dll",
        "mscms.dll",
        "PySide6/Qt/lib/libQt6EglFSDeviceIntegration.so.6",
        "mypy/main.so",
        "cryptography-50.0.2.dist-info/licenses/LICENSE",
    ],
)
def test_what_msdesk_never_uses_stays_out(place: str) -> None:
    assert not contents.wanted(place, "/home/a/venv/" + place, "BINARY")


@linux_only
def test_a_library_of_the_system_stays_out() -> None:
    assert not contents.wanted("libcups.so.2", "/usr/lib/x86_64-linux-gnu/libcups.so.2", "BINARY")


@linux_only
def test_a_library_that_systems_name_differently_goes_in() -> None:
    assert contents.wanted("libbz2.so.1.0", "/lib/x86_64-linux-gnu/libbz2.so.1.0", "BINARY")


SCRIPTS = [
    (name, f"/home/a/{name}.py", "PYSOURCE")
    for name in ("pyi_rth_inspect", "pyi_rth_pyside6", "pyi_rth_pkgutil", "launcher")
]


def test_linux_imports_qt_when_msdesk_does() -> None:
    kept = contents.run_at_first(SCRIPTS, "linux")

    assert [name for name, *_ in kept] == ["pyi_rth_pkgutil", "launcher"]


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_qt_is_told_where_its_plugins_are(platform: str) -> None:
    assert contents.run_at_first(SCRIPTS, platform) == SCRIPTS


def test_nothing_that_msdesk_imports_is_left_out() -> None:
    imported = set(contents.imported_by(MSDESK))

    assert not imported & set(contents.left_out())


def test_the_self_check_passes_without_what_is_left_out() -> None:
    left_out = f"import sys; sys.modules.update(dict.fromkeys({contents.left_out()!r}))"
    check = "from msdesk.app.commands import self_check; sys.exit(self_check.main())"

    done = subprocess.run(
        [sys.executable, "-c", f"{left_out}; {check}"],
        env=os.environ | {"PYTHONPATH": str(MSDESK.parent)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_what_pyinstaller_imports_at_each_start_for_others_is_left_out() -> None:
    assert "multiprocessing" in contents.LEFT_OUT


def test_imports_inside_a_function_are_seen(tmp_path: Path) -> None:
    step = "def upgrade():\n    from alembic import op\n    import zoneinfo\n"
    (tmp_path / "0002.py").write_text(step)

    assert list(contents.imported_by(tmp_path)) == ["alembic", "alembic.op", "zoneinfo"]


def test_what_a_compiled_module_needs_is_named() -> None:
    named = set(contents.compiled("tomli"))

    assert {"tomli", "tomli._parser", "tomli._re", "tomli._types"} < named
    (beside,) = (name for name in named if not name.startswith("tomli"))
    assert find_spec(beside)


def test_the_spec_takes_along_every_folder_that_is_read_as_files() -> None:
    spec = (FOLDER / "msdesk.spec").read_text(encoding="utf-8")

    assert '(str(ROOT / "resources"), "resources")' in spec
    assert 'MIGRATIONS = ROOT / "msdesk" / "store" / "migrations"' in spec


def test_the_spec_compiles_and_each_path_in_it_is_there() -> None:
    spec = (FOLDER / "msdesk.spec").read_text(encoding="utf-8")
    tree = compile(spec, "msdesk.spec", "exec", ast.PyCF_ONLY_AST)
    starts = {"ROOT": FOLDER.parent, "project.PACKAGING": FOLDER}

    paths = [path for node in ast.walk(tree) if (path := _path(node, starts))]

    assert len(paths) >= 5
    assert [path for path in paths if not path.exists()] == []


def test_nothing_of_msdesk_goes_by_the_docstrings_and_assertions_that_the_bundle_lacks() -> None:
    trees = {file: ast.parse(file.read_bytes()) for file in MSDESK.rglob("*.py")}

    goes_by = {
        (file.name, ast.unparse(node))
        for file, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Assert)
        or (isinstance(node, ast.Attribute) and node.attr == "__doc__")
    }

    assert len(trees) > 300
    assert goes_by == set()


def test_what_is_run_and_measured_from_the_sources_lacks_what_the_bundle_lacks() -> None:
    said = re.search(r"optimize=(\d)", (FOLDER / "msdesk.spec").read_text(encoding="utf-8"))
    assert said is not None

    assert said[1] == dev.AS_SHIPPED["PYTHONOPTIMIZE"]
    assert said[1] == environment()["PYTHONOPTIMIZE"]
    assert int(said[1]) in dev.COMPILED


def _path(node: ast.AST, starts: dict[str, Path]) -> Path | None:
    """Return the path that ``ROOT / "a" / "b"`` says, None for anything else."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
        start = _path(node.left, starts)
        if start and isinstance(node.right, ast.Constant):
            return start / str(node.right.value)
        return None
    return starts.get(ast.unparse(node)) if isinstance(node, ast.Name | ast.Attribute) else None


@pytest.mark.parametrize(("system", "stays_out"), [("win32", False), ("linux", True)])
def test_the_bundle_for_windows_holds_what_its_keychain_is_asked_with(
    system: str, *, stays_out: bool
) -> None:
    assert ("pycparser" in contents.left_out(system)) is stays_out
