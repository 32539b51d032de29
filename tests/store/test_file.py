from __future__ import annotations

import os
import sqlite3
import traceback
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from msdesk.errors import DamagedRecord, NewerRecord, NotARecord, RecordError
from msdesk.store.file.access import clear_leftovers, folder_on_disk, make, write_whole
from msdesk.store.file.database import Database
from msdesk.store.file.header import APPLICATION_ID
from tests.store.reading import KEY, SPOIL_A_NAME, run, value_of


def foreign_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE photos (name)")


def garbage(path: Path) -> None:
    path.write_bytes(b"Dear diary, " * 100)


def short_text(path: Path) -> None:
    path.write_text("hi")


def empty(path: Path) -> None:
    path.touch()


def other_locked_database(path: Path) -> None:
    with closing(dbapi2.connect(str(path))) as connection:
        connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
        connection.execute("CREATE TABLE photos (name)")


def locked_record(path: Path) -> None:
    Database(path, KEY).close()


def plain_record(path: Path) -> None:
    Database(path).close()


@pytest.mark.parametrize(
    ("write", "key"),
    [
        (foreign_database, None),
        (foreign_database, KEY),
        (garbage, None),
        (garbage, KEY),
        (short_text, None),
        (empty, None),
        (empty, KEY),
        (other_locked_database, KEY),
        (locked_record, None),
        (locked_record, bytes(32)),
        (plain_record, KEY),
    ],
)
def test_a_file_that_is_not_ours_is_refused_and_left_as_it_is(
    tmp_path: Path, write: object, key: bytes | None
) -> None:
    path = tmp_path / "record.db"
    write(path)  # type: ignore[operator]
    before = path.read_bytes()

    with pytest.raises(NotARecord) as caught:
        Database(path, key)

    assert caught.value.what_to_do
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "record.db").mkdir()

    with pytest.raises(RecordError, match="did not let msdesk read"):
        Database(tmp_path / "record.db")


def test_the_record_of_a_newer_version_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    Database(path).close()
    run(path, "PRAGMA user_version = 99")
    before = path.read_bytes()

    with pytest.raises(NewerRecord, match="newer version"):
        Database(path)

    assert path.read_bytes() == before


def test_a_file_of_a_format_to_come_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    Database(path).close()
    content = bytearray(path.read_bytes())
    content[44:48] = (9).to_bytes(4, "big")  # SQLite's schema format; the last is 4
    path.write_bytes(content)

    with pytest.raises(DamagedRecord):
        Database(path)

    assert path.read_bytes() == content


def test_names_that_are_no_text_are_damage(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    Database(path).close()
    run(path, *SPOIL_A_NAME)
    before = path.read_bytes()

    with pytest.raises(DamagedRecord) as caught:
        Database(path)

    assert "Sentinel" not in "".join(traceback.format_exception(caught.value))
    assert path.read_bytes() == before


def test_our_files_say_that_they_are_ours(tmp_path: Path) -> None:
    Database(tmp_path / "record.db").close()

    assert value_of(tmp_path / "record.db", "PRAGMA application_id") == APPLICATION_ID


def test_a_log_without_its_record_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "record.db-wal").write_bytes(b"the last notes")

    with pytest.raises(DamagedRecord, match=r"record\.db-wal is here without record\.db"):
        Database(tmp_path / "record.db")

    assert [path.name for path in tmp_path.iterdir()] == ["record.db-wal"]


def test_a_record_that_could_not_be_made_leaves_nothing(tmp_path: Path) -> None:
    def fill(_: Path) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        make(tmp_path / "record.db", fill)

    assert list(tmp_path.iterdir()) == []


def test_a_file_that_came_in_between_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    path.write_text("of a quicker start")

    make(path, lambda fresh: fresh.touch())

    assert path.read_text() == "of a quicker start"
    assert list(tmp_path.iterdir()) == [path]


def test_a_memory_stick_without_links_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", link)

    Database(tmp_path / "record.db").close()

    assert [path.name for path in tmp_path.iterdir()] == ["record.db"]


def test_a_locked_record_opens_with_its_key(tmp_path: Path) -> None:
    Database(tmp_path / "record.db", KEY).close()

    Database(tmp_path / "record.db", KEY).close()


def test_nothing_in_a_locked_record_can_be_read_from_outside(tmp_path: Path) -> None:
    database = Database(tmp_path / "record.db", KEY)
    with database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO draft VALUES ('note', '', 'Tingling')")

    written = b"".join(path.read_bytes() for path in tmp_path.iterdir())

    assert b"Tingling" not in written
    assert b"SQLite format" not in written
    database.close()


def test_a_file_is_written_whole_in_the_place_of_another(tmp_path: Path) -> None:
    path = tmp_path / "record.keys"
    path.write_bytes(b"old")

    write_whole(path, b"new")

    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_cannot_be_written_leaves_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "record.keys"
    path.write_bytes(b"old")

    def fsync(_: int) -> None:
        raise OSError

    monkeypatch.setattr(os, "fsync", fsync)

    with pytest.raises(OSError):  # noqa: PT011 - any will do
        write_whole(path, b"new")

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_system_that_opens_no_folders_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError

    monkeypatch.setattr(os, "open", refuse)

    folder_on_disk(tmp_path)


def test_what_stands_in_the_way_of_tidying_is_left(tmp_path: Path) -> None:
    (tmp_path / "record.db.x.unfinished").mkdir()

    clear_leftovers(tmp_path)

    assert (tmp_path / "record.db.x.unfinished").is_dir()
