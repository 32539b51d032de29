"""Reads what somebody wants to bring in, and says what it is.

A file is known by what is in it, not by what it is called; only a month of RedNotebook needs
its name, which tells the month.  Whatever a file is, it ends as an archive that can be merged
or as one sentence, and nothing is changed by reading it.
"""

from __future__ import annotations

import os.path
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import partial, reduce
from pathlib import Path

import msgspec

from msdesk.domain import archive_1
from msdesk.domain.archive import FORMAT, VERSION, Archive
from msdesk.domain.days import short_date
from msdesk.domain.merge import merged
from msdesk.domain.value import Value
from msdesk.domain.words import first_line
from msdesk.errors import BackupError, DamagedRecord, ImportRefused, NewerRecord, RecordError
from msdesk.services.foreign import csv_notes, jrnl, rednotebook, signs
from msdesk.services.foreign.found import MOST_THINGS, Found, places
from msdesk.services.foreign.how import How, Reading
from msdesk.services.foreign.reading import Zip, read_file, size_of, start_of, too_large
from msdesk.services.foreign.rednotebook import MONTH_FILE
from msdesk.services.in_lines import read_in_lines
from msdesk.store.copies.reading import read_archive
from msdesk.store.file.header import PLAIN, RECORD

_ZIP = b"PK"
_BOM = b"\xef\xbb\xbf"
_JSON = re.compile(rb"\s*(?:\{|\[\s*[{\]])")  # "[moved] 2026-11-02,..." is a table
_LIST = re.compile(rb"\s*\[")
_PAGE = 4096  # bytes; a locked record is some pages of noise

_LARGEST_TABLE = 50_000_000  # bytes; it is read line by line, which takes a minute for more
_MOST_COMMAS = 50_000_000  # each can stand for a thing in memory

_USUAL = How()
_SHOWN = 3  # notes, by which one sees whether days and letters came out right

_ELSE = (
    "Nothing was changed. msdesk reads what it has written, tables (CSV), Day One, RedNotebook, "
    "Diarium and jrnl."
)
_WORKBOOKS = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".numbers"}
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"

_NOT_JSON = (msgspec.MsgspecError, UnicodeError, RecursionError, OverflowError)


class Import(Value, frozen=True, kw_only=True):
    """What can be merged, what it is, and a sentence for each thing that stays outside.

    ``reading`` is how notes of another program were read.
    """

    archive: Archive
    what_it_is: str
    skipped: tuple[str, ...] = ()
    reading: Reading | None = None


class _Top(msgspec.Struct):
    """What tells one JSON file from another; all else in it is passed over unread."""

    format: msgspec.Raw = msgspec.Raw(b'""')
    version: msgspec.Raw = msgspec.Raw(b"0")
    entries: msgspec.Raw = msgspec.Raw(b"")


def read_import(path: Path, *, key: bytes | None = None, how: How = _USUAL) -> Import:
    """Return what is in a file, or in a folder of RedNotebook.

    ``key`` opens another record, or a backup, that is locked; do not ask for the record that is
    open.  ``how`` is what a table does not say itself.  Raises ``ImportRefused`` for everything
    that cannot be read.
    """
    if os.path.isdir(path):  # noqa: PTH112 - it never raises; what reads the file says why
        return _foreign(rednotebook.notes_of(_months_in(path)))
    start = start_of(path, _PAGE)
    if start.startswith((_ZIP, _OLD_WORKBOOK)) and path.suffix.lower() in _WORKBOOKS:
        raise ImportRefused(
            f"{path.name} is a workbook of a spreadsheet program.",
            "Nothing was changed. Save it there as CSV, and bring that in.",
        )
    if start.startswith(_ZIP):
        return _zip(path, key, how)
    if start.startswith(PLAIN) or (_is_noise(start) and size_of(path) % _PAGE == 0):
        return _record(path, key)
    if start.startswith(b"{") and (archive := read_in_lines(path, MOST_THINGS)) is not None:
        return _exported(path.name, archive)
    return _written(path.name, read_file(path), how)


