"""Records of every released schema, kept as they were written, still open.

``records/N/plain`` and ``records/N/locked`` hold the same few things, as the last msdesk with
schema N wrote them; they are never made anew.  ``keeping`` writes those of a new schema.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest
from sqlcipher3 import dbapi2

from msdesk.domain import archive_1
from msdesk.domain.archive import Kept, KeptQuestion
from msdesk.domain.visit import Outcome
from msdesk.store.file.header import SCHEMA
from msdesk.store.record import Record, open_record, unlock
from tests.domain.archives import NOW
from tests.store.keeping import KEPT, PASSPHRASE, keep
from tests.store.reading import run

K = TypeVar("K", bound=Kept)
RELEASED = sorted(int(folder.name) for folder in KEPT.iterdir())


@pytest.fixture(params=[(number, how) for number in RELEASED for how in ("plain", "locked")])
def record(request: pytest.FixtureRequest, tmp_path: Path) -> Record:
    number, how = request.param
    folder = tmp_path / "data"
    shutil.copytree(KEPT / str(number) / how, folder)
    key = unlock(folder, passphrase=PASSPHRASE) if how == "locked" else None
    return open_record(folder, key=key)


def test_the_newest_schema_is_among_them() -> None:
    assert RELEASED[-1] == SCHEMA


def test_what_is_kept_today_holds_the_same(tmp_path: Path) -> None:
    keep(tmp_path / "kept")

    for how in ("plain", "locked"):
        folder = tmp_path / "kept" / how
        key = unlock(folder, passphrase=PASSPHRASE) if how == "locked" else None
        test_everything_in_a_released_record_is_there(open_record(folder, key=key))


def test_everything_in_a_released_record_is_there(record: Record) -> None:
    (entry,) = record.journal.entries(search="angest")
    (question,) = record.questions.for_appointment(record.appointments.all(entry.day)[0].id)
    (step,) = record.log.entries(entry.treatments[0])

    assert (entry.heard_where, entry.tags, entry.take_to_doctor) == ("A forum", ("hope",), True)
    assert (question.text, question.rank) == ("Is my MS active?", 1)
    assert step.reason == "To know more"
    assert [own.name for own in record.own_treatments.all()] == ["Herbal tea"]
    assert [item.title for item in record.bin.all()] == ["Deleted"]
    assert record.drafts.all() == {"note:new": '{"text": "Half a note"}'}
    record.close()


@pytest.mark.parametrize("number", [number for number in RELEASED if number > 1])
def test_since_version_2_a_visit_tells_what_became_of_its_questions(
    tmp_path: Path, number: int
) -> None:
    shutil.copytree(KEPT / str(number) / "plain", tmp_path / "data")

    record = open_record(tmp_path / "data")

    past = record.appointments.all(date(2026, 11, 22))[-1]
    (row,) = record.visits.at(past.id)
    assert (row.outcome, row.answer, row.answered_by) == (
        Outcome.ANSWERED,
        "Perhaps",
        "Dr Example",
    )
    assert [step.who for step in record.next_steps.of(past.id)] == ["The clinic"]
    assert [member.name for member in record.team.all()] == ["MS nurse"]
    record.close()


def test_of_version_1_what_was_answered_and_agreed_is_told_at_its_visit(tmp_path: Path) -> None:
    shutil.copytree(KEPT / "1" / "plain", tmp_path / "data")
    run(
        tmp_path / "data" / "record.db",
        "UPDATE appointment SET agreed = 'A scan', who_i_call = 'The nurse', day = '2026-10-03'",
        "UPDATE question SET status = 'ANSWERED', answer = 'Yes'",
    )

    record = open_record(tmp_path / "data")

    (visit,) = record.appointments.all(date(2026, 11, 22))
    (row,) = record.visits.at(visit.id)
    (step,) = record.next_steps.of(visit.id)
    assert (row.text, row.outcome, row.answer) == ("Is my MS active?", Outcome.ANSWERED, "Yes")
    assert (step.what, step.who_i_call, visit.closed_on) == ("A scan", "The nurse", visit.day)
    record.close()


def test_an_export_and_a_record_of_version_1_become_the_same(tmp_path: Path) -> None:
    shutil.copytree(KEPT / "1" / "plain", tmp_path / "data")
    path = tmp_path / "data" / "record.db"
    run(
        path,
        "UPDATE appointment SET agreed = 'A scan', day = '2026-10-03'",
        "UPDATE question SET status = 'PARKED', parked_on = '2026-10-02'",
    )
    exported = archive_1.Archive(
        made_at=NOW,
        made_by="msdesk 0.1.0",
        appointments=tuple(_rows(path, "appointment", archive_1.Appointment)),
        questions=tuple(_rows(path, "question", KeptQuestion)),
    )

    record = open_record(tmp_path / "data")

    ours, theirs = record.archive.read(), archive_1.raised(exported)
    for name in ("appointments", "questions", "at_visits", "next_steps"):
        assert getattr(ours, name) == getattr(theirs, name)
    record.close()


def test_a_record_brought_up_to_date_lies_like_a_new_one_written_anew(tmp_path: Path) -> None:
    shutil.copytree(KEPT / "1" / "plain", tmp_path / "old")
    open_record(tmp_path / "old").close()
    open_record(tmp_path / "new").close()
    new = tmp_path / "new" / "record.db"
    with closing(dbapi2.connect(str(new), isolation_level=None)) as connection:
        connection.execute("VACUUM")

    assert _places(tmp_path / "old" / "record.db") == _places(new)


def _rows(path: Path, table: str, kind: type[K]) -> Iterator[K]:
    names = ", ".join(kind.__struct_fields__)
    with closing(dbapi2.connect(str(path))) as connection:
        for row in connection.execute(f"SELECT {names} FROM {table} ORDER BY number"):  # noqa: S608
            yield msgspec.convert(dict(zip(kind.__struct_fields__, row, strict=True)), kind)


def _places(path: Path) -> dict[str, int]:
    with closing(dbapi2.connect(str(path))) as connection:
        return dict(connection.execute("SELECT name, rootpage FROM sqlite_master").fetchall())
