from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given

from msdesk.domain.archive import Archive, KeptNextStep, KeptQuestion
from msdesk.domain.mending import mended
from tests.domain.archives import (
    LATER,
    NOW,
    answer,
    archive,
    archives,
    bounded,
    question,
    told,
    visit,
)

IN_BIN = visit("p", deleted_at=NOW)


def placed(asked: KeptQuestion, *visits: object) -> tuple[object, ...]:
    (found,) = mended(archive(asked, *visits)).questions
    return found.appointment, found.rank, found.left_appointment, found.left_rank


@pytest.mark.parametrize(
    ("asked", "visits", "expected"),
    [
        (question("a", appointment="p", rank=1), (visit("p"),), ("p", 1, None, None)),
        (question("a", appointment="p", rank=1), (IN_BIN,), (None, None, "p", 1)),
        (question("a", appointment="p", rank=1), (), (None, None, None, None)),
        (
            question("a", appointment="p", left_appointment="q", left_rank=2),
            (visit("p"), visit("q", deleted_at=NOW)),
            ("p", None, None, None),
        ),
        (question("a", left_appointment="p", left_rank=1), (visit("p"),), ("p", 1, None, None)),
        (question("a", left_appointment="p", left_rank=1), (IN_BIN,), (None, None, "p", 1)),
        (question("a", left_appointment="p", left_rank=1, rank=1), (), (None, 1, None, None)),
        (question("a", rank=1), (), (None, 1, None, None)),
    ],
)
def test_a_question_stands_on_a_list_that_is_there(
    asked: KeptQuestion, visits: tuple[object, ...], expected: tuple[object, ...]
) -> None:
    assert placed(asked, *visits) == expected


def test_a_question_in_the_bin_follows_its_appointment_too() -> None:
    assert placed(question("a", appointment="p", deleted_at=NOW), IN_BIN) == (
        None,
        None,
        "p",
        None,
    )


def test_what_became_of_a_question_outlives_the_question_and_the_visit() -> None:
    row = told("r", question="gone", appointment="gone", answer="Because")

    (found,) = mended(archive(row)).at_visits

    assert (found.question, found.appointment, found.answer) == (None, None, "Because")


def test_a_step_outlives_its_visit() -> None:
    step = KeptNextStep(id="s", what="A scan", appointment="gone", changed_at=NOW)

    assert mended(archive(step)).next_steps[0].appointment is None


AT_P = {"question": "a", "appointment": "p"}


@pytest.mark.parametrize(
    ("one", "other", "stay"),
    [
        pytest.param(
            {"outcome": "ANSWERED", "answer": "Yes"}, {}, {"one"}, id="one has no word more"
        ),
        pytest.param(
            {"outcome": "ANSWERED", "answer": "Yes"},
            {"outcome": "ANSWERED", "answer": "Yes"},
            {"one"},
            id="both say the same",
        ),
        pytest.param(
            {"outcome": "ANSWERED", "answer": "Yes"},
            {"outcome": "ANSWERED", "answer": "Perhaps"},
            {"one", "other"},
            id="both have an answer",
        ),
        pytest.param(
            {"outcome": "ASKED", "answer": "They write"},
            {"outcome": "LATER"},
            {"one"},
            id="one has words",
        ),
    ],
)
def test_where_two_computers_closed_a_visit_no_answer_is_lost(
    one: dict[str, object], other: dict[str, object], stay: set[str]
) -> None:
    rows = (told("one", **AT_P, **one), told("other", **AT_P, **other))

    after = mended(archive(*rows, question("a"), visit("p")))

    assert {row.id for row in after.at_visits if row.deleted_at is None} == stay


def test_a_question_that_one_computer_heard_answered_is_not_asked_again() -> None:
    rows = (told("one", **AT_P, outcome="ANSWERED", answer="Yes", rank=1), told("other", **AT_P))
    sent_on = question("a", appointment="q")

    (after,) = mended(archive(*rows, sent_on, visit("p"), visit("q"))).questions

    assert (after.status, after.answer, after.appointment) == ("ANSWERED", "Yes", "p")
    assert after.changed_at > sent_on.changed_at


def test_a_question_that_both_heard_answered_stays_as_it_is() -> None:
    rows = (told("one", **AT_P, outcome="ANSWERED", answer="Yes"), told("other", **AT_P))
    asked = question("a", appointment="p", status="ANSWERED", answer="Yes, now")

    assert mended(archive(*rows, asked, visit("p"))).questions == (asked,)


def test_an_answered_question_that_a_person_opened_again_stays_open() -> None:
    row = told("one", **AT_P, outcome="ANSWERED", answer="Yes")
    asked = question("a", appointment="q")

    assert mended(archive(row, asked, visit("p"), visit("q"))).questions == (asked,)


def test_one_question_at_two_visits_is_told_twice() -> None:
    rows = (told("r", question="a", appointment="p"), told("s", question="a", appointment="q"))

    after = mended(archive(*rows, question("a"), visit("p"), visit("q")))

    assert after.at_visits == rows


@pytest.mark.parametrize(
    ("positions", "expected"),
    [([1, 2, 3], [1, 2, 3]), ([1, 1, 2], [1, 2, 3]), ([5, 5, 9], [5, 6, 9]), ([0, 0], [1, 2])],
)
def test_no_two_questions_share_a_position(positions: list[int], expected: list[int]) -> None:
    asked = (question(f"q{n}", position=position) for n, position in enumerate(positions))

    assert [q.position for q in mended(archive(*asked)).questions] == expected


def ranks(*asked: object) -> dict[str, int | None]:
    return {q.text: q.rank for q in mended(archive(visit("p"), *asked)).questions}


def test_the_top_three_of_a_list_are_three() -> None:
    asked = (
        question("a", position=1, rank=1),
        question("b", position=2, rank=1, changed_at=LATER),
        question("c", position=3, rank=2),
        question("d", position=4, rank=3),
    )

    assert ranks(*asked) == {"b": 1, "a": 2, "c": 3, "d": None}


def test_each_list_has_a_top_three_and_the_bin_has_none() -> None:
    asked = (
        question("a", position=1, rank=1),
        question("b", position=2, rank=1, status="PARKED"),
        question("c", position=3, rank=1, appointment="p"),
        question("d", position=4, rank=1, appointment="p", deleted_at=NOW),
    )

    assert set(ranks(*asked).values()) == {1}


def test_a_gap_in_a_top_three_closes() -> None:
    assert ranks(question("a", position=1, rank=3)) == {"a": 1}


def test_only_what_matters_a_lot_is_in_the_top_three() -> None:
    answers = (
        answer("a", rank=1),
        answer("b", rank=1, changed_at=LATER),
        answer("c", rank=2),
        answer("d", rank=3),
        answer("e", rank=1, pile="SOME"),
        answer("f"),
    )

    found = {a.statement: a.rank for a in mended(archive(*answers)).matters}
    assert found == {"b": 1, "a": 2, "c": 3, "d": None, "e": None, "f": None}


def test_what_is_mended_becomes_newer_by_a_microsecond_and_nothing_else_does() -> None:
    asked = (question("a", position=1), question("b", position=1))

    changed = {q.text: q.changed_at - NOW for q in mended(archive(*asked)).questions}
    assert changed == {"a": timedelta(0), "b": timedelta(microseconds=1)}


@bounded
@given(archives())
def test_mending_once_is_enough(whole: Archive) -> None:
    assert mended(whole) == whole
