from __future__ import annotations

from datetime import date

import msgspec
import pytest

from msdesk.domain.guide import Role
from msdesk.domain.ids import AppointmentId, QuestionId
from msdesk.domain.question import NewQuestion, Origin, QuestionStatus
from msdesk.domain.visit import Outcome
from msdesk.store.record import Record
from msdesk.store.subjects.questions import QuestionStore
from tests.store.asking import ask, ask_all, got, listed

SUNDAY = date(2026, 11, 22)
NOBODY = QuestionId("none")


@pytest.fixture
def questions(record: Record) -> QuestionStore:
    return record.questions


@pytest.fixture
def visit(record: Record) -> AppointmentId:
    return record.appointments.add("Neurologist").id


def test_a_question_comes_back_as_it_was_added(questions: QuestionStore) -> None:
    new = NewQuestion(
        text="Is it for me?",
        ask=Role.MS_NURSE,
        origin=Origin.CARD,
        came_from="Burt 2019, n=110",
        origin_id="relapses",
    )

    question = questions.add(new)

    assert questions.get(question.id) == question
    assert {name: getattr(question, name) for name in new.__struct_fields__} == (
        msgspec.structs.asdict(new)
    )


def test_a_list_is_in_the_order_of_asking(questions: QuestionStore, visit: AppointmentId) -> None:
    ask_all(questions, "abc", visit)

    assert listed(questions.for_appointment(visit)) == "a b c"


def test_a_question_on_no_appointment_is_loose(
    questions: QuestionStore, visit: AppointmentId
) -> None:
    ask(questions, "a", visit)
    ask(questions, "b")

    assert listed(questions.loose()) == "b"


def test_a_loose_question_that_was_answered_is_done_with(
    record: Record, visit: AppointmentId
) -> None:
    question = ask(record.questions, "a", visit)
    record.visits.note(question, Outcome.ANSWERED, SUNDAY, "Yes")

    record.questions.put_on(question, None)

    assert record.questions.loose() == ()


def test_all_questions_are_listed_as_they_were_added(
    questions: QuestionStore, visit: AppointmentId
) -> None:
    ask(questions, "a", visit)
    ask(questions, "b")
    ask(questions, "c", visit)

    assert listed(questions.all()) == "a b c"


def test_a_question_for_an_appointment_that_is_not_there_is_a_mistake(
    questions: QuestionStore,
) -> None:
    with pytest.raises(KeyError):
        ask(questions, "a", AppointmentId("none"))


def test_a_change_keeps_the_words(questions: QuestionStore) -> None:
    question = questions.add(NewQuestion(text="a"))

    changed = questions.change(
        msgspec.structs.replace(question, text="b\0", ask=Role.GP, answer="yes")
    )

    assert (changed.text, changed.ask, changed.answer) == ("b", Role.GP, "yes")
    assert questions.get(question.id) == changed


def test_a_change_leaves_the_place_on_the_list(
    questions: QuestionStore, visit: AppointmentId
) -> None:
    ids = ask_all(questions, "ab", visit)
    questions.set_rank(ids["b"], 1)
    stale = msgspec.structs.replace(
        got(questions, ids["b"]), rank=3, position=99, status=QuestionStatus.PARKED
    )

    questions.change(stale)

    assert listed(questions.for_appointment(visit)) == "1b a"


def test_a_change_brings_a_deleted_question_back(questions: QuestionStore) -> None:
    question = questions.add(NewQuestion(text="a"))
    questions.delete(question.id)

    questions.change(question)

    assert listed(questions.loose()) == "a"


def test_putting_a_question_on_a_list_puts_it_at_the_end(
    questions: QuestionStore, visit: AppointmentId
) -> None:
    loose = ask(questions, "a")
    ask(questions, "b", visit)

    questions.put_on(loose, visit)

    assert listed(questions.for_appointment(visit)) == "b a"
    assert questions.loose() == ()


