from __future__ import annotations

from datetime import date
from typing import Literal

import pytest

from msdesk.domain.ids import AppointmentId
from msdesk.domain.question import NewQuestion, QuestionStatus
from msdesk.domain.visit import Outcome
from msdesk.store.record import Record
from msdesk.store.subjects.questions import QuestionStore
from tests.store.asking import ask, ask_all, listed

SUNDAY = date(2026, 11, 22)


@pytest.fixture
def questions(record: Record) -> QuestionStore:
    return record.questions


@pytest.fixture
def visit(record: Record) -> AppointmentId:
    return record.appointments.add("Neurologist").id


def test_a_new_question_is_open_and_not_in_the_top_three(questions: QuestionStore) -> None:
    question = questions.add(NewQuestion(text="a"))

    assert (question.status, question.rank) == (QuestionStatus.OPEN, None)


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (["a1"], "1a b c d"),
        (["c1"], "1c a b d"),
        (["a1", "b2", "c3"], "1a 2b 3c d"),
        (["a1", "b1"], "1b 2a c d"),
        (["a1", "b2", "c3", "d1"], "1d 2a 3b c"),
        (["a1", "b2", "c3", "d3"], "1a 2b 3d c"),
        (["a1", "b2", "c3", "c1"], "1c 2a 3b d"),
        (["a1", "b2", "c3", "a3"], "1b 2c 3a d"),
        (["a1", "b2", "c3", "a0"], "1b 2c a d"),
        (["d3"], "1d a b c"),
        (["a0"], "a b c d"),
    ],
)
def test_a_rank_that_is_taken_moves_the_others_down(
    questions: QuestionStore, visit: AppointmentId, steps: list[str], expected: str
) -> None:
    ids = ask_all(questions, "abcd", visit)

    for step in steps:
        questions.set_rank(ids[step[0]], int(step[1]) or None)

    assert listed(questions.for_appointment(visit)) == expected


@pytest.mark.parametrize("rank", [0, 4, -1])
def test_there_is_no_fourth_rank(questions: QuestionStore, rank: int) -> None:
    question = ask(questions, "a")

    with pytest.raises(ValueError, match="1, 2, 3 or none"):
        questions.set_rank(question, rank)


def test_each_list_has_its_own_top_three(record: Record, visit: AppointmentId) -> None:
    other = record.appointments.add("MS nurse").id
    record.questions.set_rank(ask(record.questions, "a", visit), 1)
    record.questions.set_rank(ask(record.questions, "b", other), 1)
    record.questions.set_rank(ask(record.questions, "c"), 1)

    ranks = {question.text: question.rank for question in record.questions.all()}
    assert ranks == {"a": 1, "b": 1, "c": 1}


@pytest.mark.parametrize(
    ("text", "by", "expected"),
    [
        ("a", 1, "1b 2a c d"),
        ("b", -1, "1b 2a c d"),
        ("b", 1, "1a 2c b d"),
        ("c", -1, "1a 2c b d"),
        ("c", 1, "1a 2b d c"),
        ("a", -1, "1a 2b c d"),
        ("d", 1, "1a 2b c d"),
    ],
)
def test_a_question_changes_places_with_its_neighbour(
    questions: QuestionStore,
    visit: AppointmentId,
    text: str,
    by: Literal[-1, 1],
    expected: str,
) -> None:
    ids = ask_all(questions, "abcd", visit)
    questions.set_rank(ids["a"], 1)
    questions.set_rank(ids["b"], 2)

    questions.move(ids[text], by)

    assert listed(questions.for_appointment(visit)) == expected


def test_a_loose_question_moves_past_what_can_be_seen(
    record: Record, visit: AppointmentId
) -> None:
    questions = record.questions
    ask(questions, "a")
    parked = ask(questions, "b", visit)
    record.visits.note(parked, Outcome.LATER, SUNDAY)
    questions.put_on(parked, None)
    last = ask(questions, "c")

    questions.move(last, -1)

    assert listed(questions.loose()) == "c a"


def test_the_top_three_close_up_behind_a_question_that_leaves(
    questions: QuestionStore, visit: AppointmentId
) -> None:
    ids = ask_all(questions, "ab", visit)
    questions.set_rank(ids["a"], 1)
    questions.set_rank(ids["b"], 2)

    questions.put_on(ids["a"], None)

    assert listed(questions.for_appointment(visit)) == "1b"
    assert listed(questions.loose()) == "a"


def test_a_parked_question_keeps_its_rank_on_the_list_of_its_visit(
    record: Record, visit: AppointmentId
) -> None:
    question = ask(record.questions, "a", visit)
    record.questions.set_rank(question, 1)

    record.visits.note(question, Outcome.LATER, SUNDAY)

    assert listed(record.questions.for_appointment(visit)) == "1a"


def test_the_top_three_close_up_behind_a_deleted_question(
    questions: QuestionStore, visit: AppointmentId
) -> None:
    ids = ask_all(questions, "abc", visit)
    for rank, question in enumerate(ids.values(), start=1):
        questions.set_rank(question, rank)

    questions.delete(ids["b"])

    assert listed(questions.for_appointment(visit)) == "1a 2c"


def test_a_restored_question_is_back_at_its_rank(
    questions: QuestionStore, visit: AppointmentId
) -> None:
    ids = ask_all(questions, "abcd", visit)
    for rank, text in enumerate("abc", start=1):
        questions.set_rank(ids[text], rank)
    questions.delete(ids["b"])
    questions.set_rank(ids["d"], 3)

    questions.restore(ids["b"])

    assert listed(questions.for_appointment(visit)) == "1a 2b 3c d"
