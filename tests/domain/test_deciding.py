"""The five steps of deciding, and how the one that one is at is kept."""

from __future__ import annotations

import pytest

from msdesk.domain.deciding import Deciding, kept, step_of


@pytest.mark.parametrize("step", Deciding)
def test_a_step_that_was_kept_is_the_same_again(step: Deciding) -> None:
    assert step_of(kept(step)) is step


@pytest.mark.parametrize("kept", [None, "", "[]", "{", "{}", '{"step": "6"}', '{"step": "x"}'])
def test_what_makes_no_sense_is_no_step(kept: str | None) -> None:
    assert step_of(kept) is None


def test_each_says_what_is_done() -> None:
    assert Deciding.COMPARE.what == "put a few of them side by side"


def test_each_says_which_of_the_five_it_is() -> None:
    assert Deciding.MATTERS.told == "Step 3 of 5: say what matters to me."
