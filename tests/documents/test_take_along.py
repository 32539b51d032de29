"""What stands on a card to take along, whatever the format."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from msdesk.content.library import Library
from msdesk.documents.take_along import NO_LICENCE, NO_TYPE, Reader, take_along
from msdesk.documents.take_along_words import TakeAlong
from msdesk.domain.certainty import Certainty
from msdesk.domain.first import FaceLine, FirstNumber, InShort, Slot
from msdesk.domain.ids import EstimateId, SourceId, TreatmentId
from msdesk.domain.ms_type import MsType, Region
from msdesk.domain.source import Seen
from msdesk.domain.statement import Statement
from msdesk.domain.treatment import Group
from msdesk.domain.warning import LicenceWarning, WarningKind
from tests.documents.along import (
    BETA,
    CARD,
    GAMMA,
    NUMBERS,
    PROGRESSIVE,
    RARE,
    RELAPSING,
    WORSE,
    along,
)
from tests.documents.samples import CHECKED, DUE, LICENCE
from tests.domain.samples import licence


def shipped(library: Library, card: str, reader: Reader) -> TakeAlong:
    return take_along(
        library.treatments[TreatmentId(card)],
        reader,
        library.questions,
        library.sources,
        library.glossary_finder,
        version="0.1.0",
        as_of=CHECKED,
    )


US = Reader((MsType.RRMS,), Region.US)


def test_it_begins_with_the_name_how_far_it_has_come_and_when_it_was_checked() -> None:
    page = along()

    assert page.title == "Examplumab"
    assert page.standing == (
        "Medicines · Licensed for some types",
        "Checked 22 November 2026",
    )


def test_it_says_that_it_may_be_out_of_date_from_the_day_after_its_next_check() -> None:
    assert along(as_of=DUE).notice == ""
    assert along(as_of=DUE + timedelta(days=1)).notice == (
        "This may be out of date. It should have been checked again by 22 May 2027."
    )


def test_the_card_in_three_lines_and_in_one_sentence_for_ones_type() -> None:
    page = along()

    assert page.in_short == CARD.summary
    assert [line.line for line in page.face] == ["In RRMS, 6 of 100 got worse. [1]"]


def test_a_sentence_that_does_not_name_the_type_is_told_for_it() -> None:
    assert along(reader=PROGRESSIVE).face[0].line == "PPMS: Nobody has tested it."


def test_who_gave_no_type_reads_the_sentence_for_all() -> None:
    assert [line.line for line in along(reader=Reader()).face] == ["It differs by type."]


def test_each_number_has_its_figures_and_what_they_must_not_lack() -> None:
    gain = along().numbers[0]

    assert gain.said == "6 out of 100 (Examplumab); 39 out of 100 (Dummy pill)"
    assert gain.told.startswith("Relapsing MS, 200 people, 2 years. Examplumab: could be 2 to 13")
    assert gain.told.endswith("Few people. How sure: low.")
    assert gain.figures[0].alt == "Got worse in disability: 6 out of 100, Examplumab."


def test_where_there_is_no_room_remarks_on_a_number_and_who_worked_out_its_range_go() -> None:
    gain, *_, own_type = along().numbers

    short = gain.told.replace("Few people. ", "").replace(" (worked out from the count)", "")
    assert gain.told_short == short
    assert own_type.told_short == own_type.told == "Only relapsing MS was studied."


def test_each_of_three_ranges_says_whose_it_is() -> None:
    counted = replace(WORSE.arms[0], events=6, of=100, per_100=6.0)
    arms = [replace(counted, label=f"Dose {name}") for name in "abc"]
    number = replace(NUMBERS[0], groups=tuple(arm.label for arm in arms))
    card = replace(CARD, first=(number,), benefits=(replace(WORSE, arms=tuple(arms)),))

    assert (
        "Could be 2 to 13 (Dose a), 2 to 13 (Dose b), and 2 to 13 (Dose c), worked out"
        in along(card).numbers[0].told
    )


def test_none_beside_another_group_is_told_out_of_as_many_people() -> None:
    none = replace(WORSE.arms[0], label="Pill", events=0, of=292, per_100=0.0)
    one = replace(none, label="Dummy (sham)", events=1, of=147, per_100=0.7)
    number = replace(NUMBERS[0], groups=("Pill", "Dummy (sham)"))
    card = replace(CARD, first=(number,), benefits=(replace(WORSE, arms=(none, one)),))
    (gain,) = along(card).numbers

    assert gain.said == (
        "None of 292 people, up to 13 out of 1,000 (Pill); 7 out of 1,000 (Dummy, sham)"
    )
    assert "Could be 1 to 38 (Dummy, sham), worked out from the count." in gain.told


def test_how_many_none_was_counted_in_is_not_what_numbers_are_out_of() -> None:
    none = replace(WORSE.arms[0], label="Pill", events=0, of=1100, per_100=0.0)
    number = replace(NUMBERS[0], groups=("Pill",))
    card = replace(CARD, first=(number,), benefits=(replace(WORSE, arms=(none,)),))

    assert along(card).numbers[0].said == "None of 1,100 people"
    assert along(card).numbers[0].out_of == 0


def test_none_of_each_group_says_all_of_its_range_there() -> None:
    none = replace(WORSE.arms[0], label="Pill", events=0, of=292, per_100=0.0)
    number = replace(NUMBERS[0], groups=("Pill", "Dummy"))
    arms = (none, replace(none, label="Dummy"))
    card = replace(CARD, first=(number,), benefits=(replace(WORSE, arms=arms),))

    assert "ould be" not in along(card).numbers[0].told


def test_that_chance_could_explain_a_gap_is_said_also_where_there_is_no_room() -> None:
    words = "It missed its goal: chance could explain the gap. Few people."
    gain = along(replace(CARD, first=(replace(NUMBERS[0], words=words),))).numbers[0]

    assert "chance could explain the gap. How sure: low." in gain.told_short
    assert "Few people." not in gain.told_short


def test_where_there_is_no_room_it_is_said_only_how_sure_the_figure_is() -> None:
    other = replace(WORSE, id=EstimateId("other"), certainty=Certainty.MODERATE)
    both = replace(NUMBERS[0], items=(WORSE.id, other.id), each=("getting worse", "relapses"))
    card = replace(CARD, first=(both,), benefits=(WORSE, other))

    (gain,) = along(card).numbers
    assert "How sure: low (getting worse) and moderate (relapses)." in gain.told
    assert "How sure: low." in gain.told_short


def test_each_of_two_ranges_says_whose_it_is() -> None:
    arms = tuple(replace(arm, events=6, of=100, per_100=6.0, no_range="") for arm in WORSE.arms)
    card = replace(CARD, first=NUMBERS[:1], benefits=(replace(WORSE, arms=arms),))
    (gain,) = along(card).numbers

    named = "Could be 2 to 13 (Examplumab), and 2 to 13 (Dummy pill)"
    assert f"{named}, worked out from the counts." in gain.told
    assert f"{named}." in gain.told_short


def test_where_nothing_was_counted_it_asks_to_mark_no_numbers() -> None:
    assert along().numbers_heading == "1. Mark the numbers that matter to you"
    assert along(replace(CARD, first=NUMBERS[2:])).numbers_heading == "1. Mark what matters to you"


def test_one_group_needs_no_name() -> None:
    assert along().numbers[1].said == "4 out of 1,000"


def test_what_nobody_measured_stands_there_in_large_words() -> None:
    assert [box.said for box in along().numbers[2:]] == [
        "Nobody has counted this",
        "No fair comparison exists",
    ]


def test_good_harm_and_ones_type_get_room_before_the_burden() -> None:
    assert [box.turn for box in along().numbers] == [0, 1, 3, 2]


def test_the_same_number_for_a_second_type_waits_until_harm_has_room() -> None:
    only = FirstNumber(
        slot=Slot.GAIN, heading="Active", ms_types=(MsType.PPMS_ACTIVE,), big="None", basis="Read"
    )
    page = along(replace(CARD, first=(only, *NUMBERS)), PROGRESSIVE)

    assert [(box.heading, box.types, box.turn) for box in page.numbers[:3]] == [
        ("Active", "PPMS active", 0),
        ("Got worse in disability", "PPMS not active", 4),
        ("Fell gravely ill", "", 1),
    ]


def test_sources_of_the_numbers_are_counted_after_all_others() -> None:
    warning = LicenceWarning(
        kind=WarningKind.MUST_NOT,
        regions=tuple(Region),
        text="Nobody.",
        sources=(SourceId("hearsay"),),
    )
    page = along(replace(CARD, licence=licence(warning)))

    assert page.sources == (*("1 Alpha 2024", "2 Hearsay 2024", "3 Beta 2024", "4 Gamma 2024"),)
    assert page.without_numbers == 2
    assert [(box.cited, box.sources) for box in page.numbers] == [
        ("[3]", (3,)),
        ("[3]", (3,)),
        ("", ()),
        ("[4]", (4,)),
    ]


def test_the_rule_for_ones_type_stands_with_what_it_rests_on() -> None:
    rules = along().rules

    assert rules.heading == "The rules for my type of MS (UK and EU)"
    assert [rule.line for rule in rules.sentences] == [
        "RRMS: Not read. Not checked. Made up for a test, 2026."
    ]
    assert "Only your MS team" in rules.below


def test_a_rule_cites_the_document_it_rests_on(library: Library) -> None:
    page = shipped(library, "ocrelizumab", RELAPSING)

    assert page.rules.sentences[0].cited


def test_a_rule_is_told_with_less_where_there_is_no_room(library: Library) -> None:
    page = shipped(library, "ocrelizumab", RELAPSING)
    whole, short, least = (
        part.sentences[0] for part in (page.rules, page.rules_short, page.rules_least)
    )

    assert "Rests on: UK and EU licence" in whole.text
    assert "Rests on" not in short.text
    assert "Paid for? England" in short.text
    assert "Who pays: see the card. As of 11 July 2024." in least.text
    assert whole.cited == short.cited == least.cited == "[2]"


def test_a_rule_that_rests_on_no_document_says_why_however_little_room_there_is() -> None:
    page = along()

    assert page.rules_short == page.rules
    assert page.rules_least.sentences == page.rules.sentences
    assert page.rules_least.below == "Only your MS team can say what is possible for you."


def test_who_gave_no_type_is_told_that_the_rules_depend_on_it() -> None:
    assert [rule.text for rule in along(reader=Reader()).rules.sentences] == [NO_TYPE]


def test_who_must_not_take_it_is_of_ones_own_region() -> None:
    must_not = along().must_not

    assert must_not.heading == "Who must not take it (UK and EU)"
    assert [each.line for each in must_not.sentences] == [
        "People with an infection now. People with a grave allergy to it. "
        "Reported second-hand. [1, 3]",
        "Examplumab weekly: People who have low mood. [4]",
    ]


def test_boxed_warnings_that_only_the_other_region_has_are_named_apart() -> None:
    (part,) = along().boxed_elsewhere

    assert part.heading == "Strongest (boxed) warnings in the United States"
    assert [each.line for each in part.sentences] == ["Pregnancy and contraception. [2]"]
    assert along(reader=US).boxed_elsewhere == ()


def test_what_a_label_says_in_a_box_comes_first_where_labels_have_one() -> None:
    first, *_ = along(reader=US).must_not.sentences

    assert first.line == (
        "Boxed warning, pregnancy and contraception: It can harm an unborn child. [2]"
    )


def test_a_boxed_warning_of_no_named_kind_is_in_its_own_words_however_little_room_there_is() -> (
    None
):
    other = LicenceWarning(
        kind=WarningKind.ANOTHER,
        regions=(Region.US,),
        text="Only trained doctors give it.",
        sources=(BETA,),
        boxed=True,
    )
    page = along(replace(CARD, licence=licence(other)), US)

    assert [part.sentences[0].line for part in (page.must_not, page.must_not_short)] == [
        "Boxed warning: Only trained doctors give it. [2]",
        "Strongest (boxed) warnings: only trained doctors give it. "
        "In full on the card in msdesk. [2]",
    ]


def test_where_there_is_no_room_boxed_warnings_are_named_and_the_others_stay_whole() -> None:
    short = along(reader=US).must_not_short

    assert [each.line for each in short.sentences] == [
        "Strongest (boxed) warnings: pregnancy and contraception. In full on the card in msdesk. "
        "[2]",
        along(reader=US).must_not.sentences[1].line.replace("Reported second-h", "Second-h"),
    ]


def test_without_boxed_warnings_only_how_it_was_seen_is_said_in_fewer_words() -> None:
    whole, short = along().must_not, along().must_not_short

    assert [each.line for each in short.sentences] == [
        each.line.replace("Reported second-hand.", "Second-hand.") for each in whole.sentences
    ]
    assert short.below == whole.below


def test_second_hand_is_explained_where_it_is_said() -> None:
    assert (
        along().of_second_hand == "“Second-hand”: we read it in a copy, or where others report it."
    )
    assert along(replace(CARD, licence=licence())).of_second_hand == ""


def test_what_nobody_checked_does_not_say_how_it_was_seen() -> None:
    card = replace(CARD, licence=licence())

    assert along(card).must_not.sentences[0].text == "We have not checked this. Ask your team."


def test_beside_a_boxed_warning_it_says_of_what_nobody_checked() -> None:
    boxed = replace(LICENCE[0], boxed=True, regions=tuple(Region))
    page = along(replace(CARD, licence=licence(boxed)), US)

    for part in (page.must_not, page.must_not_short):
        assert part.sentences[-1].line == (
            "Who must not take it: We have not checked this. Ask your team."
        )


def test_where_nobody_checked_who_must_not_take_it_nothing_is_said_of_what_fits() -> None:
    assert along(replace(CARD, licence=licence())).must_not.below == ""


def test_what_was_read_in_the_text_itself_says_no_more() -> None:
    warning = LicenceWarning(
        kind=WarningKind.MUST_NOT, regions=tuple(Region), text="Nobody.", sources=(BETA,)
    )

    assert warning.seen is Seen.SOURCE
    assert along(replace(CARD, licence=licence(warning))).must_not.sentences[0].text == "Nobody."


def test_without_a_licence_it_says_so() -> None:
    card = replace(CARD, licence=(), group=Group.CARE)

    assert [each.text for each in along(card).must_not.sentences] == [NO_LICENCE]
    assert along(card).must_not.below == ""


def test_below_who_must_not_take_it_stands_what_to_do_if_one_fits() -> None:
    assert along().must_not.below == "If one of these fits you, tell your team."


def test_what_is_not_known_is_the_sentence_of_the_folded_section() -> None:
    one = Statement(text="Made up.", basis="Made up")
    fields = dict.fromkeys(InShort.__struct_fields__, one)
    short = InShort(**{**fields, "not_known": Statement(text="Nearly all.", basis="Read")})

    assert along(replace(CARD, in_short=short)).not_known.sentences[0].text == "Nearly all."
    assert along().not_known.sentences[0].text == "Made up."


def test_three_questions_the_cards_own_then_those_about_it_then_plain_ones() -> None:
    assert along().questions_heading == "2. Ask these three questions. 3. Write down the answers."
    assert [(each.text, each.whom) for each in along().questions] == [
        ("Is Examplumab something for me?", "For the neurologist"),
        ("Which blood tests come with it?", "For the MS nurse"),
        ("What good could this treatment do for me?", "For the neurologist"),
    ]


def test_a_question_for_another_type_is_left_out_and_one_for_ones_own_is_not() -> None:
    asked = [each.text for each in along(reader=PROGRESSIVE).questions]

    assert asked[2] == "Does it do anything in PPMS?"


def test_whom_all_three_are_for_is_said_once() -> None:
    page = along(replace(CARD, id=TreatmentId("another")))

    assert [each.whom for each in page.questions] == ["", "", ""]
    assert page.questions_heading == (
        "2. Ask the neurologist these three questions. 3. Write down the answers."
    )


def test_without_numbers_to_mark_the_first_step_is_to_ask() -> None:
    assert along(replace(CARD, first=())).questions_heading.startswith("1. Ask these three")


def test_numbers_are_out_of_as_many_people_as_the_rarest_of_them() -> None:
    page = along()

    assert [box.said for box in page.numbers[:2]] == [
        "6 out of 100 (Examplumab); 39 out of 100 (Dummy pill)",
        "4 out of 1,000",
    ]
    assert [box.said for box in page.together[:2]] == [
        "60 out of 1,000 (Examplumab); 390 out of 1,000 (Dummy pill)",
        "4 out of 1,000",
    ]
    assert "could be 20 to 130" in page.together[0].told


@pytest.mark.parametrize("said", ["6 of 100 got worse.", "6 out of 100 did.", "5 of 364 died."])
def test_a_sentence_that_counts_in_another_way_is_left_to_the_numbers(said: str) -> None:
    line = FaceLine(text=said, sources=(BETA,), ms_types=(MsType.RRMS,))

    assert along(replace(CARD, face=(line,))).face_together == ()
    page = along(replace(CARD, face=(line,), first=NUMBERS[:1]))
    assert [each.text for each in page.face_together] == [said]


def test_a_sentence_that_counts_nobody_stays() -> None:
    line = FaceLine(text="It differs.", basis="Read", ms_types=(MsType.RRMS,))
    page = along(replace(CARD, face=(line,)))

    assert page.face_together == page.face


def test_numbers_that_are_out_of_as_many_stay_as_they_are() -> None:
    page = along(replace(CARD, first=NUMBERS[:1]))

    assert page.together == page.numbers


def test_a_dummy_is_named_without_the_medical_word() -> None:
    dummy = replace(WORSE.arms[1], label="Dummy pill (placebo)")
    card = replace(CARD, benefits=(replace(WORSE, arms=(WORSE.arms[0], dummy)),))

    assert along(card).numbers[0].figures[1].label == "Dummy pill"


def test_hard_words_are_explained_once_with_the_first_number_that_needs_them() -> None:
    assert [(each.term, each.plain, each.turn) for each in along().words] == [
        ("RRMS", "MS with attacks.", -1),
    ]
    needs = replace(NUMBERS[2], words="Nobody with PPMS.")
    page = along(replace(CARD, first=(*NUMBERS[:2], needs, NUMBERS[3])))
    assert [(each.term, each.turn) for each in page.words][1:] == [("PPMS", 3)]


def test_a_short_form_that_stands_nowhere_needs_no_words() -> None:
    page = along(reader=PROGRESSIVE)

    assert "Relapsing MS" in page.numbers[0].told
    assert [each.term for each in page.words] == ["PPMS"]


def test_a_word_that_is_explained_where_it_stands_is_not_explained_again() -> None:
    opens = replace(CARD, summary=("For relapsing MS (RRMS).",))
    behind = replace(CARD, summary=("For RRMS, a kind of MS.",))

    assert along(opens).words == along(behind).words == ()


def test_a_word_that_only_who_pays_needs_says_so(library: Library) -> None:
    page = shipped(library, "ocrelizumab", RELAPSING)

    assert [each.term for each in page.words if each.of_who_pays] == ["NICE"]


def test_what_patients_wrote_of_themselves_is_no_source_of_it(library: Library) -> None:
    told = {"Kickin' MS blog", "Nancy vs PPMS blog"}
    page = shipped(library, "ahsct", PROGRESSIVE)

    assert not [each for each in page.sources if any(name in each for name in told)]
    assert page.numbers[0].cited


def test_texts_of_the_other_region_are_named_only_for_what_nothing_else_tells() -> None:
    both = replace(NUMBERS[3], sources=(BETA, GAMMA))  # Beta is the text of the United States
    card = replace(CARD, first=(both,))

    assert [names(along(card, reader)) for reader in (RELAPSING, US)] == [
        ["Gamma 2024"],
        ["Beta 2024", "Gamma 2024"],
    ]
    alone = replace(CARD, first=(replace(both, sources=(BETA,)),))
    assert names(along(alone)) == ["Beta 2024"]


def names(page: TakeAlong) -> list[str]:
    """Return the sources of its first number."""
    return [page.sources[number - 1].partition(" ")[2] for number in page.numbers[0].sources]


def test_a_number_made_of_several_items_names_a_source_of_each_however_little_room(
    library: Library,
) -> None:
    boxes = shipped(library, "ahsct", Reader((MsType.SPMS_ACTIVE,))).numbers
    (own,) = (box for box in boxes if box.big == "Two studies point opposite ways")

    assert len(own.sources_short) == 2
    assert set(own.sources_short) <= set(own.sources)


def test_a_card_without_a_question_of_its_own_has_three_as_well() -> None:
    assert len(along(replace(CARD, ask="")).questions) == 3


@pytest.mark.parametrize("item", [WORSE, RARE])
def test_the_numbers_are_those_of_the_card(item: object) -> None:
    assert item in (*CARD.benefits, *CARD.harms)
