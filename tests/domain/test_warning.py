"""What a list of licence warnings refuses, and in which order it is said."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from msdesk.domain.ms_type import Region
from msdesk.domain.treatment import Group
from msdesk.domain.warning import (
    Answer,
    LicenceWarning,
    WarningKind,
    gravest,
    incomplete,
    named_by_product,
    not_to_miss,
    silent,
    warned_of,
)
from tests.domain.samples import ALPHA, BETA, licence, treatment, unchecked, warning

WHOLE = licence()
CARD = treatment("Examplumab")


def lacking(*warnings: LicenceWarning, products: tuple[str, ...] = ()) -> list[str]:
    return list(incomplete(warnings, products))


@pytest.mark.parametrize("regions", [(), (Region.US, Region.US)])
def test_a_warning_names_where_it_holds_once(regions: tuple[Region, ...]) -> None:
    with pytest.raises(ValueError, match="eyes: regions must name one region, or both once"):
        replace(warning(WarningKind.EYES), regions=regions)


@pytest.mark.parametrize("text", ["", "  \n"])
def test_a_warning_has_words(text: str) -> None:
    with pytest.raises(ValueError, match="eyes: a warning needs its text"):
        warning(WarningKind.EYES, text)


@pytest.mark.parametrize("answer", [Answer.WARNED_OF, Answer.NOT_NAMED])
def test_what_was_read_names_its_source(answer: Answer) -> None:
    with pytest.raises(ValueError, match=f"eyes: '{answer.value}' needs the source read"):
        replace(warning(WarningKind.EYES), answer=answer, sources=())


@pytest.mark.parametrize("more", [{"text": "Rare."}, {"sources": (ALPHA,)}])
def test_what_was_not_checked_has_neither_text_nor_source(more: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="eyes: what was not checked has no text and no sources"):
        replace(unchecked(WarningKind.EYES), **more)


@pytest.mark.parametrize(
    "changed",
    [
        {"regions": (Region.UK_EU,)},
        {"answer": Answer.NOT_NAMED},
        {"answer": Answer.NOT_CHECKED, "text": "", "sources": ()},
    ],
)
def test_only_a_warning_of_the_united_states_stands_in_a_box(changed: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="eyes: boxed is for what the United States label"):
        replace(warning(WarningKind.EYES, boxed=True), **changed)


def test_a_list_that_answers_for_each_kind_in_each_region_is_whole() -> None:
    assert lacking(*WHOLE) == []


@pytest.mark.parametrize("region", Region)
@pytest.mark.parametrize("kind", WarningKind)
def test_a_kind_left_out_is_named(kind: WarningKind, region: Region) -> None:
    rest = (w for w in WHOLE if w.kind is not kind or region not in w.regions)

    assert lacking(*rest) == [f"no entry for {kind.value}, {region.value}"]


def test_one_entry_may_answer_for_both_regions() -> None:
    rest = (w for w in WHOLE if w.kind is not WarningKind.EYES)

    assert lacking(*rest, warning(WarningKind.EYES)) == []


def test_a_kind_said_twice_for_one_region_is_named() -> None:
    assert lacking(*WHOLE, warning(WarningKind.EYES, "Rare.", Region.US)) == [
        "2 entries for eyes, United States"
    ]


def test_other_warnings_may_be_several() -> None:
    several = (warning(WarningKind.ANOTHER), warning(WarningKind.ANOTHER))

    assert lacking(*licence(*several)) == []


def test_other_warnings_are_not_both_there_and_not_checked() -> None:
    assert lacking(*WHOLE, warning(WarningKind.ANOTHER, "Rare.", Region.US)) == [
        "another warning, United States: several entries must all be 'warned of'"
    ]


def test_a_product_that_differs_has_an_entry_of_its_own() -> None:
    assert lacking(*WHOLE, warning(WarningKind.EYES, product="Weekly")) == []


def test_a_product_has_one_entry_for_a_kind_and_region() -> None:
    own = warning(WarningKind.EYES, "Rare.", Region.US, product="Weekly")

    assert lacking(*WHOLE, own, own) == ["2 entries for eyes, United States, Weekly"]


def test_where_each_medicine_has_a_licence_each_needs_a_whole_list() -> None:
    first = tuple(replace(w, product="Alpha") for w in WHOLE)
    second = tuple(replace(w, product="Beta") for w in WHOLE[:-1])

    assert lacking(*first, *second, products=("Alpha", "Beta")) == [
        "no entry for another warning, United States, Beta"
    ]


def test_where_each_medicine_has_a_licence_no_entry_is_about_none_of_them() -> None:
    both = tuple(replace(w, product="Alpha") for w in WHOLE)
    stray = warning(WarningKind.EYES, product="Gamma")

    assert lacking(*both, stray, WHOLE[0], products=("Alpha",)) == [
        "product must be one of licence_of, not '', 'Gamma'"
    ]


def test_a_card_whose_list_has_a_gap_is_refused() -> None:
    with pytest.raises(ValueError, match="examplumab: licence: no entry for PML, UK and EU"):
        replace(CARD, licence=WHOLE[1:])


def test_a_medicine_must_have_its_list() -> None:
    with pytest.raises(ValueError, match="examplumab: licence: is missing"):
        replace(CARD, licence=())


def test_a_card_that_names_medicines_must_have_their_lists() -> None:
    with pytest.raises(ValueError, match="licence: is missing"):
        replace(CARD, licence=(), licence_of=("Alpha",), group=Group.CELL_THERAPY)


def test_a_card_with_several_licences_names_them_beside_its_own_name() -> None:
    both = tuple(replace(w, product=name) for name in ("Alpha", "Beta") for w in WHOLE)

    card = replace(CARD, licence=both, licence_of=("Alpha", "Beta"))

    assert card.with_a_licence == "Examplumab (Alpha and Beta)"
    assert CARD.with_a_licence == "Examplumab"


def test_a_card_of_no_medicine_may_have_no_list() -> None:
    assert replace(CARD, licence=(), group=Group.CARE).licence == ()


def test_boxed_warnings_and_who_must_not_take_it_are_the_gravest() -> None:
    warnings = licence(
        warning(WarningKind.PML),
        warning(WarningKind.LIVER, "Rare.", Region.US, boxed=True),
        warning(WarningKind.LIVER, "Rare.", Region.UK_EU),
        warning(WarningKind.MUST_NOT),
    )

    found = warned_of(warnings, Region.UK_EU)

    assert {kind: gravest(kind, those) for kind, those in found.items()} == {
        WarningKind.PML: False,
        WarningKind.LIVER: True,
        WarningKind.MUST_NOT: True,
    }


@pytest.mark.parametrize("first", Region)
def test_the_words_of_ones_own_region_come_first(first: Region) -> None:
    here, there = (warning(WarningKind.EYES, r.value, r) for r in Region)

    (found,) = warned_of((there, here), first).values()

    assert [w.text == first.value for w in found] == [True, False]


def test_a_box_of_another_kind_comes_before_who_must_not_take_it() -> None:
    boxed = warning(WarningKind.CHECKS, "Test the liver.", Region.US, boxed=True)
    here = warning(WarningKind.MUST_NOT, "Here.", Region.UK_EU)
    there = warning(WarningKind.MUST_NOT, "There.", Region.US)

    assert not_to_miss((there, here, boxed, *WHOLE[:9]), Region.UK_EU) == (boxed, here, there)


def test_kinds_are_named_once_each_with_its_product() -> None:
    eyes = warning(WarningKind.EYES, boxed=True)

    assert named_by_product((eyes, eyes, replace(eyes, product="Weekly"))) == "eyes; eyes (Weekly)"


def test_its_own_first_sentence_may_begin_with_a_short_form() -> None:
    other = warning(WarningKind.ANOTHER, "MRI is not safe with it.", boxed=True)

    assert named_by_product((other,)) == "MRI is not safe with it"


def test_a_warning_of_no_named_kind_is_told_in_its_own_first_sentence() -> None:
    other = warning(WarningKind.ANOTHER, "Only trained doctors give it. In a box.", boxed=True)

    assert named_by_product((other,)) == "only trained doctors give it"


def test_what_is_not_warned_of_is_gathered_by_region_and_product() -> None:
    unnamed = (
        LicenceWarning(
            kind=kind,
            regions=tuple(Region),
            answer=Answer.NOT_NAMED,
            text=text,
            sources=(source,),
            product=product,
        )
        for kind, text, source, product in (
            (WarningKind.EYES, "A copy of 2023.", ALPHA, ""),
            (WarningKind.PML, "", BETA, ""),
            (WarningKind.LUNGS, "A copy of 2023.", ALPHA, "Weekly"),
        )
    )

    found = silent((*unnamed, unchecked(WarningKind.BOWEL)), Answer.NOT_NAMED, Region.US)

    assert [(part.region, part.product) for part in found] == [
        (Region.US, ""),
        (Region.US, "Weekly"),
        (Region.UK_EU, ""),
        (Region.UK_EU, "Weekly"),
    ]
    assert found[0].kinds == (WarningKind.PML, WarningKind.EYES)
    assert found[0].notes == {"A copy of 2023.": (WarningKind.EYES,)}
    assert found[0].sources == (ALPHA, BETA)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (warning(WarningKind.EYES, "Rare."), "Rare."),
        (unchecked(WarningKind.EYES), "We have not checked this. Ask your team."),
        (
            replace(warning(WarningKind.EYES, "A copy of 2023."), answer=Answer.NOT_NAMED),
            "The licence text we read does not name it. A copy of 2023.",
        ),
    ],
)
def test_each_answer_has_its_words(told: LicenceWarning, words: str) -> None:
    assert told.words == words


def test_who_must_not_take_it_is_a_list_with_a_line_for_each() -> None:
    told = warning(WarningKind.MUST_NOT, "An infection now. A grave allergy to it.")

    assert told.lines == ("• An infection now.", "• A grave allergy to it.")


@pytest.mark.parametrize(
    "told",
    [
        warning(WarningKind.EYES, "Rare. Grave."),
        warning(WarningKind.MUST_NOT, "An allergy to it."),
        unchecked(WarningKind.MUST_NOT),
    ],
)
def test_other_answers_are_one_line(told: LicenceWarning) -> None:
    assert told.lines == (told.words,)
