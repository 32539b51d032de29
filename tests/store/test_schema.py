from __future__ import annotations

import shutil
import stat
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from msdesk.domain.journal import EntryKind
from msdesk.errors import DamagedRecord, RecordError
from msdesk.store.file.database import Database
from msdesk.store.file.header import APPLICATION_ID, SCHEMA
from msdesk.store.file.upgrade import MIGRATIONS, bring_up_to_date
from msdesk.store.record import Record
from msdesk.store.subjects.journal import JournalStore
from tests.store.conftest import TickingClock
from tests.store.reading import KEY, contents_of, run, schema_of, value_of

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)

STEP = """
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
{body}
"""


def older_record(path: Path) -> Path:
    """Write the file of a version that had no tables yet."""
    run(path, f"PRAGMA application_id = {APPLICATION_ID}")
    return path


def next_step(folder: Path, *statements: str) -> Path:
    """Return the steps there are and one more, which runs the statements."""
    steps = folder / "100% steps"  # "%" means something to Alembic's settings
    shutil.copytree(MIGRATIONS, steps)
    body = "\n".join(f"    op.execute({statement!r})" for statement in statements)
    (steps / "versions" / "0003_next.py").write_text(STEP.format(body=body))
    return steps


def test_the_steps_build_exactly_the_record_that_is_made_anew(tmp_path: Path) -> None:
    Database(tmp_path / "new.db").close()
    Database(older_record(tmp_path / "old.db")).close()

    assert schema_of(tmp_path / "old.db") == schema_of(tmp_path / "new.db")


@pytest.mark.parametrize(
    "statement",
    [
        "PRAGMA user_version",
        "PRAGMA application_id",
        "SELECT version_num FROM alembic_version",
    ],
)
def test_a_record_brought_up_to_date_says_what_a_new_one_says(
    tmp_path: Path, statement: str
) -> None:
    Database(tmp_path / "new.db").close()
    Database(older_record(tmp_path / "old.db")).close()

    assert value_of(tmp_path / "old.db", statement) == value_of(tmp_path / "new.db", statement)


def test_the_newest_step_has_the_number_of_the_schema() -> None:
    newest = max(path.name for path in (MIGRATIONS / "versions").glob("*.py"))

    assert int(newest[:4]) == SCHEMA


def test_a_step_that_fails_half_way_leaves_the_record_as_it_was(
    record: Record, tmp_path: Path
) -> None:
    record.journal.add(kind=EntryKind.NOTE, day=date(2026, 11, 22), text="Tingling")
    steps = next_step(
        tmp_path,
        "CREATE TABLE half (a)",
        "UPDATE journal_entry SET text = ''",
        "ALTER TABLE journal_entry ADD COLUMN half TEXT",
        "ALTER TABLE nowhere ADD COLUMN half TEXT",
    )
    before = contents_of(record.path)

    with pytest.raises(RecordError, match="could not be brought up to date"):
        bring_up_to_date(record._database, NOW, steps)

    assert contents_of(record.path) == before


def test_a_record_no_step_can_help_is_not_left_open(tmp_path: Path) -> None:
    path = older_record(tmp_path / "record.db")
    run(path, "CREATE TABLE profile (a)")

    with pytest.raises(RecordError, match="could not be brought up to date"):
        Database(path)

    assert not (tmp_path / "record.db-wal").exists()


def test_a_step_that_rebuilds_a_table_keeps_what_refers_to_it(
    record: Record, tmp_path: Path
) -> None:
    day = date(2026, 11, 22)
    entry = record.journal.add(kind=EntryKind.NOTE, day=day, text="Tingling", tags=["hand"])
    steps = next_step(
        tmp_path,
        "CREATE TABLE other AS SELECT * FROM journal_entry",
        "DROP TABLE journal_entry",
        "CREATE TABLE journal_entry AS SELECT * FROM other",
        "CREATE UNIQUE INDEX again ON journal_entry (number)",
    )

    bring_up_to_date(record._database, NOW, steps)

    assert record.journal.entries(tag="hand") == (entry,)


def test_a_step_that_leaves_a_reference_to_nothing_is_taken_back(
    record: Record, tmp_path: Path
) -> None:
    day = date(2026, 11, 22)
    entry = record.journal.add(kind=EntryKind.NOTE, day=day, text="Tingling", tags=["hand"])
    steps = next_step(tmp_path, "DELETE FROM journal_entry")

    with pytest.raises(DamagedRecord):
        bring_up_to_date(record._database, NOW, steps)

    assert record.journal.entries() == (entry,)


def test_foreign_keys_hold_again_after_the_steps(record: Record, tmp_path: Path) -> None:
    bring_up_to_date(record._database, NOW, next_step(tmp_path, "SELECT 1"))

    with record._database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_the_number_of_the_last_step_is_written_down(record: Record, tmp_path: Path) -> None:
    bring_up_to_date(record._database, NOW, next_step(tmp_path, "SELECT 1"))

    assert value_of(record.path, "PRAGMA user_version") == 3


def test_a_dated_copy_of_the_record_as_it_was_stays_beside_it(
    tmp_path: Path, clock: TickingClock
) -> None:
    path = older_record(tmp_path / "record.db")
    before = contents_of(path)

    Database(path, clock=clock).close()

    assert contents_of(tmp_path / "record-before-update-2026-11-22.db") == before


def test_a_second_copy_of_a_day_does_not_replace_the_first(record: Record, tmp_path: Path) -> None:
    steps = next_step(tmp_path, "SELECT 1")
    copies = [bring_up_to_date(record._database, NOW, steps).name for _ in range(3)]

    assert copies == [
        "record-before-update-2026-11-22.db",
        "record-before-update-2026-11-22-2.db",
        "record-before-update-2026-11-22-3.db",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no modes")
def test_only_the_owner_may_read_the_copy(record: Record, tmp_path: Path) -> None:
    copy = bring_up_to_date(record._database, NOW, next_step(tmp_path, "SELECT 1"))

    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_the_copy_of_a_locked_record_opens_with_its_key(
    tmp_path: Path, clock: TickingClock
) -> None:
    database = Database(tmp_path / "record.db", KEY)
    entry = JournalStore(database, clock).add(
        kind=EntryKind.NOTE, day=date(2026, 11, 22), text="Tingling"
    )

    database.copy_to(tmp_path / "copy.db")

    database.close()
    copy = Database(tmp_path / "copy.db", KEY)
    assert JournalStore(copy, clock).get(entry.id) == entry
    copy.close()
