from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from msdesk.domain.progress import Progress
from msdesk.errors import Cancelled, RecordError, WrongKey
from msdesk.store.copies import encryption
from msdesk.store.copies.backup_file import SUFFIX, info_of, opened
from msdesk.store.copies.keys import KeyFile
from msdesk.store.file.database import Database
from msdesk.store.file.header import BACKUPS, COUNT, KEYS, RECORD, is_encrypted
from msdesk.store.record import Record, open_record, unlock
from tests.store.conftest import TickingClock
from tests.store.locked import (
    BEFORE_UPDATE,
    FIRST,
    NOTES,
    SECOND,
    TYPED,
    WORD,
    add_backup,
    add_note,
    files,
    in_the_open,
    names,
    set_aside,
)

pytestmark = pytest.mark.usefixtures("cheap_keys")

NEW = "a new one"
READABLE = [f"{BACKUPS}/{FIRST}", f"{BACKUPS}/{SECOND}", BEFORE_UPDATE, RECORD]
ALL = sorted([*READABLE, COUNT])


class StopAt(Progress):
    """The person presses Stop when the work is as far as that."""

    def __init__(self, fraction: float) -> None:
        super().__init__()
        self._at = fraction

    def step(self, fraction: float) -> None:
        if fraction >= self._at:
            self.cancel()
        super().step(fraction)


@pytest.fixture
def folder(tmp_path: Path, furnished_folder: Path) -> Path:
    return shutil.copytree(furnished_folder, tmp_path / "data")


@pytest.fixture
def record(folder: Path, clock: TickingClock) -> Iterator[Record]:
    record = open_record(folder, clock=clock)
    yield record
    record.close()


@pytest.fixture
def locked(record: Record) -> Record:
    record.encrypt(TYPED, Progress())
    return record


def header(record: Record) -> list[object]:
    with record._database.reading() as connection:
        asked = ("user_version", "application_id", "journal_mode", "foreign_keys")
        return [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]


def texts(record: Record) -> set[str]:
    return {entry.text for entry in record.journal.entries(limit=1000)}


# locking


def test_all_that_is_in_the_folder_can_be_read_before_it_is_locked(
    record: Record, folder: Path
) -> None:
    record.close()

    assert in_the_open(folder) == READABLE


def test_nothing_in_the_folder_can_be_read_once_it_is_locked(record: Record, folder: Path) -> None:
    record.encrypt(TYPED, Progress())
    add_note(record, f"{WORD} after")  # is in the write-ahead log

    assert names(folder) == [*ALL[:4], RECORD, f"{RECORD}-shm", f"{RECORD}-wal", KEYS]
    assert in_the_open(folder) == []


def test_a_locked_record_goes_on_being_used(record: Record) -> None:
    before = texts(record)

    record.encrypt(TYPED, Progress())
    add_note(record, "after")

    assert record.is_encrypted
    assert texts(record) == {*before, "after"}
    assert record.drafts.get("note") == f'{{"text": "{WORD}"}}'


def test_search_and_tags_work_in_a_locked_record(locked: Record) -> None:
    add_note(locked, "spasticity")

    assert len(locked.journal.entries(search=WORD, limit=1000)) == NOTES + 1
    assert [entry.text for entry in locked.journal.entries(search="spastic")] == ["spasticity"]
    assert len(locked.journal.entries(tag=WORD, limit=1000)) == NOTES + 1


def test_the_file_says_what_it_said_before(record: Record) -> None:
    before = header(record)

    record.encrypt(TYPED, Progress())

    assert header(record) == before


def test_a_locked_record_asks_for_its_passphrase(locked: Record, folder: Path) -> None:
    locked.close()

    assert is_encrypted(folder)
    assert unlock(folder, passphrase=TYPED) == locked.key


def test_the_recovery_key_opens_it_too(record: Record, folder: Path) -> None:
    recovery_key = record.encrypt(TYPED, Progress())
    record.close()

    again = open_record(folder, key=unlock(folder, recovery_key=recovery_key))

    assert len(texts(again)) == NOTES
    again.close()


def test_the_passphrase_opens_each_backup_by_itself(locked: Record, folder: Path) -> None:
    for name in (FIRST, SECOND):
        with opened(folder / BACKUPS / name) as backup:
            assert backup.keys is not None
            assert KeyFile.decode(backup.keys).open_with_passphrase(TYPED) == locked.key
            backup.unpack(None, lambda _: None)  # whole, to the last byte


def test_a_locked_backup_says_what_it_said_before(record: Record, folder: Path) -> None:
    before = info_of(folder / BACKUPS / FIRST)

    record.encrypt(TYPED, Progress())

    after = info_of(folder / BACKUPS / FIRST)
    assert after.encrypted
    assert (after.made_at, after.notes) == (before.made_at, before.notes)


def test_a_copy_from_before_an_update_opens_with_the_key(locked: Record, folder: Path) -> None:
    copy = Database(folder / BEFORE_UPDATE, locked.key)

    with copy.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM journal_entry").scalar() == NOTES
    copy.close()


