"""A folder with all that is locked with a record, and a look at every byte in it."""

from __future__ import annotations

import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

from msdesk.domain.ids import TreatmentId
from msdesk.domain.journal import EntryKind
from msdesk.store.copies.backup_file import SUFFIX, write
from msdesk.store.file.header import BACKUPS, KEYS, SET_ASIDE
from msdesk.store.record import Record, open_record

TYPED = "hemlig åäö"
WORD = "Sentineltingling"  # in every field of every note
NOTES = 20
DAY = date(2026, 11, 22)
FIRST = f"2026-11-20-090000{SUFFIX}"
SECOND = f"2026-11-21-090000{SUFFIX}"
BEFORE_UPDATE = "record-before-update-2026-11-19.db"

_HEADER = b"SQLite format 3"


def furnished(folder: Path) -> Record:
    """Return an open record with notes, a draft, two backups and a copy from before an update."""
    record = open_record(folder)
    for number in range(NOTES):
        add_note(record, f"{WORD} {number}")
    record.drafts.put("note", f'{{"text": "{WORD}"}}')
    add_backup(record, FIRST)
    add_backup(record, SECOND)
    record._database.copy_to(folder / BEFORE_UPDATE)
    return record


def add_note(record: Record, text: str) -> None:
    record.journal.add(
        kind=EntryKind.HEARD,
        day=DAY,
        text=text,
        heard_where=WORD,
        tags=[WORD],
        treatments=[TreatmentId(WORD)],
    )


def add_backup(record: Record, name: str) -> Path:
    """Put a backup of the record among the others, as the app makes it."""
    folder = record.path.parent
    (folder / BACKUPS).mkdir(exist_ok=True)
    copy = folder / "copy.db"
    record._database.copy_to(copy)
    keys = (folder / KEYS).read_bytes() if record.is_encrypted else None
    made_at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    path = folder / BACKUPS / name
    write(path, copy, record.key, keys=keys, made_at=made_at, step=lambda _: None)
    copy.unlink()
    return path


def set_aside(folder: Path, *names: str, content: bytes = WORD.encode()) -> Path:
    place = folder / SET_ASIDE / "2026-11-18-090000"
    place.mkdir(parents=True)
    for name in names:
        (place / name).write_bytes(content)
    return place


def files(folder: Path) -> dict[str, bytes]:
    """Return what is in each file of a folder, however deep."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def names(folder: Path) -> list[str]:
    return list(files(folder))


def in_the_open(folder: Path) -> list[str]:
    """Return the files in which something of the record can be read without a key."""
    return [name for name, content in files(folder).items() if _tells(folder / name, content)]


def _tells(path: Path, content: bytes) -> bool:
    contents = [content]
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as members:
            contents += [members.read(name) for name in members.namelist()]
    marks = (_HEADER, WORD.encode(), WORD.lower().encode())
    return any(mark in each for mark in marks for each in contents)
