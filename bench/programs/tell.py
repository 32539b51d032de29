"""How a measured program tells what it saw: a line ``name number`` each, on standard output."""

from __future__ import annotations

import sys
from pathlib import Path

if sys.platform == "linux":
    import resource

_STATUS = Path("/proc/self/status")


def tell(name: str, value: float) -> None:
    """Write one line; the name is one word."""
    sys.stdout.write(f"{name} {value}\n")


def tell_peak() -> None:
    """Tell the most memory that was ever resident, in MB; nothing where that is not known."""
    found = peak()
    if found is not None:
        tell("peak", found)


def peak() -> float | None:
    """Return the peak of resident memory in MB, on Linux.

    Not ``getrusage``: Linux hands a process what its parent had before it was started.
    """
    if not _STATUS.exists():
        return None
    for line in _STATUS.read_text(encoding="ascii", errors="replace").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return None


def tell_largest_child() -> None:
    """Tell the most memory one of the processes started from here took, in MB, on Linux.

    It must have taken more than this one: Linux counts what a child had before it became another
    program, which is what its parent had.
    """
    if sys.platform == "linux":
        tell("child", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