def test_progress_goes_to_the_end_and_never_back(record: Record) -> None:
    seen: list[float] = []

    class Watched(Progress):
        def step(self, fraction: float) -> None:
            seen.append(fraction)
            super().step(fraction)

    record.encrypt(TYPED, Watched())

    assert seen == sorted(seen)
    assert seen[-1] == 1.0
    assert len(seen) > 10


def test_an_empty_passphrase_changes_nothing(record: Record, folder: Path) -> None:
    before = files(folder)

    with pytest.raises(WrongKey, match="empty"):
        record.encrypt("", Progress())

    assert files(folder) == before


def test_a_record_is_locked_but_once(locked: Record) -> None:
    with pytest.raises(RecordError, match="locked already"):
        locked.encrypt("another", Progress())


@pytest.mark.parametrize("fraction", [0, 0.05, 0.1, 0.2])
def test_who_presses_stop_finds_all_as_it_was(
    record: Record, folder: Path, fraction: float
) -> None:
    with pytest.raises(Cancelled):
        record.encrypt(TYPED, StopAt(fraction))

    assert not record.is_encrypted
    add_note(record, "after")
    assert len(texts(record)) == NOTES + 1
    record.close()
    assert names(folder) == ALL


def test_who_presses_stop_too_late_still_gets_the_recovery_key(
    record: Record, folder: Path
) -> None:
    recovery_key = record.encrypt(TYPED, StopAt(0.5))

    assert in_the_open(folder) == []
    assert unlock(folder, recovery_key=recovery_key) == record.key


