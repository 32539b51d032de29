"""Where things are, from a checkout, a wheel and a frozen bundle."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

import msdesk
from msdesk import paths

PACKAGE = Path(msdesk.__file__).parent


def test_in_a_checkout_the_resources_lie_beside_the_package() -> None:
    assert paths.resources() == PACKAGE.parent / "resources"


def test_the_resources_are_there() -> None:
    assert (paths.resources() / "cards").is_dir()


def test_in_a_bundle_the_resources_lie_beside_the_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    assert paths.resources() == tmp_path / "resources"


def test_the_command_of_a_checkout_starts_msdesk_from_any_folder(tmp_path: Path) -> None:
    command = paths.own_command("--version")

    told = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)

    assert told.stdout == f"msdesk {msdesk.__version__}\n"


def test_the_command_of_a_bundle_is_its_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert paths.own_command("--version") == [sys.executable, "--version"]


def test_from_a_wheel_the_resources_are_a_package_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "msdesk").mkdir()
    for name in ("__init__.py", "paths.py"):
        shutil.copy(PACKAGE / name, tmp_path / "msdesk")
    (tmp_path / "msdesk_resources").mkdir()

    found = subprocess.run(
        [sys.executable, "-c", "from msdesk import paths; print(paths.resources())"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert Path(found.strip()) == (tmp_path / "msdesk_resources").resolve()


def _program(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "msdesk.exe"))


def test_a_program_that_is_carried_about_has_record_and_settings_beside_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _program(monkeypatch, tmp_path)
    (tmp_path / paths.PORTABLE).write_text("")

    assert paths.data_folder() == tmp_path / "record"
    assert paths.settings_file() == tmp_path / "settings" / "settings.json"


def test_an_installed_program_has_neither_beside_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _program(monkeypatch, tmp_path)

    assert tmp_path not in paths.data_folder().parents
    assert tmp_path not in paths.settings_file().parents


def test_the_record_is_in_a_folder_of_msdesk_alone() -> None:
    assert paths.data_folder() == Path(platformdirs.user_data_dir("msdesk", appauthor=False))


def test_the_settings_are_kept_with_those_of_other_programs() -> None:
    assert paths.settings_file().name == "settings.json"
    assert paths.settings_file().parent.name == "msdesk"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such variables")
def test_the_folders_follow_the_persons_own_choice(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))

    assert (paths.data_folder(), paths.settings_file()) == (
        tmp_path / "data" / "msdesk",
        tmp_path / "config" / "msdesk" / "settings.json",
    )
