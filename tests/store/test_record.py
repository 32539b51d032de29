from __future__ import annotations

import errno
import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from msdesk.errors import DamagedRecord, FolderError, NoRecord, RecordError, StorageFull
from msdesk.store.copies.backup_file import info_of
from msdesk.store.copies.backups import Backups
from msdesk.store.file.header import BACKUPS, RECORD
from msdesk.store.record import Record, open_record, unlock
from msdesk.store.rescue.health import set_aside
from tests.rights import ordinary_rights
from tests.store.backing_up import NOW
from tests.systems import needs_to_replace

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no modes")


@pytest.fixture
def generous_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def run(program: str, folder: Path) -> int:
    """Run a program in a Python of its own; return how it ended."""
    command: list[str | Path] = [sys.executable, "-c", program, folder]
    return subprocess.run(command, check=False).returncode


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_opening_makes_the_folder_and_the_file(tmp_path: Path) -> None:
    record = open_record(tmp_path / "a" / "b")

    assert record.path == tmp_path / "a" / "b" / "record.db"
    assert record.path.is_file()
    record.close()


@posix
@pytest.mark.usefixtures("generous_umask")
def test_only_the_owner_may_enter_the_folder(tmp_path: Path) -> None:
    open_record(tmp_path / "data").close()

    assert mode(tmp_path / "data") == 0o700


@posix
@pytest.mark.usefixtures("generous_umask")
def test_only_the_owner_may_read_the_files(tmp_path: Path) -> None:
    record = open_record(tmp_path)
    record.drafts.put("note", "{}")

    modes = {path.name: mode(path) for path in tmp_path.iterdir()}
    assert modes == dict.fromkeys(
        ("record.count", "record.db", "record.db-wal", "record.db-shm"), 0o600
    )
    record.close()


@posix
def test_a_file_others_could_read_is_private_once_it_was_opened(tmp_path: Path) -> None:
    open_record(tmp_path).close()
    (tmp_path / "record.db").chmod(0o644)

    open_record(tmp_path).close()

    assert mode(tmp_path / "record.db") == 0o600


def test_closing_leaves_no_log_beside_the_record(tmp_path: Path) -> None:
    record = open_record(tmp_path)
    record.drafts.put("note", "{}")

    record.close()

    assert sorted(path.name for path in tmp_path.iterdir()) == ["record.count", "record.db"]


def test_what_was_written_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    first = open_record(tmp_path)
    first.drafts.put("note", '{"text": "Tingling"}')
    first.close()

    second = open_record(tmp_path)

    assert second.drafts.get("note") == '{"text": "Tingling"}'
    second.close()


def test_a_killed_program_loses_no_note_it_has_saved(tmp_path: Path) -> None:
    program = """
import os, sys
from datetime import date
from pathlib import Path
from msdesk.domain.journal import EntryKind
from msdesk.store.record import open_record
from tests.systems import needs_to_replace
record = open_record(Path(sys.argv[1]))
for text in ("first", "second", "third"):
    record.journal.add(kind=EntryKind.NOTE, day=date(2026, 11, 22), text=text)
os._exit(9)
"""
    run(program, tmp_path)

    record = open_record(tmp_path)
    assert [entry.text for entry in record.journal.entries()] == ["third", "second", "first"]
    record.close()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")

    with pytest.raises(FolderError, match="file") as caught:
        open_record(tmp_path / "file" / "data")

    assert "another folder" in caught.value.what_to_do


def test_a_folder_that_may_not_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_, **__: False)  # root may write anywhere

    with pytest.raises(
        FolderError,
        match=f"may not write in the folder for your record: “{re.escape(str(tmp_path))}”",
    ):
        open_record(tmp_path)


def test_a_disk_too_full_for_a_folder_is_said_to_be_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mkdir(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "mkdir", mkdir)

    with pytest.raises(StorageFull):
        open_record(tmp_path / "data")


@posix
def test_a_record_whose_backups_may_not_be_read_says_so(tmp_path: Path) -> None:
    open_record(tmp_path).close()
    (tmp_path / RECORD).unlink()
    (tmp_path / BACKUPS).mkdir(mode=0)

    with ordinary_rights(), closing(open_record(tmp_path)) as record:
        assert record.path.is_file()


def test_a_disk_that_goes_while_a_record_is_opened_is_said_to_be_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise OSError(errno.ENOTCONN, "Transport endpoint is not connected")

    monkeypatch.setattr(Path, "is_file", gone)

    with pytest.raises(RecordError, match="The disk did not let msdesk read"):
        open_record(tmp_path)


