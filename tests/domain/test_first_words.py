"""The first numbers as they are shown: the picture, its words and its range say one thing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from msdesk.domain.certainty import Certainty, Design
from msdesk.domain.estimate import Arm, Estimate, Item, Unit
from msdesk.domain.first import NO_COMPARISON, FirstNumber, Slot
from msdesk.domain.first_groups import turned
from msdesk.domain.first_words import (
    TELL_YOUR_TYPE,
    ShownNumber,
    shown_first,
    shown_number,
)
from msdesk.domain.ids import EstimateId, SourceId, TreatmentId
from msdesk.domain.ms_type import MsType
from msdesk.domain.question import NewQuestion, from_first
from msdesk.domain.source import Seen
from msdesk.domain.treatment import Group, Treatment
from tests.domain.samples import ABSENCE, ALPHA, BASIS, BETA, ESTIMATE, FINDING, treatment

RRMS, ACTIVE, NOT_ACTIVE = MsType.RRMS, MsType.PPMS_ACTIVE, MsType.PPMS_NOT_ACTIVE


def counted(events: int, of: int, label: str = "Tablet") -> Arm:
    return Arm(label=label, per_100=100 * events / of, events=events, of=of)


def given_range(per_100: float, low: float, high: float, label: str = "Tablet") -> Arm:
    return Arm(label=label, per_100=per_100, low=low, high=high)


def bare(per_100: float, label: str = "Dummy pill") -> Arm:
    return Arm(label=label, per_100=per_100, no_range="Not in the text we read")


def of_arms(*arms: Arm, **columns: object) -> Estimate:
    return replace(ESTIMATE, arms=arms, **columns)


def number(*items: Item, **columns: object) -> FirstNumber:
    made = FirstNumber(
        slot=Slot.GAIN,
        heading="Got worse",
        items=tuple(item.id for item in items),
        who="200 people, 2 years",
        big="" if items else "Nobody has counted it",
        basis="" if items else BASIS,
    )
    return replace(made, **columns)


def shown(*items: Item, **columns: object) -> ShownNumber:
    return shown_number(number(*items, **columns), {item.id: item for item in items})


def card(*numbers: FirstNumber) -> Treatment:
    made = treatment("Examplumab")
    return replace(made, first=numbers, benefits=(ESTIMATE, FINDING), harms=(ABSENCE,))


def asked_of(box: ShownNumber, source: str = "") -> NewQuestion:
    return from_first(box, TreatmentId("examplumab"), "Examplumab", source)


def of_slot(slot: Slot, *ms_types: MsType) -> FirstNumber:
    return number(ESTIMATE, slot=slot, ms_types=ms_types)


def test_each_group_has_its_number_and_its_picture() -> None:
    tablet, dummy = shown(ESTIMATE).groups

    assert (tablet.label, tablet.figure) == ("Examplumab", "26 out of 100")
    assert (tablet.count, tablet.of, tablet.between) == (26, 100, (20, 33))
    assert (dummy.figure, dummy.count, dummy.between) == ("32 out of 100", 32, None)


def test_only_the_groups_that_are_named_are_shown() -> None:
    assert [g.label for g in shown(ESTIMATE, groups=("Dummy pill",)).groups] == ["Dummy pill"]


def test_people_with_a_name_of_their_own_keep_it() -> None:
    assert shown(of_arms(bare(30.0), people="women")).groups[0].rest == "out of 100 women"


def test_none_of_a_group_names_how_many_there_were() -> None:
    (group,) = shown(of_arms(counted(0, 174))).groups

    assert (group.figure, group.count) == ("None of 174 people", 0)


def test_what_is_rare_is_out_of_1000() -> None:
    (group,) = shown(of_arms(bare(0.4))).groups

    assert (group.figure, group.count, group.of) == ("4 out of 1,000", 4, 1000)


def test_a_card_may_ask_for_more_people() -> None:
    (group,) = shown(of_arms(counted(5, 364)), out_of=1000).groups

    assert (group.figure, group.between) == ("14 out of 1,000", (5, 32))


def alike(*numbers: FirstNumber) -> tuple[ShownNumber, ...]:
    """Return boxes of numbers that are all out of as many people; 5 of 364 and 3 of 55 died."""
    often = replace(of_arms(counted(3, 55)), id=EstimateId("often"))
    rare = replace(of_arms(counted(5, 364)), id=EstimateId("rare"))
    card = replace(treatment("Examplumab"), benefits=(often,), harms=(rare,), first=numbers)
    return shown_first(card, (RRMS,), alike=True)


OFTEN = FirstNumber(slot=Slot.GAIN, heading="Often", items=(EstimateId("often"),))
RARE = FirstNumber(slot=Slot.HARM, heading="Rare", items=(EstimateId("rare"),), out_of=1000)


def test_numbers_can_be_out_of_as_many_people_and_none_is_more_exact_than_alone() -> None:
    often, rare = alike(OFTEN, RARE)

    assert (often.figures, rare.figures) == (("50 out of 1,000",), ("14 out of 1,000",))
    assert often.could_be == "Could be 10 to 150 (worked out from the count)."
    assert (often.groups[0].count, often.groups[0].of) == (5, 100)


def test_where_none_is_rare_they_stay_out_of_100() -> None:
    assert alike(OFTEN)[0].figures == ("5 out of 100",)


def test_more_people_than_can_be_drawn_have_no_picture() -> None:
    (group,) = shown(of_arms(bare(0.006)), out_of=100_000).groups

    assert (group.figure, group.of) == ("6 out of 100,000", 0)


def test_a_rate_each_year_has_no_picture() -> None:
    item = of_arms(given_range(16.2, 13.1, 19.9), unit=Unit.PER_YEAR, people="relapses")
    found = shown(item)

    assert found.groups[0].figure == "16 relapses for every 100 people each year"
    assert (found.groups[0].of, found.could_be) == (0, "Could be 13 to 20.")


def test_turned_round_it_counts_those_to_whom_it_did_not_happen() -> None:
    (group,) = shown(of_arms(given_range(73.0, 66.0, 81.0)), turned=True).groups

    assert (group.figure, group.count, group.between) == ("27 out of 100", 27, (19, 34))


def test_turned_round_a_count_is_of_the_others() -> None:
    found = shown(of_arms(counted(12, 12), counted(0, 9)), turned=True)

    assert [g.figure for g in found.groups] == ["None of 12 people", "All of 9 people"]


def test_turned_round_a_half_is_not_counted_twice() -> None:
    (group,) = shown(of_arms(bare(85.5)), turned=True).groups

    assert group.figure == "14 out of 100"  # and 86 are on the rest of the card


def test_turned_round_nearly_none_leaves_all_but_one() -> None:
    (group,) = shown(of_arms(bare(0.1)), turned=True).groups

    assert group.figure == "99 out of 100"


def test_turned_round_none_leaves_all() -> None:
    (group,) = shown(of_arms(bare(0.0)), turned=True).groups

    assert group.figure == "100 out of 100"


@pytest.mark.parametrize(
    ("arms", "words"),
    [
        ((counted(3, 55),), "Could be 1 to 15 (worked out from the count)."),
        (
            (counted(3, 55), counted(34, 55)),
            "Could be 1 to 15, and 48 to 74 (worked out from the counts).",
        ),
        (
            (counted(3, 55), given_range(62.0, 48.0, 74.0)),
            "Could be 1 to 15 (worked out from the count), and 48 to 74.",
        ),
        ((given_range(73.0, 66.0, 81.0),), "Could be 66 to 81."),
        ((bare(73.0),), "No range given."),
        ((bare(73.0), bare(20.0)), "No range given."),
        (
            (given_range(26.0, 20.0, 33.0), bare(32.0)),
            "Tablet: could be 20 to 33. Dummy pill: no range given.",
        ),
        (
            (counted(26, 100), bare(32.0)),
            "Tablet: could be 18 to 36 (worked out from the count). Dummy pill: no range given.",
        ),
        ((counted(0, 174),), "Could be up to 3 out of 100 (worked out from the count)."),
        ((counted(9, 9),), "Could be as few as 70 out of 100 (worked out from the count)."),
        ((counted(5, 364),), "Could be fewer than 1 to 4 (worked out from the count)."),
        ((given_range(0.0, 0.0, 2.4),), "Could be 0 to 3."),
        ((given_range(1.2, 0.0, 2.4),), "Could be fewer than 1 to 3."),
    ],
)
def test_the_range_is_said_in_one_short_line(arms: tuple[Arm, ...], words: str) -> None:
    assert shown(of_arms(*arms)).could_be == words


def test_words_take_the_place_of_a_number() -> None:
    found = shown(FINDING, big="Fewer over the years", words="Nobody was drawn by lot.")

    assert (found.big, found.groups, found.words) == (
        "Fewer over the years",
        (),
        "Nobody was drawn by lot.",
    )
    assert not found.is_gap


def test_a_question_nobody_answered_says_so_and_why() -> None:
    found = shown(ABSENCE, who="")

    assert (found.big, found.words) == (NO_COMPARISON, "We found no fair test.")
    assert found.is_gap


def test_an_absence_may_have_words_of_its_own() -> None:
    found = shown(ABSENCE, big="Nobody has counted it", words="In no type.")

    assert (found.big, found.words, found.is_gap) == ("Nobody has counted it", "In no type.", True)


def test_an_absence_without_an_item_is_one_too() -> None:
    assert shown(big=NO_COMPARISON).is_gap


def test_words_about_a_harm_are_no_absence() -> None:
    assert not shown(big="It can cause PML").is_gap


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ((ESTIMATE,), "How sure: moderate"),
        ((ESTIMATE, FINDING), "How sure: moderate and low"),
        ((replace(FINDING, certainty=None),), "How sure: not rated"),
        ((ABSENCE,), ""),
        ((), ""),
    ],
)
def test_how_sure_is_one_word(items: tuple[Item, ...], words: str) -> None:
    assert shown(*items, big="In words" if items[:1] != (ESTIMATE,) else "").how_sure == words


def test_where_we_are_not_equally_sure_of_all_each_is_named() -> None:
    unrated = replace(FINDING, certainty=None)
    box = shown(unrated, ESTIMATE, each=("baclofen", "cannabis spray"), big="In words")

    assert box.how_sure == "How sure: not rated (baclofen) and moderate (cannabis spray)"


def test_where_we_are_as_sure_of_all_one_word_says_it() -> None:
    assert shown(ESTIMATE, ESTIMATE, each=("relapses", "scans")).how_sure == "How sure: moderate"


def test_what_is_not_measured_has_no_word_of_how_sure_we_are() -> None:
    box = shown(ESTIMATE, ABSENCE, FINDING, each=("relapses", "births", "disability"))

    assert box.how_sure == "How sure: moderate (relapses) and low (disability)"


def test_each_is_a_name_for_each_item() -> None:
    with pytest.raises(ValueError, match="a name for each"):
        number(ESTIMATE, FINDING, each=("relapses",))


def test_it_rests_on_the_sources_of_its_items_and_of_its_words() -> None:
    other = replace(FINDING, sources=(ALPHA, BETA))
    own = SourceId("gamma2026")

    assert shown(ESTIMATE, other, sources=(own,)).sources == (ALPHA, BETA, own)


def test_the_furthest_from_its_source_is_told() -> None:
    assert shown(ESTIMATE, seen=Seen.COPY).told == "Second-hand: read in a copy."
    assert (
        shown(replace(ESTIMATE, seen=Seen.SECOND_HAND), seen=Seen.COPY).told
        == "Reported second-hand."
    )
    assert shown(ESTIMATE).told == ""


def test_what_it_rests_on_is_said_where_there_is_no_source() -> None:
    found = shown(big="Nobody has counted it", who="")

    assert found.basis == f"{BASIS}."


def test_a_picture_is_one_sentence() -> None:
    found = shown(ESTIMATE)

    assert [found.picture_of(g) for g in found.groups] == [
        "Got worse: 26 out of 100, Examplumab.",
        "Got worse: 32 out of 100, Dummy pill.",
    ]


def test_a_picture_of_one_group_needs_no_name() -> None:
    found = shown(of_arms(bare(30.0)))

    assert found.picture_of(found.groups[0]) == "Got worse: 30 out of 100."


def test_several_groups_are_named_and_one_is_not() -> None:
    assert shown(ESTIMATE).figures == (
        "26 out of 100 (Examplumab)",
        "32 out of 100 (Dummy pill)",
    )
    assert shown(of_arms(bare(30.0))).figures == ("30 out of 100",)


def test_a_card_without_first_numbers_shows_none() -> None:
    assert shown_first(card(), []) == ()


def test_a_box_for_all_of_my_types_names_none() -> None:
    found = shown_first(card(of_slot(Slot.GAIN)), [ACTIVE, NOT_ACTIVE])

    assert [each.types for each in found] == [""]


def test_boxes_that_differ_name_their_types() -> None:
    found = shown_first(card(of_slot(Slot.GAIN), of_slot(Slot.GAIN, RRMS)), [ACTIVE, RRMS])

    assert [each.types for each in found] == ["RRMS", "PPMS active"]


def test_who_gave_no_type_is_asked_for_it_in_the_place_of_my_type() -> None:
    slots = (Slot.GAIN, Slot.HARM, Slot.BURDEN, Slot.MY_TYPE, Slot.FIFTH)
    found = shown_first(card(*map(of_slot, slots)), [])

    assert [each.asks_type for each in found] == [False, False, False, True, False]
    assert found[3].slot is Slot.MY_TYPE


def test_who_gave_no_type_is_told_in_which_it_was_measured() -> None:
    (asked,) = (each for each in shown_first(card(of_slot(Slot.GAIN)), []) if each.asks_type)

    assert asked.big == TELL_YOUR_TYPE
    assert asked.words == "Measured in: RRMS. Not measured in: RIS, CIS, SPMS, PPMS."


def test_what_was_measured_in_mice_was_measured_in_no_type() -> None:
    mice = replace(FINDING, ms_types=(RRMS,), design=Design.ANIMALS, certainty=None)
    made = replace(card(of_slot(Slot.GAIN)), benefits=(mice,), harms=(ESTIMATE,))

    assert shown_first(made, [])[-1].words == "Not measured in any type."


def test_a_review_that_is_very_unsure_measured_it_in_no_type() -> None:
    unsure = replace(FINDING, ms_types=(RRMS,), design=Design.REVIEW, certainty=Certainty.VERY_LOW)
    made = replace(card(of_slot(Slot.GAIN)), benefits=(unsure,), harms=(ESTIMATE,))

    assert shown_first(made, [])[-1].words == "Not measured in any type."


def test_without_a_treatment_the_course_of_ms_was_measured_where_its_harms_were() -> None:
    waiting = card(of_slot(Slot.GAIN))
    made = replace(waiting, group=Group.NO_TREATMENT, benefits=(ABSENCE,), harms=(ESTIMATE,))

    assert shown_first(made, [])[-1].words.startswith("Measured in: RRMS.")


def test_what_was_measured_in_all_types_leaves_none_out() -> None:
    every = replace(ESTIMATE, ms_types=tuple(MsType))
    made = replace(card(of_slot(Slot.GAIN)), benefits=(every,))

    assert shown_first(made, [])[-1].words == "Measured in: all types."


def test_a_figure_becomes_a_question() -> None:
    asked = asked_of(shown(ESTIMATE), "Alpha 2024")

    assert asked.text == (
        "Examplumab: I read “Got worse”: 26 out of 100 (Examplumab); 32 out of 100 (Dummy pill). "
        "What would you expect for someone like me?"
    )
    assert asked.came_from == "Alpha 2024, n=200"


def test_a_figure_of_one_group_becomes_a_question() -> None:
    asked = asked_of(shown(of_arms(bare(30.0), n=None, no_n="Not given")), "Alpha 2024")

    assert "“Got worse”: 30 out of 100. What" in asked.text
    assert asked.came_from == "Alpha 2024"


def test_large_words_become_a_question() -> None:
    asked = asked_of(shown(big="It can cause PML"))

    assert asked.text == (
        "Examplumab: I read “Got worse”: It can cause PML. What does that mean for me?"
    )
    assert asked.came_from == "Examplumab"


def test_an_absence_becomes_a_question() -> None:
    asked = asked_of(shown(ABSENCE))

    assert asked.text.endswith("nobody has tested this fairly. What do you know?")


tenths = st.integers(0, 1000).map(lambda tenth: tenth / 10)
counts = st.integers(1, 3000).flatmap(
    lambda of: st.integers(0, of).map(lambda events: counted(events, of))
)


ranges = (
    st.tuples(tenths, tenths, tenths)
    .map(sorted)
    .map(lambda ends: given_range(ends[1], ends[0], ends[2]))
)
arms = st.one_of(counts, ranges, tenths.map(bare))


@given(arms)
def test_turned_round_twice_it_is_as_it_was(arm: Arm) -> None:
    item = of_arms(arm)
    back = turned(turned(item))

    assert back.arms[0].per_100 == pytest.approx(arm.per_100, abs=1e-5)
    assert (back.arms[0].events, back.arms[0].of) == (arm.events, arm.of)
    assert shown(back).groups == shown(item).groups
    assert shown(back).could_be == shown(item).could_be


@given(arm=arms, turn=st.booleans(), of=st.sampled_from((0, 100, 1000)))
def test_the_range_holds_the_figure(arm: Arm, *, turn: bool, of: int) -> None:
    (group,) = shown(of_arms(arm), turned=turn, out_of=of).groups

    assert 0 <= group.count <= group.of
    if group.between:
        low, high = group.between
        assert low <= group.count <= high


@given(arm=arms, turn=st.booleans())
def test_a_picture_shows_the_number_in_its_words(arm: Arm, *, turn: bool) -> None:
    (group,) = shown(of_arms(arm), turned=turn).groups
    spelt = {"None": "0", "fewer than 1": "0", "All": str(group.of)}

    assert spelt.get(group.number, group.number.replace(",", "")) == str(group.count)


@given(these=st.lists(arms, min_size=1, max_size=3), turn=st.booleans())
def test_groups_beside_each_other_are_out_of_one_number(these: list[Arm], *, turn: bool) -> None:
    named = [replace(arm, label=str(place)) for place, arm in enumerate(these)]

    assert len({g.of for g in shown(of_arms(*named), turned=turn).groups}) == 1


@given(arm=arms, turn=st.booleans())
def test_no_range_begins_at_0_where_it_happened_to_somebody(arm: Arm, *, turn: bool) -> None:
    found = shown(of_arms(arm), turned=turn)
    happened = arm.per_100 < 100 if turn else arm.per_100 > 0

    assert not (happened and re.search(r"\b0 to", found.could_be))


@given(arms, st.sampled_from((100, 1000)))
def test_both_ways_round_it_adds_up(arm: Arm, of: int) -> None:
    item = of_arms(arm)
    (one,) = shown(item, out_of=of).groups
    (other,) = shown(item, out_of=of, turned=True).groups

    assert max(one.count, 1 if arm.per_100 else 0) + other.count == of
