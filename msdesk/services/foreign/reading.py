"""Reads files somebody chose, and the files in a zip file, without trusting any of them.

A file may be made to do harm, or just be the wrong one: every read has an end.  Nothing in a
zip file is unpacked to the disk; the names in it only tell what is what.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from stat import S_ISREG
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from msdesk.errors import ImportRefused

MOST_BYTES = 512_000_000  # of all that is read for one import; 500,000 long notes are 400 MB

_MOST_SQUEEZED = 200  # times; words are squeezed ten times, or fifty if they repeat
_SMALL = 1_000_000  # bytes that are no bomb however much they were squeezed
_MOST_LISTED = 50_000_000  # bytes of a zip file's table of contents, all of which is read
_END = 65_536 + 22  # bytes at the end of a zip file among which that table is announced

_UNREADABLE = (  # RuntimeError is raised where a password is needed
    BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error,
)  # fmt: skip
_NOTHING_CHANGED = "Nothing was changed. Choose another file."


def read_file(path: Path, most: int = MOST_BYTES) -> bytes:
    """Return what is in a file.  Raises ``ImportRefused``, too for what is too large."""
    if size_of(path) > most:
        raise too_large(path.name)
    return start_of(path, most)


def start_of(path: Path, length: int) -> bytes:
    """Return the first bytes of a file.  Raises ``ImportRefused``."""
    size_of(path)
    with _explained(path), path.open("rb") as file:
        return file.read(length)


def size_of(path: Path) -> int:
    """Return how many bytes a file has.  Raises ``ImportRefused``, too for what is no file."""
    with _explained(path):
        found = path.stat()
    if not S_ISREG(found.st_mode):  # a pipe would be waited for, a device never ends
        raise ImportRefused(f"{path.name} is not a file.", _NOTHING_CHANGED)
    return found.st_size


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:  # ValueError: a name no file can have
        raise ImportRefused(
            f"{path.name} cannot be read.",
            "Nothing was changed. Check that the disk is connected and that you may read it.",
        ) from error


def too_large(name: str) -> ImportRefused:
    """Return what to say of a file that would not fit into memory."""
    return ImportRefused(f"{name} is too large to be notes.", _NOTHING_CHANGED)


class Zip:
    """The files in a zip file, by what they are called; folders in it do not matter."""

    def __init__(self, path: Path) -> None:
        self._name = path.name
        self._left = MOST_BYTES
        try:
            _check_list(path)
            self._zip = ZipFile(path)
        except _UNREADABLE as error:
            raise self._damaged() from error
        # A file without a name cannot be asked whether it is a folder.
        self._members = [m for m in self._zip.infolist() if m.filename and not m.is_dir()]

    def close(self) -> None:
        """Close the file."""
        self._zip.close()

    def names(self) -> list[str]:
        """Return what the files are called, without their folders."""
        return [PurePosixPath(member.filename).name for member in self._members]

    def read(self, wanted: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Give the files of some names, each with its name."""
        names = set(wanted)
        for name, member in zip(self.names(), self._members, strict=True):
            if name in names and "__MACOSX" not in member.filename:
                yield name, self._read(member)

    def _read(self, member: ZipInfo) -> bytes:
        if member.file_size > member.compress_size * _MOST_SQUEEZED + _SMALL:
            raise too_large(self._name)
        if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise self._damaged()
        try:
            with self._zip.open(member) as file:
                content = file.read(self._left + 1)
        except _UNREADABLE as error:
            raise self._damaged() from error
        self._left -= len(content)
        if self._left < 0:
            raise too_large(self._name)
        return content

    def _damaged(self) -> ImportRefused:
        return ImportRefused(
            f"{self._name} is damaged, or packed in a way msdesk cannot read.", _NOTHING_CHANGED
        )


def _check_list(path: Path) -> None:
    """Raise ``BadZipFile`` for a table of contents that would fill the memory."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _END))
        end = file.read(_END)
    found = end.rfind(b"PK\x05\x06")
    announced = int.from_bytes(end[found + 12 : found + 16], "little") if found >= 0 else 0
    if announced > _MOST_LISTED:
        raise BadZipFile
