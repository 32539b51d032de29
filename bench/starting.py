"""Whole starts of the program beside an empty window, and what they take of memory."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import msgspec

from bench.figures import Paired, Row, alone
from bench.processes import Told, run
from bench.seeded import Records

_EMPTY = "an empty PySide6 window"


def start_rows(records: Records, notes: int, rounds: int) -> Iterator[Row]:
    """Yield the rows of a start.

    The floor of a round is the mean of the empty windows before and after it: a computer that
    changes its speed between two processes then weighs less.
    """
    folder = str(records.of(notes).folder)
    run("window", folder)  # so that everything has been read once
    empty = [run("empty")["painted"][0]]
    told = []
    for _ in range(rounds):
        told.append(run("window", folder))
        empty.append(run("empty")["painted"][0])
    floor = tuple((before + after) / 2 for before, after in pairwise(empty))
    for name, what, at_most in (
        ("painted", "start to first painted window", 1.4),
        ("filled", "start to Home filled in", 3.2),
        ("ready", "start to ready for the first click", None),
    ):
        pair = Paired(
            ours=tuple(ours[name][0] for ours in told),
            floor=floor,
        )
        yield pair.ratio(f"{what}, {notes:,} notes", _EMPTY, at_most)


def visit_rows(records: Records, notes: int, processes: int, rounds: int) -> Iterator[Row]:
    """Yield the row of memory, then one a page: its openings after the first."""
    seeded = records.of(notes)
    told = []
    for _ in range(processes):
        folder = str(records.copy_of(seeded).folder)  # a visit leaves its marks
        told.append((run("visit", folder, str(rounds)), run("empty")))
        records.remove_copies()
    yield _memory(told)
    for page in told[0][0]:
        if page in ("cards", "peak"):
            continue
        later = [value for ours, _ in told for value in ours[page][1:]]
        first = sorted(ours[page][0] for ours, _ in told)[processes // 2]
        row = alone(page, later, None if page.endswith("-pdf") else 100.0)
        yield msgspec.structs.replace(row, note=f"{first:.0f} ms")


def _memory(told: list[tuple[Told, Told]]) -> Row:
    what = "peak memory after a visit to every screen"
    if not all(each.get("peak") for pair in told for each in pair):
        return Row(what=what, beside=_EMPTY, at_most=2.5, note="not known on this system")
    pair = Paired(
        ours=tuple(ours["peak"][0] for ours, _ in told),
        floor=tuple(empty["peak"][0] for _, empty in told),
    )
    return pair.ratio(what, _EMPTY, 2.5, "MB")
