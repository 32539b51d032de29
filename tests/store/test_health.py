from __future__ import annotations

import errno
import os
import traceback
from contextlib import closing
from pathlib import Path

import pytest

from msdesk.errors import BackupError, DamagedRecord, RecordError, StorageFull
from msdesk.store.file.access import connect
from msdesk.store.file.database import Database
from msdesk.store.file.header import COUNT, KEYS, RECORD, SET_ASIDE
from msdesk.store.record import Record, open_record
from msdesk.store.rescue.health import check, contents, refuse_nonsense, set_aside
from tests.store.backing_up import NOW, WORD, fill, names_in, note, spoil
from tests.store.reading import KEY, run
from tests.systems import needs_modes

STALE = "UPDATE journal_entry SET text = 'Other words'"
SHADOW = "UPDATE journal_search_data SET block = x'0011' WHERE id > 10"


@pytest.fixture
def full(record: Record) -> Record:
    fill(record)
    return record


@pytest.fixture
def folder(full: Record) -> Path:
    return full.path.parent


def without_triggers(record: Record, statement: str) -> None:
    """Run a statement from outside that the search index does not hear of."""
    record.close()
    triggers = [f"DROP TRIGGER journal_search_{name}" for name in ("add", "change", "remove")]
    run(record.path, *triggers, statement)


def reread(path: Path) -> object:
    return contents(path, None).content


@pytest.mark.parametrize("full_check", [False, True])
def test_a_whole_record_is_sound(full: Record, *, full_check: bool) -> None:
    health = check(full.database, full=full_check)

    assert (health.sound, health.search_rebuilt, health.found) == (True, False, ())


def test_an_encrypted_record_is_sound(tmp_path: Path) -> None:
    with closing(Database(tmp_path / RECORD, KEY)) as database:
        assert check(database, full=True).sound


@pytest.mark.parametrize("full_check", [False, True])
def test_a_damaged_record_is_not_sound(full: Record, *, full_check: bool) -> None:
    note(full, "x" * 100_000)
    full.close()
    spoil(full.path.parent)

    health = check(full.database, full=full_check)

    assert not health.sound
    assert health.found


def test_a_damaged_encrypted_record_is_not_sound(tmp_path: Path) -> None:
    with closing(Database(tmp_path / RECORD, KEY)) as database:
        check(database)
        database.close()
        spoil(tmp_path)

        assert not check(database).sound


def test_what_was_found_holds_nothing_the_person_wrote(full: Record) -> None:
    note(full, "x" * 100_000)
    full.close()
    spoil(full.path.parent)

    assert WORD not in str(check(full.database, full=True))


def test_a_damaged_search_index_is_made_anew(full: Record) -> None:
    without_triggers(full, SHADOW)

    assert check(full.database).search_rebuilt
    assert full.journal.count(search="sentineltingling") == 2


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE journal_search_config SET v = 99 WHERE k = 'version'",
        "DELETE FROM journal_search_config",
    ],
)
def test_a_search_index_of_no_known_version_is_made_anew(full: Record, change: str) -> None:
    full.close()
    run(full.path, change)

    with pytest.raises(DamagedRecord):
        full.journal.count(search="sentineltingling")
    assert check(full.database).search_rebuilt
    assert full.journal.count(search="sentineltingling") == 2


def test_a_search_index_that_does_not_fit_is_made_anew_by_the_full_check(full: Record) -> None:
    without_triggers(full, STALE)

    assert check(full.database) == check(full.database)
    assert check(full.database, full=True).search_rebuilt
    assert full.journal.count(search="other") == 2


def test_a_search_index_that_was_made_anew_is_sound(full: Record) -> None:
    without_triggers(full, STALE)
    check(full.database, full=True)

    assert check(full.database, full=True).found == ()


def test_a_search_index_that_cannot_be_made_anew_is_damage(full: Record) -> None:
    without_triggers(full, "DELETE FROM journal_search_data")
    run(full.path, "PRAGMA writable_schema = ON", "DROP TABLE journal_search_docsize")

    assert not check(full.database, full=True).sound


def test_a_new_search_index_does_not_hide_other_damage(full: Record) -> None:
    without_triggers(full, SHADOW)
    index = "FROM {} WHERE name = 'journal_entry_kind'"
    hide = [f"CREATE TABLE hidden AS SELECT * {index}", f"DELETE {index}"]
    writable = "PRAGMA writable_schema = ON"
    run(full.path, writable, *(each.format("sqlite_master") for each in hide))
    run(full.path, "UPDATE journal_entry SET kind = 'HEARD'")  # and its index does not hear of it
    run(full.path, writable, "INSERT INTO sqlite_master SELECT * FROM hidden")

    health = check(full.database)

    assert (health.sound, health.search_rebuilt) == (False, False)


@pytest.mark.parametrize(
    "change",
    ["kind = 'NOTF'", "day = '2026-91-01'", "text = CAST(x'54ff' AS TEXT)", "changed_at = 'x'"],
)
@pytest.mark.parametrize("full_check", [False, True])
def test_a_row_that_no_page_could_show_is_damage(
    full: Record, change: str, *, full_check: bool
) -> None:
    full.close()
    run(full.path, "PRAGMA writable_schema = ON", "DROP INDEX journal_entry_kind")
    run(full.path, f"UPDATE journal_entry SET {change}")  # noqa: S608

    health = check(full.database, full=full_check)

    assert health.found == ("journal_entry holds what msdesk never wrote",)


