from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlcipher3 import dbapi2

from msdesk.domain.bin import BinItem
from msdesk.domain.ids import TreatmentId
from msdesk.domain.journal import EntryKind
from msdesk.domain.question import NewQuestion
from msdesk.domain.treatment_log import LogStatus
from msdesk.store.record import Record, open_record
from tests.store.asking import ask, listed
from tests.store.conftest import TickingClock
from tests.store.reading import value_of

DAY = date(2026, 11, 22)


def delete_note(record: Record) -> None:
    note = record.journal.add(
        kind=EntryKind.HEARD, day=DAY, text="Tingling\nin the left hand", tags=["hand"]
    )
    record.journal.delete(note.id)


def delete_question(record: Record) -> None:
    record.questions.delete(ask(record.questions, "Why now?"))


def delete_appointment(record: Record) -> None:
    record.appointments.delete(record.appointments.add("Clinic", day=DAY).id)


def delete_own_treatment(record: Record) -> None:
    record.own_treatments.delete(record.own_treatments.add("Lion's mane").id)


def delete_step(record: Record) -> None:
    step = record.log.add(TreatmentId("ahsct"), LogStatus.CONSIDERING, DAY, "My sister asked")
    record.log.delete(step.id)


EACH = [
    (delete_note, "Note", "Tingling in the left hand"),
    (delete_question, "Question", "Why now?"),
    (delete_appointment, "Appointment", "Clinic, 22 November 2026"),
    (delete_own_treatment, "Treatment of my own", "Lion's mane"),
    (delete_step, "Step with a treatment", "Considering it, 22 November 2026: My sister asked"),
]
EACH_DELETE = [delete for delete, *_ in EACH]


def only_item(record: Record) -> BinItem:
    (item,) = record.bin.all()
    return item


def rows(record: Record, table: str) -> object:
    with record.database.reading() as connection:
        return connection.execute(text(f"SELECT count(*) FROM {table}")).scalar()  # noqa: S608


def live(record: Record) -> int:
    return sum(
        map(
            len,
            (
                record.journal.entries(),
                record.questions.all(),
                record.appointments.all(DAY),
                record.own_treatments.all(),
                record.log.entries(),
            ),
        )
    )


def test_the_bin_is_empty_at_first(record: Record) -> None:
    assert record.bin.all() == ()


@pytest.mark.parametrize(("delete", "kind", "title"), EACH)
def test_what_was_deleted_is_in_the_bin(
    record: Record, delete: Callable[[Record], None], kind: str, title: str
) -> None:
    delete(record)

    item = only_item(record)
    assert (item.kind, item.title) == (kind, title)


def test_what_was_not_deleted_is_not_in_the_bin(record: Record) -> None:
    ask(record.questions, "Why now?")

    assert record.bin.all() == ()


def test_what_was_deleted_last_comes_first(record: Record) -> None:
    for delete in EACH_DELETE:
        delete(record)

    deleted = [item.deleted_at for item in record.bin.all()]
    assert deleted == sorted(deleted, reverse=True)
    assert len(deleted) == len(EACH)


def test_an_item_says_when_it_was_deleted(record: Record, clock: TickingClock) -> None:
    delete_question(record)

    assert only_item(record).deleted_at == clock.now


def test_what_has_no_words_is_said_to_have_none(record: Record) -> None:
    record.questions.delete(ask(record.questions, ""))

    assert only_item(record).title == "Without words"


def test_an_appointment_of_no_day_and_a_step_for_no_reason_go_without(record: Record) -> None:
    record.appointments.delete(record.appointments.add("Clinic").id)
    record.log.delete(record.log.add(TreatmentId("ahsct"), LogStatus.ASKED, DAY).id)

    titles = [item.title for item in record.bin.all()]
    assert titles == ["Asked about it, 22 November 2026", "Clinic"]


@pytest.mark.parametrize("delete", EACH_DELETE)
def test_what_is_put_back_is_there_again(record: Record, delete: Callable[[Record], None]) -> None:
    delete(record)

    record.bin.restore(only_item(record))

    assert (record.bin.all(), live(record)) == ((), 1)


@pytest.mark.parametrize("delete", EACH_DELETE)
def test_what_is_removed_does_not_come_back(
    record: Record, delete: Callable[[Record], None]
) -> None:
    delete(record)
    item = only_item(record)

    record.bin.remove(item)
    record.bin.restore(item)

    assert (record.bin.all(), live(record)) == ((), 0)


def test_what_is_not_in_the_bin_is_not_removed(record: Record) -> None:
    delete_question(record)
    item = only_item(record)
    record.bin.restore(item)

    record.bin.remove(item)

    assert live(record) == 1


def test_only_what_is_asked_for_is_removed(record: Record) -> None:
    for delete in EACH_DELETE:
        delete(record)
    first, *others = record.bin.all()

    record.bin.remove(first)

    assert record.bin.all() == tuple(others)


