"""What is asked of Windows; elsewhere its own library is played."""

from __future__ import annotations

import ctypes
import re
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from msdesk import windows

INSTALLER = Path(__file__).parents[1] / "packaging" / "windows" / "msdesk.iss"

off_windows = pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked itself")
windows_only = pytest.mark.skipif(sys.platform != "win32", reason="asks Windows itself")


class Library:
    """A library of Windows, as far as it is called; ``asked`` is what was asked of it."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []

    def CreateMutexW(self, *given: object) -> int:  # noqa: N802 - Windows' names
        self.asked.append(given)
        return 1

    def AllowSetForegroundWindow(self, process: int) -> int:  # noqa: N802
        self.asked.append((process,))
        return 1


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> Library:
    library = Library()
    play(monkeypatch, library)
    return library


def play(monkeypatch: pytest.MonkeyPatch, library: object) -> None:
    every: Any = SimpleNamespace(kernel32=library, user32=library, advapi32=library)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", every, raising=False)


def test_a_running_program_holds_the_names_the_installer_looks_for(played: Library) -> None:
    windows.show_running()

    (names,) = re.findall(r"^AppMutex=(.+)$", INSTALLER.read_text(encoding="utf-8"), re.MULTILINE)
    assert [given[2] for given in played.asked] == names.split(",")


def test_the_window_of_another_process_may_come_forward(played: Library) -> None:
    windows.let_come_forward(4242)

    assert played.asked == [(4242,)]


def test_a_windows_that_knows_none_of_it_does_not_keep_msdesk_from_starting(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    play(monkeypatch, object())

    windows.show_running()
    windows.let_come_forward(4242)

    assert windows.access_list(tmp_path) is None
    assert windows.own_number() is None


@off_windows
def test_another_system_is_asked_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    library = Library()
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=library), raising=False)

    windows.show_running()
    windows.let_come_forward(4242)

    assert library.asked == []
    assert windows.access_list(tmp_path) is None
    assert windows.own_number() is None


@windows_only
def test_windows_finds_the_name_of_a_running_program() -> None:
    windows.show_running()

    may_wait = 0x0010_0000
    kernel: Any = vars(ctypes)["windll"].kernel32
    assert all(kernel.OpenMutexW(may_wait, 0, name) for name in windows.RUNNING)


@windows_only
def test_windows_says_nothing_of_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert windows.access_list(tmp_path / "none") is None
