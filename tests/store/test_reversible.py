"""What a change of the record did can be taken back, and nothing else goes with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace

from msdesk.domain.guide import Role
from msdesk.domain.ids import AppointmentId, QuestionId, StatementId
from msdesk.domain.matters import Pile
from msdesk.domain.question import NewQuestion
from msdesk.domain.visit import Outcome
from msdesk.store.record import Record
from msdesk.store.subjects.questions import QuestionStore
from tests.store.asking import ask_all

SUNDAY = date(2026, 11, 22)
Change = Callable[[QuestionStore, dict[str, QuestionId], AppointmentId], object]

_CHANGES: dict[str, Change] = {
    "one that pushes a fourth out": lambda store, ids, _: store.set_rank(ids["d"], 1),
    "one out of the top three": lambda store, ids, _: store.set_rank(ids["a"], None),
    "a move across the third": lambda store, ids, _: store.move(ids["d"], -1),
    "a deletion": lambda store, ids, _: store.delete(ids["b"]),
    "to another list": lambda store, ids, other: store.put_on(ids["a"], other),
}


@pytest.mark.parametrize("change", _CHANGES)
def test_a_change_of_questions_is_taken_back_whole(record: Record, change: str) -> None:
    visit, other = record.appointments.add("One").id, record.appointments.add("Other").id
    ids = ask_all(record.questions, "abcd", visit)
    for rank, name in enumerate("abc", 1):
        record.questions.set_rank(ids[name], rank)
    before = seen(record, visit)

    take_back = record.questions.reversibly(lambda: _CHANGES[change](record.questions, ids, other))
    assert seen(record, visit) != before
    take_back()

    assert seen(record, visit) == before


@pytest.mark.parametrize("outcome", [Outcome.ANSWERED, Outcome.LATER])
def test_what_was_written_of_a_question_at_a_visit_is_taken_back_whole(
    record: Record, outcome: Outcome
) -> None:
    visit = record.appointments.add("One").id
    ids = ask_all(record.questions, "ab", visit)
    before = seen(record, visit)

    take_back = record.visits.reversibly(
        lambda: record.visits.note(ids["a"], outcome, SUNDAY, "Yes")
    )
    assert seen(record, visit) != before
    take_back()

    assert seen(record, visit) == before
    assert record.visits.at(visit) == ()


def seen(record: Record, visit: AppointmentId) -> list[tuple[object, ...]]:
    return [
        (q.text, q.rank, q.position, q.status, q.answer, q.parked_on)
        for q in record.questions.for_appointment(visit)
    ]


def test_what_was_written_since_stays(record: Record) -> None:
    visit = record.appointments.add("One").id
    ids = ask_all(record.questions, "ab", visit)
    take_back = record.questions.reversibly(lambda: record.questions.set_rank(ids["a"], 1))
    record.visits.note(ids["a"], Outcome.ASKED, SUNDAY, "Later")
    ask_all(record.questions, "c", visit)

    take_back()

    assert [(q.text, q.rank, q.answer) for q in record.questions.for_appointment(visit)] == [
        ("a", None, "Later"),
        ("b", None, ""),
        ("c", None, ""),
    ]


def test_what_was_new_goes_to_the_bin(record: Record) -> None:
    take_back = record.questions.reversibly(lambda: record.questions.add(NewQuestion(text="a")))

    take_back()

    assert record.questions.all() == ()
    assert [item.title for item in record.bin.all()] == ["a"]


def test_what_is_taken_back_counts_as_the_newest_change(record: Record) -> None:
    question = record.questions.add(NewQuestion(text="a"))
    take_back = record.questions.reversibly(
        lambda: record.questions.change(replace(question, text="b"))
    )
    (changed,) = record.questions.all()

    take_back()

    (again,) = record.questions.all()
    assert again.changed_at > changed.changed_at


def test_an_edited_appointment_is_as_it_was(record: Record) -> None:
    visit = record.appointments.add("One", day=SUNDAY, ask=Role.MS_NURSE)
    take_back = record.appointments.reversibly(lambda: record.appointments.delete(visit.id))

    take_back()

    (again,) = record.appointments.all(SUNDAY)
    assert (again.id, again.title, again.day) == (visit.id, "One", SUNDAY)


def test_a_first_answer_is_forgotten_again(record: Record) -> None:
    statement = StatementId("walking")
    take_back = record.matters.reversibly(lambda: record.matters.set(statement, Pile.SOME))

    take_back()

    assert record.matters.answers() == ()


def test_answers_that_were_all_forgotten_come_back(record: Record) -> None:
    for rank, statement in enumerate(("walking", "needles"), 1):
        record.matters.set(StatementId(statement), Pile.A_LOT, rank)
    before = record.matters.answers()
    take_back = record.matters.reversibly(record.matters.clear)
    assert record.matters.answers() == ()

    take_back()

    assert record.matters.answers() == before
