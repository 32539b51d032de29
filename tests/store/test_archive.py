"""Everything in a record at once: out of it, and into another."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import time
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from msgspec.structs import replace
from sqlcipher3 import dbapi2

from msdesk import __version__
from msdesk.domain.archive import Archive, KeptDraft, digest
from msdesk.domain.ids import StatementId, TreatmentId
from msdesk.domain.journal import EntryKind
from msdesk.domain.matters import Pile
from msdesk.domain.mending import mended
from msdesk.domain.ms_type import MsType
from msdesk.domain.profile import Profile, TypeAnswer
from msdesk.domain.progress import Progress
from msdesk.domain.question import NewQuestion
from msdesk.domain.treatment_log import LogStatus
from msdesk.errors import Cancelled
from msdesk.store.record import Record, open_record
from msdesk.store.whole import parts
from tests.domain.archives import EMPTY, LATER, NOW, SUNDAY, archive, note
from tests.store.conftest import TickingClock
from tests.store.scribbling import Stroke, scribble, strokes
from tests.torture.amount import TIMES

in_a_record = settings(max_examples=8 * TIMES)


@contextmanager
def another(later: int = 0) -> Iterator[Record]:
    """Give an empty record whose clock is some minutes ahead."""
    clock = TickingClock()
    clock.now = clock.now.replace(minute=later)
    with TemporaryDirectory() as folder:
        record = open_record(Path(folder), clock=clock)
        try:
            yield record
        finally:
            record.close()


@pytest.fixture
def other() -> Iterator[Record]:
    with another(later=30) as record:
        yield record


def through_json(whole: Archive) -> Archive:
    return msgspec.json.decode(msgspec.json.encode(whole), type=Archive)


def fill(record: Record) -> None:
    """Write something of everything."""
    types = (MsType.PPMS_ACTIVE, MsType.PPMS_NOT_ACTIVE)
    record.profile.save(Profile(answer=TypeAnswer.PROGRESSIVE_NOT_SURE, ms_types=types))
    own = record.own_treatments.add("Examplumab", "a tablet", "my aunt")
    record.log.add(own.id, LogStatus.CONSIDERING, SUNDAY, "to ask about")
    record.journal.add(
        kind=EntryKind.HEARD,
        day=SUNDAY,
        text="numb left hand",
        heard_where="radio",
        tags=("hand", "left side"),
        treatments=(TreatmentId("ahsct"),),
        take_to_doctor=True,
    )
    visit = record.appointments.add("Clinic", day=SUNDAY, at=time(10, 40), place="Ward 3")
    first = record.questions.add(NewQuestion(text="Why?"), visit.id)
    record.questions.set_rank(first.id, 1)
    record.questions.delete(record.questions.add(NewQuestion(text="When?")).id)
    record.matters.set(StatementId("work"), Pile.A_LOT, 1)
    record.drafts.put("note", '{"text": "half"}')


def tables_of(record: Record) -> list[list[tuple[object, ...]]]:
    """Return every row that is looked things up in, as it lies in the file."""
    with closing(dbapi2.connect(str(record.path))) as connection:
        return [
            connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()  # noqa: S608
            for table in ("journal_entry", "journal_tag", "journal_treatment", "question")
        ]


@in_a_record
@given(strokes)
def test_whatever_is_in_a_record_comes_back_from_json(done: list[Stroke]) -> None:
    with another() as record, another() as empty:
        scribble(record, done)
        whole = record.archive.read()

        empty.archive.merge(through_json(whole))

        assert digest(empty.archive.read()) == digest(whole)


@in_a_record
@given(strokes)
def test_a_record_keeps_every_rule_that_is_mended_after_a_merge(done: list[Stroke]) -> None:
    with another() as record:
        scribble(record, done)

        whole = record.archive.read()

        assert mended(whole) == whole


def test_an_archive_says_who_made_it_and_when(record: Record, clock: TickingClock) -> None:
    whole = record.archive.read()

    assert (whole.made_at, whole.made_by) == (clock.now, f"msdesk {__version__}")


def test_an_archive_of_everything_goes_into_an_empty_record(record: Record, other: Record) -> None:
    fill(record)

    other.archive.merge(through_json(record.archive.read()))

    assert other.profile.get() == record.profile.get()
    assert other.own_treatments.all() == record.own_treatments.all()
    assert other.log.entries() == record.log.entries()
    assert other.journal.entries() == record.journal.entries()
    assert other.appointments.all(SUNDAY) == record.appointments.all(SUNDAY)
    assert other.questions.all() == record.questions.all()
    assert other.matters.answers() == record.matters.answers()
    assert other.drafts.all() == record.drafts.all()


def test_the_rows_of_an_empty_record_become_the_very_same(record: Record, other: Record) -> None:
    fill(record)

    other.archive.merge(through_json(record.archive.read()))

    assert tables_of(other) == tables_of(record)


def test_notes_of_one_day_keep_their_order(record: Record, other: Record) -> None:
    for text in "abc":
        record.journal.add(kind=EntryKind.NOTE, day=SUNDAY, text=text)

    other.archive.merge(record.archive.read())

    assert [entry.text for entry in other.journal.entries()] == ["c", "b", "a"]


def test_a_plan_changes_nothing(record: Record, other: Record) -> None:
    fill(record)
    before = digest(other.archive.read())

    plan = other.archive.plan(record.archive.read())

    assert plan.changes_anything
    assert digest(other.archive.read()) == before


def test_a_merge_does_what_the_plan_said(record: Record, other: Record) -> None:
    fill(record)
    whole = record.archive.read()

    assert other.archive.plan(whole) == other.archive.merge(whole)


@pytest.mark.parametrize("same", [True, False])
def test_the_notes_of_a_record_are_not_held_while_another_is_brought_in(
    record: Record, monkeypatch: pytest.MonkeyPatch, *, same: bool
) -> None:
    monkeypatch.setattr(parts, "AT_ONCE", 20)
    long = archive(*(note(f"{nth}", f"{nth} {'a long night ' * 1_000}") for nth in range(400)))
    record.archive.merge(long)

    tracemalloc.start()
    try:
        record.archive.plan(long if same else EMPTY)
        record.archive.merge(long if same else EMPTY)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert most < sum(len(each.text) for each in long.journal) / 3


def test_a_note_that_is_other_than_the_one_brought_in_stays_as_it_is_where_it_is_newer(
    record: Record,
) -> None:
    ours = note("a", "ours", changed_at=LATER)
    record.archive.merge(archive(ours, note("b", "of here alone")))

    plan = record.archive.merge(archive(note("a", "theirs"), note("c", "theirs")))

    assert [(s.new, s.older, s.same) for s in plan.subjects] == [(1, 1, 0)]
    texts = [each.text for each in record.archive.read().journal]
    assert texts == ["ours", "of here alone", "theirs"]


def test_no_note_is_read_that_is_not_among_those_brought_in(record: Record) -> None:
    record.archive.merge(archive(note("a", "of here alone"), note("b", "of both")))
    with record.database.writing() as connection:
        connection.exec_driver_sql("UPDATE journal_entry SET day = 'no day' WHERE id = 'a'")

    plan = record.archive.plan(archive(note("b", "of both"), note("c", "theirs")))

    assert [(s.new, s.same) for s in plan.subjects] == [(1, 1)]


def test_a_plan_reads_no_part_of_which_nothing_is_brought_in(record: Record) -> None:
    record.team.add("Anna")
    with record.database.writing() as connection:
        connection.exec_driver_sql("UPDATE team_member SET changed_at = 'no instant'")

    plan = record.archive.plan(archive(note("a", "theirs")))

    assert [(s.subject, s.new) for s in plan.subjects] == [("Notes", 1)]


def test_a_merge_that_is_stopped_changes_nothing(record: Record, other: Record) -> None:
    fill(record)
    before = digest(other.archive.read())
    progress = Progress()
    progress.cancel()

    with pytest.raises(Cancelled):
        other.archive.merge(record.archive.read(), progress)

    assert digest(other.archive.read()) == before


def test_reading_can_be_stopped(record: Record) -> None:
    fill(record)
    progress = Progress()
    progress.cancel()

    with pytest.raises(Cancelled):
        record.archive.read(progress)


def test_the_work_is_done_when_all_is_read_and_when_all_is_written(
    record: Record, other: Record
) -> None:
    fill(record)
    reading, writing = Progress(), Progress()

    other.archive.merge(record.archive.read(reading), writing)

    assert (reading.fraction, writing.fraction) == (1.0, 1.0)


def test_half_written_drafts_are_merged_too(record: Record, other: Record) -> None:
    record.drafts.put("note", '{"text": "theirs"}')
    record.drafts.put("visit", '{"title": "Clinic"}')
    other.drafts.put("note", '{"text": "ours"}')

    other.archive.merge(record.archive.read())

    assert other.drafts.all() == {"note": '{"text": "ours"}', "visit": '{"title": "Clinic"}'}


@pytest.mark.parametrize("body", ["", "5", "[]", '{"text": 1}', '{"text": []}', "{", "\ud800"])
def test_a_draft_that_no_form_has_written_stays_outside(record: Record, body: str) -> None:
    draft = KeptDraft(key="note", body=body, changed_at=NOW)

    record.archive.merge(archive(draft))

    assert record.drafts.all() == {}


def test_an_empty_archive_changes_nothing(record: Record) -> None:
    fill(record)
    before = record.archive.read()

    record.archive.merge(EMPTY)

    assert digest(record.archive.read()) == digest(before)


def test_a_deleted_note_goes_into_the_bin(record: Record) -> None:
    record.archive.merge(archive(note("a", deleted_at=NOW, tags=("hand",))))

    assert record.journal.entries() == ()
    assert record.journal.count(tag="hand") == 0
    (kept,) = record.archive.read().journal
    assert kept == note("a", deleted_at=NOW, tags=("hand",))


def test_what_was_imported_into_the_bin_can_be_got_back(record: Record) -> None:
    gone = note("a", deleted_at=NOW, tags=("hand",))
    record.archive.merge(archive(gone))

    record.archive.merge(archive(replace(gone, deleted_at=None)))

    assert record.journal.count(tag="hand") == 1
