"""Spoils the pages by which a table's rows are found, as a half-copied file does."""

from __future__ import annotations

import struct
from pathlib import Path

from tests.store.reading import value_of

PAGE = 4096
_INTERIOR = (2, 5)  # what a page begins with that leads to others, of an index or a table
_CELLS, _RIGHT, _POINTERS = 3, 8, 12  # places in it: how many ways down, the last one, the others


def root_of(path: Path, table: str) -> int:
    """Return the number of the page a table begins with."""
    root = value_of(path, f"SELECT rootpage FROM sqlite_master WHERE name = '{table}'")  # noqa: S608
    assert isinstance(root, int)
    return root


def interior_pages(path: Path) -> list[int]:
    """Return the numbers of the pages that lead to others."""
    raw = path.read_bytes()
    pages = range(2, len(raw) // PAGE + 1)
    return [page for page in pages if raw[(page - 1) * PAGE] in _INTERIOR]


def ways_down(path: Path, page: int) -> list[int]:
    """Return the places in the file where a page tells which pages are below it, in order.

    Of a table, the highest number of what is below follows each but the last.
    """
    raw = path.read_bytes()
    begin = (page - 1) * PAGE
    (cells,) = struct.unpack_from(">H", raw, begin + _CELLS)
    places = struct.unpack_from(f">{cells}H", raw, begin + _POINTERS)
    return [begin + at for at in (*places, _RIGHT)]


def point(path: Path, place: int, page: int) -> None:
    """Let a way down lead to a page."""
    with path.open("r+b") as file:
        file.seek(place)
        file.write(struct.pack(">I", page))


def lead_back(path: Path, table: str) -> None:
    """Let a table's first page point back to itself, and tell a wrong number on the way there.

    Then SQLite, asked for any number from there on, goes wrong and hands out an earlier row.
    """
    root = root_of(path, table)
    *ways, _ = ways_down(path, root)
    point(path, ways[len(ways) * 3 // 4], root)
    middle = (len(ways) - 1) // 2  # where SQLite looks first
    with path.open("r+b") as file:
        file.seek(ways[middle] + 4)
        file.write(b"\xff")  # the highest seven bits of the number
