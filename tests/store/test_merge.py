"""What the stores keep true stays true when thousands of things come in at once."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from msgspec.structs import replace
from sqlcipher3 import dbapi2

from msdesk.domain.archive import KeptNote, KeptQuestion, digest
from msdesk.domain.ids import AppointmentId, TreatmentId
from msdesk.domain.journal import EntryKind, JournalEntry
from msdesk.domain.question import NewQuestion
from msdesk.errors import ImportRefused
from msdesk.store.record import Record
from tests.domain.archives import (
    LATER,
    NOW,
    SUNDAY,
    answer,
    archive,
    note,
    question,
    visit,
)
from tests.store.reading import contents_of, run, value_of
from tests.store.scribbling import Stroke, scribble, strokes
from tests.store.test_archive import another, in_a_record, through_json

MONDAY = date(2026, 11, 23)
P = AppointmentId("p")


def check(record: Record) -> None:
    """Fail if the search index does not hold what the journal holds, or the file is damaged."""
    with closing(dbapi2.connect(str(record.path))) as connection:
        connection.execute("INSERT INTO journal_search(journal_search) VALUES('integrity-check')")
        connection.execute("PRAGMA foreign_keys = ON")
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def links(record: Record) -> list[tuple[str, str]]:
    """Return the tags of entries that are not deleted, as the rows say and as the table says."""
    of_rows = [
        (n.id, t) for n in record.archive.read().journal if not n.deleted_at for t in n.tags
    ]
    with closing(dbapi2.connect(str(record.path))) as connection:
        of_table = connection.execute(
            "SELECT e.id, t.tag FROM journal_tag t JOIN journal_entry e ON e.number = t.entry"
        ).fetchall()
    assert sorted(of_rows) == sorted(of_table)
    return of_rows


@in_a_record
@given(strokes, strokes)
def test_two_records_end_alike_whichever_merges_first(
    mine: list[Stroke], yours: list[Stroke]
) -> None:
    with another() as one, another(later=1) as other:
        scribble(one, mine)
        scribble(other, yours)
        here, there = one.archive.read(), other.archive.read()

        one.archive.merge(through_json(there))
        other.archive.merge(through_json(here))

        assert digest(one.archive.read()) == digest(other.archive.read())
        for record in (one, other):
            links(record)
            check(record)


@in_a_record
@given(strokes, strokes)
def test_a_second_merge_changes_nothing(mine: list[Stroke], yours: list[Stroke]) -> None:
    with another() as one, another(later=1) as other:
        scribble(one, mine)
        scribble(other, yours)
        there = other.archive.read()
        one.archive.merge(there)
        before = digest(one.archive.read())

        plan = one.archive.merge(through_json(there))

        assert not plan.changes_anything
        assert digest(one.archive.read()) == before


@in_a_record
@given(strokes, strokes, strokes)
def test_one_record_on_two_computers_comes_together_again(
    before: list[Stroke], here: list[Stroke], there: list[Stroke]
) -> None:
    with another() as one, another(later=30) as other:
        scribble(one, before)
        other.archive.merge(one.archive.read())
        scribble(one, here)
        scribble(other, there)

        one.archive.merge(other.archive.read())
        other.archive.merge(one.archive.read())

        assert digest(one.archive.read()) == digest(other.archive.read())
        for record in (one, other):
            links(record)
            check(record)


def add(record: Record, text: str, day: date = SUNDAY, **more: object) -> KeptNote:
    """Keep a note, and return it as an archive holds it."""
    record.journal.add(kind=EntryKind.NOTE, day=day, text=text, **more)  # type: ignore[arg-type]
    return record.archive.read().journal[-1]


def rows_of_the_journal(record: Record) -> dict[str, list[tuple[object, ...]]]:
    """Return all that is kept of notes, column by column, by the table it is in."""
    everything = contents_of(record.path)
    tables = ("journal_entry", "journal_tag", "journal_treatment")
    return {table: everything[f"SELECT * FROM {table}"] for table in tables}  # noqa: S608


def write_notes(record: Record) -> list[JournalEntry]:
    """Keep notes as a person writes them, with something in every column."""
    return [
        record.journal.add(
            kind=EntryKind.HEARD,
            day=day,
            text=f"tingling {number}\nÅngest μ",
            heard_where="radio",
            tags=["Left  hand", "left hand", f"Straße {number}"],
            treatments=[TreatmentId("ahsct"), TreatmentId("examplumab")],
            take_to_doctor=number % 2 == 0,
        )
        for number, day in enumerate([MONDAY, SUNDAY, MONDAY])
    ]


def test_a_note_brought_in_is_kept_as_one_that_is_written(record: Record) -> None:
    write_notes(record)

    with another() as other:
        other.archive.merge(record.archive.read())

        assert rows_of_the_journal(other) == rows_of_the_journal(record)
        check(other)


def test_a_change_brought_in_is_kept_as_one_that_is_made(record: Record) -> None:
    first, second, third = write_notes(record)
    with another() as other:
        other.archive.merge(record.archive.read())
        record.journal.change(
            replace(first, text="numb", tags=("right",), treatments=(), take_to_doctor=False)
        )
        record.journal.change(replace(second, day=MONDAY, kind=EntryKind.NOTE, heard_where=""))
        record.journal.delete(third.id)

        other.archive.merge(record.archive.read())

        assert rows_of_the_journal(other) == rows_of_the_journal(record)
        check(other)


def test_the_search_finds_what_was_merged(record: Record) -> None:
    record.archive.merge(archive(note("a", "tingling in my left hand")))

    assert record.journal.count(search="tingl") == 1
    check(record)


def test_the_search_finds_the_new_words_of_a_changed_note_and_not_the_old(record: Record) -> None:
    kept = add(record, "tingling")
    later = kept.changed_at + timedelta(hours=1)

    record.archive.merge(archive(replace(kept, text="numb", changed_at=later)))

    assert (record.journal.count(search="tingling"), record.journal.count(search="numb")) == (0, 1)
    check(record)


def test_the_search_does_not_find_what_a_merge_deleted(record: Record) -> None:
    kept = add(record, "tingling", tags=("hand",))
    later = kept.changed_at + timedelta(hours=1)

    plan = record.archive.merge(archive(replace(kept, deleted_at=later, changed_at=later)))

    assert plan.subjects[0].deleted == 1
    assert record.journal.count(search="tingling") == 0
    assert record.journal.count(tag="hand") == 0
    check(record)


def test_a_note_of_another_day_now_moves_to_it(record: Record) -> None:
    moved = add(record, "moved", tags=("hand",), treatments=(TreatmentId("ahsct"),))
    add(record, "of sunday")
    add(record, "of monday", MONDAY)
    later = moved.changed_at + timedelta(hours=1)

    record.archive.merge(archive(replace(moved, day=MONDAY, changed_at=later)))

    assert [entry.text for entry in record.journal.entries()] == [
        "moved",
        "of monday",
        "of sunday",
    ]
    assert [entry.text for entry in record.journal.entries(tag="hand")] == ["moved"]
    assert record.journal.count(treatment=TreatmentId("ahsct")) == 1
    check(record)


def test_merged_notes_come_behind_those_of_their_day(record: Record) -> None:
    add(record, "a")

    record.archive.merge(archive(note("b"), note("c")))
    add(record, "d")

    assert [entry.text for entry in record.journal.entries()] == ["d", "c", "b", "a"]


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_first_and_the_last_day_there_are_can_be_kept(record: Record, day: date) -> None:
    record.archive.merge(archive(note("a", day=day), note("b", day=day)))

    assert [entry.day for entry in record.journal.entries()] == [day, day]


def test_more_notes_than_a_day_can_hold_are_refused_and_nothing_changes(record: Record) -> None:
    add(record, "the last one there can be")
    record.close()
    run(record.path, "UPDATE journal_entry SET number = 20261122999999")
    before = digest(record.archive.read())

    with pytest.raises(ImportRefused, match="more notes of 2026-11-22 than a day can hold"):
        record.archive.merge(archive(visit("p"), note("a")))

    assert digest(record.archive.read()) == before


def test_tags_that_differ_in_case_only_become_one(record: Record) -> None:
    record.archive.merge(archive(note("a", tags=("Left  hand", "left hand", "", "x\0y"))))

    assert record.journal.entries()[0].tags == ("Left hand", "xy")
    assert links(record) == [("a", "Left hand"), ("a", "xy")]


def test_treatments_are_named_once(record: Record) -> None:
    record.archive.merge(archive(note("a", treatments=("ahsct", "ahsct", " "))))

    assert record.journal.entries()[0].treatments == ("ahsct",)


def test_what_no_database_can_keep_is_taken_out_of_every_text(record: Record) -> None:
    record.archive.merge(archive(note("a", "left\0 hand \ud800"), visit("p", title="x\0y")))

    whole = record.archive.read()
    assert (whole.journal[0].text, whole.appointments[0].title) == ("left hand \ufffd", "xy")


@pytest.mark.parametrize(
    ("given_", "kept"),
    [
        (datetime.max.replace(tzinfo=UTC), datetime(3000, 1, 1, tzinfo=UTC)),
        (
            datetime.max.replace(tzinfo=timezone(-timedelta(hours=14))),
            datetime(3000, 1, 1, tzinfo=UTC),
        ),
        (
            datetime.min.replace(tzinfo=timezone(timedelta(hours=14))),
            datetime(1900, 1, 1, tzinfo=UTC),
        ),
        (NOW.astimezone(timezone(timedelta(hours=2))), NOW),
    ],
)
def test_an_instant_no_clock_can_have_told_becomes_one_it_can(
    record: Record, given_: datetime, kept: datetime
) -> None:
    record.archive.merge(archive(note("a", changed_at=given_)))

    (found,) = record.archive.read().journal
    assert (found.changed_at, found.changed_at.tzinfo) == (kept, UTC)


def test_positions_at_the_end_of_all_numbers_leave_room_for_more(record: Record) -> None:
    far = 2**53 - 1
    record.archive.merge(archive(question("a", position=far), question("b", position=far)))

    record.questions.add(NewQuestion(text="c"))

    assert [q.text for q in record.questions.loose()] == ["a", "b", "c"]
    assert max(q.position for q in record.questions.all()) == 1_000_000_002
    assert through_json(record.archive.read()).questions


def test_questions_of_both_keep_their_order(record: Record) -> None:
    for text in "ab":
        record.questions.add(NewQuestion(text=text))
    theirs = archive(question("c", position=1), question("d", position=2))

    record.archive.merge(theirs)

    order = [q.text for q in record.questions.loose()]
    assert sorted(order) == ["a", "b", "c", "d"]
    assert order.index("a") < order.index("b")
    assert order.index("c") < order.index("d")


def asked(record: Record) -> KeptQuestion:
    return record.archive.read().questions[0]


def test_a_question_on_an_appointment_deleted_elsewhere_waits_on_no_list(record: Record) -> None:
    record.archive.merge(archive(visit("p"), question("a", appointment="p", rank=1)))

    record.archive.merge(archive(visit("p", deleted_at=LATER, changed_at=LATER)))

    assert (asked(record).appointment, asked(record).left_appointment) == (None, "p")
    record.appointments.restore(P)
    assert [q.rank for q in record.questions.for_appointment(P)] == [1]


def test_a_question_changed_meanwhile_goes_back_to_the_list_that_is_there_again(
    record: Record,
) -> None:
    gone = visit("p", deleted_at=NOW)
    record.archive.merge(archive(gone, question("a", left_appointment="p", left_rank=2)))

    record.archive.merge(archive(visit("p", changed_at=LATER)))

    assert [q.text for q in record.questions.for_appointment(P)] == ["a"]


def test_a_question_on_an_appointment_nobody_knows_is_kept(record: Record) -> None:
    record.archive.merge(archive(question("a", appointment="p", rank=2)))

    assert [q.text for q in record.questions.loose()] == ["a"]
    check(record)


def test_two_top_threes_become_one(record: Record) -> None:
    ours = [question(f"a{n}", rank=n, position=n) for n in (1, 2, 3)]
    theirs = [question(f"b{n}", rank=n, position=n, changed_at=LATER) for n in (1, 2, 3)]
    record.archive.merge(archive(*ours))

    record.archive.merge(archive(*theirs))

    assert [q.text for q in record.questions.loose() if q.rank] == ["b1", "a1", "b2"]


def test_what_matters_of_both_becomes_one_top_three(record: Record) -> None:
    record.archive.merge(archive(answer("work", rank=1), answer("sight", rank=2)))

    record.archive.merge(archive(answer("walking", rank=1, changed_at=LATER), answer("sleep")))

    assert [(a.statement, a.rank) for a in record.matters.answers()] == [
        ("walking", 1),
        ("work", 2),
        ("sight", 3),
        ("sleep", None),
    ]


def test_thousands_of_notes_come_in_and_are_found(record: Record) -> None:
    many = [note(f"n{n}", f"word{n}", day=SUNDAY - timedelta(days=n % 9)) for n in range(4_500)]
    record.archive.merge(archive(*many))
    later = [replace(n, text=f"other{n.id}", changed_at=LATER) for n in many]

    plan = record.archive.merge(archive(*later))

    assert plan.subjects[0].changed == 4_500
    assert record.journal.count(search="othern4499") == 1
    assert value_of(record.path, "SELECT count(*) FROM journal_entry") == 4_500
    check(record)
