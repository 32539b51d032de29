"""Processes that end in the middle of their work: forked where a system knows that, else begun.

A forked one has all modules at once, so that hundreds can be tried; one that is begun takes half a
second to import them.  Both end themselves before a call that changes the disk, or are killed.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from msdesk.store.copies import keys

CHEAP = keys.Cost(passes=1, memory=128, lanes=1)  # in each process
_ROOT = Path(__file__).parents[2]


class Ending(Protocol):
    """A process at work."""

    def kill(self) -> None:
        """Kill it, whatever it does."""

    def is_done(self) -> bool:
        """Wait for its end, and return whether it did all of its work."""


class Forked:
    """A copy of this process, which must have one thread."""

    def __init__(self, work: Callable[[], None]) -> None:
        self._id = os.fork()
        if self._id == 0:
            work()
            os._exit(0)

    def kill(self) -> None:
        """Kill it."""
        os.kill(self._id, signal.SIGKILL)

    def is_done(self) -> bool:
        """Wait for its end."""
        return os.waitpid(self._id, 0)[1] == 0


class Begun:
    """A Python of its own that runs a module of the tests with some arguments."""

    def __init__(self, module: str, *arguments: object) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, *map(str, arguments)],
            cwd=_ROOT,
            stdout=subprocess.PIPE,
        )
        assert self._process.stdout is not None
        self._process.stdout.readline()

    def kill(self) -> None:
        """Kill it."""
        self._process.kill()

    def is_done(self) -> bool:
        """Wait for its end."""
        self._process.communicate()
        return self._process.returncode == 0


def say_begun() -> None:
    """Say that all is imported, and the work begins."""
    sys.stdout.write("begun\n")
    sys.stdout.flush()
