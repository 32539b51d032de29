"""What a card says first: one sentence a type, one number a slot, and no slot left out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from msdesk.domain.first import (
    FaceLine,
    FirstNumber,
    Slot,
    Span,
    face_lines,
    first_gaps,
    first_numbers,
)
from msdesk.domain.ids import EstimateId
from msdesk.domain.ms_type import MsType
from tests.domain.samples import ALPHA, BASIS

WORSE = EstimateId("worse")
RRMS, ACTIVE, NOT_ACTIVE = MsType.RRMS, MsType.PPMS_ACTIVE, MsType.PPMS_NOT_ACTIVE


def line(text: str, *ms_types: MsType) -> FaceLine:
    return FaceLine(text=text, ms_types=ms_types, basis=BASIS)


def number(slot: Slot, *ms_types: MsType, heading: str = "Got worse") -> FirstNumber:
    return FirstNumber(slot=slot, heading=heading, ms_types=ms_types, items=(WORSE,))


UNTOLD = line("It differs by type.")
LINES = (line("For one.", RRMS), line("For the others.", *(t for t in MsType if t is not RRMS)))
FOUR = tuple(map(number, (Slot.GAIN, Slot.HARM, Slot.BURDEN, Slot.MY_TYPE)))


@pytest.mark.parametrize(
    ("make", "refused"),
    [
        (lambda: replace(FOUR[0], items=()), "needs items, or big words"),
        (lambda: replace(FOUR[0], items=(), big="Nobody knows"), "or a basis"),
        (lambda: replace(FOUR[0], out_of=50), "out_of is 50"),
    ],
)
def test_a_number_that_shows_nothing_or_rests_on_nothing_is_refused(
    make: Callable[[], FirstNumber], refused: str
) -> None:
    with pytest.raises(ValueError, match=refused):
        make()


@pytest.mark.parametrize("rest", [{"basis": BASIS}, {"sources": (ALPHA,)}])
def test_words_without_an_item_rest_on_something(rest: dict[str, object]) -> None:
    assert replace(FOUR[0], items=(), big="Nobody knows", **rest).big == "Nobody knows"


def test_a_span_draws_one_of_its_own_items() -> None:
    with pytest.raises(ValueError, match="'other' is pictured and not among its items"):
        Span(
            id=EstimateId("deaths"),
            outcome="Died",
            sentence="None of 174 to 8 of 281.",
            picture=EstimateId("other"),
            items=(WORSE,),
            sources=(ALPHA,),
        )


def test_a_span_may_draw_what_it_holds() -> None:
    span = Span(
        id=EstimateId("deaths"),
        outcome="Died",
        sentence="None of 174 to 8 of 281.",
        picture=WORSE,
        items=(WORSE,),
        sources=(ALPHA,),
    )

    assert span.picture == WORSE


def test_a_reader_who_gave_no_type_sees_the_line_for_no_type() -> None:
    assert face_lines([*LINES, UNTOLD], []) == ((UNTOLD, ()),)


def test_each_type_of_a_person_has_its_line_once() -> None:
    found = face_lines([*LINES, UNTOLD], [NOT_ACTIVE, RRMS, ACTIVE])

    assert found == ((LINES[0], (RRMS,)), (LINES[1], (ACTIVE, NOT_ACTIVE)))


def test_numbers_stand_in_the_order_of_the_slots() -> None:
    found = first_numbers(reversed(FOUR), [RRMS])

    assert [each.slot for each, _ in found] == [Slot.GAIN, Slot.HARM, Slot.BURDEN, Slot.MY_TYPE]


def test_what_is_for_my_type_takes_the_place_of_what_is_for_all_others() -> None:
    mine = number(Slot.GAIN, RRMS, heading="Got worse, RRMS")

    assert first_numbers([FOUR[0], mine], [RRMS]) == ((mine, (RRMS,)),)


def test_a_slot_that_differs_is_shown_for_each_of_my_types() -> None:
    mine = number(Slot.GAIN, ACTIVE)

    found = first_numbers([FOUR[0], mine], [NOT_ACTIVE, ACTIVE, RRMS])

    assert found == ((FOUR[0], (RRMS, NOT_ACTIVE)), (mine, (ACTIVE,)))


def test_without_a_type_the_slot_of_my_type_is_left_out() -> None:
    assert [each.slot for each, _ in first_numbers(FOUR, [])] == [
        Slot.GAIN,
        Slot.HARM,
        Slot.BURDEN,
    ]


def test_a_slot_for_other_types_alone_is_left_out() -> None:
    assert first_numbers([number(Slot.FIFTH, ACTIVE)], [RRMS]) == ()


def test_a_card_that_says_all_has_no_gaps() -> None:
    assert list(first_gaps([*LINES, UNTOLD], FOUR)) == []


@pytest.mark.parametrize(
    ("lines", "numbers", "gap"),
    [
        (LINES, FOUR, "face: needs exactly one line without ms_types"),
        ([*LINES, UNTOLD, UNTOLD], FOUR, "face: needs exactly one line without ms_types"),
        ([LINES[1], UNTOLD], FOUR, "face: 0 lines for RRMS"),
        ([*LINES, LINES[0], UNTOLD], FOUR, "face: 2 lines for RRMS"),
        ([*LINES, UNTOLD], FOUR[1:], "first: gain: needs one without ms_types"),
        (
            [*LINES, UNTOLD],
            [*FOUR[:3], number(Slot.MY_TYPE, *(t for t in MsType if t is not RRMS))],
            "first: my type: nothing for RRMS",
        ),
        ([*LINES, UNTOLD], [*FOUR, FOUR[0]], "first: gain: written twice for the others"),
        (
            [*LINES, UNTOLD],
            [*FOUR, number(Slot.GAIN, RRMS), number(Slot.GAIN, RRMS)],
            "first: gain: written twice for RRMS",
        ),
    ],
)
def test_each_gap_is_told(lines: list[FaceLine], numbers: list[FirstNumber], gap: str) -> None:
    (told,) = first_gaps(lines, numbers)

    assert told.startswith(gap)
