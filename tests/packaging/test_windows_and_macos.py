"""What cannot be built here, looked at as far as can be from here."""

from __future__ import annotations

import ast
import plistlib
import re

import pytest
import yaml

from tests.packaging.loading import FOLDER, module

project = module("project")
ROOT = FOLDER.parent
INSTALLER = (FOLDER / "windows" / "msdesk.iss").read_text(encoding="utf-8")
WORKFLOW = (ROOT / ".github" / "workflows" / "build.yml").read_text(encoding="utf-8")
_BUILT = ("dist", "build")


def test_windows_shows_this_version() -> None:
    text = project.filled(FOLDER / "windows" / "version.txt")

    ast.parse(text)
    assert f"'ProductVersion', '{project.version()}'" in text
    assert "filevers=(0, 1, 0, 0)" in text


def test_each_file_the_installer_names_is_there_or_built() -> None:
    named = re.findall(r'(?:Source: "|LicenseFile=|SetupIconFile=)([^"\n]+)', INSTALLER)

    paths = [path.replace("\\", "/").removeprefix("../../") for path in named]
    assert len(paths) == 3
    kept = [path for path in paths if not path.startswith(_BUILT)]
    assert [path for path in kept if not (ROOT / path).exists()] == []


def test_the_installer_does_not_take_over_every_json_file() -> None:
    assert r"Software\Classes\.json" not in INSTALLER


def test_removing_it_from_windows_says_that_the_record_stays() -> None:
    assert r"What you wrote stays in your own folder (AppData\Local\msdesk)" in INSTALLER


@pytest.mark.parametrize("name", ["Info.plist", "entitlements.plist"])
def test_the_property_lists_parse(name: str) -> None:
    with (FOLDER / "macos" / name).open("rb") as file:
        assert plistlib.load(file)


def test_macos_is_told_the_oldest_system_that_qt_runs_on() -> None:
    with (FOLDER / "macos" / "Info.plist").open("rb") as file:
        assert plistlib.load(file)["LSMinimumSystemVersion"] == "14.0"


def test_macos_is_told_the_one_processor_it_is_built_for() -> None:
    with (FOLDER / "macos" / "Info.plist").open("rb") as file:
        assert plistlib.load(file)["LSArchitecturePriority"] == ["arm64"]


def test_the_workflow_builds_checks_and_uploads_on_each_system() -> None:
    jobs = yaml.safe_load(WORKFLOW)["jobs"]

    assert set(jobs) == {"linux", "windows", "macos"}
    for job in jobs.values():
        does = " ".join(str(step.get("run", step.get("uses"))) for step in job["steps"])
        assert "dev.py bundle" in does
        assert "--self-check" in does
        assert "actions/upload-artifact" in does


def test_each_script_the_workflow_calls_is_there() -> None:
    called = set(re.findall(r"packaging[/\\][\w/\\.]+", WORKFLOW))

    assert called
    assert [path for path in called if not (ROOT / path.replace("\\", "/")).is_file()] == []
