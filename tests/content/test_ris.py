"""What somebody with RIS reads of being followed: guidelines that differ stand together."""

from __future__ import annotations

import pytest

from msdesk.content.library import Library
from msdesk.domain.ids import TreatmentId
from msdesk.domain.ms_type import MsType
from msdesk.domain.treatment import Treatment


@pytest.fixture
def waiting(library: Library) -> Treatment:
    return library.treatments[TreatmentId("no-new-treatment")]


@pytest.mark.parametrize("card", ["no-new-treatment", "dimethyl-and-diroximel-fumarate"])
def test_both_guidelines_on_the_next_scan_are_among_the_checks(
    library: Library, card: str
) -> None:
    said = " ".join(check.text for check in library.treatments[TreatmentId(card)].checks)

    assert "12 to 24 months" in said
    assert "3 to 6" in said


@pytest.mark.parametrize("card", ["no-new-treatment", "dimethyl-and-diroximel-fumarate"])
def test_the_joint_guideline_that_followed_is_named(library: Library, card: str) -> None:
    (check,) = [
        check
        for check in library.treatments[TreatmentId(card)].checks
        if "mri-joint21" in check.sources and "2021" in check.text
    ]

    assert "not read" in check.text


def test_both_stand_in_one_answer_of_the_comparison(waiting: Treatment) -> None:
    (cell,) = [c for c in waiting.compare if c.row == "tests" and MsType.RIS in c.ms_types]

    assert "12 to 24 months" in cell.text
    assert "3 to 6 months" in cell.text


def test_the_trial_in_ris_stands_beside_how_others_with_ris_did(library: Library) -> None:
    fumarates = library.treatments[TreatmentId("dimethyl-and-diroximel-fumarate")]
    (item,) = [item for item in fumarates.benefits if item.id == "ris-arise"]

    assert "not this trial's dummy group" in getattr(item, "note", "")
