from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from msdesk.domain.progress import Progress
from msdesk.errors import DamagedRecord, LockedRecord, MistypedKey, NotARecord, WrongKey
from msdesk.store.copies import keys
from msdesk.store.copies.backup_file import SUFFIX
from msdesk.store.copies.keys import KeyFile, new_keys
from msdesk.store.file.header import BACKUPS, KEYS, RECORD, SET_ASIDE, is_encrypted
from msdesk.store.record import open_record, unlock
from tests.store.locked import FIRST, NOTES, SECOND, TYPED, add_backup, files, furnished, names

pytestmark = pytest.mark.usefixtures("cheap_keys")


@pytest.fixture(scope="module")
def locked_folder(tmp_path_factory: pytest.TempPathFactory, cheap: keys.Cost) -> Path:
    folder = tmp_path_factory.mktemp("locked") / "data"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(keys, "COST", cheap)
        record = furnished(folder)
        record.encrypt(TYPED, Progress())
        record.close()
    return folder


@pytest.fixture
def other_folder(tmp_path: Path) -> Path:
    record = furnished(tmp_path / "other")
    record.encrypt(TYPED, Progress())
    record.close()
    return tmp_path / "other"


@pytest.fixture
def folder(tmp_path: Path, locked_folder: Path) -> Path:
    return shutil.copytree(locked_folder, tmp_path / "data")


def without_backups(folder: Path) -> None:
    shutil.rmtree(folder / BACKUPS)


def spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[20] ^= 1
    path.write_bytes(content)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def count(folder: Path, key: bytes) -> int:
    record = open_record(folder, key=key)
    found = record.journal.count()
    record.close()
    return found


# opening


def test_a_locked_record_is_not_opened_without_a_key(folder: Path) -> None:
    before = files(folder)

    with pytest.raises(LockedRecord):
        open_record(folder)

    assert files(folder) == before


def test_a_locked_record_without_its_keys_is_still_told_to_be_locked(folder: Path) -> None:
    (folder / KEYS).unlink()

    with pytest.raises(LockedRecord):
        open_record(folder)


def test_a_locked_record_whose_keys_are_nowhere_is_not_ours(folder: Path) -> None:
    (folder / KEYS).unlink()
    without_backups(folder)

    with pytest.raises(NotARecord):
        open_record(folder)


def test_the_key_of_another_record_is_told_from_damage(folder: Path) -> None:
    with pytest.raises(WrongKey):
        open_record(folder, key=bytes(32))


def test_a_key_that_does_not_fit_says_so_where_there_are_no_keys(folder: Path) -> None:
    (folder / KEYS).unlink()

    with pytest.raises(DamagedRecord, match="keys of your record"):
        open_record(folder, key=bytes(32))


def test_a_locked_record_that_is_damaged_says_so(folder: Path) -> None:
    key = unlock(folder, passphrase=TYPED)
    spoil(folder / RECORD)
    before = (folder / RECORD).read_bytes()

    with pytest.raises(DamagedRecord, match="part of your record"):
        open_record(folder, key=key)

    assert (folder / RECORD).read_bytes() == before


def test_keys_without_their_record_are_not_given_a_new_one(folder: Path) -> None:
    (folder / RECORD).unlink()

    with pytest.raises(DamagedRecord, match=r"record\.keys is here without record\.db"):
        open_record(folder)

    assert not (folder / RECORD).exists()


def test_a_key_is_not_needed_any_more_for_a_record_that_is_plain_by_now(tmp_path: Path) -> None:
    furnished(tmp_path).close()

    record = open_record(tmp_path, key=bytes(32))

    assert record.key is None
    record.close()


def test_keys_beside_a_plain_record_do_not_count_and_stay(tmp_path: Path) -> None:
    furnished(tmp_path).close()
    keys, *_ = new_keys(TYPED)
    keys.write(tmp_path / KEYS)

    open_record(tmp_path).close()

    assert not is_encrypted(tmp_path)
    assert KeyFile.read(tmp_path / KEYS) == keys


@pytest.mark.parametrize("content", [b"", None])
def test_no_record_is_a_record_that_is_locked(folder: Path, content: bytes | None) -> None:
    (folder / RECORD).unlink()
    if content is not None:
        (folder / RECORD).write_bytes(content)

    assert not is_encrypted(folder)


@pytest.mark.skipif(os.name == "nt", reason="Windows opens no folders")
def test_a_folder_in_place_of_the_record_is_not_locked(folder: Path) -> None:
    (folder / RECORD).unlink()
    (folder / RECORD).mkdir()

    assert not is_encrypted(folder)


# unlocking


@pytest.mark.parametrize("typed", ["", "hemlig", TYPED.upper()])
def test_a_wrong_passphrase_changes_nothing(folder: Path, typed: str) -> None:
    before = files(folder)

    with pytest.raises(WrongKey):
        unlock(folder, passphrase=typed)

    assert files(folder) == before


def test_a_mistyped_recovery_key_changes_nothing(folder: Path) -> None:
    before = files(folder)

    with pytest.raises(MistypedKey):
        unlock(folder, recovery_key="AAAAA")

    assert files(folder) == before


@pytest.mark.parametrize("damage", [Path.unlink, spoil, empty])
def test_the_keys_in_a_backup_take_the_place_of_lost_ones(
    folder: Path, damage: Callable[[Path], None]
) -> None:
    before = (folder / KEYS).read_bytes()
    damage(folder / KEYS)

    key = unlock(folder, passphrase=TYPED)

    assert (folder / KEYS).read_bytes() == before
    assert count(folder, key) == NOTES


