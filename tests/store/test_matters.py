from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from msdesk.domain.ids import StatementId
from msdesk.domain.matters import MattersAnswer, Pile
from msdesk.store.record import Record
from msdesk.store.subjects.matters import MattersStore

WALK, WORK, SIGHT, SLEEP = map(StatementId, ("walk", "work", "sight", "sleep"))


@pytest.fixture
def matters(record: Record) -> MattersStore:
    return record.matters


def top(matters: MattersStore) -> list[tuple[int, StatementId]]:
    return [(answer.rank, answer.statement) for answer in matters.answers() if answer.rank]


def test_an_answer_comes_back(matters: MattersStore) -> None:
    matters.set(WALK, Pile.SOME)

    assert matters.answers() == (MattersAnswer(statement=WALK, pile=Pile.SOME),)


def test_a_second_answer_replaces_the_first(matters: MattersStore) -> None:
    matters.set(WALK, Pile.SOME)

    matters.set(WALK, Pile.NOT_NOW)

    assert matters.answers() == (MattersAnswer(statement=WALK, pile=Pile.NOT_NOW),)


def test_the_top_three_come_first(matters: MattersStore) -> None:
    matters.set(SLEEP, Pile.A_LOT)
    matters.set(WORK, Pile.A_LOT, 1)

    assert [answer.statement for answer in matters.answers()] == [WORK, SLEEP]


def test_a_rank_that_is_taken_moves_the_others_down_and_a_fourth_out(
    matters: MattersStore,
) -> None:
    matters.set(WALK, Pile.A_LOT, 1)
    matters.set(WORK, Pile.A_LOT, 2)
    matters.set(SIGHT, Pile.A_LOT, 3)

    matters.set(SLEEP, Pile.A_LOT, 2)

    assert top(matters) == [(1, WALK), (2, SLEEP), (3, WORK)]


def test_what_matters_less_leaves_the_top_three(matters: MattersStore) -> None:
    matters.set(WALK, Pile.A_LOT, 1)
    matters.set(WORK, Pile.A_LOT, 2)

    matters.set(WALK, Pile.SOME, 1)

    assert top(matters) == [(1, WORK)]


def test_one_answer_can_be_forgotten(matters: MattersStore) -> None:
    matters.set(WALK, Pile.A_LOT, 1)
    matters.set(WORK, Pile.A_LOT, 2)

    matters.clear(WALK)

    assert matters.answers() == (MattersAnswer(statement=WORK, pile=Pile.A_LOT, rank=1),)


def test_all_answers_can_be_forgotten(matters: MattersStore) -> None:
    matters.set(WALK, Pile.A_LOT, 1)
    matters.set(WORK, Pile.SOME)

    matters.clear()

    assert matters.answers() == ()


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([WALK, WORK, SIGHT, SLEEP]),
            st.sampled_from(Pile),
            st.none() | st.integers(1, 3),
        ),
        max_size=12,
    )
)
def test_ranks_are_one_to_three_whatever_is_answered(
    matters: MattersStore, answers: list[tuple[StatementId, Pile, int | None]]
) -> None:
    matters.clear()

    for statement, pile, rank in answers:
        matters.set(statement, pile, rank)

    ranks = [rank for rank, _ in top(matters)]
    assert ranks == [1, 2, 3][: len(ranks)]
