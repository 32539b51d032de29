from __future__ import annotations

import random
import struct
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from msdesk import __version__
from msdesk.domain.backup import BackupInfo
from msdesk.errors import BackupError, DamagedRecord
from msdesk.store.copies import backup_file
from msdesk.store.copies.backup_file import info_of, opened, write
from tests.store.backing_up import (
    NAME,
    NOW,
    crafted,
    damage,
    manifest_of,
    members_of,
    names_in,
    no_step,
    said_by,
    small_backup,
)
from tests.store.reading import run
from tests.systems import needs_modes


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    return small_backup(tmp_path)


def read_out(path: Path, into: Path) -> bytes:
    with opened(path) as found, into.open("wb") as file:
        found.unpack(file, no_step)
    return into.read_bytes()


def with_members(backup: Path, **changes: bytes) -> Path:
    """Write a backup anew with members changed; "record_db" stands for "record.db"."""
    changed = {name.replace("_", "."): content for name, content in changes.items()}
    return crafted(backup, members_of(backup) | changed)


def test_a_backup_says_what_it_is(backup: Path) -> None:
    said = manifest_of(backup)

    assert (said.format, said.version, said.msdesk) == ("msdesk-backup", 1, __version__)
    assert (said.made_at, said.encrypted) == (NOW, False)


def test_a_plain_backup_holds_the_record_and_what_it_is(backup: Path) -> None:
    assert list(members_of(backup)) == ["backup.json", "record.db"]


@needs_modes
def test_a_backup_is_for_its_owner_alone(backup: Path) -> None:
    assert backup.stat().st_mode & 0o777 == 0o600


def test_the_record_comes_out_as_it_went_in(backup: Path, tmp_path: Path) -> None:
    assert read_out(backup, tmp_path / "out") == members_of(backup)["record.db"]


def test_a_record_that_is_damaged_is_not_backed_up(tmp_path: Path) -> None:
    run(tmp_path / "bad.db", "CREATE TABLE journal_entry (deleted_at)")

    with pytest.raises(DamagedRecord):
        write(tmp_path / NAME, tmp_path / "bad.db", None, keys=None, made_at=NOW, step=no_step)

    assert names_in(tmp_path) == ["bad.db"]


def test_a_backup_that_reads_back_wrong_does_not_take_its_place(
    backup: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    record = tmp_path / "record.db"
    read_out(backup, record)
    before = backup.read_bytes()
    monkeypatch.setattr(backup_file, "on_disk", lambda path: damage(path, 700))

    with pytest.raises(BackupError):
        write(backup, record, None, keys=None, made_at=NOW, step=no_step)

    assert (backup.read_bytes(), names_in(tmp_path)) == (before, [NAME, "record.db"])


def test_no_flipped_bit_gets_through(backup: Path, tmp_path: Path) -> None:
    whole = backup.read_bytes()
    record = members_of(backup)["record.db"]
    random.seed(1)
    for place in random.sample(range(len(whole)), 400):
        backup.write_bytes(whole)
        damage(backup, place)
        try:
            found = read_out(backup, tmp_path / "out")
        except BackupError:
            continue
        assert found == record


def test_a_backup_cut_short_anywhere_is_broken(backup: Path) -> None:
    whole = backup.read_bytes()
    for length in range(0, len(whole), 9):
        backup.write_bytes(whole[:length])

        assert not info_of(backup).whole


def test_a_broken_backup_is_as_old_as_its_file(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(b"Dear diary")
    made_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)

    assert info_of(path) == BackupInfo(path=path, made_at=made_at, size=10, whole=False)


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: path.symlink_to("nowhere"), Path.touch])
def test_what_is_no_file_is_a_broken_backup(tmp_path: Path, make: object) -> None:
    make(tmp_path / NAME)  # type: ignore[operator]

    assert not info_of(tmp_path / NAME).whole


def test_a_backup_that_is_gone_is_a_broken_one(tmp_path: Path) -> None:
    assert info_of(tmp_path / NAME).made_at == datetime.fromtimestamp(0, UTC)


