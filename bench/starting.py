"""Whole starts of the program beside an empty window, as they are seen on a screen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from bench.figures import Paired, Row, alone
from bench.processes import command, environment, run
from bench.screen import Screen
from bench.seeded import Records, Seeded
from bench.watched import Started, watch

EMPTY = "an empty PySide6 window"
NO_SCREEN = "not measured: there is no Xvfb"
_BUDGETS = {"painted": 1.25, "filled": 1.6, "ready": 3.2}
_SAID = {
    "painted": "start to first painted window",
    "filled": "start to Home filled in",
    "ready": "start to ready",
}
A_TABLE = "date,text\n2026-10-03,A note from another program.\n"


class Kind(NamedTuple):
    """A way to start; ``judged`` are the moments that are held against a budget."""

    name: str
    judged: tuple[str, ...] = ("painted", "filled", "ready")
    program: tuple[str, ...] = (sys.executable, "-m", "msdesk")


KINDS = (
    Kind("without an option"),
    Kind("with --data-dir"),
    Kind("with a FILE", ("painted", "ready")),
    Kind("a locked record", ("painted", "ready")),
)


def start_rows(
    records: Records, notes: int, rounds: int, screen: Screen | None, dist: Path
) -> Iterator[Row]:
    """Yield the rows of each way to start, of the bundle too where it has been built.

    The floor of a round is the mean of the empty windows before and after it: a computer that
    changes its speed between two processes then weighs less.
    """
    bundle = Kind("the bundle", program=(str(dist / "msdesk" / "msdesk"),))
    kinds: tuple[Kind, ...] = KINDS
    if screen is None:
        yield from _without_screen(records, notes, rounds)
        return
    if Path(bundle.program[0]).is_file():
        kinds = (*kinds, bundle)
    else:
        yield Row(what="start of the bundle", beside=EMPTY, sign="×", note="not built")
    for kind in kinds:
        started(kind, records, notes, screen)  # so that everything has been read once
    empty = [_empty(screen)]
    told: dict[Kind, list[Started]] = {kind: [] for kind in kinds}
    for _ in range(rounds):
        for kind in kinds:
            told[kind].append(started(kind, records, notes, screen))
        empty.append(_empty(screen))
    floor = tuple((before + after) / 2 for before, after in pairwise(empty))
    for kind, starts in told.items():
        for moment in kind.judged:
            ours = tuple(getattr(start, moment) for start in starts)
            what = f"{_SAID[moment]}, {kind.name}, {notes:,} notes"
            yield Paired(ours=ours, floor=floor).ratio(what, EMPTY, _BUDGETS[moment])


def _without_screen(records: Records, notes: int, rounds: int) -> Iterator[Row]:
    """Yield the rows of windows that are painted in memory: these are told from within."""
    folder = str(records.of(notes).folder)
    run("window", folder)
    empty, told = [run("empty")["painted"][0]], []
    for _ in range(rounds):
        told.append(run("window", folder))
        empty.append(run("empty")["painted"][0])
    floor = tuple((before + after) / 2 for before, after in pairwise(empty))
    for moment, said in _SAID.items():
        ours = tuple(each[moment][0] for each in told)
        pair = Paired(ours=ours, floor=floor)
        yield pair.ratio(f"{said}, in memory, {notes:,} notes", EMPTY, None)


def busy_rows(records: Records, notes: int, starts: int, screen: Screen | None) -> Iterator[Row]:
    """Yield how many starts filled Home in only after the long import, with all cores busy."""
    what = f"Home filled in too late, of {starts} starts on a busy computer"
    if screen is None:
        yield Row(what=what, note=NO_SCREEN)
        return
    with _busy():
        late = [not started(KINDS[0], records, notes, screen).in_time for _ in range(starts)]
    yield alone(what, [sum(late)], 0, "late")


@contextmanager
def _busy() -> Iterator[None]:
    """Keep every core busy with something else."""
    others = [
        subprocess.Popen([sys.executable, "-c", "while True: pass"])
        for _ in range(os.cpu_count() or 1)
    ]
    try:
        yield
    finally:
        for other in others:
            other.kill()
            other.wait()


def started(kind: Kind, records: Records, notes: int, screen: Screen) -> Started:
    """Start msdesk one way, on a fresh copy of a record."""
    seeded = records.of(notes, encrypted=kind.name == "a locked record")
    with tempfile.TemporaryDirectory(prefix="msdesk-bench-") as made:
        home = Path(made)
        options = _options(kind, home, seeded)
        folders = {"XDG_DATA_HOME": str(home / "data"), "XDG_CONFIG_HOME": str(home / "config")}
        return watch([*kind.program, *options], screen, environment() | folders)


def _options(kind: Kind, home: Path, seeded: Seeded) -> list[str]:
    """Put the record where it is looked for, and return the options for it."""
    usual = home / "data" / "msdesk"
    if kind.name == "with --data-dir":
        shutil.copytree(seeded.folder, home / "record")
        return ["--data-dir", str(home / "record")]
    shutil.copytree(seeded.folder, usual)
    if kind.name != "with a FILE":
        return []
    (home / "notes.csv").write_text(A_TABLE, encoding="utf-8")
    return [str(home / "notes.csv")]


def _empty(screen: Screen) -> float:
    return watch(command("empty", "stays"), screen, environment()).painted
