from __future__ import annotations

import errno
import shutil
import tempfile
import threading
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlcipher3 import dbapi2

from msdesk.errors import DamagedRecord, RecordError, Replaced, StorageFull
from msdesk.store.file import access
from msdesk.store.file.database import Database
from msdesk.store.file.faults import explained
from tests.store.reading import KEY, SPOIL_A_NAME, run, value_of
from tests.systems import needs_to_replace, on_windows

ADD = "INSERT INTO draft VALUES (?, '', ?)"
COUNT = "SELECT count(*) FROM draft WHERE key != 'changes'"


def count(database: Database) -> object:
    with database.reading() as connection:
        return connection.exec_driver_sql(COUNT).scalar()


def write_and_fail(database: Database, statement: str) -> None:
    with database.writing() as connection:
        connection.exec_driver_sql(statement)
        raise RuntimeError


def setting(database: Database, name: str) -> object:
    with database.reading() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


@pytest.fixture
def impatient(database: Database) -> Database:
    """The one connection of its pool gives up at once where another program writes."""
    with database.reading() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    return database


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("cache_size", -250),
        ("busy_timeout", 5000),
    ],
)
def test_a_connection_is_set_up_for_a_record(database: Database, name: str, value: object) -> None:
    assert setting(database, name) == value


def test_pages_of_a_locked_record_are_kept_decrypted(tmp_path: Path) -> None:
    with closing(Database(tmp_path / "locked.db", KEY)) as database:
        assert setting(database, "cache_size") == -65536


def test_writing_is_kept_at_its_end(database: Database) -> None:
    with database.writing() as connection:
        connection.exec_driver_sql(ADD, ("note", "Tingling"))

    assert count(database) == 1


def test_writing_that_fails_keeps_nothing(database: Database) -> None:
    with pytest.raises(RuntimeError):
        write_and_fail(database, "INSERT INTO draft VALUES ('note', '', 'Tingling')")

    assert count(database) == 0


def test_a_table_made_by_writing_that_fails_is_not_there(database: Database) -> None:
    with pytest.raises(RuntimeError):
        write_and_fail(database, "CREATE TABLE half (a)")

    with pytest.raises(OperationalError, match="no such table"), database.reading() as connection:
        connection.exec_driver_sql("SELECT * FROM half")


def test_reading_sees_one_moment_while_others_write(database: Database) -> None:
    with database.reading() as connection:
        before = connection.exec_driver_sql(COUNT).scalar()
        with database.writing() as other:
            other.exec_driver_sql(ADD, ("note", "Tingling"))

        assert connection.exec_driver_sql(COUNT).scalar() == before


def test_many_threads_write_and_nothing_is_lost(database: Database) -> None:
    def write(number: int) -> None:
        with database.writing() as connection:
            connection.exec_driver_sql(ADD, (str(number), ""))

    with ThreadPoolExecutor(max_workers=4) as threads:
        list(threads.map(write, range(40)))

    assert count(database) == 40


