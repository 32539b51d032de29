"""What the card on symptom medicines, and steroids for a relapse, must never leave out."""

from __future__ import annotations

import pytest

from msdesk.content.library import Library
from msdesk.content.walking import texts
from msdesk.domain.first import FirstNumber, Slot, first_numbers
from msdesk.domain.ids import TreatmentId
from msdesk.domain.ms_type import MsType, Region
from msdesk.domain.treatment import Treatment
from msdesk.domain.warning import Answer, WarningKind

COURSE = "shown to change the course of ms"
MUST_NOT = [
    ("Fampridine", "fit"),
    ("Cannabis mouth spray", "psychosis"),
    ("Baclofen", "ulcer"),
    ("Modafinil", "pregnancy"),
    ("Amantadine", "fits"),
    ("Methylphenidate", "glaucoma"),
]


@pytest.fixture
def card(library: Library) -> Treatment:
    return library.treatments[TreatmentId("symptom-medicines")]


def first(card: Treatment, slot: Slot, ms_type: MsType) -> FirstNumber:
    """Return what stands in one slot for a type of MS."""
    (found,) = [n for n, _ in first_numbers(card.first, [ms_type]) if n.slot is slot]
    return found


def test_every_sentence_of_its_face_says_that_ms_goes_its_way(card: Treatment) -> None:
    said = [card.one_line, *(line.text for line in card.face)]

    assert [text for text in said if COURSE not in text.casefold()] == []


def test_stopping_baclofen_suddenly_is_the_first_of_its_harms(card: Treatment) -> None:
    assert card.harms[0].id == "baclofen-sudden-stop"


@pytest.mark.parametrize("ms_type", MsType)
def test_never_to_stop_baclofen_suddenly_stands_on_its_face(
    card: Treatment, ms_type: MsType
) -> None:
    assert first(card, Slot.HARM, ms_type).items[0] == "baclofen-sudden-stop"
    assert "Never stop baclofen" in card.summary[1]


@pytest.mark.parametrize(("name", "word"), MUST_NOT)
def test_each_medicine_names_who_must_not_take_it(card: Treatment, name: str, word: str) -> None:
    (step,) = [step for step in card.how_given if step.name.startswith(name)]

    assert "not" in step.text.casefold()
    assert word in step.text


@pytest.mark.parametrize("product", ["fampridine", "cannabis spray", "baclofen"])
def test_who_must_not_take_it_was_read_for_each_licence(card: Treatment, product: str) -> None:
    (found,) = [
        w
        for w in card.licence
        if w.kind is WarningKind.MUST_NOT and w.product == product and Region.UK_EU in w.regions
    ]

    assert found.answer is Answer.WARNED_OF


def test_vitamin_d_never_stands_without_the_trial_that_found_nothing(card: Treatment) -> None:
    number = first(card, Slot.MY_TYPE, MsType.CIS)

    assert number.items == ("vitd-dlay", "vitd-prevanz")
    assert "found nothing" in number.words


def test_the_two_trials_of_vitamin_d_stand_next_to_each_other(card: Treatment) -> None:
    ids = [str(item.id) for item in card.benefits]

    assert ids.index("vitd-prevanz") == ids.index("vitd-dlay") + 1


def test_both_trials_of_vitamin_d_are_shown_to_the_same_readers(card: Treatment) -> None:
    types = {item.id: item.ms_types for item in card.benefits if item.id.startswith("vitd")}

    assert set(types.values()) == {(MsType.CIS,)}


def test_no_comparison_puts_vitamin_d_beside_a_medicine(card: Treatment) -> None:
    assert [cell.row for cell in card.compare if cell.figures] == []


@pytest.mark.parametrize(
    "word", ["bone death", "low mood", "ulcers", "infection", "live vaccine", "chickenpox"]
)
def test_the_card_with_steroids_names_their_harms(library: Library, word: str) -> None:
    care = library.treatments[TreatmentId("rehabilitation-and-symptom-care")]

    assert any(word in text.casefold() for _, text in texts(care))