def test_another_program_that_has_the_record_open_is_blamed(
    record: Record, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("msdesk.store.file.access._PRAGMAS", ("busy_timeout = 1",))

    with closing(dbapi2.connect(str(record.path))) as other:
        other.execute("SELECT count(*) FROM draft").fetchone()
        with pytest.raises(RecordError, match="Another program is using"):
            record.encrypt(TYPED, Progress())

    assert len(texts(record)) == NOTES
    record.close()
    assert names(folder) == ALL


def test_a_system_that_replaces_no_open_file_is_no_hindrance(
    record: Record, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace
    refused: list[Path] = []

    def refuse_once(self: Path, target: Path) -> Path:
        if target == record.path and not refused:
            refused.append(target)
            raise PermissionError
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse_once)

    record.encrypt(TYPED, Progress())

    assert refused
    assert in_the_open(folder) == []
    assert len(texts(record)) == NOTES


def test_a_system_that_replaces_nothing_leaves_all_as_it_was(
    record: Record, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target == record.path:
            raise PermissionError
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)

    with pytest.raises(RecordError, match="did not let msdesk"):
        record.encrypt(TYPED, Progress())

    assert len(texts(record)) == NOTES
    record.close()
    assert names(folder) == ALL


def test_no_note_is_lost_that_is_written_while_it_is_locked_and_unlocked(record: Record) -> None:
    written: list[str] = []
    over = threading.Event()

    def write() -> None:
        while not over.is_set():
            add_note(record, f"{WORD} while {len(written)}")
            written.append(f"{WORD} while {len(written)}")

    thread = threading.Thread(target=write)
    thread.start()
    for _ in range(3):
        record.encrypt(TYPED, Progress())
        record.decrypt(Progress())
    over.set()
    thread.join()

    assert written
    assert set(written) <= texts(record)


def test_keys_that_are_there_already_are_set_aside(record: Record, folder: Path) -> None:
    (folder / KEYS).write_text("of the other computer")

    record.encrypt(TYPED, Progress())

    kept = {name: content for name, content in files(folder).items() if "set-aside" in name}
    assert list(kept.values()) == [b"of the other computer"]
    assert unlock(folder, passphrase=TYPED) == record.key


# what cannot be locked


def test_what_cannot_be_locked_is_named_and_then_removed(record: Record, folder: Path) -> None:
    place = set_aside(folder, RECORD, f"{RECORD}-wal")
    broken = folder / BACKUPS / f"broken{SUFFIX}"
    broken.write_bytes(b"PK" + WORD.encode())

    assert record.left_in_plain() == (broken, place / RECORD, place / f"{RECORD}-wal")
    record.encrypt(TYPED, Progress())

    assert record.left_in_plain() == ()
    assert not place.exists()
    assert not broken.exists()


def test_a_plain_backup_that_turns_out_to_be_damaged_is_removed(
    record: Record, folder: Path
) -> None:
    path = folder / BACKUPS / FIRST
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0x55
    path.write_bytes(content)

    record.encrypt(TYPED, Progress())

    assert not path.exists()
    assert (folder / BACKUPS / SECOND).exists()


def test_a_damaged_record_that_is_locked_stays_set_aside(record: Record, folder: Path) -> None:
    place = set_aside(folder, RECORD, KEYS, content=b"scrambled")

    assert record.left_in_plain() == ()
    record.encrypt(TYPED, Progress())

    assert sorted(path.name for path in place.iterdir()) == [RECORD, KEYS]


def test_a_copy_the_disk_does_not_hand_out_stays_and_is_locked_at_the_next_start(
    record: Record, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, original = folder / BACKUPS / FIRST, Path.open

    def refuse(self: Path, mode: str = "r") -> object:
        if self == path:
            raise PermissionError
        return original(self, mode)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", refuse)
        record.encrypt(TYPED, Progress())
    assert record.left_in_plain() == (path,)
    record.close()

    again = open_record(folder, key=record.key)

    assert again.left_in_plain() == ()
    again.close()


def test_a_backup_with_other_keys_is_left_as_it_is(record: Record, folder: Path) -> None:
    record.encrypt(TYPED, Progress())
    path = add_backup(record, f"2026-11-22-090000{SUFFIX}")
    before = path.read_bytes()
    path.rename(folder / "elsewhere")
    record.decrypt(Progress())
    (folder / "elsewhere").rename(path)

    record.encrypt("another", Progress())
    record.change_passphrase("a third")
    record.decrypt(Progress())

    assert path.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="Windows makes no links for everybody")
def test_a_backup_that_is_a_link_to_nothing_does_not_stand_in_the_way(
    record: Record, folder: Path
) -> None:
    (folder / BACKUPS / f"link{SUFFIX}").symlink_to(folder / "nowhere")

    recovery_key = record.encrypt(TYPED, Progress())

    assert unlock(folder, recovery_key=recovery_key) == record.key
    assert record.left_in_plain() == ()


# unlocking


def test_unlocking_leaves_the_folder_as_it_was_before_it_was_locked(
    locked: Record, folder: Path
) -> None:
    locked.decrypt(Progress())

    assert not locked.is_encrypted
    add_note(locked, "after")
    assert len(texts(locked)) == NOTES + 1
    locked.close()
    assert names(folder) == ALL
    assert in_the_open(folder) == READABLE


def test_an_unlocked_record_opens_without_a_key(locked: Record, folder: Path) -> None:
    before = header(locked)
    locked.decrypt(Progress())
    locked.close()

    again = open_record(folder)

    assert header(again) == before
    assert len(again.journal.entries(search=WORD, limit=1000)) == NOTES
    again.close()


def test_an_unlocked_backup_can_be_read_to_its_end(locked: Record, folder: Path) -> None:
    locked.decrypt(Progress())

    with opened(folder / BACKUPS / FIRST) as backup:
        assert backup.keys is None
        backup.unpack(None, lambda _: None)


@pytest.mark.parametrize("fraction", [0, 0.3, 0.6, 0.79, 0.85, 0.95])
def test_who_stops_unlocking_finds_all_still_locked(
    locked: Record, folder: Path, fraction: float
) -> None:
    with pytest.raises(Cancelled):
        locked.decrypt(StopAt(fraction))

    assert locked.is_encrypted
    add_note(locked, "after")
    assert len(texts(locked)) == NOTES + 1
    assert in_the_open(folder) == []


def test_what_goes_wrong_once_the_record_is_unlocked_locks_no_copy_again(
    locked: Record, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path) -> None:
        raise RuntimeError

    monkeypatch.setattr(encryption, "folder_on_disk", fail)

    with pytest.raises(RuntimeError):
        locked.decrypt(Progress())

    assert len(texts(locked)) == NOTES
    assert in_the_open(folder) == READABLE


def test_a_record_that_is_not_locked_cannot_be_unlocked(record: Record) -> None:
    with pytest.raises(RecordError, match="not locked"):
        record.decrypt(Progress())


def test_a_damaged_locked_backup_does_not_stand_in_the_way(locked: Record, folder: Path) -> None:
    path = folder / BACKUPS / FIRST
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0x55
    path.write_bytes(content)

    locked.decrypt(Progress())

    assert not locked.is_encrypted
    assert path.read_bytes() == content


# other keys


def test_a_new_passphrase_opens_the_record_and_its_backups_and_the_old_one_neither(
    locked: Record, folder: Path
) -> None:
    locked.change_passphrase("new")

    all_keys = [KeyFile.read(folder / KEYS)]
    for name in (FIRST, SECOND):
        with opened(folder / BACKUPS / name) as backup:
            assert backup.keys is not None
            all_keys.append(KeyFile.decode(backup.keys))
            backup.unpack(None, lambda _: None)
    for keys in all_keys:
        assert keys.open_with_passphrase("new") == locked.key
        with pytest.raises(WrongKey):
            keys.open_with_passphrase(TYPED)


def test_a_damaged_backup_keeps_its_old_keys(locked: Record, folder: Path) -> None:
    path = folder / BACKUPS / FIRST
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0x55
    path.write_bytes(content)

    locked.change_passphrase(NEW)

    assert path.read_bytes() == content
    assert unlock(folder, passphrase=NEW) == locked.key


def test_a_new_recovery_key_takes_the_place_of_the_old(record: Record, folder: Path) -> None:
    old = record.encrypt(TYPED, Progress())

    new = record.new_recovery_key()

    assert unlock(folder, recovery_key=new) == record.key
    assert unlock(folder, passphrase=TYPED) == record.key
    with pytest.raises(WrongKey):
        unlock(folder, recovery_key=old)


def test_a_record_that_is_not_locked_has_no_passphrase_to_change(record: Record) -> None:
    with pytest.raises(RecordError, match="not locked"):
        record.change_passphrase("new")
