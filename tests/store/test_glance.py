"""A first look at a record sees what the stores see, and touches nothing."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from msdesk.domain.glance import CHANGED_NOTE, NEW_NOTE, PLACE, Glance
from msdesk.domain.guide import Role
from msdesk.domain.journal import EntryKind
from msdesk.domain.progress import Progress
from msdesk.domain.question import NewQuestion
from msdesk.store.file.database import Database
from msdesk.store.glance import glance
from msdesk.store.record import Record, open_record

TODAY = date(2026, 11, 22)


@pytest.fixture
def filled(tmp_path: Path) -> Record:
    """Return a record with a visit to come, one that is past, and drafts; it is closed."""
    record = open_record(tmp_path)
    record.appointments.add("Past", day=date(2026, 11, 1), ask=Role.GP)
    record.appointments.add("Some day", day=None, ask=Role.GP)
    record.appointments.add("Later that day", day=date(2026, 12, 1), at=time(14), ask=Role.GP)
    soon = record.appointments.add("Clinic", day=date(2026, 12, 1), at=time(10, 40), ask=Role.GP)
    first = record.questions.add(NewQuestion(text="Is it active?"), soon.id)
    record.questions.add(NewQuestion(text="What now?"), soon.id)
    record.questions.set_rank(first.id, 1)
    record.journal.add(kind=EntryKind.NOTE, day=TODAY, text="Left hand")
    record.drafts.put(PLACE, "a place")
    record.drafts.put(NEW_NOTE, "half a note")
    record.close()
    return record


def test_it_sees_the_next_appointment_and_what_is_unfinished(
    tmp_path: Path, filled: Record
) -> None:
    assert glance(tmp_path, TODAY) == Glance(
        title="Clinic",
        day=date(2026, 12, 1),
        at=time(10, 40),
        questions=2,
        top=1,
        place="a place",
        note="half a note",
        has_notes=True,
    )


def test_it_sees_the_same_appointment_as_the_store(tmp_path: Path, filled: Record) -> None:
    for today in (date(2026, 10, 1), TODAY, date(2026, 12, 1), date(2027, 1, 1)):
        record = open_record(tmp_path)
        coming = record.appointments.next(today)
        record.close()
        seen = glance(tmp_path, today)

        assert coming is not None
        assert seen is not None
        assert (seen.title, seen.day, seen.at) == (coming.title, coming.day, coming.at)


def test_a_change_begun_counts_before_a_new_note(tmp_path: Path) -> None:
    record = open_record(tmp_path)
    record.drafts.put(NEW_NOTE, "new")
    record.drafts.put(CHANGED_NOTE, "changed")
    record.close()

    seen = glance(tmp_path, TODAY)

    assert seen is not None
    assert (seen.note, seen.title) == ("changed", "")


def test_it_leaves_no_trace(tmp_path: Path, filled: Record) -> None:
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    glance(tmp_path, TODAY)

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_there_is_nothing_to_see_where_there_is_no_record(tmp_path: Path) -> None:
    assert glance(tmp_path, TODAY) is None


def test_a_record_a_crash_left_is_not_looked_at(tmp_path: Path, filled: Record) -> None:
    (tmp_path / "record.db-wal").write_bytes(b"what the crash left")

    assert glance(tmp_path, TODAY) is None


def test_a_locked_record_is_not_looked_at(tmp_path: Path, cheap_keys: None) -> None:
    record = open_record(tmp_path)
    record.encrypt("three words long", Progress())
    record.close()

    assert glance(tmp_path, TODAY) is None


def test_a_record_of_another_version_is_not_looked_at(tmp_path: Path, filled: Record) -> None:
    database = Database(tmp_path / "record.db")
    with database.writing() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 99")
    database.close()

    assert glance(tmp_path, TODAY) is None


def test_a_damaged_record_is_left_for_the_opening_to_explain(tmp_path: Path) -> None:
    open_record(tmp_path).close()
    raw = (tmp_path / "record.db").read_bytes()
    (tmp_path / "record.db").write_bytes(raw[:4096] + b"\xff" * (len(raw) - 4096))

    assert glance(tmp_path, TODAY) is None