@pytest.mark.parametrize("full_check", [False, True])
def test_a_note_whose_words_became_zeros_on_the_disk_is_damage(
    full: Record, *, full_check: bool
) -> None:
    note(full, "the left hand " * 100)
    full.close()
    whole = full.path.read_bytes()
    begin = whole.index(b"the left hand the left hand")
    full.path.write_bytes(whole[:begin] + bytes(512) + whole[begin + 512 :])

    health = check(full.database, full=full_check)

    assert (health.sound, health.search_rebuilt) == (False, False)
    assert health.found == ("journal_entry holds what msdesk never wrote",)


@pytest.mark.parametrize("change", ["text = CAST(x'54ff' AS TEXT)", "day = 'Tuesday'"])
def test_nonsense_is_refused_without_its_words(full: Record, change: str) -> None:
    full.close()
    run(full.path, f"UPDATE journal_entry SET {change}")  # noqa: S608

    with closing(connect(full.path, None)) as connection, pytest.raises(ValueError) as caught:  # noqa: PT011 - the message is looked at
        refuse_nonsense(connection)

    told = "".join(traceback.format_exception(caught.value))
    assert WORD not in told
    assert "Tuesday" not in told.replace(change, "")


# what is in it


def test_the_contents_are_counted(full: Record) -> None:
    full.close()

    found = contents(full.path, None)

    assert (found.schema, found.notes, found.appointments, found.questions) == (2, 2, 1, 3)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE journal_entry SET take_to_doctor = 1",
        "UPDATE question SET rank = 1",
        "DELETE FROM draft",
        "UPDATE journal_entry SET deleted_at = 'now'",
    ],
)
def test_a_change_of_any_row_changes_the_hash(full: Record, change: str) -> None:
    full.drafts.put("note", "half a sentence")
    full.close()
    before = reread(full.path)

    run(full.path, change)

    assert reread(full.path) != before


def test_the_search_index_is_not_in_the_hash(full: Record) -> None:
    full.close()
    before = reread(full.path)

    run(full.path, "INSERT INTO journal_search(journal_search) VALUES ('rebuild')")

    assert reread(full.path) == before


def test_a_damaged_search_index_does_not_make_the_contents_damaged(full: Record) -> None:
    full.close()
    before = reread(full.path)

    run(full.path, SHADOW)

    assert reread(full.path) == before


def test_damaged_contents_are_refused(full: Record) -> None:
    note(full, "x" * 100_000)
    full.close()
    spoil(full.path.parent)

    with pytest.raises(DamagedRecord):
        reread(full.path)


def test_contents_whose_parts_do_not_fit_are_refused_though_each_can_be_read(full: Record) -> None:
    full.close()
    run(
        full.path,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = 'CREATE INDEX journal_entry_kind ON journal_entry (text)' "
        "WHERE name = 'journal_entry_kind'",
    )

    with pytest.raises(DamagedRecord):
        reread(full.path)


def test_contents_without_a_table_are_refused(full: Record) -> None:
    full.close()
    run(full.path, "DROP TABLE question")

    with pytest.raises(DamagedRecord):
        reread(full.path)


def test_contents_that_are_gone_are_reported(tmp_path: Path) -> None:
    with pytest.raises(RecordError):
        reread(tmp_path / RECORD)


# set aside


def test_a_record_is_set_aside_with_its_log_and_its_keys(folder: Path, full: Record) -> None:
    full.close()
    for name in (f"{RECORD}-wal", f"{RECORD}-journal", KEYS):
        (folder / name).write_text(name)

    place = set_aside(folder, NOW)

    assert place == folder / SET_ASIDE / "2026-11-22-142000"
    assert names_in(place) == [COUNT, RECORD, f"{RECORD}-journal", f"{RECORD}-wal", KEYS]
    assert [path.name for path in folder.iterdir()] == [SET_ASIDE]


def test_what_was_set_aside_is_a_record(folder: Path, full: Record) -> None:
    full.close()

    place = set_aside(folder, NOW)

    with closing(open_record(place)) as record:
        assert record.journal.count() == 2


def test_nothing_set_aside_is_written_over(folder: Path, full: Record) -> None:
    full.close()
    first = set_aside(folder, NOW)
    (folder / RECORD).write_text("another")

    second = set_aside(folder, NOW)

    assert second.name == f"{first.name}-2"
    assert (second / RECORD).read_text() == "another"
    assert (first / RECORD).stat().st_size > 7


@needs_modes
def test_what_was_set_aside_is_for_its_owner_alone(folder: Path, full: Record) -> None:
    full.close()
    full.path.chmod(0o644)

    place = set_aside(folder, NOW)

    assert [path.stat().st_mode & 0o777 for path in (place.parent, place)] == [0o700, 0o700]
    assert (place / RECORD).stat().st_mode & 0o777 == 0o600


def test_a_memory_stick_without_second_names_gets_a_copy(
    folder: Path, full: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(*_: object, **__: object) -> None:
        raise PermissionError

    full.close()
    monkeypatch.setattr(os, "link", link)

    place = set_aside(folder, NOW)

    assert names_in(folder) == [f"{SET_ASIDE}/{place.name}/{name}" for name in (COUNT, RECORD)]


@pytest.mark.parametrize(
    ("code", "error"), [(errno.ENOSPC, StorageFull), (errno.EROFS, BackupError)]
)
def test_a_record_that_cannot_be_set_aside_stays(
    folder: Path,
    full: Record,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    error: type[Exception],
) -> None:
    def mkdir(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    full.close()
    monkeypatch.setattr(os, "mkdir", mkdir)

    with pytest.raises(error):
        set_aside(folder, NOW)

    assert names_in(folder) == [COUNT, RECORD]
