"""The shipped cards: plain words, and each figure with what is needed to judge it."""

from __future__ import annotations

import re

from msdesk.content.walking import texts
from msdesk.domain.estimate import Estimate, Unit
from msdesk.domain.ms_type import MsType, Region
from msdesk.domain.treatment import Treatment
from tests.content.reading import face, figures, grade, prose, too_long, whole_grade

_ONE_IN = re.compile(
    r"\b(?:1|one)[ -]in[ -](?:\d|two|three|four|five|six|seven|eight|nine|ten|twenty|every"
    r"|a hundred|a thousand)",
    re.IGNORECASE,
)
_DOSE = re.compile(r"\d\s?(?:mg|µg|mcg|g|ml|IU)\b")


def test_the_face_of_a_card_reads_at_grade_6(card: Treatment) -> None:
    assert grade(face(card)) <= 6


def test_a_whole_card_reads_at_grade_8(card: Treatment) -> None:
    assert whole_grade(card) <= 8


def test_no_sentence_of_a_card_is_long(card: Treatment) -> None:
    assert too_long(prose(card)) == []


def test_a_card_has_benefits_and_harms(card: Treatment) -> None:
    assert card.benefits
    assert card.harms


def test_each_measured_item_says_who_was_studied_how_long_and_by_whom(card: Treatment) -> None:
    lacking = [
        item.id
        for item in figures(card)
        if not (item.population and item.window and item.compared_with and item.sources)
    ]

    assert lacking == []


def test_each_measured_item_gives_its_number_of_people_or_a_reason(card: Treatment) -> None:
    assert [item.id for item in figures(card) if not item.n and not item.no_n] == []


def test_each_figure_gives_its_range_or_a_reason(card: Treatment) -> None:
    arms = [
        (item, arm) for item in figures(card) if isinstance(item, Estimate) for arm in item.arms
    ]

    assert [item.id for item, arm in arms if item.interval(arm) is None and not arm.no_range] == []


def test_a_count_gives_its_range(card: Treatment) -> None:
    counted = [
        (item, arm)
        for item in figures(card)
        if isinstance(item, Estimate) and item.unit is Unit.PEOPLE
        for arm in item.arms
        if arm.events is not None
    ]

    assert [item.id for item, arm in counted if item.interval(arm) is None] == []


def test_a_card_never_says_1_in_so_many(card: Treatment) -> None:
    assert [place for place, text in texts(card) if _ONE_IN.search(text)] == []


def test_a_card_gives_no_dose(card: Treatment) -> None:
    assert [place for place, text in texts(card) if _DOSE.search(text)] == []


def test_each_type_is_noted_once_in_each_region(card: Treatment) -> None:
    noted = sorted((n.region.value, t.value) for n in card.eligibility for t in n.ms_types)

    assert noted == sorted((region.value, t.value) for region in Region for t in MsType)


def test_a_card_says_when_it_is_checked_again(card: Treatment) -> None:
    assert card.record.next_check_on > card.record.checked_on


def test_the_question_of_a_card_is_a_question(card: Treatment) -> None:
    assert card.ask.endswith("?")


def test_one_length_of_time_is_said_in_one_way_in_the_comparison(card: Treatment) -> None:
    """Else "2 years" and "over 2 years" of one trial would say that the times differ."""
    assert [cell.window for cell in card.compare if cell.window.startswith("over ")] == []


def test_a_relapse_is_counted_by_who_had_one(card: Treatment) -> None:
    """Squares are filled for people it happened to, so never for those who had none."""
    asked = [cell for cell in card.compare if cell.row == "relapse"]

    assert [cell.measure for cell in asked if cell.measure.startswith("no ")] == []
