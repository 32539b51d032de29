"""msdesk on a real screen, seen and heard over the accessibility bus."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path

import pytest

import system
from msdesk.domain.screen import ItemScreen, Screen
from tests.bus.told import Told

_ROOT = Path(__file__).resolve().parents[2]
_HEARD = _ROOT / "build" / "heard"  # each screen as it is read aloud, for people to look at
_DEBIANS = "/usr/bin/python3"  # only it has the bus
_PROGRAMS = ("Xvfb", "openbox", "dbus-run-session", _DEBIANS)
_LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
_PATIENCE = 60  # seconds
_HAS_THE_BUS = "import gi; gi.require_version('Atspi', '2.0')"
# A window that is there before the window manager is given the keyboard by nobody.
_ONCE_MANAGED = """
openbox --startup "touch '$0'" &
until [ -e "$0" ]; do sleep 0.05; done
exec "$@"
"""

STEPS = {
    "start": [["read"]],
    **{screen.value: [["go", screen.value], ["read"]] for screen in (*Screen, *ItemScreen)},
    "home": [["go", "treatments"], ["go", "home"], ["read"]],  # one has been there since the start
    "searched": [["go", "treatments"], ["write", "Search", "ocrev"]],
    "sought": [["go", "find"], ["write", "Search everything", "fertility"], ["read"]],
    "compared": [["go", "compare"], ["press", "AHSCT"], ["read"]],
    "unfolded": [["go", "card"], ["press", "What it is"], ["read"]],
    "deleted": [["go", "appointment"], ["press", "Delete: Can you refer me"]],
    "undone": [["press", "Undo"]],
    "moved": [["press", "Move down: Can you refer me"]],
    "taken out": [["press", "Out of the top three: Do my age"]],
    "put in": [["press", "Top three: Can I have"]],
    "added": [["press", "Add: What good"]],
    "of another type": [["go", "my-ms"], ["press", "Relapsing-remitting MS"]],
}


def _is_ready() -> bool:
    if not (all(map(shutil.which, _PROGRAMS)) and _LAUNCHER.exists()):
        return False
    asked = subprocess.run([_DEBIANS, "-c", _HAS_THE_BUS], capture_output=True, check=False)
    return asked.returncode == 0


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Told]:
    """Return what is told of each screen, and after each step, by its name.

    Of the processes that run the tests one walks the bus, and the others wait for it.
    """
    if sys.platform != "linux":
        pytest.skip("this bus is Linux's")
    if not _is_ready():
        why = f"To walk the bus, type: {system.line_to_type(list(system.BUS))}"
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "bus"
    out = folder / "told.json"
    try:
        folder.mkdir()
    except FileExistsError:
        _wait_for(out)
    else:
        with _display() as display:
            _walk(display, folder, out)
    each_step = iter(json.loads(out.read_text(encoding="utf-8")))
    told = {name: Told(islice(each_step, len(several))) for name, several in STEPS.items()}
    _HEARD.mkdir(parents=True, exist_ok=True)
    for name, each in told.items():
        (_HEARD / f"{name}.txt").write_text(f"{each}\n", encoding="utf-8")
    return told


def _wait_for(file: Path) -> None:
    ends = time.monotonic() + _PATIENCE
    while not file.exists():
        assert time.monotonic() < ends, "the process that walks the bus has not come back"
        time.sleep(0.1)


@contextmanager
def _display() -> Iterator[str]:
    """Give the name of an X display that nobody looks at."""
    read, write = os.pipe()
    size = ("-screen", "0", "1366x768x24", "-nolisten", "tcp")
    with subprocess.Popen(["Xvfb", "-displayfd", str(write), *size], pass_fds=[write]) as server:
        os.close(write)
        try:
            with os.fdopen(read) as said:
                yield f":{said.readline().strip()}"
        finally:
            server.terminate()  # else what fails here would wait for it for ever


def _walk(display: str, folder: Path, out: Path) -> None:
    """Have all steps done in a session of their own, and what was told written to a file."""
    app = [sys.executable, "-m", "tests.bus.app", str(folder)]
    listener = [_DEBIANS, "-W", "ignore", "tests/bus/listener.py", str(out)]
    steps = json.dumps([step for several in STEPS.values() for step in several])
    there = os.environ | {
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHONPATH": str(_ROOT),
        "XDG_RUNTIME_DIR": str(folder),
        "HOME": str(folder),
    }
    session = ["dbus-run-session", "--", "sh", "-c", _ONCE_MANAGED, str(folder / "managed")]
    command = [*session, *listener, steps, *app]
    with subprocess.Popen(command, cwd=_ROOT, env=there, start_new_session=True) as done:
        try:
            done.wait(timeout=_PATIENCE)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(done.pid, signal.SIGTERM)  # the window manager, and what hangs
    assert done.returncode == 0