def test_damaged_keys_are_set_aside_and_not_thrown_away(folder: Path) -> None:
    (folder / KEYS).write_bytes(b"damaged")

    unlock(folder, passphrase=TYPED)

    (kept,) = (content for name, content in files(folder).items() if SET_ASIDE in name)
    assert kept == b"damaged"


def test_keys_are_set_aside_each_in_a_place_of_its_own(folder: Path) -> None:
    for content in (b"one", b"two", b"three"):
        (folder / KEYS).write_bytes(content)
        unlock(folder, passphrase=TYPED)

    kept = [content for name, content in files(folder).items() if SET_ASIDE in name]
    assert kept == [b"one", b"two", b"three"]


def test_the_keys_of_another_record_are_found_out(folder: Path, other_folder: Path) -> None:
    shutil.copy(other_folder / KEYS, folder)
    shutil.copy(other_folder / BACKUPS / SECOND, folder / BACKUPS)

    assert count(folder, unlock(folder, passphrase=TYPED)) == NOTES


def test_a_wrong_passphrase_is_said_to_be_wrong_by_the_keys_of_a_backup_too(
    folder: Path,
) -> None:
    (folder / KEYS).unlink()

    with pytest.raises(WrongKey):
        unlock(folder, passphrase=TYPED.upper())


def test_keys_that_are_nowhere_are_missed(folder: Path) -> None:
    (folder / KEYS).unlink()
    without_backups(folder)

    with pytest.raises(DamagedRecord, match="keys of your record cannot be read"):
        unlock(folder, passphrase=TYPED)


def test_a_damaged_backup_does_not_hide_the_keys_of_the_next(folder: Path) -> None:
    (folder / KEYS).unlink()
    (folder / BACKUPS / SECOND).write_bytes(b"damaged")

    assert count(folder, unlock(folder, passphrase=TYPED)) == NOTES


def test_an_old_passphrase_in_a_forgotten_backup_opens_nothing(folder: Path) -> None:
    record = open_record(folder, key=unlock(folder, passphrase=TYPED))
    (folder / BACKUPS / FIRST).rename(folder / "elsewhere")
    record.change_passphrase("new")
    record.close()
    (folder / "elsewhere").rename(folder / BACKUPS / FIRST)

    with pytest.raises(WrongKey):
        unlock(folder, passphrase=TYPED)


def test_the_passphrase_of_a_damaged_record_opens_its_backups(folder: Path) -> None:
    right = unlock(folder, passphrase=TYPED)
    spoil(folder / RECORD)

    assert unlock(folder, passphrase=TYPED) == right


def test_the_key_of_the_backups_is_found_where_record_and_keys_are_damaged(folder: Path) -> None:
    right = unlock(folder, passphrase=TYPED)
    spoil(folder / RECORD)
    spoil(folder / KEYS)

    assert unlock(folder, passphrase=TYPED) == right


def test_a_record_damaged_further_on_still_takes_its_key(folder: Path) -> None:
    right = unlock(folder, passphrase=TYPED)
    content = bytearray((folder / RECORD).read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    (folder / RECORD).write_bytes(content)

    assert unlock(folder, passphrase=TYPED) == right


def test_a_full_disk_does_not_keep_the_person_out(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / KEYS).unlink()

    def fsync(_: int) -> None:
        raise OSError

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fsync)
        key = unlock(folder, passphrase=TYPED)

    assert count(folder, key) == NOTES


def test_a_remembered_key_brings_lost_keys_back_from_a_backup(folder: Path) -> None:
    key = unlock(folder, passphrase=TYPED)
    (folder / KEYS).unlink()

    assert count(folder, key) == NOTES

    assert KeyFile.read(folder / KEYS).opens_with(key)


def test_a_remembered_key_opens_a_record_whose_keys_are_nowhere(
    folder: Path, other_folder: Path
) -> None:
    key = unlock(folder, passphrase=TYPED)
    (folder / KEYS).unlink()
    without_backups(folder)
    shutil.copytree(other_folder / BACKUPS, folder / BACKUPS)

    assert count(folder, key) == NOTES


def test_without_keys_the_passphrase_cannot_be_changed(folder: Path) -> None:
    record = open_record(folder, key=unlock(folder, passphrase=TYPED))
    (folder / KEYS).unlink()
    without_backups(folder)

    with pytest.raises(DamagedRecord, match="keys of your record cannot be read"):
        record.change_passphrase("new")
    record.close()


# at each start


def test_a_plain_copy_beside_a_locked_record_is_locked_at_the_next_start(
    folder: Path, furnished_folder: Path
) -> None:
    key = unlock(folder, passphrase=TYPED)
    plain = folder / BACKUPS / f"2026-11-23-090000{SUFFIX}"
    shutil.copy(furnished_folder / BACKUPS / FIRST, plain)

    record = open_record(folder, key=key)

    assert record.left_in_plain() == ()
    assert plain.exists()
    record.close()


def test_a_start_with_nothing_to_lock_writes_nothing(folder: Path) -> None:
    key = unlock(folder, passphrase=TYPED)
    before = files(folder)

    open_record(folder, key=key).close()

    assert files(folder) == before


def test_a_backup_of_a_locked_record_is_left_as_it_is_at_the_next_start(folder: Path) -> None:
    record = open_record(folder, key=unlock(folder, passphrase=TYPED))
    path = add_backup(record, f"2026-11-22-090000{SUFFIX}")
    record.close()
    before = path.stat()

    open_record(folder, key=unlock(folder, passphrase=TYPED)).close()

    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert f"{BACKUPS}/{path.name}" in names(folder)