def test_of_many_who_open_a_new_record_at_once_each_waits_for_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two who give a new file its log at once, SQLite turns one away: often on Windows."""
    opening, met = threading.Lock(), []

    def connect_alone(path: Path, key: bytes | None) -> object:
        met.append(not opening.acquire(blocking=False))
        connection = access.connect(path, key)
        if not met[-1]:
            opening.release()
        return connection

    monkeypatch.setattr("msdesk.store.file.database.connect", connect_alone)
    for each in range(10):
        database = Database(tmp_path / f"{each}.db")
        with ThreadPoolExecutor(max_workers=4) as threads:
            list(threads.map(count, [database] * 4))
        database.close()

    assert not any(met)


def test_two_who_read_and_then_write_are_both_kept(database: Database) -> None:
    with database.writing() as connection:
        connection.exec_driver_sql(ADD, ("sum", "0"))
    together = threading.Barrier(2, timeout=5)

    def add_one(_: int) -> None:
        for _round in range(10):
            together.wait()
            with database.writing() as connection:
                held = connection.exec_driver_sql("SELECT body FROM draft").scalar()
                connection.exec_driver_sql("UPDATE draft SET body = ?", (str(int(held or 0) + 1),))

    with ThreadPoolExecutor(max_workers=2) as threads:
        list(threads.map(add_one, range(2)))

    assert value_of(database.path, "SELECT body FROM draft") == "20"


def test_maintaining_is_in_no_transaction(database: Database) -> None:
    with database.maintaining() as driver:
        assert not driver.in_transaction


def test_a_full_disk_is_said_to_be_full(database: Database) -> None:
    with database.reading() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")

    with pytest.raises(StorageFull, match="no space left"), database.writing() as connection:
        connection.exec_driver_sql(ADD, ("note", "x" * 1_000_000))


def test_writing_goes_on_when_there_is_space_again(database: Database) -> None:
    with database.reading() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")
    with pytest.raises(StorageFull), database.writing() as connection:
        connection.exec_driver_sql(ADD, ("note", "x" * 1_000_000))
    with database.reading() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")

    with database.writing() as connection:
        connection.exec_driver_sql(ADD, ("note", "x" * 1_000_000))

    assert count(database) == 1


def test_a_disk_too_full_for_the_file_is_said_to_be_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mkstemp(**_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "mkstemp", mkstemp)

    with pytest.raises(StorageFull):
        Database(tmp_path / "record.db")


def test_a_read_only_record_is_said_to_be_read_only(database: Database) -> None:
    with database.reading() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")

    with pytest.raises(RecordError, match="read-only"), database.writing() as connection:
        connection.exec_driver_sql(ADD, ("note", "Tingling"))


def test_another_program_that_writes_is_blamed(impatient: Database) -> None:
    with closing(dbapi2.connect(str(impatient.path), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        with (
            pytest.raises(RecordError, match="Another program"),
            impatient.writing() as connection,
        ):
            connection.exec_driver_sql(ADD, ("note", "Tingling"))


def test_a_damaged_record_is_said_to_be_damaged(database: Database) -> None:
    with database.writing() as connection:
        connection.exec_driver_sql(ADD, ("note", "x" * 1_000_000))
    database.close()
    content = bytearray(database.path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    database.path.write_bytes(content)

    with pytest.raises(DamagedRecord, match="damaged") as caught:
        count(database)

    assert str(database.path) in caught.value.what_to_do


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        (SPOIL_A_NAME, COUNT),
        (
            ["INSERT INTO draft VALUES ('Sentinel' || CAST(x'ff' AS TEXT), '', '')"],
            "SELECT * FROM draft",
        ),
    ],
)
def test_what_is_no_text_is_damage_and_nobody_repeats_it(
    database: Database, changes: Sequence[str], asked: str
) -> None:
    count(database)
    run(database.path, *changes)

    with pytest.raises(DamagedRecord) as caught, database.reading() as connection:
        connection.exec_driver_sql(asked).all()

    assert "Sentinel" not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize(("free", "error"), [(65535, StorageFull), (65536, RecordError)])
@pytest.mark.parametrize("code", [dbapi2.SQLITE_IOERR, dbapi2.SQLITE_CANTOPEN])
def test_a_disk_without_room_for_the_log_is_said_to_be_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, free: int, error: type[Exception]
) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=free)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    fault = dbapi2.OperationalError()
    fault.sqlite_errorcode = code

    with pytest.raises(RecordError) as caught, explained(tmp_path / "record.db"):
        raise fault

    assert type(caught.value) is error


def test_a_disk_that_was_pulled_out_is_missed(tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    database = Database(tmp_path / "stick" / "record.db")
    database.close()
    (tmp_path / "stick").rename(tmp_path / "elsewhere")

    with pytest.raises(RecordError, match="did not let msdesk read or write"):
        count(database)

    database.close()


def test_a_mistake_of_ours_is_not_put_down_to_the_disk(database: Database) -> None:
    with pytest.raises(OperationalError), database.reading() as connection:
        connection.exec_driver_sql("SELECT nonsense")


def test_an_error_does_not_repeat_what_the_person_wrote(database: Database) -> None:
    twice = [("note", "Tingling"), ("note", "Tingling")]

    with pytest.raises(IntegrityError) as caught, database.writing() as connection:
        connection.exec_driver_sql(ADD, twice)

    assert "Tingling" not in str(caught.value)


# another file in its place


def other_file(path: Path) -> None:
    """Put another record in the place of an open one, as a program that copies files does."""
    Database(path.with_name("other.db")).close()
    path.with_name("other.db").replace(path)


@needs_to_replace
def test_a_record_is_itself_until_another_file_is_in_its_place(database: Database) -> None:
    count(database)
    before = database.replaced()

    other_file(database.path)

    assert (before, database.replaced()) == (False, True)


@needs_to_replace
def test_no_log_of_the_old_file_is_left_beside_the_new_one(database: Database) -> None:
    count(database)
    other_file(database.path)

    database.close()

    assert [path.name for path in database.path.parent.iterdir()] == [database.path.name]


@needs_to_replace
def test_a_log_that_is_not_ours_is_left_beside_the_new_file(database: Database) -> None:
    count(database)
    other_file(database.path)
    log = Path(f"{database.path}-wal")
    log.with_name("incoming").write_text("from the other computer")
    log.with_name("incoming").replace(log)

    database.close()

    assert log.read_text() == "from the other computer"


@on_windows
@pytest.mark.parametrize("change", [other_file, Path.unlink])
def test_windows_lets_nobody_change_the_file_of_an_open_record(
    database: Database, change: Callable[[Path], None]
) -> None:
    count(database)

    with pytest.raises(PermissionError):
        change(database.path)

    assert not database.replaced()
    assert count(database) == 0


def test_a_record_nobody_has_read_yet_is_not_replaced(database: Database) -> None:
    other_file(database.path)

    assert not database.replaced()


@needs_to_replace
@pytest.mark.parametrize("change", [other_file, Path.unlink])
def test_nothing_is_written_to_a_file_that_is_in_the_place_of_another_or_of_none(
    database: Database, change: Callable[[Path], None]
) -> None:
    count(database)
    change(database.path)

    with pytest.raises(Replaced), database.writing() as connection:
        connection.exec_driver_sql(ADD, ("note", "Tingling"))


@needs_to_replace
def test_nothing_is_written_to_a_file_replaced_while_one_waits_to_write(
    database: Database,
) -> None:
    count(database)
    began, was_replaced = threading.Event(), threading.Event()

    def write() -> None:
        with database.writing() as connection:
            began.set()
            was_replaced.wait(5)
            connection.exec_driver_sql(ADD, ("note", "Tingling"))

    with closing(dbapi2.connect(str(database.path), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with ThreadPoolExecutor(max_workers=1) as threads:
            writing = threads.submit(write)
            assert not began.wait(0.3)  # whoever replaces a file holds its lock
            other_file(database.path)
            was_replaced.set()
            other.execute("COMMIT")

            with pytest.raises(Replaced):
                writing.result()


@needs_to_replace
def test_nothing_is_read_from_another_file_as_if_it_were_the_record(database: Database) -> None:
    with database.reading() as connection:
        connection.exec_driver_sql(COUNT).scalar()
        other_file(database.path)

        with pytest.raises(Replaced):
            count(database)


@needs_to_replace
def test_no_copy_is_made_of_another_file(database: Database) -> None:
    count(database)
    other_file(database.path)

    with pytest.raises(Replaced):
        database.copy_to(database.path.with_name("copy.db"))

    assert not database.path.with_name("copy.db").exists()


@needs_to_replace
@pytest.mark.parametrize("key", [None, KEY])
def test_what_is_still_open_can_be_rescued(tmp_path: Path, key: bytes | None) -> None:
    database = Database(tmp_path / "record.db", key)
    with database.writing() as connection:
        connection.exec_driver_sql(ADD, ("note", "Tingling"))
    other_file(database.path)

    database.rescue(tmp_path / "rescued.db")
    database.close()

    rescued = Database(tmp_path / "rescued.db", key)
    assert count(rescued) == 1
    rescued.close()


def test_a_file_that_went_before_it_was_read_is_not_made_anew(database: Database) -> None:
    database.path.unlink()

    with pytest.raises(RecordError, match="did not let msdesk read or write"):
        count(database)

    assert not database.path.exists()


# closed for a while


def test_a_closed_record_has_no_log_beside_it_and_opens_again(
    database: Database, tmp_path: Path
) -> None:
    count(database)
    with database.closed():
        assert [path.name for path in tmp_path.iterdir()] == ["record.db"]

    assert count(database) == 0


def test_another_file_may_take_the_place_of_a_closed_record(database: Database) -> None:
    count(database)
    with database.closed():
        other_file(database.path)

    assert count(database) == 0


@needs_to_replace
def test_a_record_is_not_closed_to_be_replaced_where_it_was_replaced(database: Database) -> None:
    count(database)
    other_file(database.path)

    with pytest.raises(Replaced), database.closed():
        pass


def test_who_reads_is_waited_for_and_who_comes_then_waits(database: Database) -> None:
    told: list[str] = []
    reading, closing_ = threading.Event(), threading.Event()

    def close() -> None:
        reading.wait()
        closing_.set()
        with database.closed():
            told.append("closed")

    with ThreadPoolExecutor() as threads:
        closed = threads.submit(close)
        with database.reading() as connection:
            reading.set()
            closing_.wait()
            with database.reading():  # who is inside may go further
                connection.exec_driver_sql(COUNT).scalar()
            told.append("read")
        closed.result()

    assert told == ["read", "closed"]


def test_two_who_close_it_do_so_one_after_the_other(database: Database) -> None:
    inside: list[int] = []

    def close(number: int) -> None:
        with database.closed():
            inside.append(number)
            assert inside == [number]
            inside.remove(number)

    with ThreadPoolExecutor() as threads:
        list(threads.map(close, range(20)))


def test_who_reads_cannot_close_it_and_is_told_so(database: Database) -> None:
    with database.reading(), pytest.raises(RuntimeError), database.closed():
        pass
