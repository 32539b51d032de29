from __future__ import annotations

import errno
import os
import random
import shutil
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from msdesk.domain.backup import BackupInfo
from msdesk.domain.progress import Progress
from msdesk.errors import (
    BackupError,
    Cancelled,
    DamagedRecord,
    LockedRecord,
    NewerRecord,
    RecordError,
    StorageFull,
    WrongKey,
)
from msdesk.store.copies.backup_file import SUFFIX, info_of
from msdesk.store.copies.backups import Backups
from msdesk.store.copies.packing import into_backup
from msdesk.store.file.access import connect
from msdesk.store.file.header import BACKUPS, KEYS, RECORD, SET_ASIDE, is_encrypted, is_plain
from msdesk.store.record import open_record, unlock
from tests.store.backing_up import (
    NOW,
    PASSPHRASE,
    WORD,
    Secrets,
    damage,
    days_later,
    lock_with_new_keys,
    names_in,
    no_step,
    notes_in,
    spoil,
    written,
)
from tests.store.cutting import tried
from tests.store.reading import run
from tests.systems import needs_modes
from tests.torture.processes import answer_of

pytestmark = pytest.mark.usefixtures("cheap_keys")

LATER = days_later(1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def backups(folder: Path) -> Backups:
    return Backups(folder)


@pytest.fixture
def old(folder: Path) -> BackupInfo:
    """A plain backup with one note of a record that has two."""
    old = written(folder, "one")
    written(folder, "two")
    return old


@pytest.fixture
def secrets(tmp_path: Path) -> Secrets:
    return lock_with_new_keys(tmp_path / "locked")


@pytest.fixture
def locked_old(tmp_path: Path, secrets: Secrets) -> BackupInfo:
    """A locked backup with one note of a record that has two."""
    old = written(tmp_path / "locked", "one", key=secrets.key)
    written(tmp_path / "locked", "two", key=secrets.key)
    return old


def record_files(folder: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes()
        for path in folder.iterdir()
        if path.is_file() and not path.name.endswith("-shm")
    }


def left_open(folder: Path, key: bytes | None = None) -> None:
    """Leave a log behind, as a crash does."""
    with closing(connect(folder / RECORD, key)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("INSERT INTO draft VALUES ('note', '', 'half a sentence')")
        for name in (RECORD, f"{RECORD}-wal"):
            shutil.copyfile(folder / name, folder / f"{name}.left")
    for name in (RECORD, f"{RECORD}-wal"):
        (folder / f"{name}.left").replace(folder / name)


# the present record


def test_the_record_of_the_backup_takes_its_place(
    folder: Path, backups: Backups, old: BackupInfo
) -> None:
    backups.restore(old, LATER)

    assert notes_in(folder) == ["one"]


def test_the_present_record_is_kept_as_a_backup(
    folder: Path, backups: Backups, old: BackupInfo
) -> None:
    kept = backups.restore(old, LATER)

    assert kept is not None
    assert kept == backups.list()[0].path
    backups.restore(info_of(kept), LATER)
    assert notes_in(folder) == ["one", "two"]


def test_what_was_written_before_a_crash_is_kept_too(
    folder: Path, backups: Backups, old: BackupInfo
) -> None:
    left_open(folder)

    kept = backups.restore(old, LATER)

    assert kept is not None
    assert not (folder / f"{RECORD}-wal").exists()
    backups.restore(info_of(kept), LATER)
    with closing(open_record(folder)) as record:
        assert record.drafts.all() == {"note": "half a sentence"}


def test_nothing_unfinished_is_left(folder: Path, backups: Backups, old: BackupInfo) -> None:
    backups.restore(old, LATER)

    assert [name for name in names_in(folder) if not name.startswith(BACKUPS)] == [RECORD]
    assert {path.suffix for path in backups.place.iterdir()} == {SUFFIX}


@needs_modes
def test_the_record_is_for_its_owner_alone(
    folder: Path, backups: Backups, old: BackupInfo
) -> None:
    backups.restore(old, LATER)

    assert (folder / RECORD).stat().st_mode & 0o777 == 0o600


def test_a_damaged_record_is_set_aside_as_it_is(
    folder: Path, backups: Backups, old: BackupInfo
) -> None:
    spoil(folder)
    before = record_files(folder)

    kept = backups.restore(old, LATER)

    assert kept == folder / SET_ASIDE / "2026-11-23-142000"
    assert record_files(kept) == before
    assert RECORD in before
    assert notes_in(folder) == ["one"]


@pytest.mark.parametrize("content", [b"", b"Dear diary", b"SQLite format 3\0" + bytes(5000)])
def test_what_is_no_record_is_set_aside_as_it_is(
    folder: Path, backups: Backups, old: BackupInfo, content: bytes
) -> None:
    (folder / RECORD).write_bytes(content)

    kept = backups.restore(old, LATER)

    assert kept is not None
    assert (kept / RECORD).read_bytes() == content
    assert notes_in(folder) == ["one"]


def test_a_log_of_another_record_does_not_get_into_the_new_one(
    folder: Path, backups: Backups, old: BackupInfo
) -> None:
    left_open(folder)
    (folder / RECORD).write_bytes(b"not a record")
    before = record_files(folder)

    kept = backups.restore(old, LATER)

    assert kept is not None
    assert record_files(kept) == before
    assert f"{RECORD}-wal" in before
    assert notes_in(folder) == ["one"]
    with closing(open_record(folder)) as record:
        assert record.drafts.all() == {}


def test_where_there_is_no_record_none_is_kept(folder: Path, tmp_path: Path) -> None:
    old = written(tmp_path / "other", "one")

    assert Backups(folder).restore(old, LATER) is None
    assert notes_in(folder) == ["one"]


def test_where_there_is_no_room_for_a_backup_the_present_one_is_set_aside(
    folder: Path, backups: Backups, old: BackupInfo, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("msdesk.store.copies.packing.write", full)

    kept = backups.restore(old, LATER)

    assert kept == folder / SET_ASIDE / "2026-11-23-142000"
    assert notes_in(folder) == ["one"]


# nothing is changed where it cannot be done


def refused(backups: Backups, backup: BackupInfo, error: type[Exception], **keys: bytes) -> None:
    """Check that going back is refused, and that every file is as it was."""
    folder = backups.place.parent
    before = record_files(folder), names_in(folder / BACKUPS)

    with pytest.raises(error):
        backups.restore(backup, LATER, **keys)  # type: ignore[arg-type]

    after = record_files(folder), names_in(folder / BACKUPS)
    assert after[0] == before[0]
    assert set(before[1]) <= set(after[1])  # the present record may have been kept by then


def test_a_damaged_backup_changes_nothing(backups: Backups, old: BackupInfo) -> None:
    damage(old.path, *range(2000, 2100))

    refused(backups, old, BackupError)


def test_a_backup_that_is_gone_changes_nothing(backups: Backups, old: BackupInfo) -> None:
    old.path.unlink()

    refused(backups, old, BackupError)


def test_a_backup_of_a_newer_version_changes_nothing(
    tmp_path: Path, backups: Backups, old: BackupInfo
) -> None:
    written(tmp_path / "new", "one")
    run(tmp_path / "new" / RECORD, "PRAGMA user_version = 99")
    new = tmp_path / "new"
    newer = into_backup(new, None, new / BACKUPS, NOW, no_step)

    refused(backups, newer, NewerRecord)


def refuse_to_replace(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Be Windows, while another program has the file open."""
    replace = os.replace

    def refuse(source: Path, target: Path, **_: object) -> None:
        if Path(target) == path:
            raise PermissionError(errno.EACCES, "in use")
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)


def test_a_full_disk_changes_nothing(
    backups: Backups, old: BackupInfo, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(old.path.parent)._replace(free=0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)

    refused(backups, old, StorageFull)


def test_a_stopped_return_changes_nothing(backups: Backups, old: BackupInfo) -> None:
    progress = Progress()
    progress.cancel()

    refused(backups, old, Cancelled, progress=progress)  # type: ignore[arg-type]


def test_a_record_that_is_in_use_is_not_replaced(
    folder: Path, backups: Backups, old: BackupInfo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("msdesk.store.file.access._PRAGMAS", ("busy_timeout = 10",))
    with closing(open_record(folder)) as record:
        record.drafts.all()

        with pytest.raises(RecordError, match="Another program"):
            backups.restore(old, LATER)

    assert notes_in(folder) == ["one", "two"]


def test_a_record_that_cannot_be_kept_aside_is_not_replaced(
    folder: Path, backups: Backups, old: BackupInfo
) -> None:
    spoil(folder)
    (folder / SET_ASIDE).touch()

    refused(backups, old, BackupError)


# locks


def test_a_locked_record_goes_back_with_its_key(
    tmp_path: Path, secrets: Secrets, locked_old: BackupInfo
) -> None:
    Backups(tmp_path / "locked").restore(locked_old, LATER, secrets.key)

    assert notes_in(tmp_path / "locked", secrets.key) == ["one"]


def test_nothing_of_a_locked_backup_is_ever_unlocked_on_the_disk(
    tmp_path: Path, secrets: Secrets, locked_old: BackupInfo, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bytes] = []
    unlink = os.unlink

    def look(path: Path, **_: object) -> None:
        files = [each for each in (tmp_path / "locked").rglob("*") if each.is_file()]
        seen.extend(each.read_bytes() for each in files)
        unlink(path)

    monkeypatch.setattr(os, "unlink", look)
    backups = Backups(tmp_path / "locked")

    backups.test(locked_old, secrets.key)
    backups.restore(locked_old, LATER, secrets.key)

    assert seen
    assert not any(word in each for each in seen for word in (WORD.encode(), b"SQLite format"))


def test_the_passphrase_of_today_opens_the_record_of_then(
    tmp_path: Path, secrets: Secrets, locked_old: BackupInfo
) -> None:
    folder = tmp_path / "locked"
    then = shutil.copyfile(locked_old.path, tmp_path / "then")
    with closing(open_record(folder, key=secrets.key)) as record:
        record.change_passphrase("of today")

    Backups(folder).restore(info_of(then), LATER, secrets.key)

    assert unlock(folder, passphrase="of today") == secrets.key  # noqa: S106
    with pytest.raises(WrongKey):
        unlock(folder, passphrase=PASSPHRASE)


def test_a_plain_backup_does_not_take_the_lock_off(
    tmp_path: Path, secrets: Secrets, locked_old: BackupInfo, old: BackupInfo
) -> None:
    folder = tmp_path / "locked"

    Backups(folder).restore(old, LATER, secrets.key)

    assert is_encrypted(folder)
    assert notes_in(folder, unlock(folder, passphrase=PASSPHRASE)) == ["one"]


def test_a_backup_with_another_key_gets_the_lock_of_today(
    tmp_path: Path, secrets: Secrets, locked_old: BackupInfo
) -> None:
    other = lock_with_new_keys(tmp_path / "other", "another")
    theirs = written(tmp_path / "other", "theirs", key=other.key)
    folder = tmp_path / "locked"

    Backups(folder).restore(theirs, LATER, other.key, present_key=secrets.key)

    assert notes_in(folder, unlock(folder, passphrase=PASSPHRASE)) == ["theirs"]


def test_where_the_present_key_is_lost_the_one_of_the_backup_opens_the_record(
    tmp_path: Path, secrets: Secrets, locked_old: BackupInfo
) -> None:
    other = lock_with_new_keys(tmp_path / "other", "another")
    theirs = written(tmp_path / "other", "theirs", key=other.key)
    folder = tmp_path / "locked"
    before = record_files(folder)

    kept = Backups(folder).restore(theirs, LATER, other.key)

    assert kept is not None
    assert record_files(kept) == before
    assert notes_in(folder, unlock(folder, passphrase="another")) == ["theirs"]  # noqa: S106


def test_a_locked_backup_locks_a_plain_record(
    folder: Path, backups: Backups, old: BackupInfo, locked_old: BackupInfo, secrets: Secrets
) -> None:
    backups.restore(locked_old, LATER, secrets.key)

    assert notes_in(folder, unlock(folder, passphrase=PASSPHRASE)) == ["one"]


def test_a_plain_backup_takes_the_place_of_a_record_nobody_can_open(
    tmp_path: Path, secrets: Secrets, locked_old: BackupInfo, old: BackupInfo
) -> None:
    folder = tmp_path / "locked"
    before = record_files(folder)

    kept = Backups(folder).restore(old, LATER)

    assert kept is not None
    assert record_files(kept) == before
    assert (is_plain(folder / RECORD), (folder / KEYS).exists()) == (True, False)


def test_keys_that_cannot_be_read_are_replaced_by_those_of_the_backup(
    tmp_path: Path, secrets: Secrets, locked_old: BackupInfo
) -> None:
    folder = tmp_path / "locked"
    (folder / KEYS).write_bytes(b"{}")

    Backups(folder).restore(locked_old, LATER, secrets.key)

    assert unlock(folder, passphrase=PASSPHRASE) == secrets.key


@pytest.mark.parametrize(("key", "error"), [(None, LockedRecord), (bytes(32), WrongKey)])
def test_a_locked_backup_needs_its_key(
    backups: Backups,
    old: BackupInfo,
    locked_old: BackupInfo,
    key: bytes | None,
    error: type[Exception],
) -> None:
    refused(backups, locked_old, error, key=key)  # type: ignore[arg-type]


def test_the_keys_stay_with_the_record_if_it_cannot_be_replaced(
    tmp_path: Path,
    secrets: Secrets,
    locked_old: BackupInfo,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = lock_with_new_keys(tmp_path / "other", "another")
    theirs = written(tmp_path / "other", "theirs", key=other.key)
    folder = tmp_path / "locked"
    refuse_to_replace(folder / RECORD, monkeypatch)

    refused(Backups(folder), theirs, BackupError, key=other.key)


def test_no_keys_stay_with_a_plain_record_that_cannot_be_replaced(
    folder: Path,
    backups: Backups,
    old: BackupInfo,
    locked_old: BackupInfo,
    secrets: Secrets,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    refuse_to_replace(folder / RECORD, monkeypatch)

    with pytest.raises(BackupError):
        backups.restore(locked_old, LATER, secrets.key)

    assert not (folder / KEYS).exists()
    assert notes_in(folder) == ["one", "two"]


# power cuts


@pytest.mark.parametrize("what", ["daily", "plain", "locked", "damaged", "other-key", "no-record"])
def test_a_power_cut_at_any_step_loses_nothing(tmp_path: Path, what: str) -> None:
    first = random.randint(1, 5)  # noqa: S311 - no secret
    way = "forked" if hasattr(os, "fork") else "begun"

    times, wrong = answer_of(partial(tried, tmp_path, what, first, 5, way))

    assert times > 2
    assert wrong == []


def test_a_damaged_record_that_opens_is_said_to_be_damaged(folder: Path, old: BackupInfo) -> None:
    spoil(folder)

    with pytest.raises(DamagedRecord):
        notes_in(folder)
