"""What the card on rituximab must never leave out: its licence, and its boxed warnings."""

from __future__ import annotations

import pytest

from msdesk.content.library import Library
from msdesk.content.walking import cited
from msdesk.domain.estimate import Finding
from msdesk.domain.first import Slot, first_numbers
from msdesk.domain.ids import TreatmentId
from msdesk.domain.ms_type import MsType
from msdesk.domain.source import Seen
from msdesk.domain.treatment import Treatment

BOXED = ["drip-deaths", "hepatitis-b", "skin-reactions", "pml"]


@pytest.fixture
def rituximab(library: Library) -> Treatment:
    return library.treatments[TreatmentId("rituximab")]


def test_every_sentence_of_its_face_says_that_it_is_not_licensed(rituximab: Treatment) -> None:
    said = [rituximab.one_line, *(line.text for line in rituximab.face)]

    assert [text for text in said if "not licensed for ms" not in text.casefold()] == []


def test_every_note_on_a_type_begins_with_the_licence(rituximab: Treatment) -> None:
    begun = {note.in_short.partition(".")[0].partition(";")[0] for note in rituximab.eligibility}

    assert begun == {"Not licensed for MS"}


def test_its_four_boxed_warnings_are_the_first_of_its_harms(rituximab: Treatment) -> None:
    assert [item.id for item in rituximab.harms[:4]] == BOXED


def test_its_boxed_warnings_are_about_every_type(rituximab: Treatment) -> None:
    assert {item.ms_types for item in rituximab.harms[:4]} == {tuple(MsType)}


def test_its_boxed_warnings_are_nowhere_said_to_be_read_in_the_label(library: Library) -> None:
    card = library.treatments[TreatmentId("rituximab")]
    lines = [how for _, sources, how in cited(card) if set(sources) == {"rtx-box"}]

    assert set(lines) == {Seen.SECOND_HAND}


@pytest.mark.parametrize("ms_type", MsType)
def test_all_four_boxed_warnings_stand_on_its_face(rituximab: Treatment, ms_type: MsType) -> None:
    (harm,) = [
        number
        for number, _ in first_numbers(rituximab.first, [ms_type])
        if number.slot is Slot.HARM
    ]
    words = harm.words.casefold()

    assert [
        w for w in ("24 hours", "hepatitis b", "skin", "pml", "killed") if w not in words
    ] == []


def test_a_first_attack_is_not_called_another_type_where_the_trial_took_it_in(
    rituximab: Treatment,
) -> None:
    (gain,) = [
        number
        for number, _ in first_numbers(rituximab.first, [MsType.CIS])
        if number.slot is Slot.GAIN
    ]

    assert "not your type" not in gain.heading


def test_what_was_measured_in_one_trial_of_both_names_its_limit(rituximab: Treatment) -> None:
    (item,) = [item for item in rituximab.benefits if item.id == "mri-overlord"]

    assert "10 points" in getattr(item, "note", "")


def test_what_two_registers_contradict_is_said_to_be_less_sure(rituximab: Treatment) -> None:
    (item,) = [item for item in rituximab.benefits if item.id == "relapse-disability-overlord"]

    assert isinstance(item, Finding)
    assert "disagree" in item.certainty_lines
    assert "more relapses on rituximab" in item.certainty_reason
