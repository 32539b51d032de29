"""Another record's file, or a backup, is read and never changed."""

from __future__ import annotations

import os
import shutil
import tracemalloc
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from msdesk.domain.archive import digest
from msdesk.errors import BackupError, DamagedRecord, NewerRecord, NotARecord, RecordError
from msdesk.store.copies.backup_file import SUFFIX
from msdesk.store.copies.backups import Backups
from msdesk.store.copies.reading import read_archive
from msdesk.store.file.database import Database
from msdesk.store.record import Record
from tests.domain.archives import NOW, archive, note
from tests.store.reading import KEY, run
from tests.store.test_archive import fill


@pytest.fixture
def theirs(tmp_path: Path, record: Record) -> Path:
    """Return a record's file, closed, as it lies in somebody's folder."""
    fill(record)
    record.close()
    there = tmp_path / "theirs"
    there.mkdir()
    return shutil.copyfile(record.path, there / "record (Anna's laptop).db")


def test_all_of_another_record_is_read(theirs: Path, record: Record) -> None:
    assert digest(read_archive(theirs)) == digest(record.archive.read())


def test_the_file_is_not_changed_and_nothing_is_left_beside_it(theirs: Path) -> None:
    before = theirs.read_bytes()

    read_archive(theirs)

    assert theirs.read_bytes() == before
    assert list(theirs.parent.iterdir()) == [theirs]


def test_what_lies_in_the_log_beside_it_is_read_too(tmp_path: Path, record: Record) -> None:
    fill(record)  # and is not closed: all of it lies in the log
    for name in ("record.db", "record.db-wal"):
        shutil.copyfile(record.path.with_name(name), tmp_path / name)

    assert digest(read_archive(tmp_path / "record.db")) == digest(record.archive.read())


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Record]:
    record = Record(Database(tmp_path / "locked.db", KEY))
    fill(record)
    yield record
    record.close()


def test_a_locked_record_is_read_with_its_key(locked: Record) -> None:
    assert digest(read_archive(locked.path, KEY)) == digest(locked.archive.read())


@pytest.mark.parametrize("key", [None, bytes(32)])
def test_a_locked_record_is_not_read_without_its_key(locked: Record, key: bytes | None) -> None:
    with pytest.raises(RecordError):
        read_archive(locked.path, key)


@pytest.fixture
def backup(tmp_path: Path, record: Record) -> Path:
    fill(record)
    file = tmp_path / f"kept{SUFFIX}"
    return Backups(record.path.parent).save_to(record._database, file, NOW).path


def test_the_record_of_a_backup_is_read(backup: Path, record: Record) -> None:
    assert digest(read_archive(backup)) == digest(record.archive.read())


def test_a_backup_that_is_damaged_is_told_in_a_sentence(backup: Path) -> None:
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 0xFF
    backup.write_bytes(content)

    with pytest.raises(BackupError, match="damaged"):
        read_archive(backup)


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE journal_entry SET day = 'yesterday'",
        "UPDATE journal_entry SET kind = 'POEM'",
        "UPDATE journal_entry SET text = CAST(x'ff' AS TEXT)",
        "UPDATE journal_entry SET changed_at = 'now'",
        "UPDATE journal_entry SET changed_at = '2026-11-22T09:00:00'",
        "UPDATE question SET position = 'first'",
        "UPDATE question SET rank = 7",
        "UPDATE appointment SET at = 'noon'",
        "DROP TABLE draft",
    ],
)
def test_a_record_that_holds_what_no_record_holds_is_damaged(theirs: Path, spoil: str) -> None:
    run(theirs, spoil)

    with pytest.raises(DamagedRecord, match="damaged") as told:
        read_archive(theirs)

    assert str(theirs) in told.value.what_to_do
    assert list(theirs.parent.iterdir()) == [theirs]


def test_a_record_of_a_newer_version_is_left_alone(theirs: Path) -> None:
    run(theirs, "PRAGMA user_version = 999")

    with pytest.raises(NewerRecord):
        read_archive(theirs)


def test_a_file_of_another_program_is_named_where_it_lies(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with closing(dbapi2.connect(str(other))) as connection:
        connection.execute("CREATE TABLE t (x)")
        connection.commit()

    with pytest.raises(NotARecord) as told:
        read_archive(other)

    assert str(other) in told.value.what_to_do


def test_a_file_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(RecordError):
        read_archive(tmp_path / "gone" / "record.db")


def test_a_folder_that_may_not_be_written_is_told_in_a_sentence(
    theirs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write anywhere

    with pytest.raises(RecordError, match="in which msdesk may not write") as told:
        read_archive(theirs)

    assert "Copy it into another folder" in told.value.what_to_do


def test_a_key_does_not_hinder_the_reading_of_what_is_not_locked(
    theirs: Path, record: Record
) -> None:
    assert digest(read_archive(theirs, KEY)) == digest(record.archive.read())


def test_very_many_notes_are_in_memory_once_while_they_are_read(
    tmp_path: Path, record: Record
) -> None:
    many = (note(f"{number:036}", "Slept badly. " * 20 + str(number)) for number in range(10_000))
    record.archive.merge(archive(*many))
    record.close()
    path = shutil.copyfile(record.path, tmp_path / "theirs.db")
    read_archive(path)  # what it imports is there

    tracemalloc.start()
    try:
        kept = read_archive(path)
        held, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert len(kept.journal) == 10_000
    assert most < held * 1.5
