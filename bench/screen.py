"""A real X screen of the bench's own, whose pixels can be looked at from outside.

Xvfb keeps its picture in a file: to see what a person would see is to read that file, and the
program that is measured does not notice.  A window manager and a session bus are there as on a
person's screen, where this computer has them.  Without a bus each program starts one of its own,
which costs it time and outlives it.
"""

from __future__ import annotations

import mmap
import os
import shutil
import struct
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic, sleep

_SIZE = "1400x1000x24"  # a little larger than the window
_OPTIONS = ("-displayfd", "1", "-screen", "0", _SIZE, "-br", "-nocursor")
_NTH = 5  # of so many lines of the picture one is looked at
_HEAD = 4 * 25  # bytes of the XWD header that are of use
_LOOK, _PATIENCE = 0.01, 10.0  # seconds between two looks for the window manager, and of all


class Screen:
    """``environment`` makes a program show itself here."""

    def __init__(self, number: str, bus: str, picture: mmap.mmap) -> None:
        self.environment: Mapping[str, str] = {
            "DISPLAY": f":{number}",
            "QT_QPA_PLATFORM": "xcb",
            "DBUS_SESSION_BUS_ADDRESS": bus,
        }
        self._picture = picture
        head = struct.unpack(">25I", picture[:_HEAD])
        self._begins = head[0] + 12 * head[19]  # after the header come the colours
        self._line, self._lines = head[12], head[5]

    def sight(self, below: float = 0.0) -> bytes:
        """Return what is seen: every so many lines of it, from a part of the height down."""
        lines = range(int(self._lines * below), self._lines, _NTH)
        starts = (self._begins + nth * self._line for nth in lines)
        return b"".join(self._picture[start : start + self._line] for start in starts)


def can_be_had() -> bool:
    """Whether there is an X server to start."""
    return shutil.which("Xvfb") is not None


@contextmanager
def screen() -> Iterator[Screen]:
    """Start a screen, and end it afterwards; raises ``OSError`` where it does not start."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="msdesk-screen-")))
        number = _told(stack, "Xvfb", *_OPTIONS, "-fbdir", str(folder))
        if not number:
            raise OSError("Xvfb did not start")
        with (folder / "Xvfb_screen0").open("rb") as file:
            picture = stack.enter_context(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        bus = "disabled:"
        if shutil.which("dbus-daemon"):
            bus = _told(stack, "dbus-daemon", "--session", "--nofork", "--print-address=1")
        on = Screen(number, bus, picture)
        if shutil.which("openbox"):
            _manage(stack, on, folder / "managed")
        yield on


def _told(stack: ExitStack, *command: str) -> str:
    """Start a program that ends with the stack; return the first line it tells."""
    program = subprocess.Popen(
        [_found(command[0]), *command[1:]],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    stack.callback(_end, program)
    return program.stdout.readline().strip() if program.stdout else ""


def _manage(stack: ExitStack, on: Screen, managed: Path) -> None:
    """Have windows managed, and wait until they are: it would work while a program starts."""
    manager = subprocess.Popen(
        [_found("openbox"), "--startup", f"touch '{managed}'"],
        env={**os.environ, **on.environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    stack.callback(_end, manager)
    limit = monotonic() + _PATIENCE
    while not managed.exists() and manager.poll() is None and monotonic() < limit:
        sleep(_LOOK)


def _found(program: str) -> str:
    return shutil.which(program) or program


def _end(process: subprocess.Popen[str] | subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait()
    if process.stdout is not None:
        process.stdout.close()
