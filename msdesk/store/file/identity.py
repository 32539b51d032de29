"""Which file it is that has a name: the one that was opened, or another put in its place.

A system numbers the files of a disk.  A memory stick (FAT, exFAT) and some network drives keep no
such numbers: what stands for one is 0, or made up anew each time it is asked for.  That tells no
file from another, and a file is then taken for the one it was: who is told wrongly that the record
was replaced can write no more.  Little is lost with it, since Windows, where numbers are 0, lets
nobody replace a file that is open, and the other systems number each file as long as it is.

When a file was made tells nothing either: Wine and file servers make that up from its changes.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple


class Identity(NamedTuple):
    """What is known of a file: its disk, and its number there; 0 is none."""

    disk: int
    number: int

    def may_be(self, other: Identity | None) -> bool:
        """Whether a file, None if there is none, may be the same."""
        if other is None or self.disk != other.disk:
            return False
        return self.number == other.number or not (self.number and other.number)

    def surely_is(self, other: Identity | None) -> bool:
        """Whether a file is the same by its number."""
        return bool(self.number) and self == other


def identity(path: Path) -> Identity | None:
    """Return what tells a file from another one put in its place; None if it is not there."""
    try:
        return identified(path.stat(), path.stat())
    except OSError:
        return None


def identified(once: os.stat_result, again: os.stat_result) -> Identity:
    """Return what the system said of a file when it was asked twice."""
    return Identity(once.st_dev, once.st_ino if once.st_ino == again.st_ino else 0)


def is_same_file(one: Path, other: Path) -> bool:
    """Whether two names, both of files that are there, lead to one file."""
    found, its = one.stat(), other.stat()
    if found.st_ino and its.st_ino:
        return os.path.samestat(found, its)
    return os.path.normcase(one.resolve()) == os.path.normcase(other.resolve())
