"""Starts the programs that are measured from outside, and reads what they tell."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter

import bench
import msdesk
from bench.screen import Screen

# Not a script: Python would compile it anew at each start.
_START = "import sys; from bench.programs.{} import main; main(*sys.argv[1:])"
_INSTANTS = ("painted", "filled", "ready", "made")
_LONGEST = 600  # seconds
Told = Mapping[str, Sequence[float]]


def command(program: str, *arguments: str) -> list[str]:
    """Return what starts a program of ``programs``."""
    return [sys.executable, "-c", _START.format(program), *arguments]


def run(program: str, *arguments: str, screen: Screen | None = None) -> Told:
    """Run a program of ``programs`` to its end; return what it told, by name.

    It shows itself on the screen, if one is given.

    Those of ``_INSTANTS`` are told as instants on this computer's clock; they come back as
    milliseconds since the process was started.  Raises ``RuntimeError`` if it failed.
    """
    began = perf_counter()
    try:
        done = subprocess.run(  # a program of ours
            command(program, *arguments),
            env=environment() | (dict(screen.environment) if screen else {}),
            capture_output=True,
            text=True,
            timeout=_LONGEST,
            check=True,
        )
    except subprocess.SubprocessError as error:
        said = getattr(error, "stderr", None) or ""
        raise RuntimeError(f"{program}: {error}\n{said}") from error
    found: dict[str, list[float]] = defaultdict(list)
    for line in done.stdout.splitlines():
        name, _, value = line.partition(" ")
        instant = name in _INSTANTS
        found[name].append((float(value) - began) * 1000 if instant else float(value))
    return found


def environment() -> dict[str, str]:
    """Return what programs get: no screen, and their bytecode kept and bare, as it is shipped."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    found = dict.fromkeys(str(Path(str(each.__file__)).parents[1]) for each in (msdesk, bench))
    places = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(found)}
    return kept | places | {"PYTHONOPTIMIZE": "2"}