def test_putting_a_question_where_it_is_changes_nothing(
    questions: QuestionStore, visit: AppointmentId
) -> None:
    question = questions.add(NewQuestion(text="a"), visit)

    questions.put_on(question.id, visit)

    assert questions.get(question.id) == question


def test_a_parked_question_is_open_again_on_the_next_list(
    record: Record, visit: AppointmentId
) -> None:
    question = ask(record.questions, "a", visit)
    record.visits.note(question, Outcome.LATER, SUNDAY)
    following = record.appointments.add("Neurologist again").id

    record.questions.put_on(question, following)

    found = got(record.questions, question)
    assert (found.status, found.parked_on) == (QuestionStatus.OPEN, None)


def test_a_parked_question_taken_off_its_list_stays_parked(
    record: Record, visit: AppointmentId
) -> None:
    question = ask(record.questions, "a", visit)
    record.visits.note(question, Outcome.LATER, SUNDAY)

    record.questions.put_on(question, None)

    assert listed(record.questions.parked()) == "a"


def test_parked_questions_are_listed_whichever_list_they_are_on(
    record: Record, visit: AppointmentId
) -> None:
    for question in (ids := ask_all(record.questions, "ab", visit)).values():
        record.visits.note(question, Outcome.LATER, SUNDAY)
    record.questions.put_on(ids["b"], None)
    ask(record.questions, "c")

    parked = record.questions.parked()

    assert [(each.text, each.parked_on) for each in parked] == [("a", SUNDAY), ("b", SUNDAY)]


def test_a_question_that_is_no_longer_parked_has_no_day_of_it(
    record: Record, visit: AppointmentId
) -> None:
    question = ask(record.questions, "a", visit)
    record.visits.note(question, Outcome.LATER, SUNDAY)

    record.visits.note(question, Outcome.NOT_REACHED, SUNDAY)

    assert got(record.questions, question).parked_on is None


def test_a_deleted_question_is_in_no_list(questions: QuestionStore, visit: AppointmentId) -> None:
    question = ask(questions, "a", visit)

    questions.delete(question)

    assert questions.get(question) is None
    assert questions.for_appointment(visit) == questions.all() == ()


def test_a_restored_question_is_back_in_its_place(questions: QuestionStore) -> None:
    ids = ask_all(questions, "abc", None)
    questions.delete(ids["b"])

    questions.restore(ids["b"])

    assert listed(questions.loose()) == "a b c"


def test_deleting_and_restoring_what_is_not_there_does_nothing(questions: QuestionStore) -> None:
    questions.delete(NOBODY)
    questions.restore(NOBODY)

    assert questions.all() == ()


def test_a_call_about_a_question_that_is_not_there_is_a_mistake(
    questions: QuestionStore, visit: AppointmentId
) -> None:
    with pytest.raises(KeyError):
        questions.put_on(NOBODY, visit)


def test_an_open_question_is_found_by_its_words_on_its_own_list(record: Record) -> None:
    visit = record.appointments.add("One").id
    there = record.questions.add(NewQuestion(text="Is it  safe?"), visit)
    answered = record.questions.add(NewQuestion(text="Who pays?"), visit)
    record.visits.note(answered.id, Outcome.ANSWERED, SUNDAY)

    found = [
        record.questions.standing(text, where)
        for text, where in (("is it safe?", visit), ("is it safe?", None), ("Who pays?", visit))
    ]

    assert [each.id if each else None for each in found] == [there.id, None, None]


def test_what_questions_were_made_from_is_told_once_and_not_of_deleted_ones(
    questions: QuestionStore, visit: AppointmentId
) -> None:
    for text, made_from in (("One?", "note-1"), ("Two?", "note-1"), ("Mine?", "")):
        questions.add(NewQuestion(text=text, origin_id=made_from), visit)
    gone = questions.add(NewQuestion(text="Gone?", origin_id="note-2"))
    questions.delete(gone.id)

    assert questions.origins() == {"note-1"}
