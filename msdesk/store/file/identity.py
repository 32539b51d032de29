"""Which file it is that has a name: the one that was opened, or another put in its place.

A system numbers the files of a disk.  A memory stick (FAT, exFAT) keeps no such numbers, and what
stands for one is made up: on Windows from the place of the name in its folder, so that another
file in its place may have the same; by some network drives anew each time it is asked for; or it
is 0.  So the moment at which the file was made counts too, where the system keeps it, and a number
that is none does not count.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

_A_MOMENT = 2 * 10**9  # nanoseconds: a stick keeps no finer time
# A stick keeps the time of the clock on the wall.  When summer time begins, all was made an hour
# ago more or less, and zones differ by quarters of one.
_ZONES = 15 * 60 * 10**9


class Identity(NamedTuple):
    """What is known of a file: its disk, its number there, and when it was made; 0 is unknown."""

    disk: int
    number: int
    made: int  # nanoseconds

    def may_be(self, other: Identity | None) -> bool:
        """Whether a file, None if there is none, may be the same."""
        if other is None or self.disk != other.disk:
            return False
        numbered = self.number and other.number
        if numbered and self.number != other.number:
            return False
        return not (self.made and other.made) or _at_one_time(self.made, other.made)

    def surely_is(self, other: Identity | None) -> bool:
        """Whether a file is the same by its number: by its time alone it may be another."""
        return (
            bool(self.number) and other is not None and bool(other.number) and self.may_be(other)
        )


def identity(path: Path) -> Identity | None:
    """Return what tells a file from another one put in its place; None if it is not there."""
    try:
        return identified(path.stat(), path.stat())
    except OSError:
        return None


def identified(
    once: os.stat_result, again: os.stat_result, system: str = sys.platform
) -> Identity:
    """Return what the system said of a file when it was asked twice."""
    number = once.st_ino if once.st_ino == again.st_ino else 0
    return Identity(once.st_dev, number, _made(once, system))


def is_same_file(one: Path, other: Path) -> bool:
    """Whether two names, both of files that are there, lead to one file."""
    found, its = one.stat(), other.stat()
    if found.st_ino and its.st_ino:
        return os.path.samestat(found, its)
    return os.path.normcase(one.resolve()) == os.path.normcase(other.resolve())


def _made(found: os.stat_result, system: str) -> int:
    """Return when a file was made; Linux tells Python 3.11 only when it was changed."""
    if system == "win32":
        return found.st_ctime_ns
    return int(getattr(found, "st_birthtime", 0) * 10**9)


def _at_one_time(made: int, other: int) -> bool:
    apart = abs(made - other) % _ZONES
    return min(apart, _ZONES - apart) <= _A_MOMENT
