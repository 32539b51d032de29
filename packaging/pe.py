"""Reads which functions of which libraries a Windows program or library asks for.

``ntdll``, the loader of Windows, refuses a program of which one single function is lacking, and
says so in a box that nobody understands.  ``windows/asked-for.txt`` holds what the bundle asks
Windows for.  It was gone through by hand for what is newer than Windows 10 1809, the oldest that
the installer lets in; only its newest functions were looked up one by one.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import project

ASKED_FOR = project.PACKAGING / "windows" / "asked-for.txt"
_IMPORTS, _DELAYED = 1, 13  # which of a program's tables
_BY_NUMBER = 1 << 63


class NotWindows(ValueError):
    """The file is no 64-bit program or library of Windows."""


class Asked(NamedTuple):
    """A function of a library; libraries have no capital letters, as Windows sees none."""

    library: str
    function: str


class _Section(NamedTuple):
    size: int
    address: int
    length: int
    offset: int


class _File:
    def __init__(self, data: bytes) -> None:
        self._data = data
        if data[:2] != b"MZ":
            raise NotWindows("it does not begin as programs do")
        start = self._number("<I", 0x3C)
        sections, optional = self._number("<H", start + 6), self._number("<H", start + 20)
        self._tables = start + 24 + 112
        if data[start : start + 4] != b"PE\0\0" or self._number("<H", start + 24) != 0x20B:
            raise NotWindows("it is not of 64 bits")
        first = start + 24 + optional
        self._sections = [
            _Section(*struct.unpack_from("<4I", data, first + 40 * each + 8))
            for each in range(sections)
        ]

    def asked(self) -> Iterator[Asked]:
        for table, length, name, thunks in ((_IMPORTS, 20, 12, 0), (_DELAYED, 32, 4, 16)):
            place = self._number("<I", self._tables + 8 * table)
            while place and self._number("<I", self._at(place) + name):
                here = self._at(place)
                library = self._text(self._number("<I", here + name)).lower()
                # A linker may leave out the first list and keep the names in the second.
                names = self._number("<I", here + thunks) or self._number("<I", here + 16)
                yield from (Asked(library, function) for function in self._functions(names))
                place += length

    def _functions(self, place: int) -> Iterator[str]:
        while entry := self._number("<Q", self._at(place)):
            yield f"#{entry & 0xFFFF}" if entry & _BY_NUMBER else self._text(entry + 2)
            place += 8

    def _at(self, address: int) -> int:
        """Return where in the file lies what is loaded at an address."""
        for section in self._sections:
            if section.address <= address < section.address + max(section.size, section.length):
                return address - section.address + section.offset
        raise NotWindows(f"nothing of it is loaded at {address:#x}")

    def _text(self, address: int) -> str:
        start = self._at(address)
        return self._data[start : self._data.index(b"\0", start)].decode("ascii")

    def _number(self, kind: str, place: int) -> int:
        (number,) = struct.unpack_from(kind, self._data, place)
        return int(number)


def asked(path: Path) -> set[Asked]:
    """Return what a program or library asks others for; raises ``NotWindows``."""
    try:
        return set(_File(path.read_bytes()).asked())
    except (struct.error, ValueError) as error:
        raise NotWindows(f"{path.name}: {error}") from error


def of_windows(folder: Path) -> set[Asked]:
    """Return what all of a bundle asks for that is not in the bundle itself."""
    files = [p for p in folder.rglob("*") if p.suffix.lower() in (".exe", ".dll", ".pyd")]
    own = {path.name.lower() for path in files}
    return {each for path in files for each in asked(path) if each.library not in own}


def known() -> set[Asked]:
    """Return what the bundle is known to ask for."""
    found, library = set(), ""
    for line in ASKED_FOR.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if not line.startswith(" "):
            library = line
        else:
            found |= {Asked(library, function) for function in line.split()}
    return found


def lacking(folder: Path) -> list[str]:
    """Return each function that nobody has looked up, as "library: function"."""
    return [f"{each.library}: {each.function}" for each in sorted(of_windows(folder) - known())]
