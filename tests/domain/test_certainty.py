"""The word that follows from a kind of study and its faults."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from msdesk.domain.certainty import Certainty, Design
from tests.domain.samples import RULE


@pytest.mark.parametrize(
    ("design", "lines", "word"),
    [
        (Design.RANDOMISED, (), Certainty.MODERATE),
        (Design.RANDOMISED, ("few",), Certainty.MODERATE),
        (Design.RANDOMISED, ("very-few",), Certainty.LOW),
        (Design.REVIEW, (), Certainty.HIGH),
        (Design.REGISTRY, ("few",), Certainty.LOW),
        (Design.COHORT, ("large-gap",), Certainty.MODERATE),
        (Design.SINGLE_ARM, ("few", "very-few"), Certainty.VERY_LOW),
        (Design.ANIMALS, (), None),
    ],
)
def test_each_fault_lowers_the_word_a_study_starts_at(
    design: Design, lines: tuple[str, ...], word: Certainty | None
) -> None:
    assert RULE.word(design, lines) is word


def test_every_kind_of_study_has_its_start() -> None:
    with pytest.raises(ValueError, match="each design must be there once"):
        replace(RULE, design=RULE.design[1:])


def test_what_has_no_start_can_have_no_word() -> None:
    with pytest.raises(ValueError, match="animal: starts and at_most go together"):
        replace(RULE.of(Design.ANIMALS), at_most=Certainty.LOW)
