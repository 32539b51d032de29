"""A real X screen of the bench's own, whose pixels can be looked at from outside.

Xvfb keeps its picture in a file: to see what a person would see is to read that file, and the
program that is measured does not notice.  A window manager runs on it where there is one.
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

_SIZE = "1400x1000x24"  # a little larger than the window
_OPTIONS = ("-displayfd", "1", "-screen", "0", _SIZE, "-br", "-nocursor")
_NTH = 5  # of so many lines of the picture one is looked at
_HEAD = 4 * 25  # bytes of the XWD header that are of use


class Screen:
    """``environment`` makes a program show itself here."""

    def __init__(self, number: str, picture: mmap.mmap) -> None:
        self.environment: Mapping[str, str] = {
            "DISPLAY": f":{number}",
            "QT_QPA_PLATFORM": "xcb",
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
        server = subprocess.Popen(
            [_found("Xvfb"), *_OPTIONS, "-fbdir", str(folder)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        stack.callback(_end, server)
        number = server.stdout.readline().strip() if server.stdout else ""
        if not number:
            raise OSError("Xvfb did not start")
        with (folder / "Xvfb_screen0").open("rb") as file:
            picture = stack.enter_context(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        if shutil.which("openbox"):
            manager = subprocess.Popen(
                [_found("openbox")],
                env={**os.environ, "DISPLAY": f":{number}"},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            stack.callback(_end, manager)
        yield Screen(number, picture)


def _found(program: str) -> str:
    return shutil.which(program) or program


def _end(process: subprocess.Popen[str] | subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait()
    if process.stdout is not None:
        process.stdout.close()
