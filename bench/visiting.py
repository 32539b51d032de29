"""Every page opened, round after round: how long each takes, how long the window stands still."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from bench.figures import Paired, Row, alone
from bench.processes import Told, run
from bench.programs.visit import GAP
from bench.screen import Screen
from bench.seeded import Records
from bench.starting import EMPTY

STILL = 50.0  # ms; a window that stands still for longer has to say what it does
_PAGE = 100.0  # ms
_MEMORY = 2.5
_NOT_PAGES = ("cards", "peak", "opened")


class Visits(NamedTuple):
    """The row of memory, and two a page: its openings after the first, and its longest gaps."""

    memory: Row
    pages: tuple[Row, ...]
    gaps: tuple[Row, ...]


def visits(
    records: Records, notes: int, processes: int, rounds: int, screen: Screen | None
) -> Iterator[Visits]:
    """Yield what so many windows tell, each of so many rounds through all pages."""
    seeded = records.of(notes)
    told = []
    for _ in range(processes):
        folder = str(records.copy_of(seeded).folder)  # a visit leaves its marks
        told.append(
            (run("visit", folder, str(rounds), screen=screen), run("empty", screen=screen))
        )
        records.remove_copies()
    pages: list[Row] = []
    gaps: list[Row] = []
    for name in told[0][0]:
        if name in _NOT_PAGES:
            continue
        later = [value for ours, _ in told for value in ours[name][1:]]
        first = sorted(ours[name][0] for ours, _ in told)[processes // 2]
        if name.startswith(GAP):
            row, found = alone(f"opening {name.removeprefix(GAP)}", later, STILL), gaps
        else:
            row, found = alone(name, later, None if name.endswith("-pdf") else _PAGE), pages
        found.append(msgspec.structs.replace(row, note=f"{first:.0f} ms"))
    yield Visits(_memory(told), tuple(pages), tuple(gaps))


def _memory(told: list[tuple[Told, Told]]) -> Row:
    opened = int(told[0][0]["opened"][0])
    what = f"peak memory after {opened} openings of pages and an export"
    if not all(each.get("peak") for pair in told for each in pair):
        return Row(what=what, beside=EMPTY, at_most=_MEMORY, note="not known on this system")
    pair = Paired(
        ours=tuple(ours["peak"][0] for ours, _ in told),
        floor=tuple(empty["peak"][0] for _, empty in told),
    )
    return pair.ratio(what, EMPTY, _MEMORY, "MB")
