"""``python3 dev.py bench``: measure every budget of the design, and say what is over it."""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
import sys
import time
from collections.abc import Iterable
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec
import PySide6
import sqlalchemy

from bench import acting, finding, growth, journal, opening, paper, starting, visiting
from bench.bundle import bundle_rows
from bench.figures import Report, Row
from bench.page import document, table
from bench.plot import svg
from bench.screen import Screen, can_be_had, screen
from bench.seeded import Records

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
DOCS = ROOT / "docs"
_PICTURE = "benchmarks.svg"
T = TypeVar("T")


class Effort(NamedTuple):
    """How often each thing is measured."""

    starts: int
    busy: int
    visits: int
    visit_rounds: int
    acts: int
    act_rounds: int
    searches: int
    finds: int
    saves: int
    openings: int
    papers: int
    growth: int
    sizes: tuple[int, ...]


WHOLE = Effort(21, 20, 3, 7, 3, 3, 15, 9, 101, 41, 15, 7, growth.SIZES)
QUICK = Effort(5, 5, 1, 3, 1, 1, 5, 3, 25, 15, 9, 3, growth.SIZES[:3])
_USUAL = 20_000  # notes


def main(arguments: list[str]) -> int:
    """Measure, tell and keep the figures; return 1 if a row is over its budget."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds; some minutes")
    quick = parser.parse_args(arguments).quick
    if is_busy():
        _say("This computer is busy, so what is in milliseconds will be too high.")
    with screen() if can_be_had() else nullcontext() as on:
        report = measured(Records(BUILD / "bench"), QUICK if quick else WHOLE, on, quick=quick)
    BUILD.mkdir(exist_ok=True)
    (BUILD / "bench.json").write_bytes(msgspec.json.format(msgspec.json.encode(report)))
    if not quick:
        words = len(journal.whole_words())
        (DOCS / "benchmarks.md").write_text(document(report, _PICTURE, words), encoding="utf-8")
        (DOCS / _PICTURE).write_text(svg(report.growth), encoding="utf-8")
    rows = (*report.rows, *report.pages, *report.gaps)
    over = [row.what for row in rows if row.is_over]
    _say(f"\n{table(rows)}\n")
    _say(f"Over budget: {'; '.join(over)}" if over else "Every row is within its budget.")
    return 1 if over else 0


def measured(records: Records, effort: Effort, on: Screen | None, *, quick: bool) -> Report:
    """Measure everything, ``on`` a screen if there is one; says on the way what is measured."""
    rows: list[Row] = []
    dist = ROOT / "dist"
    rows += _told("starts", starting.start_rows(records, _USUAL, effort.starts, on, dist))
    busy = starting.busy_rows(records, _USUAL, effort.busy, on)
    rows += _told("starts on a busy computer", busy)
    visits = visiting.visits(records, _USUAL, effort.visits, effort.visit_rounds, on)
    ((memory, pages, gaps),) = _told("pages and memory", visits)
    rows.append(memory)
    acts = acting.act_rows(records, _USUAL, effort.acts, effort.act_rounds, on)
    hits, *stills = _told("what a person does", acts)
    rows.append(hits)
    rows += _told("search", journal.search_rows(records, effort.searches))
    rows += _told("search of everything", finding.finding_rows(records, _USUAL, effort.finds))
    rows += _told("saving", journal.save_rows(records, _USUAL, effort.saves))
    rows += _told("opening", [opening.open_row(records, _USUAL, effort.openings)])
    rows += _told("paper", paper.paper_rows(records.of(_USUAL), effort.papers))
    rows += bundle_rows(dist)
    points = _told("growth", growth.growth(records, effort.sizes, effort.growth))
    return Report(
        made_on=date.today().isoformat(),  # noqa: DTZ011  # the day on this computer
        quick=quick,
        computer=computer(),
        rows=tuple(rows),
        pages=pages,
        gaps=(*gaps, *stills),
        growth=tuple(points),
    )


def is_busy() -> bool:
    """Whether other programs leave less than one core free, where the system says so."""
    cores = os.cpu_count() or 1
    return hasattr(os, "getloadavg") and os.getloadavg()[0] > cores - 1


def computer() -> dict[str, str]:
    """Return what the figures depend on."""
    return {
        platform.system(): platform.machine(),
        "cores": str(os.cpu_count()),
        "Python": platform.python_version(),
        "Qt": PySide6.__version__,
        "SQLAlchemy": sqlalchemy.__version__,
        "sqlite3": sqlite3.sqlite_version,
    }


def _told(what: str, found: Iterable[T]) -> list[T]:
    """Return all that is found, saying what it is and how long it took."""
    began = time.monotonic()
    _say(f"Measuring: {what} ...", end=" ")
    all_of_it = list(found)
    _say(f"{time.monotonic() - began:.0f} s")
    return all_of_it


def _say(text: str, end: str = "\n") -> None:
    sys.stdout.write(text + end)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