@pytest.mark.parametrize(
    "changes",
    [
        {"made_at": "2026-11-22T14:20:00"},  # in no time zone
        {"made_at": "0001-01-01T00:00:00+12:00"},  # before the first year there is
        {"made_at": "soon"},
        {"notes": -1},
        {"notes": 10**30},
        {"notes": "many"},
        {"sha256": "../../record.db"},
        {"format": "msdesk-export"},
        {"version": 2},
        {"encrypted": True},
    ],
)
def test_a_backup_that_says_strange_things_is_broken(
    backup: Path, changes: dict[str, object]
) -> None:
    with_members(backup, backup_json=said_by(backup, **changes))

    assert not info_of(backup).whole


def test_what_a_later_version_adds_to_say_is_passed_over(backup: Path) -> None:
    with_members(backup, backup_json=said_by(backup, mood="good"))

    assert info_of(backup).whole


@pytest.mark.parametrize(
    "said", [b"", b"{", b"[" * 60_000, b"\xff\xfe", b"null", b" " * 70_000, b"0" * 10_000_000]
)
def test_a_backup_that_says_nothing_is_broken(backup: Path, said: bytes) -> None:
    with_members(backup, backup_json=said)

    assert not info_of(backup).whole


@pytest.mark.parametrize("missing", ["backup.json", "record.db"])
def test_a_backup_without_a_member_is_broken(backup: Path, missing: str) -> None:
    members = members_of(backup)
    del members[missing]
    crafted(backup, members)

    assert not info_of(backup).whole


def test_a_backup_that_claims_to_be_locked_and_is_not_is_broken(
    backup: Path, tmp_path: Path
) -> None:
    with_members(backup, backup_json=said_by(backup, encrypted=True), record_keys=b"{}")

    with pytest.raises(BackupError):
        read_out(backup, tmp_path / "out")


@pytest.mark.parametrize("how", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_members_packed_in_another_way_are_not_unpacked(backup: Path, how: int) -> None:
    crafted(backup, members_of(backup), how)

    assert not info_of(backup).whole


def test_another_record_than_it_says_is_not_taken_out(backup: Path, tmp_path: Path) -> None:
    with_members(backup, record_db=b"SQLite format 3\0" + bytes(8176))

    with pytest.raises(BackupError, match="is damaged, or it is not a backup"):
        read_out(backup, tmp_path / "out")


def test_no_more_is_unpacked_than_a_member_claims_to_be(backup: Path, tmp_path: Path) -> None:
    with_members(backup, record_db=bytes(50_000_000))
    content = bytearray(backup.read_bytes())
    last = content.rindex(b"PK\x01\x02")
    content[last + 24 : last + 28] = struct.pack("<I", 1000)  # "it has 1,000 bytes"
    backup.write_bytes(content)

    with pytest.raises(BackupError):
        read_out(backup, tmp_path / "out")

    assert (tmp_path / "out").stat().st_size <= 1000


def test_a_list_of_very_many_members_is_not_read(backup: Path) -> None:
    crafted(backup, members_of(backup) | {f"{number}": b"" for number in range(100)})

    assert not info_of(backup).whole


def test_a_long_list_of_members_is_not_read(backup: Path) -> None:
    crafted(backup, members_of(backup) | {"x" * 60_000: b"", "y" * 60_000: b""})

    assert not info_of(backup).whole


def test_a_zip_larger_than_any_record_is_not_read(backup: Path) -> None:
    content = backup.read_bytes()
    end = content.rindex(b"PK\x05\x06")
    backup.write_bytes(content[:end] + b"PK\x06\x07" + bytes(16) + content[end:])

    assert not info_of(backup).whole


def test_other_members_are_left_where_they_are(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    tricks = {"../record.db": b"x", "/tmp/x": b"x", "..\\up": b"x", "C:\\x": b"x"}  # noqa: S108
    crafted(backup, members_of(backup) | tricks)

    read_out(backup, tmp_path / "deep" / "out")

    assert names_in(tmp_path) == [NAME, "deep/out"]