def _written(name: str, content: bytes, how: How) -> Import:
    if MONTH_FILE.fullmatch(name):
        return _foreign(rednotebook.notes_of([(name, content)]))
    if _JSON.match(content.removeprefix(_BOM)):
        return _json(name, content)
    return _table(name, content, how)


def _months_in(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Give the month files of a folder, or of the folder of data in it."""
    for place in (folder, folder / "data"):
        try:
            named = (file for file in place.glob("*.txt") if MONTH_FILE.fullmatch(file.name))
            files = sorted(file for file in named if file.is_file())
        except OSError as error:
            raise ImportRefused(f"The folder {folder.name} cannot be read.", _ELSE) from error
        if files:
            yield from ((file.name, read_file(file)) for file in files)
            return
    raise ImportRefused(f"There is no month of RedNotebook in the folder {folder.name}.", _ELSE)


def _zip(path: Path, key: bytes | None, how: How) -> Import:
    with closing(Zip(path)) as files:
        names = files.names()
        if RECORD in names:
            return _record(path, key, "A backup of msdesk")
        months = [name for name in names if MONTH_FILE.fullmatch(name)]
        if months:
            return _foreign(rednotebook.notes_of(files.read(months)))
        table = partial(_table, how=how)
        read, suffix = (_json, ".json") if _ending(names, ".json") else (table, ".csv")
        return _all_of(read, files.read(_ending(names, suffix)), path.name)


def _ending(names: Iterable[str], suffix: str) -> list[str]:
    return [name for name in names if name.lower().endswith(suffix) and name[:1] != "."]


def _all_of(
    read: Callable[[str, bytes], Import], files: Iterable[tuple[str, bytes]], name: str
) -> Import:
    """Return all files of a zip file as one; those that are refused are left out and named."""
    found: list[Import] = []
    refused: dict[str, ImportRefused] = {}
    for file, content in files:
        try:
            found.append(read(file, content))
        except ImportRefused as error:
            refused[file] = error
    if not found:
        raise next(iter(refused.values()), ImportRefused(f"There are no notes in {name}.", _ELSE))
    whole = reduce(_together, found)
    left_out = (f"Left out: {places(list(refused))}.",) if refused else ()
    return msgspec.structs.replace(whole, skipped=whole.skipped + left_out)


def _together(one: Import, other: Import) -> Import:
    return Import(
        archive=merged(one.archive, other.archive)[0],
        what_it_is=one.what_it_is,
        skipped=tuple(dict.fromkeys(one.skipped + other.skipped)),
        reading=_read_together(one.reading, other.reading),
    )


def _read_together(one: Reading | None, other: Reading | None) -> Reading | None:
    if one is None or other is None:
        return one or other
    return Reading(
        how=one.how,
        begins=(one.begins + other.begins)[:_SHOWN],
        days=one.days or other.days,
        days_either_way=one.days_either_way or other.days_either_way,
        letters_guessed=one.letters_guessed or other.letters_guessed,
    )


def _record(path: Path, key: bytes | None, what: str = "Another record of msdesk") -> Import:
    try:
        return Import(archive=read_archive(path, key), what_it_is=what)
    except NewerRecord as error:
        raise ImportRefused(str(error), error.what_to_do) from error
    except DamagedRecord as error:
        raise ImportRefused(f"A part of {path.name} is damaged.", _ELSE) from error
    except (RecordError, BackupError) as error:
        raise ImportRefused(str(error), _ELSE) from error


def _is_noise(start: bytes) -> bool:
    """Whether bytes may be a locked record's: each of 256 stands in a page of noise."""
    return len(start) == _PAGE and len(set(start)) > 250


def _json(name: str, content: bytes) -> Import:
    from msdesk.services.foreign import day_one  # noqa: PLC0415 - no table needs it

    content = signs.whole(content.removeprefix(_BOM))
    if content.count(b",") > _MOST_COMMAS:
        raise too_large(name)
    try:
        if _LIST.match(content):
            return _list(name, msgspec.Raw(content))
        top = msgspec.json.decode(content, type=_Top)
        if msgspec.json.decode(top.format) == FORMAT:
            return _export(name, content, top)
        if bytes(top.entries):
            entries = day_one.entries_in(top.entries)
            program = jrnl if entries and jrnl.is_entry(entries[0]) else day_one
            return _foreign(program.notes_of(entries))
    except _NOT_JSON as error:
        raise _altered(name, str(error)) from error
    raise _unknown(name)


def _list(name: str, content: msgspec.Raw) -> Import:
    from msdesk.services.foreign import day_one, diarium  # noqa: PLC0415 - no table needs them

    entries = day_one.entries_in(content)
    if entries and diarium.is_entry(entries[0]):
        return _foreign(diarium.notes_of(entries))
    raise _unknown(name)


def _unknown(name: str) -> ImportRefused:
    return ImportRefused(f"{name} holds nothing that msdesk knows.", _ELSE)


def _export(name: str, content: bytes, top: _Top) -> Import:
    if msgspec.json.decode(top.version, type=int) > VERSION:
        raise ImportRefused(
            f"A newer version of msdesk wrote {name}.",
            "Nothing was changed. Install the newest version of msdesk to bring it in.",
        )
    if msgspec.json.decode(top.version, type=int) == archive_1.VERSION:
        archive = archive_1.raised(msgspec.json.decode(content, type=archive_1.Archive))
    else:
        archive = msgspec.json.decode(content, type=Archive)
    return _exported(name, archive)


def _exported(name: str, archive: Archive) -> Import:
    lists = (held for held in msgspec.structs.astuple(archive) if isinstance(held, tuple))
    if sum(map(len, lists)) > MOST_THINGS:
        raise too_large(name)
    return Import(
        archive=archive,
        what_it_is=f"What msdesk wrote on {short_date(archive.made_at.date())}",
    )


def _altered(name: str, reason: str) -> ImportRefused:
    """Return what to say of JSON that is not as it was written; the place helps whoever can."""
    place = re.search(r"`\$([^`]*)`$", reason)
    where = f" The place is {place[1].lstrip('.')}." if place and place[1] else ""
    return ImportRefused(f"{name} is damaged, or was changed by hand.{where}", _ELSE)


def _table(name: str, content: bytes, how: How) -> Import:
    if len(content) > _LARGEST_TABLE:
        raise too_large(name)
    text, guessed = _text(content, how.letters)
    if jrnl.is_text(text):
        found = jrnl.notes_in(text)
    else:
        found = csv_notes.notes_in(text, month_first=how.month_first)
    return _foreign(found, how, letters_guessed=guessed)


def _text(content: bytes, letters: str) -> tuple[str, bool]:
    """Return words in whichever of the usual ways they are written, and whether it was guessed."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace"), False
    try:
        return content.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        return content.decode(letters, "replace"), True


def _foreign(found: Found, how: How = _USUAL, *, letters_guessed: bool = False) -> Import:
    if not found.notes:
        raise ImportRefused(
            "No notes were found in it.", " ".join((*found.skipped, "Nothing was changed."))
        )
    archive = Archive(made_at=datetime.now(UTC), made_by=found.what_it_is, journal=found.notes)
    begins = (f"{short_date(n.day)}: {first_line(n.text)}" for n in found.notes[:_SHOWN])
    reading = Reading(
        how=how,
        begins=tuple(begins),
        days=found.days,
        days_either_way=found.days_either_way,
        letters_guessed=letters_guessed,
    )
    return Import(
        archive=archive, what_it_is=found.what_it_is, skipped=found.skipped, reading=reading
    )
