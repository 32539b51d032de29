"""What the card on natalizumab says of drips further apart than the licence's plan."""

from __future__ import annotations

import pytest

from msdesk.content.library import Library
from msdesk.domain.certainty import Design
from msdesk.domain.estimate import Finding
from msdesk.domain.ids import TreatmentId
from msdesk.domain.treatment import Treatment


@pytest.fixture
def natalizumab(library: Library) -> Treatment:
    return library.treatments[TreatmentId("natalizumab")]


def of_longer_gaps(card: Treatment) -> list[Finding]:
    """Return the results in words about longer gaps, of both sections."""
    items = (*card.benefits, *card.harms)
    return [i for i in items if i.id.startswith("gaps-") and isinstance(i, Finding)]


def test_the_plan_of_the_leaflet_stands_with_longer_gaps(natalizumab: Treatment) -> None:
    (step,) = [step for step in natalizumab.how_given if step.name.startswith("Longer gaps")]

    assert "ntz-eupl" in step.sources
    assert "every 4 weeks" in step.text


def test_both_sections_have_what_six_weeks_did(natalizumab: Treatment) -> None:
    sections = (natalizumab.benefits, natalizumab.harms)

    assert all(any(item.id.startswith("gaps-") for item in section) for section in sections)


def test_the_register_of_pml_names_what_does_not_agree(natalizumab: Treatment) -> None:
    (register,) = [i for i in of_longer_gaps(natalizumab) if i.id == "gaps-pml-register"]

    assert "disagree" in register.certainty_lines
    assert "Two reviews" in register.certainty_reason


def test_the_register_says_that_it_was_no_fair_test_before_its_figures(
    natalizumab: Treatment,
) -> None:
    (register,) = [i for i in of_longer_gaps(natalizumab) if i.id == "gaps-pml-register"]
    said = register.statement

    assert said.index("no fair test") < said.index("no clear difference") < said.index("4.2")


def test_no_clear_difference_is_not_called_no_difference(natalizumab: Treatment) -> None:
    (reviews,) = [i for i in of_longer_gaps(natalizumab) if i.id == "gaps-pml-reviews"]

    assert "does not show that there is none" in reviews.statement


def test_the_claim_is_about_people_with_jc_virus_antibodies(library: Library) -> None:
    (claim,) = [c for c in library.claims if c.id == "natalizumab-every-six-weeks-2021"]

    assert claim.said.startswith("With JC virus antibodies")


def test_the_reviews_of_pml_stand_right_after_the_register(natalizumab: Treatment) -> None:
    harms: list[str] = [item.id for item in natalizumab.harms]

    assert harms[harms.index("gaps-pml-register") + 1] == "gaps-pml-reviews"


def test_one_case_in_the_trial_is_drawn_as_no_chance(natalizumab: Treatment) -> None:
    (case,) = [i for i in of_longer_gaps(natalizumab) if i.id == "gaps-pml-trial"]

    assert case.design is Design.REPORTS
