"""Short ways to have a record with something in it, and backups of it."""

from __future__ import annotations

import zipfile
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from msgspec import json
from sqlcipher3 import dbapi2

from msdesk.domain.backup import BackupInfo
from msdesk.domain.journal import EntryKind
from msdesk.domain.question import NewQuestion
from msdesk.store.copies.backup_file import SUFFIX, Manifest, write
from msdesk.store.copies.backups import Backups
from msdesk.store.copies.keys import new_keys
from msdesk.store.file.database import Database
from msdesk.store.file.header import KEYS, RECORD
from msdesk.store.record import Record, open_record

NOW = datetime(2026, 11, 22, 14, 20, tzinfo=UTC)
NAME = f"2026-11-22-142000{SUFFIX}"
PASSPHRASE = "hemlig åäö"
WORD = "Sentineltingling"  # in every note


def days_later(days: float) -> datetime:
    return NOW + timedelta(days=days)


class Secrets(NamedTuple):
    """What opens a locked record."""

    key: bytes
    recovery_key: str


def lock_with_new_keys(folder: Path, passphrase: str = PASSPHRASE) -> Secrets:
    """Put new keys beside a record, and an empty record if there is none."""
    folder.mkdir(exist_ok=True)
    keys, key, recovery_key = new_keys(passphrase)
    keys.write(folder / KEYS)
    if not (folder / RECORD).exists():
        Database(folder / RECORD, key).close()
    return Secrets(key, recovery_key)


def note(record: Record, text: str) -> None:
    record.journal.add(kind=EntryKind.NOTE, day=date(2026, 11, 22), text=f"{WORD} {text}")


def notes(record: Record) -> list[str]:
    return sorted(entry.text.removeprefix(f"{WORD} ") for entry in record.journal.entries())


def notes_in(folder: Path, key: bytes | None = None) -> list[str]:
    with closing(open_record(folder, key=key)) as record:
        return notes(record)


def written(folder: Path, *texts: str, key: bytes | None = None) -> BackupInfo:
    """Write notes into the record of a folder, and return a backup of what is there then."""
    with closing(open_record(folder, key=key)) as record:
        for text in texts:
            note(record, text)
        return Backups(folder).make(record.database, NOW)


def fill(record: Record) -> None:
    """Write two notes, an appointment and three questions."""
    note(record, "one")
    note(record, "two")
    visit = record.appointments.add("Clinic")
    for text in ("Why?", "When?", "Where?"):
        record.questions.add(NewQuestion(text=text), visit.id)


def small_backup(folder: Path) -> Path:
    """Return a backup of the smallest database there is, to be broken in many ways."""
    record = folder / "small.db"
    with closing(dbapi2.connect(str(record))) as connection:
        for table in ("journal_entry", "appointment", "question"):
            connection.execute(f"CREATE TABLE {table} (deleted_at)")
        connection.commit()
    path = folder / NAME
    write(path, record, None, keys=None, made_at=NOW, step=no_step)
    record.unlink()
    return path


def crafted(path: Path, members: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> Path:
    """Write a ZIP with any members."""
    with zipfile.ZipFile(path, "w", how) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return path


def members_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def said_by(path: Path, **changes: object) -> bytes:
    """Return the manifest of a backup, with changes."""
    said = json.decode(members_of(path)["backup.json"])
    return json.encode(said | changes)


def manifest_of(path: Path) -> Manifest:
    return json.decode(members_of(path)["backup.json"], type=Manifest)


def names_in(folder: Path) -> list[str]:
    """Return the files in a folder, however deep."""
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def damage(path: Path, *places: int) -> None:
    """Turn a bit at some places of a file; a place below 0 counts from its end.

    A single bit of a ZIP may mean nothing: to copy zeros from here or from there is the same.
    """
    content = bytearray(path.read_bytes())
    for place in places:
        content[place] ^= 0x10
    path.write_bytes(content)


def spoil(folder: Path) -> None:
    """Make the record of a folder one that opens and cannot be read to its end."""
    path = folder / RECORD
    content = bytearray(path.read_bytes())
    half = len(content) // 2 // 4096 * 4096
    content[half:] = b"\xff" * (len(content) - half)
    path.write_bytes(content)


def no_step(_: float) -> None:
    """Nobody watches."""
