"""Says what was measured: the table in a terminal, and the page in ``docs``."""

from __future__ import annotations

from collections.abc import Sequence

from bench.figures import Point, Report, Row, Spread
from bench.plot import figure, in_words

HEAD = ("what", "beside", "msdesk", "floor", "median (quartiles)", "at most", "")


def cells(row: Row) -> tuple[str, ...]:
    """Return the columns of a row, as words."""
    return (
        row.what,
        row.beside,
        f"{figure(row.ours.median)} {row.unit}" if row.ours else "",
        f"{figure(row.floor.median)} {row.unit}" if row.floor else "",
        _judged(row.judged, row.sign) if row.judged else row.note,
        row.budget,
        "OVER" if row.is_over else "ok" if row.judged and row.at_most is not None else "",
    )


def _judged(found: Spread, sign: str) -> str:
    around = f" ({figure(found.low)} to {figure(found.high)})" if found.rounds > 1 else ""
    return f"{figure(found.median)} {sign}{around}"


def table(rows: Sequence[Row]) -> str:
    """Return rows as a table for a terminal."""
    lines = [HEAD, *(cells(row) for row in rows)]
    widths = [max(len(line[nth]) for line in lines) for nth in range(len(HEAD))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def markdown(rows: Sequence[Row]) -> str:
    """Return rows as a table of Markdown."""
    return _table([HEAD, *map(cells, rows)])


def pages(rows: Sequence[Row]) -> str:
    """Return what each page takes, as a table of Markdown."""
    head = ("page", "median (quartiles)", "at most", "", "first time")
    body = [(cells(row)[0], *cells(row)[4:], row.note) for row in rows]
    return _table([head, *body])


def gaps(rows: Sequence[Row]) -> str:
    """Return how long the window stands still, as a table of Markdown."""
    return _table([("what", "median (quartiles)", "at most", ""), *(_gap(row) for row in rows)])


def _gap(row: Row) -> tuple[str, ...]:
    return (cells(row)[0], *cells(row)[4:])


def _table(lines: Sequence[Sequence[str]]) -> str:
    head, *body = lines
    return "\n".join(f"| {' | '.join(line)} |" for line in (head, ("---",) * len(head), *body))


_PAGE = """# What msdesk costs

{made_on}, by `python3 dev.py bench` on {computer}.
This page and its picture are written by that command; do not edit them.

## Against its budgets

{rows}

## Opening each page, 20,000 notes

Each page may take at most 100 ms after its first opening.

{pages}

## How long the window stands still, 20,000 notes

The longest gap in which the window answers nothing. It may be at most 50 ms, unless the window
says what it does.

{gaps}

## How it grows

{picture}

The sizes stand at equal distances, so a straight line upwards is not "twice the notes, twice the
time". Each part has a scale of its own, from zero.

{growth}

## How to read it

- **Beside its floor.** A time alone says as much about the computer as about msdesk. So each row
  has a floor: what the same thing costs with nothing of msdesk in it. Both are measured turn by
  turn in one run, and what is judged is the ratio of the two in each round. All these programs,
  the floors too, run as msdesk is shipped: without docstrings and assertions.
- **Median and quartiles.** "1.31 × (1.28 to 1.36)" means: half of all rounds lay between 1.28 and
  1.36. Where the quartiles are far apart, the computer was busy; measure again.
- **p95** is what 95 of 100 searches stay below; the slow ones are what a person notices.
- A computer that has other work makes all figures in milliseconds too high, and the ratios less
  sure; the command says when it is one.
- **Start** is seen from outside, on an X screen that the bench starts (Xvfb, with openbox and a
  session bus where they are there): from starting the process until the first pixels of its
  window, until those that Home fills in from the record, and until it is ready, which means that
  it does no work for 0.6 s from then on. Each start has a fresh copy of the record. The floor is
  a PySide6 program that shows one empty window of the same size: the mean of those before and
  after. Where there is no Xvfb, windows are painted in memory and tell these moments themselves,
  without a budget.
- **A busy computer** has each of its cores busy with something else; a start is late whose Home is
  filled in only after its longest import has begun.
- **Memory** is the peak of what was resident in the window's process, after so many openings of
  pages, among them the previews, and after the record has been taken out into a file. What sets
  a page to print is a process of its own, which ends with the page; what it takes has a row
  without a budget.
- **Pages** are timed from the click until painted, in one window, round after round. The first
  time includes what Python imports then; the budget is for the openings after it. The "-pdf" rows
  say when the printed page has been made and shown as well.
- **The window stands still** between two beats of its thread, which come each millisecond while it
  is free. What is told is the longest such gap from the press until all that it leads to is done.
- **Key to first hits** is from a letter typed into the search of everything until the screen shows
  other hits.
- **To PDF, from nothing** is judged as a whole program that makes one document and ends, as the
  figure behind its budget was. "One after another" makes page after page in one program, each
  with other words; Typst starts anew for each, and the floor has started already.
- **Search** asks for what stands in the field after each letter of {words} words, common and rare.
  The floor is the same query of the same index through Python's own `sqlite3`, on a copy.
- **Saving** writes one note of forty words with one tag, kept on the disk before it returns.
- **Records** are made from a seed, so they are the same everywhere. Besides its notes each holds
  40 past appointments, 200 questions and a log.
- `python3 dev.py bench --quick` takes some minutes: fewer rounds, and records of up to 100,000
  notes. It leaves this page as it is. All figures of either are in `build/bench.json`.
"""


def document(report: Report, picture: str, words: int) -> str:
    """Return the page of a whole run; ``picture`` is the file of the plot beside it."""
    about = ", ".join(f"{name} {value}".strip() for name, value in report.computer.items())
    return _PAGE.format(
        made_on=f"Measured on {report.made_on}",
        computer=about,
        rows=markdown(report.rows),
        pages=pages(report.pages),
        gaps=gaps(report.gaps),
        picture=f"![{in_words(report.growth)}]({picture})",
        growth=_grown(report.growth),
        words=words,
    )


def _grown(points: Sequence[Point]) -> str:
    sizes = sorted({point.notes for point in points})
    lines = [("what", *(f"{notes:,} notes" for notes in sizes))]
    for cost in dict.fromkeys(point.cost for point in points):
        for encrypted in (False, True):
            found = {p.notes: p for p in points if (p.cost, p.encrypted) == (cost, encrypted)}
            if found:
                kind = "encrypted" if encrypted else "plain"
                values = (f"{figure(p.value.median)} {p.unit}" for p in found.values())
                lines.append((f"{cost}, {kind}", *values))
    return _table(lines)
