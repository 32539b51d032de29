"""Where the whole card tells what a first number tells in short."""

from __future__ import annotations

from msgspec.structs import replace

from msdesk.content.library import Library
from msdesk.domain.first import FirstNumber, Slot
from msdesk.domain.first_place import told_at
from msdesk.domain.ids import TreatmentId
from msdesk.domain.treatment import Treatment


def ahsct(library: Library) -> Treatment:
    """Return the card of AHSCT."""
    return library.treatments[TreatmentId("ahsct")]


def test_a_first_number_is_told_where_its_result_is(library: Library) -> None:
    card = ahsct(library)
    gain, harm = card.benefits[2], card.harms[3]
    numbers = [FirstNumber(slot=Slot.GAIN, heading="It", items=(i.id,)) for i in (gain, harm)]
    card = replace(card, first=tuple(numbers))

    assert [told_at(card, f"first[{n}]") for n in (0, 1)] == ["benefits[2]", "harms[3]"]


def test_what_rests_on_no_result_is_told_nowhere_else(library: Library) -> None:
    number = FirstNumber(slot=Slot.GAIN, heading="It", big="Nobody knows", basis="Our reading")
    card = replace(ahsct(library), first=(number,))

    assert told_at(card, "first[0]") == ""
    assert told_at(card, "face[0]") == ""
