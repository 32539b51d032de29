"""Moves and removes files where another program may have them open for a moment.

On Windows a file that is open can be neither replaced nor removed, and virus scanners, backup
programs and the search index open each new one for a moment.  So what is refused for that is
tried again for about a second.  No other system refuses it.
"""

from __future__ import annotations

import errno
import time
from collections.abc import Callable
from pathlib import Path

PATIENCE = 1.0  # seconds
_PAUSE = 0.04
# The numbers of Windows: access denied, in use by another program, locked by one.
_IN_USE = 32
_HELD = (5, _IN_USE, 33)
_FULL_DISKS = {errno.ENOSPC, errno.EDQUOT}


def is_held(error: OSError) -> bool:
    """Whether Windows refused something as it does while another program has the file open."""
    return getattr(error, "winerror", None) in _HELD


def is_full(error: OSError) -> bool:
    """Whether the disk, or the person's share of it, has no space left."""
    return error.errno in _FULL_DISKS


def is_in_use(path: Path) -> bool:
    """Whether another program has a file open, as far as Windows lets that be known.

    A file that is open is not renamed there, not even to the name it has.  Opening it would not
    do: Python then hands on the number of C, which is the same for a file one may not write.
    """
    try:
        path.rename(path)
    except OSError as error:
        return getattr(error, "winerror", None) == _IN_USE
    return False


def patiently(work: Callable[[], object], patience: float = PATIENCE) -> None:
    """Do something to a file, as often as it takes while another program has it open.

    Raises the ``OSError`` that is left after ``patience`` seconds, or any other at once.
    """
    end = time.monotonic() + patience
    while True:
        try:
            work()
        except OSError as error:
            if not is_held(error) or time.monotonic() >= end:
                raise
            time.sleep(_PAUSE)
        else:
            return


def replace_file(fresh: Path, path: Path, *, patience: float = PATIENCE) -> None:
    """Put a file in the place of another, whole or not at all."""
    patiently(lambda: fresh.replace(path), patience)


def rename_file(fresh: Path, path: Path) -> None:
    """Give a file another name; where Windows has a file of that name, it stays."""
    patiently(lambda: fresh.rename(path))


def remove_file(path: Path) -> None:
    """Remove a file, if it is there."""
    patiently(lambda: path.unlink(missing_ok=True))