def test_a_disk_that_goes_while_a_record_is_unlocked_is_said_to_be_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise OSError(errno.ENOTCONN, "Transport endpoint is not connected")

    monkeypatch.setattr(Path, "glob", gone)

    with pytest.raises(RecordError, match="The disk did not let msdesk read"):
        unlock(tmp_path, recovery_key="")


# where a record is begun only when the person says so


def test_no_record_is_begun_unasked(tmp_path: Path) -> None:
    with pytest.raises(NoRecord, match="There is no record in this folder"):
        open_record(tmp_path, begin=False)

    assert list(tmp_path.iterdir()) == []


def test_a_record_that_is_there_is_opened_where_none_may_be_begun(tmp_path: Path) -> None:
    open_record(tmp_path).close()

    open_record(tmp_path, begin=False).close()


def test_backups_alone_are_told_of_where_no_record_may_be_begun(tmp_path: Path) -> None:
    with_backup(tmp_path)
    (tmp_path / RECORD).unlink()

    with pytest.raises(DamagedRecord, match="not where it was"):
        open_record(tmp_path, begin=False)


def test_a_log_alone_is_told_of_where_no_record_may_be_begun(tmp_path: Path) -> None:
    (tmp_path / f"{RECORD}-wal").write_bytes(b"words")

    with pytest.raises(DamagedRecord, match="is here without"):
        open_record(tmp_path, begin=False)


def with_backup(folder: Path) -> Path:
    with closing(open_record(folder)) as record:
        return Backups(folder).make(record.database, NOW).path


def test_backups_without_their_record_are_not_given_a_new_one(tmp_path: Path) -> None:
    with_backup(tmp_path)
    (tmp_path / RECORD).unlink()

    with pytest.raises(DamagedRecord, match="not where it was") as caught:
        open_record(tmp_path)

    assert "newest backup" in caught.value.what_to_do
    assert not (tmp_path / RECORD).exists()


def test_a_new_record_is_made_where_it_is_wanted(tmp_path: Path) -> None:
    backup = with_backup(tmp_path)
    set_aside(tmp_path, NOW)

    open_record(tmp_path, new=True).close()

    assert (tmp_path / RECORD).exists()
    assert backup.exists()


def test_a_record_that_is_there_is_opened_even_where_a_new_one_is_wanted(tmp_path: Path) -> None:
    with closing(open_record(tmp_path)) as record:
        record.drafts.put("note", "{}")

    with closing(open_record(tmp_path, new=True)) as again:
        assert again.drafts.all() == {"note": "{}"}


def test_a_record_that_is_missing_is_there_again_from_its_backup(tmp_path: Path) -> None:
    backup = with_backup(tmp_path)
    (tmp_path / RECORD).unlink()

    Backups(tmp_path).restore(info_of(backup), NOW)

    open_record(tmp_path).close()


def test_backups_that_are_broken_tell_of_no_record(tmp_path: Path) -> None:
    with_backup(tmp_path).write_bytes(b"broken")
    (tmp_path / RECORD).unlink()

    open_record(tmp_path).close()


@needs_to_replace
def test_what_an_open_record_holds_can_be_rescued(record: Record, tmp_path: Path) -> None:
    record.drafts.put("note", "{}")
    open_record(tmp_path / "other").close()
    (tmp_path / "other" / "record.db").replace(record.path)

    assert record.replaced()
    record.rescue(tmp_path / "other" / "record.db")

    rescued = open_record(tmp_path / "other")
    assert rescued.drafts.all() == {"note": "{}"}
    rescued.close()


def test_changes_carry_the_time_of_the_clock(record: Record) -> None:
    treatment = record.own_treatments.add("Examplumab")

    assert treatment.changed_at.isoformat() == "2026-11-22T09:00:01+00:00"


def test_the_time_comes_back_aware(record: Record) -> None:
    added = record.own_treatments.add("Examplumab")

    (kept,) = record.own_treatments.all()
    assert kept.changed_at == added.changed_at
    assert kept.changed_at.tzinfo is not None


OPEN = (
    "import pathlib, sys; from msdesk.store.record import open_record; "
    "open_record(pathlib.Path(sys.argv[1])).close()"
)


@pytest.mark.parametrize(
    ("program", "unwanted"),
    [
        ("import msdesk.store", "sqlalchemy"),
        ("import msdesk.store.file.header", "msgspec"),
        (OPEN, "alembic"),
        (OPEN, "sqlalchemy.orm"),
        (OPEN, "argon2"),
        (OPEN, "cryptography"),
    ],
)
def test_what_is_slow_to_import_is_not_imported_for_nothing(
    tmp_path: Path, program: str, unwanted: str
) -> None:
    asked = f"{program}; import sys; sys.exit({unwanted!r} in sys.modules)"

    assert run(asked, tmp_path) == 0
