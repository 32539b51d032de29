"""A table of dated notes, as any spreadsheet or journal program can write it (CSV).

Columns are known by their heads.  In a table without heads one column holds days, and all
others words.  The table may be one of ours, in which a sign stands before what a spreadsheet
would take for a formula.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from msgspec.structs import replace

from msdesk.documents.tables import APPOINTMENTS, QUESTIONS, TREATMENTS
from msdesk.domain.archive import LONGEST_TEXT, EntryKindName, KeptNote
from msdesk.errors import ImportRefused
from msdesk.services.foreign import bearable
from msdesk.services.foreign.dates import DateReader, remark
from msdesk.services.foreign.found import (
    MOST_THINGS,
    Found,
    kept_note,
    lines_left_out,
    places,
    too_many_lines,
)

_DELIMITERS = (",", ";", "\t")
_NAMED = re.compile(r"sep=([,;|\t])\r?(?=\n)")  # so does Excel tell what parts the columns
_SAMPLE = 50  # lines that show what the columns are
_FORMULA = re.compile(r"'(?=[=+\-@\t\r])")

_FULL_DATE = "full_date"
_HEADS = {
    "day": f"{_FULL_DATE}, date, day, when, datum, timestamp, datetime, created, created at, "
    "creation date, date created, entry date",
    "title": "title, note_title, subject, heading, headline",
    "text": "text, note, notes, entry, content, body, journal, description, message, details",
    "tags": "tags, tag, labels, label, categories, category, keywords, activities",
    "time": "time, time of day",
    "mood": "mood",
    "again": "weekday",
    "kind": "kind",
    "heard": "where i heard it",
    "doctor": "take to my doctor",
}
_ROLES = {head: role for role, heads in _HEADS.items() for head in heads.split(", ")}
_KINDS: dict[str, EntryKindName] = {
    "new symptom or relapse": "SYMPTOM",
    "side effect": "SIDE_EFFECT",
    "i heard…": "HEARD",
}
_OF_OURS = {APPOINTMENTS, QUESTIONS, TREATMENTS}


class _Table(NamedTuple):
    """How a table is read: the columns of each role, and the heads nothing is known of."""

    delimiter: str
    columns: dict[str, list[int]]
    unknown: list[str]
    has_heads: bool
    spills: bool  # its words are last, so that commas among them part no columns


def notes_in(text: str, *, month_first: bool = False) -> Found:
    """Return the notes of a table; raises ``ImportRefused`` where it is none.

    ``month_first`` is how days are read where nothing in the table tells.
    """
    csv.field_size_limit(LONGEST_TEXT)
    named = _NAMED.match(text)
    text = (
        text[named.end() :] if named else text
    )  # its line stays, so that the others keep their numbers
    try:
        if bearable.is_table(text):
            return bearable.notes_in(text)
        table = _table(text, named[1] if named else _DELIMITERS)
        rows = list(islice(_rows(text, table.delimiter), MOST_THINGS + 2))
    except csv.Error as error:
        raise ImportRefused(
            "This table has a cell that is longer than a note can be.",
            "Nothing was changed. Part it into several, and try again.",
        ) from error
    if len(rows) > MOST_THINGS + 1:
        raise too_many_lines()
    return _read(table, rows[table.has_heads :], month_first=month_first)


def _table(text: str, delimiters: Iterable[str]) -> _Table:
    for find in (_by_heads, _by_content):
        for delimiter in delimiters:
            rows = [row for _, row in islice(_rows(text, delimiter), _SAMPLE)]
            table = find(delimiter, rows) if rows else None
            if table is not None:
                return table
    raise ImportRefused(
        "This is no table with a day and words in each line.",
        "Nothing was changed. Its first line may name the columns: date, text, tags.",
    )


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Give each line that is not empty, with its number in the file."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for row in reader:
        if any(cell.strip() for cell in row):
            yield reader.line_num, row


def _by_heads(delimiter: str, rows: Sequence[list[str]]) -> _Table | None:
    if tuple(rows[0]) in _OF_OURS:
        raise ImportRefused(
            "This table of msdesk holds no notes.",
            "Nothing was changed. To bring everything in, take it out as one file (.msdesk.json).",
        )
    columns: dict[str, list[int]] = {}
    unknown = []
    has_full_date = _FULL_DATE in map(_plain, rows[0])
    for place, head in enumerate(rows[0]):
        role = _ROLES.get(_plain(head))
        if role == "day" and has_full_date and _plain(head) != _FULL_DATE:
            role = "again"  # Daylio's "date" is "November 3"
        if role is None or (role in columns and role != "again"):
            unknown.append(head.strip())
        else:
            columns[role] = [place]
    if "day" not in columns or not {"title", "text"} & columns.keys():
        return None
    spills = columns.get("text") == [len(rows[0]) - 1]
    return _Table(delimiter, columns, list(filter(None, unknown)), has_heads=True, spills=spills)


def _plain(head: str) -> str:
    return " ".join(head.casefold().split())


def _by_content(delimiter: str, rows: Sequence[list[str]]) -> _Table | None:
    width = max(map(len, rows))
    cells = [[_cell(row, place) for row in rows] for place in range(width)]
    reader = DateReader(cell for column in cells for cell in column)
    dated = [sum(reader.read(cell) is not None for cell in column) for column in cells]
    most = max(dated)
    day = dated.index(most)
    others = [place for place in range(width) if place != day]
    if not others or most * 2 <= len(rows):
        return None
    has_heads = reader.read(_cell(rows[0], day)) is None
    columns = {"day": [day], "text": others}
    return _Table(delimiter, columns, [], has_heads, spills=day < others[-1])


def _read(table: _Table, rows: Sequence[tuple[int, list[str]]], *, month_first: bool) -> Found:
    reader = DateReader((_of(row, table, "day") for _, row in rows), month_first=month_first)
    notes: list[KeptNote] = []
    undated: list[int] = []
    wordless = 0
    for line, row in rows:
        day = reader.read(_of(row, table, "day"))
        words = "\n".join(filter(str.strip, (_of(row, table, r) for r in ("title", "text"))))
        words = words and "\n".join((remark(_of(row, table, "day")) + words, *_more(row, table)))
        if day is None:
            undated.append(line)
        elif not words:
            wordless += 1
        else:
            tags = re.split(r"[,;|]", _of(row, table, "tags"))
            note = kept_note(source="csv", day=day, text=words, tags=tags)
            notes.append(_with_ours(note, row, table))
    unknown = [f"Left out: what stands below {places(table.unknown)}."] if table.unknown else ()
    return Found(
        what_it_is="A table of dated notes",
        notes=tuple(notes),
        skipped=(*lines_left_out(undated, wordless), *unknown),
        days=reader.doubt,
        days_either_way=reader.either_way,
    )


def _more(row: Sequence[str], table: _Table) -> Iterator[str]:
    """Give what a note of ours has no place for, as lines below its words."""
    for role in ("time", "mood"):
        if said := _of(row, table, role).strip():
            yield f"{role.capitalize()}: {said}"


def _with_ours(note: KeptNote, row: Sequence[str], table: _Table) -> KeptNote:
    """Return a note with what only a table of ours tells."""
    return replace(
        note,
        kind=_KINDS.get(_of(row, table, "kind").strip().casefold(), "NOTE"),
        heard_where=_of(row, table, "heard").strip(),
        take_to_doctor=_of(row, table, "doctor").strip().casefold() == "yes",
    )


def _of(row: Sequence[str], table: _Table, role: str) -> str:
    """Return what a line says in a role; what spills over its last column is that one's too."""
    columns = table.columns.get(role, [])
    if (
        role == "text"
        and columns
        and columns[-1] >= max(p for c in table.columns.values() for p in c)
    ):
        columns = [*columns, *range(columns[-1] + 1, len(row))]
    cells = (_cell(row, place) for place in columns)
    return table.delimiter.join(cell for cell in cells if cell)


def _cell(row: Sequence[str], place: int) -> str:
    """Return a cell without the sign that keeps a spreadsheet from calculating it."""
    if place >= len(row):
        return ""
    return row[place][1:] if _FORMULA.match(row[place]) else row[place]
