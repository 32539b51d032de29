"""What a card refuses: a card without a harm, a note too many, a figure without its source."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from msgspec.structs import replace

from msdesk.domain.eligibility import Status
from msdesk.domain.estimate import Unit
from msdesk.domain.ids import RowId
from msdesk.domain.ms_type import MsType, Region
from msdesk.domain.treatment import Cell, LivingWith, Treatment
from tests.domain.samples import (
    ALPHA,
    BASIS,
    CHECKED,
    DUE,
    NOTES,
    STATEMENT,
    cell,
    note,
    treatment,
)

CARD = treatment("Examplumab")


def test_a_card_comes_back_from_a_file_as_it_was_written() -> None:
    assert msgspec.convert(msgspec.to_builtins(CARD), Treatment) == CARD


@pytest.mark.parametrize("lines", [2, 4])
def test_a_summary_has_three_lines(lines: int) -> None:
    data = msgspec.to_builtins(CARD) | {"summary": ["A line."] * lines}

    with pytest.raises(msgspec.ValidationError, match="length 3"):
        msgspec.convert(data, Treatment)


@pytest.mark.parametrize(
    "section",
    [
        "benefits",
        "harms",
        "what_it_is",
        "how_given",
        "checks",
        "pregnancy",
        "if_stopped",
        "not_known",
    ],
)
def test_no_section_of_a_card_is_empty(section: str) -> None:
    with pytest.raises(ValueError, match=f"examplumab: {section} is empty"):
        replace(CARD, **{section: ()})


@pytest.mark.parametrize("part", ["body", "mind", "daily_life"])
def test_living_with_a_treatment_is_told_for_body_mind_and_daily_life(part: str) -> None:
    whole = LivingWith(body=(STATEMENT,), mind=(STATEMENT,), daily_life=(STATEMENT,))

    with pytest.raises(ValueError, match="at least one statement"):
        replace(whole, **{part: ()})


def test_a_card_without_trials_says_so() -> None:
    with pytest.raises(ValueError, match="no_trials"):
        replace(CARD, no_trials="")


@pytest.mark.parametrize("region", Region)
@pytest.mark.parametrize("ms_type", MsType)
def test_each_type_has_a_note_in_each_region(ms_type: MsType, region: Region) -> None:
    others = [t for t in MsType if t is not ms_type]
    elsewhere = [n for n in NOTES if n.region is not region]

    with pytest.raises(ValueError, match=f"0 eligibility notes for {ms_type.value}, "):
        replace(CARD, eligibility=(note("Not known.", *others, region=region), *elsewhere))


def test_no_type_has_two_notes_in_one_region() -> None:
    twice = (*NOTES, note("Licensed.", MsType.RRMS, region=Region.US))

    with pytest.raises(ValueError, match="2 eligibility notes for RRMS, United States"):
        replace(CARD, eligibility=twice)


def test_a_note_is_found_by_its_type_and_region() -> None:
    rrms = note("Licensed.", MsType.RRMS)
    others = note("Not licensed.", *(t for t in MsType if t is not MsType.RRMS))
    card = replace(CARD, eligibility=(others, rrms, note("In the US.", region=Region.US)))

    found = [card.note_for(MsType.RRMS, region).in_short for region in Region]

    assert found == ["Licensed.", "In the US."]


@pytest.mark.parametrize(
    ("today", "due"), [(CHECKED, False), (DUE, False), (date(2027, 5, 23), True)]
)
def test_a_card_is_due_the_day_after_its_next_check(today: date, due: bool) -> None:  # noqa: FBT001
    assert CARD.record.is_due(today) is due


def test_an_answer_needs_sources_or_a_reason_why_there_are_none() -> None:
    with pytest.raises(ValueError, match="needs sources, or a basis"):
        Cell(row=RowId("worse"), text="No fair test")


def test_an_answer_without_sources_rests_on_its_basis() -> None:
    assert Cell(row=RowId("worse"), text="No fair test", basis=BASIS).sources == ()


@pytest.mark.parametrize("more", [{"window": "2 years", "basis": BASIS}, {"sources": (ALPHA,)}])
def test_a_figure_in_an_answer_has_its_source_and_its_window(more: dict[str, object]) -> None:
    data = {"row": "worse", "text": "{0}", "figures": (26.0,), "measure": "counted", **more}

    with pytest.raises(msgspec.ValidationError, match="needs its source and its window"):
        msgspec.convert(data, Cell)


@pytest.mark.parametrize(
    ("text", "figures", "reason"),
    [
        ("Nobody knows", (26.0,), r"no place \{0\}"),
        ("{0} here", (26.0, 32.0), r"no place \{1\}"),
        ("{0} here, {1} there", (26.0,), r"no figure is given for \{1\}"),
        ("{0} here", (), r"no figure is given for \{0\}"),
        ("{rate} and {0}", (26.0,), r"no figure is given for \{rate\}"),
    ],
)
def test_each_figure_of_an_answer_has_a_place_and_each_place_a_figure(
    text: str, figures: tuple[float, ...], reason: str
) -> None:
    with pytest.raises(ValueError, match=f"worse: .*{reason}"):
        Cell(
            row=RowId("worse"),
            text=text,
            sources=(ALPHA,),
            figures=figures,
            measure="counted" if figures else "",
            window="2 years",
        )


def test_an_answer_does_not_write_a_denominator_of_its_own() -> None:
    with pytest.raises(ValueError, match="'out of 100': the table writes its denominator"):
        Cell(row=RowId("worse"), text="3 out of 100", sources=(ALPHA,))


def test_a_rate_each_year_says_where_the_denominator_goes() -> None:
    with pytest.raises(ValueError, match=r"no place \{of\}"):
        Cell(
            row=RowId("relapse"),
            text="{0} relapses",
            sources=(ALPHA,),
            figures=(16.0,),
            measure="counted",
            unit=Unit.PER_YEAR,
            window="2 years",
        )


@pytest.mark.parametrize("lacks", [{"measure": ""}, {"figures": (), "text": "No figure"}])
def test_a_figure_says_what_it_counts(lacks: dict[str, object]) -> None:
    answer = cell("worse", "{0}", 26.0)

    with pytest.raises(ValueError, match="a figure needs its measure"):
        replace(answer, **lacks)


def test_the_notes_for_some_types_stand_in_the_order_of_the_types_each_once() -> None:
    both = note("Both.", MsType.RRMS, MsType.CIS)
    rest = note("The rest.", *(t for t in MsType if t not in both.ms_types))
    card = treatment("Examplumab", eligibility=(rest, both, NOTES[1]))

    found = card.notes_for((MsType.RRMS, MsType.RIS, MsType.CIS), Region.UK_EU)

    assert found == (((MsType.RRMS, MsType.CIS), both), ((MsType.RIS,), rest))


@pytest.mark.parametrize("region", Region)
def test_how_it_stands_by_the_rules_is_said_with_the_region(region: Region) -> None:
    said = CARD.rules_for((MsType.RRMS, MsType.CIS), region)

    assert said == f"Rules, {region.value}: not read."


def test_types_that_stand_otherwise_by_the_rules_are_named() -> None:
    tried = replace(note("Tried.", MsType.RRMS), status=Status.NO_LICENCE_NEEDED)
    rest = note("The rest.", *(t for t in MsType if t is not MsType.RRMS))
    card = treatment("Examplumab", eligibility=(tried, rest, NOTES[1]))

    said = card.rules_for((MsType.RIS, MsType.RRMS, MsType.CIS), Region.UK_EU)

    assert said == "Rules, UK and EU: RIS, CIS: not read; RRMS: no licence needed."
