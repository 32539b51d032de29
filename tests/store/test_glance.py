"""A first look at a record sees what the stores see, and touches nothing."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from msdesk.domain.glance import CHANGED_NOTE, DECIDING, NEW_NOTE, PLACE, Glance, Held, Step
from msdesk.domain.guide import Role
from msdesk.domain.journal import EntryKind
from msdesk.domain.progress import Progress
from msdesk.domain.question import NewQuestion
from msdesk.domain.visit import Outcome
from msdesk.store.file.database import Database
from msdesk.store.glance import glance
from msdesk.store.record import Record, open_record

TODAY = date(2026, 11, 22)
NOW = datetime.combine(TODAY, time(9))


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
    record.drafts.put(DECIDING, "a step")
    record.close()
    return record


def test_it_sees_the_next_appointment_and_what_is_unfinished(
    tmp_path: Path, filled: Record
) -> None:
    record = open_record(tmp_path)
    past = record.appointments.all(TODAY)[-1]
    record.close()

    assert glance(tmp_path, NOW) == Glance(
        title="Clinic",
        day=date(2026, 12, 1),
        at=time(10, 40),
        questions=2,
        top=1,
        place="a place",
        note="half a note",
        deciding="a step",
        has_notes=True,
        held=Held(past.id, "Past", date(2026, 11, 1)),
    )


def test_it_sees_the_same_appointment_as_the_store(tmp_path: Path, filled: Record) -> None:
    for today in (date(2026, 10, 1), TODAY, date(2026, 12, 1), date(2027, 1, 1)):
        record = open_record(tmp_path)
        coming = record.appointments.next(today)
        record.close()
        seen = glance(tmp_path, datetime.combine(today, time(9)))

        assert coming is not None
        assert seen is not None
        assert (seen.title, seen.day, seen.at) == (coming.title, coming.day, coming.at)


def test_a_change_begun_counts_before_a_new_note(tmp_path: Path) -> None:
    record = open_record(tmp_path)
    record.drafts.put(NEW_NOTE, "new")
    record.drafts.put(CHANGED_NOTE, "changed")
    record.close()

    seen = glance(tmp_path, NOW)

    assert seen is not None
    assert (seen.note, seen.title) == ("changed", "")


def test_it_leaves_no_trace(tmp_path: Path, filled: Record) -> None:
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    glance(tmp_path, NOW)

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_there_is_nothing_to_see_where_there_is_no_record(tmp_path: Path) -> None:
    assert glance(tmp_path, NOW) is None


def test_a_record_a_crash_left_is_not_looked_at(tmp_path: Path, filled: Record) -> None:
    (tmp_path / "record.db-wal").write_bytes(b"what the crash left")

    assert glance(tmp_path, NOW) is None


def test_a_locked_record_is_not_looked_at(tmp_path: Path, cheap_keys: None) -> None:
    record = open_record(tmp_path)
    record.encrypt("three words long", Progress())
    record.close()

    assert glance(tmp_path, NOW) is None


def test_a_record_of_another_version_is_not_looked_at(tmp_path: Path, filled: Record) -> None:
    database = Database(tmp_path / "record.db")
    with database.writing() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 99")
    database.close()

    assert glance(tmp_path, NOW) is None


def test_a_damaged_record_is_left_for_the_opening_to_explain(tmp_path: Path) -> None:
    open_record(tmp_path).close()
    raw = (tmp_path / "record.db").read_bytes()
    (tmp_path / "record.db").write_bytes(raw[:4096] + b"\xff" * (len(raw) - 4096))

    assert glance(tmp_path, NOW) is None


def held_at(record: Record, at: time | None, now: time, day: date = TODAY) -> str:
    visit = record.appointments.add("Clinic", day=day, at=at)
    found = record.glance(datetime.combine(TODAY, now)).held
    record.appointments.delete(visit.id)
    return found.title if found else ""


@pytest.mark.parametrize(
    ("day", "at", "now", "held"),
    [
        pytest.param(TODAY, time(10, 40), time(10, 39), "", id="before its hour"),
        pytest.param(TODAY, time(10, 40), time(10, 40), "Clinic", id="from its hour on"),
        pytest.param(TODAY, None, time(23, 59), "", id="of today without an hour"),
        pytest.param(date(2026, 11, 21), None, time(0), "Clinic", id="the day after"),
        pytest.param(date(2026, 10, 23), None, time(9), "Clinic", id="after 30 days"),
        pytest.param(date(2026, 10, 22), None, time(9), "", id="after more than 30 days"),
    ],
)
def test_a_visit_is_asked_about_from_its_hour_on_for_30_days(
    tmp_path: Path, day: date, at: time | None, now: time, held: str
) -> None:
    record = open_record(tmp_path)

    assert held_at(record, at, now, day) == held
    record.close()


def test_a_visit_that_is_over_is_not_asked_about(tmp_path: Path) -> None:
    record = open_record(tmp_path)
    visit = record.appointments.add("Clinic", day=date(2026, 11, 21))

    record.visits.close(visit.id, TODAY)

    assert record.glance(NOW).held is None
    record.close()


def test_what_was_agreed_is_seen_until_it_is_done(tmp_path: Path) -> None:
    record = open_record(tmp_path)
    visit = record.appointments.add("Clinic", day=TODAY, ask=Role.MS_NURSE)
    scan = record.next_steps.add("A scan", appointment=visit.id, who="Me", by_when="March")
    done = record.next_steps.add("A blood test")
    record.next_steps.tick(done.id, TODAY)
    loose = record.next_steps.add("Ring the GP", who_i_call="01234")

    assert record.glance(NOW).steps == (
        Step(scan.id, "A scan", "Me", "March", "", TODAY, "MS_NURSE"),
        Step(loose.id, "Ring the GP", "", "", "01234"),
    )
    record.close()


def test_what_was_agreed_last_is_seen_first(tmp_path: Path) -> None:
    record = open_record(tmp_path)
    record.next_steps.add("Ring the GP")
    for title, day in (("Before", TODAY - timedelta(days=1)), ("Last", TODAY)):
        visit = record.appointments.add(title, day=day)
        record.next_steps.add(f"{title}, one", appointment=visit.id)
        record.next_steps.add(f"{title}, two", appointment=visit.id)

    steps = [step.what for step in record.glance(NOW).steps]

    assert steps == ["Last, one", "Last, two", "Before, one", "Before, two", "Ring the GP"]
    record.close()


def test_what_was_agreed_at_a_visit_in_the_bin_is_not_seen(tmp_path: Path) -> None:
    record = open_record(tmp_path)
    visit = record.appointments.add("Clinic", day=TODAY)
    record.next_steps.add("A scan", appointment=visit.id)

    record.appointments.delete(visit.id)

    assert record.glance(NOW).steps == ()
    record.close()


def test_a_question_that_was_asked_without_an_answer_is_seen_until_a_visit_has_it(
    tmp_path: Path,
) -> None:
    record = open_record(tmp_path)
    visit = record.appointments.add("Clinic", day=date(2026, 11, 21))
    asked = record.questions.add(NewQuestion(text="Is it active?"), visit.id)
    record.questions.add(NewQuestion(text="Not reached"), visit.id)
    record.visits.note(asked.id, Outcome.ASKED, TODAY)
    record.visits.close(visit.id, TODAY)
    assert record.glance(NOW).unanswered == ("Is it active?",)

    later = record.appointments.add("Later", day=date(2026, 12, 1))
    record.visits.bring_back(later.id)

    assert record.glance(NOW).unanswered == ()
    record.close()


def test_what_is_seen_before_the_record_is_open_is_what_it_holds(
    tmp_path: Path, filled: Record
) -> None:
    record = open_record(tmp_path)
    inside = record.glance(NOW)
    record.close()

    assert glance(tmp_path, NOW) == inside


def test_a_visit_of_today_that_is_over_is_not_the_next(tmp_path: Path) -> None:
    record = open_record(tmp_path)
    visit = record.appointments.add("Clinic", day=TODAY)
    record.appointments.add("Later", day=date(2026, 12, 1))

    record.visits.close(visit.id, TODAY)

    coming = record.appointments.next(TODAY)
    assert coming is not None
    assert (coming.title, record.glance(NOW).title) == ("Later", "Later")
    record.close()
