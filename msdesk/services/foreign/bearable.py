"""Bearable's table: a line for each reading and note of a day, all of which make one note.

Its columns are ``date`` (2nd Nov 2026), ``date formatted`` (2026-11-02), ``weekday``,
``time of day``, ``category``, ``rating/amount``, ``detail`` and ``notes``.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date

from msdesk.services.foreign.found import (
    MOST_THINGS,
    Found,
    kept_note,
    lines_left_out,
    too_many_lines,
)

_COLUMNS = {"date formatted", "category", "rating/amount", "detail", "notes"}
_NOTE = "note"


def is_table(text: str) -> bool:
    """Whether the first line of a table names the columns of Bearable."""
    head = next(csv.reader(io.StringIO(text[:1000], newline="")), [])
    return {name.strip().casefold() for name in head} >= _COLUMNS


def notes_in(text: str) -> Found:
    """Return a note for each day.

    Raises ``csv.Error`` for a cell that is longer than a note can be, and ``ImportRefused`` for a
    table that is.
    """
    reader = csv.DictReader(io.StringIO(text, newline=""), restval="")
    reader.fieldnames = [name.strip().casefold() for name in reader.fieldnames or ()]
    days: dict[date, list[str]] = {}
    undated: list[int] = []
    wordless = 0
    for row in reader:
        if reader.line_num > MOST_THINGS + 1:
            raise too_many_lines()
        cells = {name: cell.strip() for name, cell in row.items() if isinstance(cell, str)}
        words = ". ".join(_said(cells))
        try:
            day = date.fromisoformat(cells["date formatted"])
        except ValueError:
            undated.append(reader.line_num)
            continue
        wordless += not words
        if words:
            days.setdefault(day, []).append(words)
    return Found(
        what_it_is="A diary of Bearable",
        notes=tuple(
            kept_note(source="bearable", day=day, text="\n".join(lines))
            for day, lines in sorted(days.items())
        ),
        skipped=tuple(lines_left_out(undated, wordless, "words or a reading")),
    )


def _said(cells: dict[str, str]) -> Iterator[str]:
    """Give what a line says: "Symptom: numb hand, 2 (am)", and the words below it."""
    detail = ", ".join(filter(None, map(str.strip, cells["detail"].split("|"))))
    reading = ", ".join(filter(None, (detail, cells["rating/amount"])))
    when = cells.get("time of day", "")
    if reading:
        yield f"{cells['category']}: {reading}" + (f" ({when})" if when else "")
    if cells["notes"]:
        named = reading or cells["category"].casefold() == _NOTE
        yield cells["notes"] if named else f"{cells['category']}: {cells['notes']}"
