"""What became of each question at each visit; a visit is never rewritten."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from msdesk.domain.guide import Role
from msdesk.domain.ids import AppointmentId, QuestionId
from msdesk.domain.question import NewQuestion, Question, QuestionStatus
from msdesk.domain.visit import AtVisit, Outcome
from msdesk.store.record import Record
from tests.domain.archives import archive
from tests.domain.archives import question as kept

OCTOBER, DECEMBER = date(2026, 10, 3), date(2026, 12, 4)


@pytest.fixture
def visit(record: Record) -> AppointmentId:
    return record.appointments.add("Clinic", day=OCTOBER).id


def ask(record: Record, text: str, visit: AppointmentId, rank: int | None = None) -> Question:
    question = record.questions.add(NewQuestion(text=text), visit)
    record.questions.set_rank(question.id, rank)
    return question


def told(rows: tuple[AtVisit, ...]) -> list[tuple[str, Outcome]]:
    return [(row.text, row.outcome) for row in rows]


def listed(record: Record, visit: AppointmentId) -> list[str]:
    return [question.text for question in record.questions.for_appointment(visit)]


def test_an_answer_is_kept_with_who_gave_it_and_when(record: Record, visit: AppointmentId) -> None:
    question = ask(record, "Is it active?", visit, rank=1)

    row = record.visits.note(question.id, Outcome.ANSWERED, OCTOBER, "No", "Dr Example")

    assert (row.answer, row.answered_by, row.day, row.rank) == ("No", "Dr Example", OCTOBER, 1)
    assert record.visits.at(visit) == (row,)


def test_a_question_says_what_was_last_written_of_it(record: Record, visit: AppointmentId) -> None:
    question = ask(record, "Is it active?", visit)

    record.visits.note(question.id, Outcome.LATER, OCTOBER)

    found = record.questions.get(question.id)
    assert found is not None
    assert (found.status, found.parked_on) == (QuestionStatus.PARKED, OCTOBER)


def test_what_is_not_given_stays(record: Record, visit: AppointmentId) -> None:
    question = ask(record, "Is it active?", visit)
    record.visits.note(question.id, Outcome.ANSWERED, OCTOBER, "No", "Dr Example")

    row = record.visits.note(question.id, Outcome.ASKED, OCTOBER)

    assert (row.answer, row.answered_by) == ("No", "Dr Example")
    assert len(record.visits.at(visit)) == 1


def test_a_question_on_no_list_was_at_no_visit(record: Record) -> None:
    question = record.questions.add(NewQuestion(text="Why?"))

    with pytest.raises(KeyError):
        record.visits.note(question.id, Outcome.ASKED, OCTOBER)


def test_a_question_that_is_not_there_was_at_no_visit(record: Record) -> None:
    with pytest.raises(KeyError):
        record.visits.note(QuestionId("none"), Outcome.ASKED, OCTOBER)


def test_a_closed_visit_tells_of_each_question_in_its_order(
    record: Record, visit: AppointmentId
) -> None:
    for text, rank in (("third", None), ("first", 1), ("second", 2)):
        ask(record, text, visit, rank)
    first = record.questions.for_appointment(visit)[0]
    record.visits.note(first.id, Outcome.ANSWERED, OCTOBER, "Yes")

    record.visits.close(visit, OCTOBER)

    assert told(record.visits.at(visit)) == [
        ("first", Outcome.ANSWERED),
        ("second", Outcome.NOT_REACHED),
        ("third", Outcome.NOT_REACHED),
    ]


def test_a_visit_that_was_over_stays_over_since_that_day(
    record: Record, visit: AppointmentId
) -> None:
    record.visits.close(visit, OCTOBER)

    record.visits.close(visit, DECEMBER)

    kept = record.appointments.get(visit)
    assert kept is not None
    assert kept.closed_on == OCTOBER


def test_what_was_not_answered_goes_on_the_list_of_the_next_visit(
    record: Record, visit: AppointmentId
) -> None:
    later = record.appointments.add("Later", day=DECEMBER)
    for text in ("answered", "asked", "parked", "not reached"):
        ask(record, text, visit, rank=1)
    by_text = {question.text: question.id for question in record.questions.all()}
    record.visits.note(by_text["answered"], Outcome.ANSWERED, OCTOBER, "Yes")
    record.visits.note(by_text["asked"], Outcome.ASKED, OCTOBER, "They will write")
    record.visits.note(by_text["parked"], Outcome.LATER, OCTOBER)

    left = record.visits.close(visit, OCTOBER)

    assert sorted(q.text for q in left) == ["asked", "not reached", "parked"]
    assert sorted(listed(record, later.id)) == ["asked", "not reached", "parked"]
    assert listed(record, visit) == ["answered"]
    assert {(q.status, q.answer, q.rank) for q in left} == {(QuestionStatus.OPEN, "", None)}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"ask": Role.GP}, id="to other people"),
        pytest.param({"day": date(2026, 9, 1)}, id="before it"),
        pytest.param({"closed_on": DECEMBER}, id="that is over"),
    ],
)
def test_a_question_waits_on_no_list_where_the_only_other_visit_is(
    record: Record, visit: AppointmentId, other: dict[str, object]
) -> None:
    added = record.appointments.add("Other", day=DECEMBER)
    record.appointments.change(replace(added, **other))
    ask(record, "Why?", visit)

    record.visits.close(visit, OCTOBER)

    assert [question.text for question in record.visits.waiting()] == ["Why?"]
    assert listed(record, added.id) == []


def test_the_next_visit_of_one_without_a_day_is_the_soonest(record: Record) -> None:
    undated = record.appointments.add("Some day")
    soon = record.appointments.add("Soon", day=OCTOBER)
    ask(record, "Why?", undated.id)

    record.visits.close(undated.id, OCTOBER)

    assert listed(record, soon.id) == ["Why?"]


def test_the_questions_that_wait_come_back_for_such_a_visit(
    record: Record, visit: AppointmentId
) -> None:
    for text in ("one", "two"):
        ask(record, text, visit)
    record.visits.close(visit, OCTOBER)
    later = record.appointments.add("Later", day=DECEMBER)

    back = record.visits.bring_back(later.id)

    assert [question.text for question in back] == ["one", "two"]
    assert listed(record, later.id) == ["one", "two"]
    assert record.visits.waiting() == ()


def test_a_question_for_others_that_was_taken_along_comes_back_to_the_same_people(
    record: Record, visit: AppointmentId
) -> None:
    record.questions.add(NewQuestion(text="For the nurse?", ask=Role.MS_NURSE), visit)
    record.visits.close(visit, OCTOBER)
    later = record.appointments.add("Later", day=DECEMBER)

    back = record.visits.bring_back(later.id)

    assert [question.text for question in back] == ["For the nurse?"]


def test_questions_for_others_wait_on(record: Record, visit: AppointmentId) -> None:
    ask(record, "Why?", visit)
    record.visits.close(visit, OCTOBER)
    gp = record.appointments.add("GP", ask=Role.GP, day=DECEMBER)

    assert record.visits.bring_back(gp.id) == ()
    assert record.visits.waiting(Role.GP) == ()
    assert [question.text for question in record.visits.waiting(Role.NEUROLOGIST)] == ["Why?"]


def test_a_question_that_was_never_at_a_visit_is_not_brought_back(record: Record) -> None:
    record.questions.add(NewQuestion(text="Loose"))

    assert record.visits.waiting() == ()


def test_a_question_parked_before_any_visit_waits(record: Record) -> None:
    parked = kept("Parked", status="PARKED", parked_on=OCTOBER)
    record.archive.merge(archive(parked))

    assert [each.text for each in record.visits.waiting()] == ["Parked"]


def test_a_past_visit_reads_as_it_was_whatever_becomes_of_a_question(
    record: Record, visit: AppointmentId
) -> None:
    question = ask(record, "Will it help?", visit, rank=1)
    record.visits.note(question.id, Outcome.LATER, OCTOBER, "In spring")
    record.visits.close(visit, OCTOBER)
    before = record.visits.at(visit)
    later = record.appointments.add("Later", day=DECEMBER)
    (back,) = record.visits.bring_back(later.id)

    record.questions.change(replace(back, text="Will it help me?"))
    record.visits.note(back.id, Outcome.ANSWERED, DECEMBER, "Perhaps")

    assert record.visits.at(visit) == before


def test_a_question_tells_its_story_oldest_first(record: Record, visit: AppointmentId) -> None:
    question = ask(record, "Will it help?", visit)
    record.visits.close(visit, OCTOBER)
    later = record.appointments.add("Later", day=DECEMBER)
    record.visits.bring_back(later.id)
    record.visits.note(question.id, Outcome.ANSWERED, DECEMBER, "Perhaps")

    story = record.visits.history()[question.id]

    assert [(row.day, row.outcome) for row in story] == [
        (OCTOBER, Outcome.NOT_REACHED),
        (DECEMBER, Outcome.ANSWERED),
    ]


def test_the_story_of_some_questions_leaves_out_the_others(
    record: Record, visit: AppointmentId
) -> None:
    one, other = ask(record, "Will it help?", visit), ask(record, "When?", visit)
    for question in (one, other):
        record.visits.note(question.id, Outcome.ASKED, OCTOBER)

    assert list(record.visits.history([other.id])) == [other.id]


def test_the_story_leaves_out_a_visit_in_the_bin(record: Record, visit: AppointmentId) -> None:
    question = ask(record, "Will it help?", visit)
    record.visits.note(question.id, Outcome.ASKED, OCTOBER)

    record.appointments.delete(visit)

    assert record.visits.history() == {}


def test_a_visit_out_of_the_bin_has_its_answers(record: Record, visit: AppointmentId) -> None:
    question = ask(record, "Will it help?", visit)
    row = record.visits.note(question.id, Outcome.ANSWERED, OCTOBER, "Yes")
    record.appointments.delete(visit)

    record.appointments.restore(visit)

    assert record.visits.at(visit) == (row,)


def test_to_reopen_a_visit_puts_its_list_back(record: Record, visit: AppointmentId) -> None:
    record.appointments.add("Later", day=DECEMBER)
    answered, parked, open_ = (
        ask(record, text, visit, rank) for text, rank in (("a", 1), ("b", 2), ("c", None))
    )
    record.visits.note(answered.id, Outcome.ANSWERED, OCTOBER, "Yes")
    record.visits.note(parked.id, Outcome.LATER, OCTOBER, "In spring")
    before = [
        (q.id, q.status, q.rank, q.answer, q.parked_on)
        for q in record.questions.for_appointment(visit)
    ]
    record.visits.close(visit, OCTOBER)

    record.visits.reopen(visit)

    after = [
        (q.id, q.status, q.rank, q.answer, q.parked_on)
        for q in record.questions.for_appointment(visit)
    ]
    assert after == before
    assert open_.id not in [row.question for row in record.visits.at(visit)]
    found = record.appointments.get(visit)
    assert found is not None
    assert found.closed_on is None


def test_to_reopen_leaves_a_question_that_was_deleted_meanwhile(
    record: Record, visit: AppointmentId
) -> None:
    question = ask(record, "Why?", visit)
    record.visits.close(visit, OCTOBER)
    record.questions.delete(question.id)

    record.visits.reopen(visit)

    assert listed(record, visit) == []


def test_a_question_removed_for_good_is_still_told_at_its_visit(
    record: Record, visit: AppointmentId
) -> None:
    question = ask(record, "Why?", visit)
    record.visits.note(question.id, Outcome.ANSWERED, OCTOBER, "Because")
    record.questions.delete(question.id)

    record.bin.empty()

    (row,) = record.visits.at(visit)
    assert (row.question, row.text, row.answer) == (None, "Why?", "Because")
    record.visits.reopen(visit)
    assert record.visits.at(visit)[0].answer == "Because"
    assert record.visits.history() == {}


def test_what_was_said_at_a_visit_goes_for_good_with_it(
    record: Record, visit: AppointmentId
) -> None:
    question = ask(record, "Why?", visit)
    record.visits.note(question.id, Outcome.ANSWERED, OCTOBER, "Because")
    record.next_steps.add("A scan", appointment=visit)
    record.appointments.delete(visit)

    record.bin.empty()

    whole = record.archive.read()
    assert (whole.at_visits, whole.next_steps) == ((), ())
    assert [q.text for q in record.questions.all()] == ["Why?"]


def test_what_was_taken_back_goes_for_good_with_the_bin(
    record: Record, visit: AppointmentId
) -> None:
    ask(record, "Why?", visit)
    record.visits.close(visit, OCTOBER)
    record.visits.reopen(visit)

    record.bin.empty()

    assert record.archive.read().at_visits == ()