def test_the_bin_can_be_emptied(record: Record) -> None:
    for delete in EACH_DELETE:
        delete(record)

    assert record.bin.empty() == len(EACH)
    assert record.bin.all() == ()


def test_to_empty_an_empty_bin_removes_nothing(record: Record) -> None:
    ask(record.questions, "Why now?")

    assert (record.bin.empty(), live(record)) == (0, 1)


def test_what_was_deleted_lately_stays(record: Record, clock: TickingClock) -> None:
    delete_question(record)
    clock.now += timedelta(days=31)
    delete_note(record)

    assert record.bin.empty(clock.now - timedelta(days=30)) == 1
    assert only_item(record).kind == "Note"


def test_what_was_deleted_at_that_very_instant_stays(record: Record) -> None:
    delete_question(record)

    assert record.bin.empty(only_item(record).deleted_at) == 0


def test_the_instant_may_be_of_any_time_zone(record: Record) -> None:
    delete_question(record)
    zone = datetime.now(UTC).astimezone().tzinfo

    assert record.bin.empty(datetime(2027, 1, 1, tzinfo=zone)) == 1


def test_the_tags_of_a_note_go_with_it(record: Record) -> None:
    delete_note(record)
    record.bin.empty()

    assert rows(record, "journal_tag") == 0


def test_the_questions_of_a_removed_appointment_stay(record: Record) -> None:
    visit = record.appointments.add("Clinic").id
    ask(record.questions, "Why?", visit)
    ask(record.questions, "When?", visit)
    record.appointments.delete(visit)

    record.bin.empty()

    assert listed(record.questions.loose()) == "Why? When?"


def test_a_question_in_the_bin_outlives_its_appointment(record: Record) -> None:
    visit = record.appointments.add("Clinic").id
    record.questions.delete(ask(record.questions, "Why?", visit))
    record.appointments.delete(visit)
    appointment = next(item for item in record.bin.all() if item.kind == "Appointment")

    record.bin.remove(appointment)
    record.bin.restore(only_item(record))

    assert listed(record.questions.loose()) == "Why?"


# no trace


def everything(record: Record) -> bytes:
    folder = record.path.parent
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())


def test_nothing_of_what_was_removed_is_left_on_the_disk(record: Record) -> None:
    words = [f"zebra{letter * 9}" for letter in "abcdefghij"]
    for number in range(200):
        record.journal.add(kind=EntryKind.NOTE, day=DAY, text=f"{words[number % 10]} " * 30)
    for entry in record.journal.entries(limit=300):
        record.journal.delete(entry.id)
    record.questions.delete(record.questions.add(NewQuestion(text="Zebras?")).id)

    record.bin.empty()

    found = everything(record).lower()
    assert b"zebra" not in found


def test_what_is_left_is_whole(record: Record) -> None:
    delete_note(record)
    record.journal.add(kind=EntryKind.NOTE, day=DAY, text="Walked to the shop")
    record.bin.empty()
    record.close()

    assert value_of(record.path, "PRAGMA integrity_check") == "ok"
    assert record.journal.count(search="walked") == 1


def test_somebody_who_reads_meanwhile_is_not_disturbed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("msdesk.store.file.access._PRAGMAS", ("busy_timeout = 10",))
    record = open_record(tmp_path / "data")
    delete_note(record)
    with record.database.reading() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM journal_entry").scalar()
        record.bin.empty()

        assert before == 1
        assert connection.exec_driver_sql("SELECT count(*) FROM journal_entry").scalar() == 1
    record.close()


def test_a_disk_too_full_to_write_the_file_anew_does_not_keep_what_was_removed(
    record: Record,
) -> None:
    delete_note(record)
    for _ in range(2):
        record.journal.add(kind=EntryKind.NOTE, day=DAY, text="x" * 200_000)
    with closing(record.database._engine.raw_connection()) as connection:
        pages = connection.cursor().execute("PRAGMA page_count").fetchone()[0]
        connection.cursor().execute(f"PRAGMA max_page_count = {pages}")

    record.bin.empty()

    assert record.bin.all() == ()


def test_a_file_that_cannot_be_written_anew_does_not_keep_what_was_removed(
    record: Record, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(action: int, *_: object) -> int:
        denied: bool = action == dbapi2.SQLITE_ATTACH
        return int(denied)  # 1 is SQLITE_DENY

    delete_note(record)
    with closing(record.database._engine.raw_connection()) as connection:
        driver: Any = connection.driver_connection
        driver.set_authorizer(refuse)  # VACUUM attaches a file

    removed = record.bin.empty()

    assert (removed, record.bin.all()) == (1, ())
    assert caplog.messages == ["the bin could not tidy the file: DatabaseError"]
