"""A record that got older is found out, and one that is older for a good reason is not blamed."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from msdesk.domain.progress import Progress
from msdesk.errors import ChangesMissing
from msdesk.store.copies.backups import Backups
from msdesk.store.copies.going_on import go_on
from msdesk.store.erase import erase
from msdesk.store.file import changes
from msdesk.store.file.access import connect
from msdesk.store.file.changes import Changes
from msdesk.store.file.database import Database
from msdesk.store.file.header import COUNT, RECORD
from msdesk.store.file.log import log_of
from msdesk.store.record import Record, open_record, unlock
from msdesk.store.rescue.health import set_aside
from tests.store.backing_up import NOW, PASSPHRASE, days_later, note, notes, notes_in, written
from tests.systems import needs_to_replace

pytestmark = pytest.mark.usefixtures("cheap_keys")

LATER = days_later(1)


def write(folder: Path, *texts: str) -> None:
    with closing(open_record(folder)) as record:
        for text in texts:
            note(record, text)


def crash(record: Record, place: Path) -> Path:
    """Copy the folder of an open record, as a crash leaves it."""
    return Path(shutil.copytree(record.path.parent, place, ignore=shutil.ignore_patterns("*-shm")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a record with two notes, and three of the session before."""
    place = tmp_path / "data"
    write(place, "1", "2", "3")
    write(place, "4", "5")
    return place


@pytest.fixture
def left(folder: Path, tmp_path: Path) -> Path:
    """Return that folder after a crash, with two more notes in the log."""
    with closing(open_record(folder)) as record:
        note(record, "6")
        note(record, "7")
        return crash(record, tmp_path / "left")


# what is found


def test_after_a_crash_nothing_is_missing(left: Path) -> None:
    assert notes_in(left) == ["1", "2", "3", "4", "5", "6", "7"]


def test_without_its_log_it_is_said_how_much_is_missing(left: Path) -> None:
    log_of(left / RECORD).unlink()

    with pytest.raises(ChangesMissing, match="older than it was: the last 2 changes are not"):
        open_record(left)


def test_a_last_change_that_was_torn_off_is_missed(left: Path) -> None:
    log = log_of(left / RECORD)
    os.truncate(log, log.stat().st_size - 1)

    with pytest.raises(ChangesMissing, match="the last change is not in it"):
        open_record(left)


def test_an_older_file_in_its_place_is_found(folder: Path, tmp_path: Path) -> None:
    shutil.copyfile(folder / RECORD, tmp_path / "older")
    write(folder, "6")
    shutil.copyfile(tmp_path / "older", folder / RECORD)

    with pytest.raises(ChangesMissing):
        open_record(folder)


def test_all_of_the_first_session_may_be_missing(tmp_path: Path) -> None:
    with closing(open_record(tmp_path / "data")) as record:
        note(record, "1")
        left = crash(record, tmp_path / "left")
    log_of(left / RECORD).unlink()

    with pytest.raises(ChangesMissing, match="the last change is"):
        open_record(left)


def test_who_goes_on_is_not_told_again(left: Path) -> None:
    log_of(left / RECORD).unlink()

    assert go_on(left, None, NOW) is None

    assert notes_in(left) == ["1", "2", "3", "4", "5"]


def test_a_locked_record_is_counted_too(folder: Path, tmp_path: Path) -> None:
    with closing(open_record(folder)) as record:
        record.encrypt(PASSPHRASE, Progress())
        note(record, "6")
        left = crash(record, tmp_path / "left")
    log_of(left / RECORD).unlink()

    with pytest.raises(ChangesMissing):
        open_record(left, key=unlock(left, passphrase=PASSPHRASE))


# what is no loss


