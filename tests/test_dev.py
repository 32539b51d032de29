"""The set-up script, and what no file of the project may hold."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import dev
import msdesk

_NOT_OURS = {"build", "dist", "__pycache__", "fonts"}
_KEPT_IN_DOT = {".github", ".ci", ".gitignore", ".pre-commit-config.yaml"}
_REGISTRY = re.compile(r"https?://\S*(?:/simple\b|/packages/|\.whl\b|\.tar\.gz\b)")


def _files() -> Iterator[Path]:
    for top in dev.ROOT.iterdir():
        if top.name in _NOT_OURS or (top.name.startswith(".") and top.name not in _KEPT_IN_DOT):
            continue
        for path in top.rglob("*") if top.is_dir() else (top,):
            if path.is_file() and not _NOT_OURS.intersection(path.parts):
                yield path


def test_help_lists_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        dev.main(["--help"])

    assert left.value.code == 0
    commands = re.findall(r"^    (\w+) ", capsys.readouterr().out, re.MULTILINE)
    assert {"run", "test", "tour"} <= set(commands)


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        (["run", "--demo", "--data-dir", "d"], ("run", ["--demo", "--data-dir", "d"])),
        (["test", "--", "-k", "claim"], ("test", ["-k", "claim"])),
        (["tour"], ("tour", [])),
    ],
)
def test_further_arguments_are_passed_on(
    arguments: list[str], command: tuple[str, list[str]]
) -> None:
    assert dev._parse(arguments) == command


def test_arguments_nobody_takes_are_refused() -> None:
    with pytest.raises(SystemExit, match="2"):
        dev._parse(["test", "-k", "claim"])


def test_the_last_line_counts_what_pytest_reported(tmp_path: Path) -> None:
    report = tmp_path / "tests.xml"
    report.write_text('<testsuite name="pytest" errors="0" failures="2" skipped="1" tests="9">')

    assert dev.counted(report) == "6 passed, 2 failed, 1 skipped"


def test_the_last_line_says_when_there_is_no_report(tmp_path: Path) -> None:
    assert dev.counted(tmp_path / "none.xml") == "0 passed, 0 failed: pytest did not finish"


def test_the_lock_file_has_hashes_and_no_address() -> None:
    lock = dev.LOCK.read_text(encoding="utf-8")

    assert "--hash=sha256:" in lock
    assert "http" not in lock


def test_the_lock_file_names_all_that_its_packages_need() -> None:
    check = [sys.executable, "-m", "pip", "--disable-pip-version-check", "check"]

    told = subprocess.run(check, capture_output=True, text=True, check=False)

    assert (told.returncode, told.stdout.strip()) == (0, "No broken requirements found.")


def test_the_changelog_and_the_project_file_name_the_version_of_the_package() -> None:
    changes = (dev.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    project = tomllib.loads((dev.ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    newest = re.search(r"^## (\S+)", changes, re.MULTILINE)
    assert newest
    assert newest.group(1) == msdesk.__version__ == project["project"]["version"]


def test_no_file_names_the_host_of_a_package_registry() -> None:
    found = [
        f"{path.relative_to(dev.ROOT)}: {match.group()}"
        for path in _files()
        for match in _REGISTRY.finditer(path.read_text(encoding="utf-8", errors="ignore"))
    ]

    assert found == []
