"""A write-ahead log beside a record: the one a crash left, or one that is not the record's own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from msdesk.errors import DamagedRecord, NotARecord
from msdesk.store.file.access import has_log
from msdesk.store.file.database import Database
from msdesk.store.file.header import KEYS, RECORD, is_plain
from msdesk.store.record import Record, open_record
from msdesk.store.rescue.health import contents
from msdesk.store.whole.bin import BinStore
from tests.store.backing_up import lock_with_new_keys, note
from tests.store.reading import KEY

pytestmark = pytest.mark.usefixtures("cheap_keys")

LOG = f"{RECORD}-wal"
PAGE = 4096
LONG = "of the left hand " * 100


@pytest.fixture(params=["plain", "locked"])
def key(request: pytest.FixtureRequest, tmp_path: Path) -> bytes | None:
    return lock_with_new_keys(tmp_path).key if request.param == "locked" else None


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "place").mkdir()
    return tmp_path / "place"


@pytest.fixture
def crashed(tmp_path: Path, place: Path, key: bytes | None) -> Path:
    """Return the file of a record, its last notes in the log; ``stale`` is an older log."""
    with closing(a_record(tmp_path, key)) as record:
        shutil.copyfile(tmp_path / LOG, tmp_path / "stale")
        write(record, "third")
        write_log_into_file(record)
        write(record, "last")
        copy(tmp_path, place)
    return place / RECORD


def a_record(folder: Path, key: bytes | None) -> Record:
    """Return an open record with 20 notes in the file and 20 in the log."""
    record = Record(Database(folder / RECORD, key))
    write(record, "first")
    write_log_into_file(record)
    write(record, "second")
    return record


def copy(folder: Path, place: Path) -> None:
    """Copy what a crash would leave of an open record."""
    for name in {RECORD, LOG, KEYS} & {path.name for path in folder.iterdir()}:
        shutil.copyfile(folder / name, place / name)


def write(record: Record, word: str) -> None:
    for number in range(20):
        note(record, f"{word} {number} {LONG}")


def write_log_into_file(record: Record) -> None:
    with record.database.reading() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def stale(folder: Path, crashed: Path) -> None:
    shutil.copyfile(folder / "stale", crashed.with_name(LOG))


def of_another_record(folder: Path, crashed: Path) -> None:
    """Put the log of a record with other notes, and with another key if any, beside it."""
    (folder / "other").mkdir()
    key = None if is_plain(crashed) else bytes(32)
    with closing(a_record(folder / "other", key)):
        shutil.copyfile(folder / "other" / LOG, crashed.with_name(LOG))


def test_what_a_crash_left_in_the_log_is_there_again(crashed: Path, key: bytes | None) -> None:
    assert has_log(crashed)
    with closing(Record(Database(crashed, key))) as record:
        assert record.journal.count() == 80


@pytest.mark.parametrize("put_beside", [stale, of_another_record])
def test_a_log_that_is_not_the_records_own_is_refused_and_both_are_left(
    tmp_path: Path,
    place: Path,
    crashed: Path,
    key: bytes | None,
    put_beside: Callable[[Path, Path], None],
) -> None:
    put_beside(tmp_path, crashed)
    before = crashed.read_bytes(), crashed.with_name(LOG).read_bytes()

    with pytest.raises(DamagedRecord):
        open_record(place, key=key)

    assert (crashed.read_bytes(), crashed.with_name(LOG).read_bytes()) == before


@pytest.mark.parametrize("size", [0, 1])
def test_a_log_beside_a_file_that_is_as_good_as_empty_is_left(
    crashed: Path, key: bytes | None, size: int
) -> None:
    crashed.write_bytes(b"x" * size)
    before = crashed.with_name(LOG).read_bytes()

    for look in (contents, Database):
        with pytest.raises(NotARecord):
            look(crashed, key or KEY)

    assert (crashed.stat().st_size, crashed.with_name(LOG).read_bytes()) == (size, before)


def test_a_crash_while_the_log_was_written_into_the_file_loses_nothing(
    tmp_path: Path, place: Path, key: bytes | None
) -> None:
    with closing(a_record(tmp_path, key)) as record:
        before = (tmp_path / RECORD).read_bytes()
        shutil.copyfile(tmp_path / LOG, place / LOG)
        write_log_into_file(record)
        after = (tmp_path / RECORD).read_bytes()
    torn = bytearray(after[:PAGE])
    for start in range(PAGE, len(after), PAGE):
        old, new = before[start : start + PAGE], after[start : start + PAGE]
        torn += new if new == old else bytes(PAGE)
    (place / RECORD).write_bytes(torn)

    with closing(Record(Database(place / RECORD, key))) as again:
        assert again.journal.count() == 40


def test_a_crash_while_the_bin_is_emptied_leaves_a_record_that_opens(
    tmp_path: Path, place: Path, key: bytes | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        copy(tmp_path, place)

    monkeypatch.setattr(BinStore, "_leave_no_trace", crash)
    with closing(a_record(tmp_path, key)) as record:
        write_log_into_file(record)
        record.journal.delete(record.journal.entries()[0].id)
        record.bin.empty()

    with closing(Record(Database(place / RECORD, key))) as again:
        assert again.journal.count() == 39
