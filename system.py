"""What msdesk needs of the system: Debian's packages, installed or asked for.

For ``dev.py``, so only of the standard library.  Where the system is not Debian's kind, nothing
is known to be missing.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import shutil
import subprocess
import sys

# What Qt needs and a small Debian lacks: the first six for any window, the rest for X11.
QT_LIBRARIES = (
    *("libgl1", "libegl1", "libxkbcommon0", "libglib2.0-0", "libfontconfig1", "libdbus-1-3"),
    *("libxkbcommon-x11-0", "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1"),
    "libxcb-shape0",
)
VENV_PACKAGE = "python{}.{}-venv".format(*sys.version_info)  # Debian keeps ensurepip apart
# A screen that nobody looks at, with the bus that screen readers listen to.
BUS = (*("xvfb", "openbox", "dbus-daemon", "at-spi2-core", "python3-gi", "gir1.2-atspi-2.0"),)
# Else the tests of locales, of a real voice and of the bus are skipped.
FOR_TESTS = ("locales", "espeak-ng", *BUS)
_INSTALL = ("apt-get", "install", "-y", "--no-install-recommends")


def has_pip_to_give() -> bool:
    """Whether this Python can make a ``.venv``."""
    return importlib.util.find_spec("ensurepip") is not None


def lacking_for_qt(*, makes_venv: bool) -> list[str]:
    """Return what Qt and venv lack here."""
    missing = lacking(QT_LIBRARIES)
    venv = lacking((VENV_PACKAGE,)) if makes_venv and not has_pip_to_give() else []
    return [*missing, *venv]


def lacking(packages: tuple[str, ...]) -> list[str]:
    """Return which packages are not installed here."""
    if not (shutil.which("dpkg-query") and shutil.which("apt-get")):
        return []
    newer = [f"{name}t64" for name in packages]  # their names where time_t has 64 bits
    query = ["dpkg-query", "-W", "-f=${Package} ${db:Status-Status}\n", *packages, *newer]
    told = subprocess.run(query, capture_output=True, text=True, check=False).stdout
    there = {line.removesuffix(" installed") for line in told.splitlines()}
    return [name for name in packages if not there & {name, f"{name}t64"}]


def line_to_type(packages: list[str]) -> str:
    """Return the command that installs packages."""
    return " ".join(["sudo", *_INSTALL, *packages])


def install(packages: list[str], needed: str) -> bool:
    """Install packages if root, else say what to type; return whether all are there.

    ``needed`` says who needs them, in a sentence.
    """
    if not packages or sys.platform != "linux":
        return True
    if os.geteuid() == 0:
        print(f"Installing {' '.join(packages)} ...", flush=True)
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update"], [*_INSTALL, *packages]):
            done = subprocess.run(command, env=quiet, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            importlib.invalidate_caches()
            return True
        print(done.stderr.strip(), file=sys.stderr)
    told = f"{needed} Type: {line_to_type(packages)}"
    if VENV_PACKAGE in packages:
        print(f"{told}\nThen call this again.", file=sys.stderr)
        sys.exit(3)
    print(told, flush=True)
    return False
