"""What the system keeps of msdesk when it breaks: none of the person's words."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from msdesk import runtime
from tests.test_runtime import told

if sys.platform == "win32":
    pytest.skip("Windows keeps no core", allow_module_level=True)

import resource

from tests.aborting import PASSPHRASE, SECRET

_PATTERN = Path("/proc/sys/kernel/core_pattern")
_TYPESETTING = """
import sys
from tests.starting import leaves_cores, let_cores_be_left
from msdesk import __main__
let_cores_be_left()
try:
    __main__.main(["--typeset"])
except ValueError:  # it was handed no page
    sys.stderr.write(f"leaves cores: {leaves_cores()}")
"""
_DUMPABLE = """
import ctypes
from msdesk import runtime
runtime.leave_no_core_dump()
print(ctypes.CDLL(None).prctl(3))  # PR_GET_DUMPABLE
"""
_linux_only = pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")


def left_by(folder: Path, *, guarded: bool) -> bytes:
    """Let a process with an unlocked record break in a folder; return all it left there."""
    folder.mkdir()
    command = [sys.executable, "-m", "tests.aborting", str(folder / "data")]
    done = subprocess.run(
        [*command, "guarded"] if guarded else command,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[1])},
        capture_output=True,
        check=False,
    )
    assert done.stdout == b"1\n", done.stderr.decode()
    assert done.returncode < 0
    left = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    shutil.rmtree(folder)  # a whole core is large
    return left


def holds(left: bytes, words: str) -> bool:
    """Whether memory holds words as Python and SQLite keep them, or as Qt does."""
    return any(words.encode(how) in left for how in ("utf-8", "utf-16-le"))


@_linux_only
def test_what_the_system_keeps_of_an_unlocked_record_that_broke_holds_no_word_of_it(
    tmp_path: Path,
) -> None:
    bare = left_by(tmp_path / "bare", guarded=False)
    if not holds(bare, SECRET):  # so a secret would be found
        pattern = _PATTERN.read_text(encoding="utf-8").strip()
        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        pytest.skip(f"this system leaves no core in the folder: {pattern!r}, limit {hard}")

    guarded = left_by(tmp_path / "guarded", guarded=True)

    assert not holds(guarded, SECRET)
    assert not holds(guarded, PASSPHRASE)


def test_the_window_leaves_no_core_before_it_can_open_a_record(tmp_path: Path) -> None:
    state = told("-m", "tests.starting", "opened", str(tmp_path))

    assert not state["brought in"]["leaves cores"]
    assert not state["opened"]["leaves cores"]


def test_the_process_that_sets_a_page_leaves_no_core() -> None:
    command = [sys.executable, "-c", _TYPESETTING]

    done = subprocess.run(command, input=b"", capture_output=True, check=True)

    assert done.stderr.decode().endswith("leaves cores: False")


@_linux_only
def test_the_desktops_portal_may_still_look_at_the_process() -> None:
    command = [sys.executable, "-c", _DUMPABLE]

    done = subprocess.run(command, capture_output=True, check=True)

    assert done.stdout == b"1\n"


def test_a_system_that_refuses_does_not_keep_msdesk_from_starting(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(resource, "setrlimit", refuse)
    monkeypatch.setattr(runtime, "_COREDUMP_FILTER", tmp_path / "none" / "filter")

    runtime.leave_no_core_dump()


class Kernel:
    """Windows' own library, as far as it is called; ``asked`` is what was asked of it."""

    def __init__(self) -> None:
        self.asked: dict[str, int] = {}

    def GetErrorMode(self) -> int:  # noqa: N802 - Windows' names
        return 0x8000

    def SetErrorMode(self, mode: int) -> None:  # noqa: N802
        self.asked["mode"] = mode

    def WerSetFlags(self, flags: int) -> None:  # noqa: N802
        self.asked["flags"] = flags


def test_windows_is_asked_for_no_report_and_for_none_of_the_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kernel = Kernel()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)

    runtime.leave_no_core_dump()

    assert kernel.asked == {"mode": 0x8003, "flags": 1}


def test_a_windows_that_knows_no_such_call_does_not_keep_msdesk_from_starting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=object()), raising=False)

    runtime.leave_no_core_dump()
