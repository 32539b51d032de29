"""Looks into Linux libraries, and takes the search path of the builder's machine out of them.

A Python built with ``--enable-shared`` writes the folder of its own library into each of its
modules (``DT_RUNPATH``).  In a bundle that folder is somebody else's, if it is there at all.
"""

from __future__ import annotations

import os
import struct
import subprocess
from pathlib import Path

_64_BIT_LITTLE_ENDIAN = b"\x7fELF\x02\x01"
_PT_DYNAMIC = 2
_DT_NULL, _DT_STRTAB, _DT_RPATH, _DT_RUNPATH = 0, 5, 15, 29
_ENTRY = struct.Struct("<qQ")  # tag, value
_PROGRAM = struct.Struct("<IIQQQQQQ")  # type, flags, offset, address, ..., size in the file


def is_elf(path: Path) -> bool:
    """Whether a file is a program or a library of Linux."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_64_BIT_LITTLE_ENDIAN)) == _64_BIT_LITTLE_ENDIAN


def lacking(folder: Path) -> list[str]:
    """Return the libraries that a bundle's files want and neither it nor this system has."""
    files = [str(path) for path in folder.rglob("*") if is_elf(path)]
    if not files:
        return []
    told = os.environ | {"LD_LIBRARY_PATH": str(folder / "_internal"), "LC_ALL": "C"}
    done = subprocess.run(["ldd", *files], env=told, capture_output=True, text=True, check=False)
    lines = (line.split() for line in done.stdout.splitlines() if "not found" in line)
    return sorted({words[0] for words in lines})


def forget_builder(path: Path) -> bool:
    """Remove search paths that begin at the root; return whether there was one.

    Those that begin with ``$ORIGIN`` stay: they find what lies in the bundle.
    """
    if not is_elf(path):
        return False
    data = bytearray(path.read_bytes())
    segments = _segments(data)
    span = next(((s[2], s[5]) for s in segments if s[0] == _PT_DYNAMIC), None)
    if span is None:
        return False
    entries = _entries(data, *span)
    strings = next((value for tag, value in entries if tag == _DT_STRTAB), 0)
    text = _in_file(segments, strings)
    left = [e for e in entries if not _is_foreign(data, text, e)]
    if len(left) == len(entries):
        return False
    left += [(_DT_NULL, 0)] * (len(entries) - len(left))
    for number, entry in enumerate(left):
        _ENTRY.pack_into(data, span[0] + number * _ENTRY.size, *entry)
    path.write_bytes(data)
    return True


def _segments(data: bytearray) -> list[tuple[int, ...]]:
    (start,) = struct.unpack_from("<Q", data, 32)
    each, count = struct.unpack_from("<HH", data, 54)
    return [_PROGRAM.unpack_from(data, start + number * each) for number in range(count)]


def _entries(data: bytearray, offset: int, size: int) -> list[tuple[int, int]]:
    places = range(offset, offset + size, _ENTRY.size)
    entries = [_ENTRY.unpack_from(data, place) for place in places]
    return [(tag, value) for tag, value in entries]


def _in_file(segments: list[tuple[int, ...]], address: int) -> int:
    """Return where in the file lies what will be at an address."""
    for segment in segments:
        offset, start, size = segment[2], segment[3], segment[5]
        if segment[0] == 1 and start <= address < start + size:
            return address - start + offset
    return address


def _is_foreign(data: bytearray, strings: int, entry: tuple[int, int]) -> bool:
    tag, value = entry
    return tag in (_DT_RPATH, _DT_RUNPATH) and data[strings + value : strings + value + 1] == b"/"
