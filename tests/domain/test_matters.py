"""Which rows of the comparison come first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from msdesk.domain.ids import StatementId
from msdesk.domain.matters import MattersAnswer, Pile, rows_first
from tests.domain.samples import statement

STATEMENTS = (
    statement("little-danger", "death", "infection"),
    statement("fewer-relapses", "relapse"),
    statement("slow-disability", "worse", "death"),
)


def answer(key: str, rank: int | None = None, pile: Pile = Pile.A_LOT) -> MattersAnswer:
    return MattersAnswer(statement=StatementId(key), pile=pile, rank=rank)


def test_the_top_three_come_first_in_their_order() -> None:
    answers = (answer("fewer-relapses"), answer("slow-disability", 2), answer("little-danger", 1))

    assert rows_first(STATEMENTS, answers) == ("death", "infection", "worse", "relapse")


def test_a_row_that_two_statements_are_about_is_there_once() -> None:
    answers = (answer("little-danger"), answer("slow-disability"))

    assert rows_first(STATEMENTS, answers) == ("death", "infection", "worse")


@given(st.sampled_from([Pile.SOME, Pile.NOT_NOW]))
def test_only_what_matters_a_lot_moves_a_row(pile: Pile) -> None:
    assert rows_first(STATEMENTS, (answer("fewer-relapses", pile=pile),)) == ()


def test_an_answer_to_a_statement_that_is_gone_is_left_out() -> None:
    assert rows_first(STATEMENTS, (answer("gone", 1), answer("fewer-relapses"))) == ("relapse",)


def test_no_answers_move_nothing() -> None:
    assert rows_first(STATEMENTS, ()) == ()
