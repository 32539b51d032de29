from __future__ import annotations

import errno
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from msdesk.domain.backup import BackupInfo
from msdesk.domain.progress import Progress
from msdesk.errors import (
    BackupError,
    Cancelled,
    DamagedRecord,
    Error,
    LockedRecord,
    MistypedKey,
    NewerRecord,
    RecordError,
    Replaced,
    StorageFull,
    WrongKey,
)
from msdesk.store.copies.backup_file import SUFFIX, write
from msdesk.store.copies.backups import Backups
from msdesk.store.file.header import BACKUPS, COUNT, KEYS, RECORD
from msdesk.store.record import Record, open_record
from tests.store.backing_up import (
    NAME,
    NOW,
    PASSPHRASE,
    WORD,
    crafted,
    damage,
    days_later,
    fill,
    lock_with_new_keys,
    manifest_of,
    members_of,
    names_in,
    no_step,
    note,
    said_by,
    spoil,
    written,
)
from tests.store.reading import run
from tests.systems import needs_modes, needs_to_replace

pytestmark = pytest.mark.usefixtures("cheap_keys")

NONSENSE = [
    "UPDATE journal_entry SET day = '22 November'",
    "UPDATE journal_entry SET changed_at = 'yesterday'",
    "UPDATE journal_entry SET kind = 'NOTF'",
    "UPDATE journal_entry SET text = CAST(x'54ff' AS TEXT)",
    "ALTER TABLE journal_entry RENAME COLUMN text TO words",
    "DROP TABLE profile",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def backups(folder: Path) -> Backups:
    return Backups(folder)


@pytest.fixture
def full(record: Record) -> Record:
    fill(record)
    return record


@pytest.fixture
def key(tmp_path: Path) -> bytes:
    return lock_with_new_keys(tmp_path / "locked").key


@pytest.fixture
def locked(tmp_path: Path, key: bytes) -> Iterator[Record]:
    with closing(open_record(tmp_path / "locked", key=key)) as record:
        fill(record)
        yield record


def of(record: Record) -> Backups:
    return Backups(record.path.parent)


def whole(backups: Backups) -> list[Path]:
    return [backup.path for backup in backups.list() if backup.whole]


def fail_with(monkeypatch: pytest.MonkeyPatch, name: str, code: int) -> None:
    def failing(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, name, failing)


# made


def test_a_backup_is_named_by_its_time(backups: Backups, full: Record) -> None:
    assert backups.make(full.database, NOW).path == backups.place / NAME


def test_a_backup_says_what_it_holds(backups: Backups, full: Record) -> None:
    made = backups.make(full.database, NOW)

    assert (made.notes, made.appointments, made.questions) == (2, 1, 3)
    assert (made.made_at, made.whole, made.encrypted) == (NOW, True, False)
    assert made.size == made.path.stat().st_size


def test_what_is_in_the_bin_is_not_counted(backups: Backups, full: Record) -> None:
    full.journal.delete(full.journal.entries()[0].id)

    assert backups.make(full.database, NOW).notes == 1


def test_two_backups_of_one_second_are_both_kept(backups: Backups, full: Record) -> None:
    made = [backups.make(full.database, NOW).path.name for _ in range(3)]

    assert made == [NAME, NAME.replace(SUFFIX, f"-2{SUFFIX}"), NAME.replace(SUFFIX, f"-3{SUFFIX}")]


def test_nothing_but_the_backup_is_left(folder: Path, backups: Backups, full: Record) -> None:
    full.close()
    backups.make(full.database, NOW)
    full.close()

    assert names_in(folder) == [f"{BACKUPS}/{NAME}", COUNT, RECORD]


@needs_modes
def test_the_folder_of_backups_is_for_its_owner_alone(backups: Backups, full: Record) -> None:
    backups.make(full.database, NOW)

    assert backups.place.stat().st_mode & 0o777 == 0o700


def test_nothing_in_a_locked_backup_can_be_read(locked: Record) -> None:
    made = of(locked).make(locked.database, NOW)

    content = made.path.read_bytes()
    assert made.encrypted
    assert WORD.encode() not in content
    assert b"SQLite format" not in content


def test_a_locked_backup_holds_the_keys(locked: Record) -> None:
    made = of(locked).make(locked.database, NOW)

    assert members_of(made.path)[KEYS] == (locked.path.parent / KEYS).read_bytes()


def test_what_a_backup_says_gives_no_hint_to_who_has_no_key(
    full: Record, locked: Record, backups: Backups
) -> None:
    for record in (full, locked):
        with record.database.writing() as connection:
            for table in ("journal_entry", "question", "appointment"):
                connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608

    plain = manifest_of(backups.make(full.database, NOW).path)
    hidden = manifest_of(of(locked).make(locked.database, NOW).path)

    assert plain.content != hidden.content  # a hash without the key, of the same two records


@pytest.mark.parametrize("lost", [Path.unlink, lambda path: path.write_bytes(b"{}")])
def test_no_locked_backup_is_made_that_nobody_could_open(locked: Record, lost: object) -> None:
    lost(locked.path.parent / KEYS)  # type: ignore[operator]

    with pytest.raises(DamagedRecord, match="keys"):
        of(locked).make(locked.database, NOW)

    assert of(locked).list() == ()


def test_no_locked_backup_is_made_with_the_keys_of_another_record(locked: Record) -> None:
    lock_with_new_keys(locked.path.parent)

    with pytest.raises(BackupError, match="does not fit"):
        of(locked).make(locked.database, NOW)

    assert of(locked).list() == ()


def test_a_backup_can_be_saved_to_a_file_of_choice(
    tmp_path: Path, backups: Backups, full: Record
) -> None:
    (tmp_path / "stick").mkdir()

    saved = backups.save_to(full.database, tmp_path / "stick" / "mine", NOW)

    assert (saved.path, saved.notes) == (tmp_path / "stick" / "mine", 2)
    assert names_in(tmp_path / "stick") == ["mine"]
    assert backups.list() == ()


def test_a_backup_can_be_saved_to_a_folder_of_choice(
    tmp_path: Path, backups: Backups, full: Record
) -> None:
    (tmp_path / "stick").mkdir()

    assert backups.save_to(full.database, tmp_path / "stick", NOW).path.name == NAME


def test_the_person_can_stop_it(folder: Path, backups: Backups, full: Record) -> None:
    progress = Progress()
    progress.cancel()

    with pytest.raises(Cancelled):
        backups.make(full.database, NOW, progress)

    assert names_in(folder / BACKUPS) == []


def test_progress_ends_at_the_end(backups: Backups, full: Record) -> None:
    progress = Progress()
    backups.make(full.database, NOW, progress)

    assert progress.fraction > 0.7


def test_the_lock_is_not_changed_while_a_backup_is_made(backups: Backups, full: Record) -> None:
    class Waiting(Progress):
        def step(self, fraction: float) -> None:
            changer.start() if not changer.ident else None
            order.append("backup")
            super().step(fraction)

    def change() -> None:
        with full.database.closed():
            order.append("lock")

    order: list[str] = []
    changer = threading.Thread(target=change)
    backups.make(full.database, NOW, Waiting())
    changer.join()

    assert order.index("lock") == len(order) - 1


# not made


def test_a_full_disk_leaves_no_half_of_a_backup(
    folder: Path, backups: Backups, full: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(monkeypatch, "fsync", errno.ENOSPC)

    with pytest.raises(StorageFull):
        backups.make(full.database, NOW)

    assert names_in(folder / BACKUPS) == []


def test_a_backup_does_not_take_the_last_space_from_the_record(
    folder: Path, backups: Backups, full: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(folder)._replace(free=10_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)

    with pytest.raises(StorageFull):
        backups.make(full.database, NOW)

    assert names_in(folder / BACKUPS) == []


def test_a_disk_that_fails_leaves_no_half_of_a_backup(
    folder: Path, backups: Backups, full: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(monkeypatch, "fsync", errno.EIO)

    with pytest.raises(BackupError, match="did not let msdesk read or write"):
        backups.make(full.database, NOW)

    assert names_in(folder / BACKUPS) == []


def test_a_file_in_place_of_the_folder_is_reported(
    folder: Path, backups: Backups, full: Record
) -> None:
    (folder / BACKUPS).touch()

    with pytest.raises(BackupError):
        backups.make(full.database, NOW)


def test_a_data_folder_that_vanished_is_reported(
    folder: Path, backups: Backups, full: Record
) -> None:
    folder.rename(folder.with_name("elsewhere"))

    with pytest.raises((BackupError, Replaced)):
        backups.make(full.database, NOW)

    assert not folder.exists()


def test_a_stick_that_was_pulled_out_is_reported(
    tmp_path: Path, folder: Path, backups: Backups, full: Record
) -> None:
    with pytest.raises(BackupError, match="stick"):
        backups.save_to(full.database, tmp_path / "stick" / "mine", NOW)

    assert names_in(folder / BACKUPS) == []


def test_what_was_at_a_place_of_choice_stays_if_no_backup_can_be_made(
    tmp_path: Path, backups: Backups, full: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine").write_text("last year's")
    fail_with(monkeypatch, "fsync", errno.EIO)

    with pytest.raises(BackupError):
        backups.save_to(full.database, tmp_path / "mine", NOW)

    assert (tmp_path / "mine").read_text() == "last year's"


@needs_to_replace
def test_a_record_that_another_program_replaced_is_not_backed_up(
    folder: Path, backups: Backups, full: Record
) -> None:
    shutil.copyfile(folder / RECORD, folder / "other")
    (folder / "other").replace(folder / RECORD)

    with pytest.raises(Replaced):
        backups.make(full.database, NOW)


def test_a_damaged_record_makes_no_backup(folder: Path, backups: Backups, full: Record) -> None:
    note(full, "x" * 100_000)
    full.close()
    spoil(folder)

    with pytest.raises(DamagedRecord):
        backups.make(full.database, NOW)

    assert names_in(folder / BACKUPS) == []


# daily


def test_one_backup_is_made_a_day(backups: Backups, full: Record) -> None:
    first, second = (backups.daily(full.database, days_later(hour / 24)) for hour in (0, 1))

    assert first is not None
    assert second is None


def test_another_day_has_its_own(backups: Backups, full: Record) -> None:
    backups.daily(full.database, NOW)

    assert backups.daily(full.database, days_later(1)) is not None


def test_a_broken_one_of_today_is_no_backup(backups: Backups, full: Record) -> None:
    backups.place.mkdir()
    broken = backups.place / NAME
    broken.write_bytes(b"")
    os.utime(broken, (NOW.timestamp(), NOW.timestamp()))  # what cannot be read tells no day

    assert backups.daily(full.database, NOW) is not None


def test_those_that_had_their_time_go(backups: Backups, full: Record) -> None:
    for day in range(10):
        backups.daily(full.database, days_later(day))

    assert len(whole(backups)) == 7 + 1  # and the Sunday before


def test_nothing_goes_where_no_new_one_can_be_made(
    backups: Backups, full: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    for hour in range(9):
        backups.make(full.database, NOW + timedelta(hours=hour))
    fail_with(monkeypatch, "fsync", errno.ENOSPC)

    with pytest.raises(StorageFull):
        backups.daily(full.database, days_later(1))

    assert len(whole(backups)) == 9


def test_what_cannot_be_removed_stays_without_a_word(
    backups: Backups, full: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    for hour in (0, 1):
        backups.make(full.database, NOW + timedelta(hours=hour))
    unlink = os.unlink

    def refuse(path: Path, **_: object) -> None:
        if str(path).endswith(SUFFIX):
            raise PermissionError
        unlink(path)

    monkeypatch.setattr(os, "unlink", refuse)

    assert backups.daily(full.database, days_later(1)) is not None
    assert len(whole(backups)) == 3


def test_a_backup_the_person_renamed_is_theirs(backups: Backups, full: Record) -> None:
    mine = backups.make(full.database, NOW).path.rename(backups.place / f"before MRI{SUFFIX}")
    for day in range(1, 40):
        backups.daily(full.database, days_later(day))

    assert mine.exists()


def test_broken_ones_stay(backups: Backups, full: Record) -> None:
    damage(broken := backups.make(full.database, NOW).path, -1)
    for day in range(1, 40):
        backups.daily(full.database, days_later(day))

    assert broken.exists()


def test_a_clock_set_back_costs_no_backup(backups: Backups, full: Record) -> None:
    later = [backups.make(full.database, days_later(hour / 24)).path for hour in range(3)]

    backups.daily(full.database, days_later(-400))

    assert {*later} <= {*whole(backups)}


def test_what_a_crash_left_is_cleared_away(backups: Backups, full: Record) -> None:
    backups.place.mkdir()
    (backups.place / "record.db.abc.unfinished").write_text("half")
    (backups.place / "record.db.abc.unfinished-wal").write_text("half")
    backups.daily(full.database, NOW)

    assert names_in(backups.place) == [NAME]


def test_leftovers_that_cannot_be_cleared_are_reported(
    backups: Backups, full: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups.place.mkdir()
    (backups.place / "record.db.abc.unfinished").write_text("half")
    fail_with(monkeypatch, "unlink", errno.EIO)

    with pytest.raises(BackupError):
        backups.daily(full.database, NOW)


# listed


def test_without_a_folder_there_are_none(backups: Backups) -> None:
    assert backups.list() == ()


def test_the_newest_comes_first(backups: Backups, full: Record) -> None:
    made = [backups.make(full.database, days_later(day)) for day in (3, 1, 2)]

    assert backups.list() == (made[0], made[2], made[1])


def test_a_broken_one_is_listed_as_broken(backups: Backups, full: Record) -> None:
    made = backups.make(full.database, NOW).path
    made.write_bytes(made.read_bytes()[:-100])

    assert [(each.path, each.whole) for each in backups.list()] == [(made, False)]


# the newest good one


def test_there_may_be_no_good_one(backups: Backups) -> None:
    assert backups.newest_good() is None


def test_a_damaged_one_is_passed_over(backups: Backups, full: Record) -> None:
    older = backups.make(full.database, NOW)
    newer = backups.make(full.database, days_later(1)).path
    damage(newer, *range(2000, 2100))  # in the record, where only reading it through tells

    assert backups.list()[0].whole
    assert backups.newest_good() == older


def test_one_of_a_later_version_is_passed_over(backups: Backups, full: Record) -> None:
    made = backups.make(full.database, NOW).path
    crafted(made, members_of(made) | {"backup.json": said_by(made, schema=99)})

    assert backups.newest_good() is None


def test_a_locked_one_needs_no_key_to_be_found_good(locked: Record) -> None:
    made = of(locked).make(locked.database, NOW)

    assert of(locked).newest_good() == made


def test_a_locked_one_that_the_key_does_not_open_is_passed_over(
    locked: Record, key: bytes
) -> None:
    made = of(locked).make(locked.database, NOW)

    assert of(locked).newest_good(key) == made
    assert of(locked).newest_good(bytes(32)) is None


# its key


def test_a_plain_backup_has_no_key(backups: Backups, full: Record) -> None:
    made = backups.make(full.database, NOW)

    assert backups.key_of(made, passphrase=PASSPHRASE) is None


def test_a_passphrase_gives_the_key_of_a_backup(locked: Record, key: bytes) -> None:
    made = of(locked).make(locked.database, NOW)

    assert of(locked).key_of(made, passphrase=PASSPHRASE) == key


def test_a_wrong_passphrase_gives_no_key(locked: Record) -> None:
    made = of(locked).make(locked.database, NOW)

    with pytest.raises(WrongKey):
        of(locked).key_of(made, passphrase="guess")  # noqa: S106


def test_a_mistyped_recovery_key_is_told(locked: Record) -> None:
    made = of(locked).make(locked.database, NOW)

    with pytest.raises(MistypedKey):
        of(locked).key_of(made, recovery_key="guess")


def test_a_recovery_key_gives_the_key_of_a_backup(tmp_path: Path) -> None:
    secrets = lock_with_new_keys(tmp_path)
    made = written(tmp_path, "one", key=secrets.key)

    assert Backups(tmp_path).key_of(made, recovery_key=secrets.recovery_key) == secrets.key


# tried


def test_a_good_backup_is_found_good(backups: Backups, full: Record) -> None:
    result = backups.test(backups.make(full.database, NOW))

    assert (result.good, result.notes, result.appointments, result.questions) == (True, 2, 1, 3)


def test_a_locked_backup_is_found_good(locked: Record, key: bytes) -> None:
    result = of(locked).test(of(locked).make(locked.database, NOW), key)

    assert (result.good, result.notes) == (True, 2)


def test_trying_leaves_nothing_behind(backups: Backups, full: Record) -> None:
    backups.test(backups.make(full.database, NOW))

    assert names_in(backups.place) == [NAME]


def test_a_backup_from_elsewhere_can_be_tried(
    tmp_path: Path, folder: Path, full: Record, backups: Backups
) -> None:
    saved = backups.save_to(full.database, tmp_path / "mine", NOW)
    shutil.rmtree(folder / BACKUPS)

    assert backups.test(saved).good


def test_a_damaged_backup_is_found_damaged(backups: Backups, full: Record) -> None:
    made = backups.make(full.database, NOW)
    damage(made.path, *range(2000, 2100))

    result = backups.test(made)

    assert (result.good, bool(result.said), bool(result.what_to_do)) == (False, True, True)


@pytest.mark.parametrize("change", NONSENSE)
def test_rows_msdesk_never_wrote_are_found_out(
    backups: Backups, full: Record, change: str
) -> None:
    made = backups.make(full.database, NOW)
    record = full.path.with_name("other.db")
    record.write_bytes(members_of(made.path)[RECORD])
    run(record, "PRAGMA writable_schema = ON", change)
    write(made.path, record, None, keys=None, made_at=NOW, step=no_step)

    assert not backups.test(made).good


@pytest.mark.parametrize("change", NONSENSE)
def test_of_rows_msdesk_never_wrote_no_backup_is_made(
    folder: Path, backups: Backups, full: Record, change: str
) -> None:
    full.close()
    run(full.path, "PRAGMA writable_schema = ON", change)

    with pytest.raises(DamagedRecord):
        backups.make(full.database, NOW)

    assert names_in(folder / BACKUPS) == []


def test_a_locked_backup_is_not_tried_without_its_key(locked: Record) -> None:
    made = of(locked).make(locked.database, NOW)

    with pytest.raises(LockedRecord):
        of(locked).test(made)
    with pytest.raises(WrongKey):
        of(locked).test(made, bytes(32))


def test_a_backup_of_a_newer_version_is_not_tried(backups: Backups, full: Record) -> None:
    full.close()
    run(full.path, "PRAGMA user_version = 99")
    made = Backups(full.path.parent).make(full.database, NOW)

    with pytest.raises(NewerRecord):
        backups.test(made)


def test_a_backup_is_not_unpacked_where_there_is_no_room(
    backups: Backups, full: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backups.make(full.database, NOW)
    usage = shutil.disk_usage(full.path.parent)._replace(free=1_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)

    with pytest.raises(StorageFull):
        backups.test(made)


@pytest.mark.parametrize("wrong", [{"notes": 7}, {"content": "0" * 64}, {"schema": 0}])
def test_a_backup_that_holds_other_things_than_it_says_is_not_good(
    backups: Backups, full: Record, wrong: dict[str, object]
) -> None:
    made = backups.make(full.database, NOW)
    crafted(made.path, members_of(made.path) | {"backup.json": said_by(made.path, **wrong)})

    assert not backups.test(made).good


def test_another_programs_database_is_no_backup(backups: Backups, full: Record) -> None:
    full.close()
    run(full.path, "PRAGMA application_id = 7")
    made = backups.make(full.database, NOW)

    assert not backups.test(made).good


def test_every_sentence_says_what_to_do(backups: Backups, full: Record) -> None:
    made = BackupInfo(path=backups.place / "gone", made_at=NOW)

    with pytest.raises(Error) as caught:
        backups.key_of(made, passphrase="")

    assert isinstance(caught.value, BackupError | RecordError)
    assert caught.value.what_to_do
