"""Records of every released schema, kept as they were written, still open.

``records/N/plain`` and ``records/N/locked`` hold the same few things, as the last msdesk with
schema N wrote them; they are never made anew.  ``keeping`` writes those of a new schema.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from msdesk.store.file.header import SCHEMA
from msdesk.store.record import Record, open_record, unlock
from tests.store.keeping import KEPT, PASSPHRASE, keep

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