def test_a_crash_between_the_record_and_the_count_is_none(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(open_record(folder)) as record:
        note(record, "6")
        monkeypatch.setattr(Changes, "keep", lambda *_: None)
        note(record, "7")
        left = crash(record, tmp_path / "left")

    assert len(notes_in(left)) == 7


def test_a_crash_before_the_count_of_a_session_begins_is_none(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Changes, "keep", lambda *_: None)
    with closing(open_record(folder)) as record:
        note(record, "6")
        left = crash(record, tmp_path / "left")
    log_of(left / RECORD).unlink()

    assert len(notes_in(left)) == 5


def locked(folder: Path) -> None:
    with closing(open_record(folder)) as record:
        record.encrypt(PASSPHRASE, Progress())


def locked_and_unlocked(folder: Path) -> None:
    with closing(open_record(folder)) as record:
        record.encrypt(PASSPHRASE, Progress())
        record.change_passphrase("another")
        record.decrypt(Progress())


def emptied(folder: Path) -> None:
    with closing(open_record(folder)) as record:
        record.journal.delete(record.journal.entries()[0].id)
        record.bin.empty()


def merged(folder: Path) -> None:
    other = folder.with_name("other")
    write(other, "theirs")
    with closing(open_record(other)) as theirs:
        archive = theirs.archive.read()
    with closing(open_record(folder)) as record:
        record.archive.merge(archive)


def begun_anew(folder: Path) -> None:
    set_aside(folder, NOW)
    open_record(folder, new=True).close()


def begun_anew_by_hand(folder: Path) -> None:
    (folder / RECORD).unlink()
    open_record(folder).close()


def erased(folder: Path) -> None:
    erase(folder)
    open_record(folder).close()


def without_count(folder: Path) -> None:
    (folder / COUNT).unlink()


def with_nonsense(folder: Path) -> None:
    (folder / COUNT).write_bytes(b"msdesk \xff 9999")


def with_a_wrong_bit(folder: Path) -> None:
    line = bytearray((folder / COUNT).read_bytes())
    line[35] ^= 8  # of the number
    (folder / COUNT).write_bytes(line)


@pytest.mark.parametrize(
    "done",
    [
        *(locked, locked_and_unlocked, emptied, merged, begun_anew, begun_anew_by_hand, erased),
        *(without_count, with_nonsense, with_a_wrong_bit),
    ],
)
def test_what_is_done_with_a_record_is_none(
    folder: Path, tmp_path: Path, done: Callable[[Path], None]
) -> None:
    done(folder)
    key = unlock(folder, passphrase=PASSPHRASE) if done is locked else None

    with closing(open_record(folder, key=key)) as record:
        note(record, "and on")
        left = crash(record, tmp_path / "left")
    with closing(open_record(left, key=key)) as again:
        assert "and on" in notes(again)
    open_record(left, key=key).close()


def test_beginning_anew_by_hand_after_the_first_session_is_none(tmp_path: Path) -> None:
    write(tmp_path, "1", "2")
    (tmp_path / RECORD).unlink()

    write(tmp_path, "and on")

    assert notes_in(tmp_path) == ["and on"]


def test_going_back_to_a_backup_is_none(folder: Path) -> None:
    backup = written(folder, "6")
    write(folder, "7", "8")

    Backups(folder).restore(backup, LATER)

    assert len(notes_in(folder)) == 6
    write(folder, "and on")
    assert len(notes_in(folder)) == 7


def test_a_backup_of_the_very_session_is_none(folder: Path) -> None:
    with closing(open_record(folder)) as record:
        note(record, "6")
        backup = Backups(folder).make(record.database, NOW)
        note(record, "7")

    Backups(folder).restore(backup, LATER)

    assert len(notes_in(folder)) == 6


# other computers


def test_a_record_of_another_computer_is_none(folder: Path, tmp_path: Path) -> None:
    there = Path(shutil.copytree(folder, tmp_path / "there"))
    write(folder, "6", "7", "8", "9")
    write(there, "theirs")

    shutil.copyfile(there / RECORD, folder / RECORD)

    assert len(notes_in(folder)) == 6


def test_a_record_that_another_computer_went_on_with_is_none(folder: Path, tmp_path: Path) -> None:
    there = Path(shutil.copytree(folder, tmp_path / "there"))
    write(there, "theirs")

    shutil.copyfile(there / RECORD, folder / RECORD)
    write(folder, "and on")

    assert len(notes_in(folder)) == 7


def other_computers_count_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the count of another computer arrive before the record it is of."""
    there = Path(shutil.copytree(folder, folder.parent / "there"))
    monkeypatch.setattr(changes, "_this_computer", lambda: "0badcafe")
    write(there, "theirs")
    monkeypatch.undo()
    shutil.copyfile(there / COUNT, folder / COUNT)


def test_a_count_that_a_service_brought_before_the_record_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "Dropbox" / "data"
    write(folder, "1")
    other_computers_count_first(folder, monkeypatch)

    assert notes_in(folder) == ["1"]


def test_a_folder_moved_to_another_computer_without_its_log_is_found(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other_computers_count_first(folder, monkeypatch)

    with pytest.raises(ChangesMissing):
        open_record(folder)


@needs_to_replace
def test_a_record_that_was_replaced_while_it_was_open_has_no_count(
    folder: Path, tmp_path: Path
) -> None:
    shutil.copyfile(folder / RECORD, tmp_path / "older")
    record = open_record(folder)
    note(record, "6")

    (tmp_path / "older").replace(folder / RECORD)
    record.close()

    assert len(notes_in(folder)) == 5


# the count itself


def count_in(folder: Path) -> str:
    with closing(connect(folder / RECORD, None)) as connection:
        query = "SELECT body FROM draft WHERE key = 'changes'"
        return str(connection.execute(query).fetchone()[0])


def test_it_holds_numbers_and_nothing_else(folder: Path) -> None:
    line = (folder / COUNT).read_text()

    mark = r"[0-9a-f]{16} \d{15}"
    assert re.fullmatch(rf"msdesk {mark} {mark} [0-9a-f]{{8}} [0-9a-f]{{8}}\n", line)
    assert count_in(folder) in line


def test_it_is_no_draft_and_leaves_with_no_export(folder: Path) -> None:
    with closing(open_record(folder)) as record:
        assert record.drafts.all() == {}
        assert record.archive.read().drafts == ()


def test_a_change_that_was_taken_back_does_not_count(folder: Path) -> None:
    before = count_in(folder)
    database = Database(folder / RECORD)
    with suppress(ZeroDivisionError), database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO draft VALUES ('note', '', '')")
        raise ZeroDivisionError
    with database.writing():
        pass
    database.close()

    assert count_in(folder) == before


def test_nonsense_in_its_place_begins_a_new_count(folder: Path) -> None:
    with closing(connect(folder / RECORD, None)) as connection:
        connection.execute("UPDATE draft SET body = 'Dear diary' WHERE key = 'changes'")

    write(folder, "6")

    assert count_in(folder).endswith(f"{1:015}")


def test_the_number_beside_never_gets_lower(tmp_path: Path) -> None:
    with closing(open_record(tmp_path)) as record:
        for number in range(3):
            note(record, str(number))
        record.database._changes.keep(2)  # of another thread, which was slower

    assert f"{3:015}" in (tmp_path / COUNT).read_text()


def test_where_it_cannot_be_written_notes_are_saved_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError

    with closing(open_record(folder)) as record:
        monkeypatch.setattr(os, "write", full)
        note(record, "6")
    monkeypatch.undo()

    assert "6" in notes_in(folder)


def test_a_file_of_another_name_has_no_count_beside_it(tmp_path: Path) -> None:
    with closing(Record(Database(tmp_path / "kept.db"))) as record:
        note(record, "1")
        changes.forget(record.path)

    assert [path.name for path in tmp_path.iterdir()] == ["kept.db"]


def test_who_wants_to_know_of_changes_is_told_of_each(tmp_path: Path) -> None:
    told: list[int] = []
    with closing(open_record(tmp_path)) as record:
        record.database.changed = lambda: told.append(record.journal.count())
        note(record, "1")
        record.journal.entries()
        note(record, "2")

    assert told == [1, 2]


def test_computers_without_a_name_are_one(monkeypatch: pytest.MonkeyPatch) -> None:
    named = changes._this_computer()
    monkeypatch.delattr(os, "uname", raising=False)
    monkeypatch.delenv("COMPUTERNAME", raising=False)
    monkeypatch.setattr(Path, "read_text", lambda _: (_ for _ in ()).throw(OSError))

    nameless = changes._this_computer()

    assert {len(named), len(nameless)} == {8}
    assert named != nameless
