"""Options side by side: an order of options that never changes, and rows that move."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from msdesk.domain.cell_figures import Drawn
from msdesk.domain.comparison import (
    MOST_OPTIONS,
    Comparison,
    Part,
    ShownCell,
    ShownRow,
    columns,
    compare,
)
from msdesk.domain.eligibility import Status
from msdesk.domain.estimate import Arm, Estimate, Unit
from msdesk.domain.first import FirstNumber, Slot, Span
from msdesk.domain.first_words import shown_first
from msdesk.domain.ids import EstimateId, RowId, TreatmentId
from msdesk.domain.ms_type import MsType, Region
from msdesk.domain.source import Seen
from msdesk.domain.treatment import Cell, Group, Treatment
from msdesk.domain.warning import LicenceWarning, WarningKind
from tests.domain.samples import (
    ALPHA,
    BASIS,
    BETA,
    CRITERION,
    ESTIMATE,
    NOTES,
    cell,
    licence,
    note,
    row,
    treatment,
    warning,
)

NONE = treatment("No new treatment")
KNOWN = {t.id: t for t in (*(treatment(f"Examplumab {n}") for n in range(6)), NONE)}
FIRST, SECOND, THIRD, FOURTH, *_ = KNOWN
ROWS = tuple(row(key) for key in ("worse", "relapse", "repair", "death"))
ROW_IDS = [r.id for r in ROWS]
TYPE_ROW = row("type", only_type=True)
MUST_NOT_ROW = row("must-not", only_licence=True)
OTHERWISE = "Counted another way: see “{}”."
PPMS = (MsType.PPMS_ACTIVE, MsType.PPMS_NOT_ACTIVE)

choices = st.lists(st.sampled_from([*KNOWN, TreatmentId("unknown")])).map(tuple)
matters = st.lists(st.sampled_from(ROW_IDS), unique=True).map(tuple)


def answers(name: str) -> tuple[Cell, ...]:
    """Return answers that differ between options in "repair" and "death" alone."""
    return (
        cell("worse", "No fair test"),
        cell("relapse", "No fair test"),
        cell("repair", f"{name} does not"),
        cell("death", f"{name}: nobody"),
    )


OPTIONS = tuple(treatment(name, *answers(name)) for name in ("Examplumab", "Madeupimod", "None"))


def side_by_side(*cells: Cell) -> Comparison:
    """Return one row of answers, an option each."""
    options = tuple(treatment(f"Examplumab {n}", each) for n, each in enumerate(cells))
    return compare(options, (row(cells[0].row),))


def shown(*cells: Cell) -> tuple[ShownCell, ...]:
    return side_by_side(*cells).rows[0].cells


def test_a_rate_each_year_without_an_estimate_is_counted_in_the_tables_people() -> None:
    words = "{0} relapses for every {of} people each year"

    (told,) = shown(replace(cell("relapse", "{0}", 16.0), text=words, unit=Unit.PER_YEAR))

    assert told.text == "16 relapses for every 100 people each year"


def order(table: Comparison) -> list[RowId]:
    return [r.id for r in table.rows]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ((), ()),
        ((SECOND, FIRST), (SECOND, FIRST)),
        ((FIRST, FIRST, SECOND), (FIRST, SECOND)),
        ((NONE.id, FIRST), (FIRST,)),
        ((TreatmentId("unknown"), FIRST), (FIRST,)),
        ((FIRST, SECOND, THIRD, FOURTH), (FIRST, SECOND, THIRD)),
    ],
)
def test_the_columns_are_those_chosen_and_then_no_new_treatment(
    chosen: tuple[TreatmentId, ...], expected: tuple[TreatmentId, ...]
) -> None:
    assert [c.id for c in columns(chosen, KNOWN, NONE)] == [*expected, NONE.id]


@given(choices)
def test_no_new_treatment_is_always_the_last_column_and_only_there(
    chosen: tuple[TreatmentId, ...],
) -> None:
    ids = [c.id for c in columns(chosen, KNOWN, NONE)]

    assert ids.index(NONE.id) == len(ids) - 1


@given(choices)
def test_there_are_never_more_than_four_columns(chosen: tuple[TreatmentId, ...]) -> None:
    assert 1 <= len(columns(chosen, KNOWN, NONE)) <= MOST_OPTIONS == 4


@given(matters)
def test_what_matters_never_moves_an_option(mattering: tuple[RowId, ...]) -> None:
    table = compare(OPTIONS, ROWS, matters=mattering)

    repair = next(r for r in table.rows if r.id == "repair")
    assert table.options == OPTIONS
    assert [c.text for c in repair.cells] == [f"{o.name} does not" for o in OPTIONS]


@given(matters)
def test_what_matters_comes_first_in_its_own_order(mattering: tuple[RowId, ...]) -> None:
    table = compare(OPTIONS, ROWS, matters=mattering)

    assert order(table)[: len(mattering)] == list(mattering)
    assert [r.id for r in table.rows if r.matters] == list(mattering)


@given(matters)
def test_of_the_other_rows_those_in_which_options_differ_come_first(
    mattering: tuple[RowId, ...],
) -> None:
    others = compare(OPTIONS, ROWS, matters=mattering).rows[len(mattering) :]

    assert [r.differs for r in others] == sorted((r.differs for r in others), reverse=True)


@given(matters)
def test_no_row_is_lost_or_doubled(mattering: tuple[RowId, ...]) -> None:
    assert sorted(order(compare(OPTIONS, ROWS, matters=mattering))) == sorted(ROW_IDS)


def test_rows_alike_in_all_this_stay_in_the_order_of_the_file() -> None:
    assert order(compare(OPTIONS, ROWS)) == ["repair", "death", "worse", "relapse"]


def test_a_row_that_matters_and_is_not_in_the_table_is_left_out() -> None:
    table = compare(OPTIONS, ROWS, matters=(RowId("cost"), RowId("relapse")))

    assert order(table) == ["relapse", "repair", "death", "worse"]


def test_a_figure_is_written_out_of_100() -> None:
    assert shown(cell("worse", "{0}; {1} on a dummy pill", 26.0, 32.0))[0].text == (
        "26 out of 100; 32 out of 100 on a dummy pill"
    )


def test_one_rare_figure_gives_the_whole_table_its_denominator() -> None:
    common = treatment("Examplumab", cell("worse", "{0}", 26.0), cell("death", "No figure"))
    rare = treatment("Madeupimod", cell("worse", "{0}", 32.0), cell("death", "{0}", 0.4))

    table = compare((common, rare), (row("worse"), row("death")))

    assert table.out_of == 1000
    assert [[c.text for c in r.cells] for r in table.rows] == [
        ["260 out of 1,000", "320 out of 1,000"],
        ["No figure", "4 out of 1,000"],
    ]


OF_NONE = treatment("No new treatment", cell("death", "No figure"))


def test_a_figure_is_said_as_the_face_of_its_card_says_it() -> None:
    died = replace(ESTIMATE, arms=(Arm(label="All", per_100=1.4, events=5, of=364),))
    first = FirstNumber(slot=Slot.HARM, heading="Died", items=(died.id,), who="All", out_of=1000)
    card = treatment("Examplumab", cell("death", "{0}", 1.4, estimates=(died.id,)))
    told = replace(card, benefits=(died,), first=(first,))

    table = compare((told, OF_NONE), (row("death"),))

    assert shown_first(told, ())[0].figures == ("14 out of 1,000",)
    assert table.rows[0].cells[0].text == "14 out of 1,000 (5 to 32)"


def test_a_figure_is_said_as_where_its_card_sums_up_several() -> None:
    died = replace(ESTIMATE, arms=(Arm(label="All", per_100=1.4, events=5, of=364),))
    span = Span(
        id=EstimateId("deaths"),
        outcome="Died",
        sentence="Some died.",
        picture=died.id,
        out_of=1000,
        items=(died.id,),
        sources=(ALPHA,),
    )
    card = treatment("Examplumab", cell("death", "{0}", 1.4, estimates=(died.id,)))

    table = compare((replace(card, benefits=(died,), spans=(span,)), OF_NONE), (row("death"),))

    assert table.rows[0].cells[0].text == "14 out of 1,000 (5 to 32)"


def test_a_figure_too_rare_to_count_is_not_said_to_be_none() -> None:
    assert shown(cell("death", "Died: {0}", 0.04))[0].text == "Died: fewer than 1 out of 1,000"


def test_a_figure_that_begins_an_answer_begins_with_a_capital() -> None:
    (answer, *_) = shown(cell("death", "{0} died", 0.04))

    assert answer.text == "Fewer than 1 out of 1,000 died"
    assert answer.drawn[0].words == "Fewer than 1 out of 1,000"


def test_an_answer_without_a_figure_is_written_as_it_is() -> None:
    assert shown(cell("worse", "No fair test"))[0].text == "No fair test"


def test_an_answer_keeps_its_sources_and_its_window() -> None:
    (only,) = shown(cell("worse", "{0}", 26.0))

    assert (only.sources, only.window, only.second_hand) == ((ALPHA,), "2 years", False)


@pytest.mark.parametrize("seen", [Seen.COPY, Seen.SECOND_HAND])
def test_an_answer_that_was_not_read_in_the_text_itself_says_so(seen: Seen) -> None:
    (only,) = shown(cell("worse", "{0}", 26.0, seen=seen))

    assert only.second_hand


def test_windows_that_are_alike_are_not_flagged() -> None:
    assert not any(
        c.window_differs for c in shown(cell("worse", "{0}", 26.0), cell("worse", "{0}", 32.0))
    )


def test_windows_that_differ_are_flagged_wherever_there_is_one() -> None:
    cells = shown(
        cell("worse", "{0}", 26.0),
        cell("worse", "{0}", 32.0, window="5 years"),
        cell("worse", "No fair test", window=""),
    )

    assert [c.window_differs for c in cells] == [True, True, False]


def test_a_flagged_answer_keeps_all_else() -> None:
    second_hand = cell("worse", "{0}", 26.0, seen=Seen.SECOND_HAND)

    flagged, _ = shown(second_hand, cell("worse", "{0}", 32.0, window="5 years"))

    assert flagged == ShownCell(
        text="26 out of 100",
        sources=(ALPHA,),
        window="2 years",
        second_hand=True,
        window_differs=True,
        drawn=(Drawn(count=26, of=100, words="26 out of 100"),),
    )


def test_windows_of_different_rows_are_not_held_against_each_other() -> None:
    option = treatment(
        "Examplumab", cell("worse", "{0}", 26.0), cell("death", "{0}", 3.0, window="5 years")
    )

    table = compare((option,), (row("worse"), row("death")))

    assert not any(c.window_differs for r in table.rows for c in r.cells)


def test_of_two_types_the_one_with_a_figure_is_told_and_of_the_other_that_there_is_none() -> None:
    option = treatment(
        "Examplumab",
        cell("worse", "Not known"),
        cell("worse", "No fair comparison exists.", ms_types=(MsType.SPMS_ACTIVE,), window=""),
        cell("worse", "{0} on it", 11.0, ms_types=(MsType.RRMS,)),
    )
    both = (MsType.SPMS_ACTIVE, MsType.RRMS)

    (answer,) = compare((option,), (row("worse"),), ms_types=both).rows[0].cells
    assert answer.text == ("RRMS: 11 out of 100 on it. SPMS active: no fair comparison exists.")
    assert [each.count for each in answer.drawn] == [11]


@pytest.mark.parametrize(
    ("ms_types", "text"),
    [
        ((), "Not known"),
        ((MsType.RIS,), "Not known"),
        ((MsType.RRMS,), "Slower"),
        (PPMS, "Slower"),
        ((MsType.SPMS_ACTIVE,), "As fast"),
        ((MsType.SPMS_ACTIVE, MsType.SPMS_NOT_ACTIVE), "SPMS active: As fast"),
        ((MsType.RIS, *PPMS), "PPMS: Slower"),
    ],
)
def test_an_answer_is_for_the_persons_type_or_says_for_which(
    ms_types: tuple[MsType, ...], text: str
) -> None:
    option = treatment(
        "Examplumab",
        cell("worse", "Not known"),
        cell("worse", "Slower", ms_types=(MsType.RRMS, *PPMS)),
        cell("worse", "As fast", ms_types=(MsType.SPMS_ACTIVE,)),
    )

    table = compare((option,), (row("worse"),), ms_types=ms_types)

    assert table.rows[0].cells[0].text == text


def test_where_no_type_is_known_the_row_of_types_says_where_to_give_it() -> None:
    table = compare(OPTIONS, (TYPE_ROW,))

    assert [c.text for c in table.rows[0].cells] == ["It depends on your type. See My MS."] * len(
        OPTIONS
    )


WHY = f"{BASIS}, 2026."
NOT_PPMS = tuple(t for t in MsType if t not in PPMS)
WITH_NOTES = treatment(
    "Examplumab",
    eligibility=(
        note("Licensed.", *NOT_PPMS),
        note("In a trial.", PPMS[0], criteria=(CRITERION, CRITERION)),
        note("Not licensed.", PPMS[1], criteria=(replace(CRITERION, sources=(BETA, ALPHA)),)),
        note("Not checked in the US.", region=Region.US),
    ),
)


@pytest.mark.parametrize("seen", Seen)
def test_the_row_of_types_says_once_how_what_a_status_rests_on_was_seen(seen: Seen) -> None:
    rule = replace(CRITERION, seen=seen)
    here = replace(note("Some.", criteria=(rule,)), status=Status.SOME_BY_RULES)
    option = treatment("Examplumab", eligibility=(here, NOTES[1]))

    (found,) = compare((option,), (TYPE_ROW,), ms_types=(MsType.RRMS,)).rows[0].cells

    assert found.text.endswith(f"As of 22 November 2026. {seen.in_words}".rstrip())
    assert not found.second_hand  # else the words would stand there twice


@pytest.mark.parametrize(
    ("ms_types", "region", "lines"),
    [
        ((MsType.RRMS,), Region.UK_EU, ["Not read.", "Licensed.", WHY]),
        ((MsType.RRMS,), Region.US, ["Not read.", "Not checked in the US.", WHY]),
        ((MsType.RRMS, MsType.CIS), Region.UK_EU, ["Not read.", "Licensed.", WHY]),
        (
            PPMS,
            Region.UK_EU,
            [
                *("PPMS active: Not read.", "In a trial.", WHY, ""),
                *("PPMS not active: Not read.", "Not licensed.", WHY),
            ],
        ),
        (PPMS, Region.US, ["Not read.", "Not checked in the US.", WHY]),
    ],
)
def test_the_row_of_types_holds_the_notes_with_what_each_rests_on(
    ms_types: tuple[MsType, ...], region: Region, lines: list[str]
) -> None:
    table = compare((WITH_NOTES,), (TYPE_ROW,), ms_types=ms_types, region=region)

    assert table.rows[0].cells[0].text.splitlines() == lines


def test_the_row_of_types_names_each_source_of_its_rules_once() -> None:
    table = compare((WITH_NOTES,), (TYPE_ROW,), ms_types=PPMS)

    assert table.rows[0].cells[0].sources == (ALPHA, BETA)


def test_a_table_says_for_whom_it_is() -> None:
    table = compare((WITH_NOTES,), (TYPE_ROW,), ms_types=PPMS, region=Region.US)

    assert (table.ms_types, table.region) == (PPMS, Region.US)


def must_not(*warnings: LicenceWarning, region: Region = Region.UK_EU) -> ShownRow:
    """Return who must not take a medicine with these warnings, beside one without a licence."""
    with_licence = replace(treatment("Examplumab"), licence=licence(*warnings))
    without = replace(NONE, group=Group.NO_TREATMENT, licence=())
    (shown,) = compare((with_licence, without), (MUST_NOT_ROW,), region=region).rows
    return shown


def test_who_must_not_take_it_is_told_whole_for_the_persons_region() -> None:
    there = must_not(
        warning(WarningKind.MUST_NOT, "People with an infection.", Region.UK_EU),
        warning(WarningKind.MUST_NOT, "People with a grave allergy.", Region.US),
        region=Region.US,
    )

    assert there.heading == "What of must-not? (United States)"
    assert there.cells[0] == ShownCell(text="People with a grave allergy.", sources=(ALPHA,))


def test_where_products_differ_each_is_named() -> None:
    found = must_not(
        warning(WarningKind.MUST_NOT, "People with an infection."),
        warning(WarningKind.MUST_NOT, "People who have low mood.", product="Weekly"),
    )

    assert found.cells[0].text.splitlines() == [
        "People with an infection.",
        "Weekly:",
        "People who have low mood.",
    ]
    assert found.cells[0].sources == (ALPHA,)


def test_an_option_without_a_licence_says_so() -> None:
    assert must_not().cells[1].text == "There is no licence text for this."


def test_who_must_not_take_it_may_be_not_checked() -> None:
    assert must_not().cells[0].text == "We have not checked this. Ask your team."


@pytest.mark.parametrize("seen", [Seen.COPY, Seen.SECOND_HAND])
def test_who_must_not_take_it_may_be_known_at_second_hand(seen: Seen) -> None:
    told = replace(warning(WarningKind.MUST_NOT), seen=seen)

    assert must_not(told).cells[0].second_hand


def counted(*arms: Arm) -> Estimate:
    return replace(ESTIMATE, arms=arms)


def of_estimate(answer: Cell, item: Estimate) -> Treatment:
    return replace(treatment("Examplumab", answer), benefits=(item,))


def test_two_measures_of_one_question_have_a_row_each_that_names_the_other() -> None:
    weeks, months = map(OTHERWISE.format, ("for 12 weeks", "for 6 months"))
    table = side_by_side(
        cell("worse", "{0}", 26.0, measure="for 12 weeks"),
        cell("worse", "{0}", 32.0, measure="for 6 months"),
        cell("worse", "No fair test"),
    )

    assert [(row.heading, [c.text for c in row.cells]) for row in table.rows] == [
        ("What of worse? (for 12 weeks)", ["26 out of 100", months, "No fair test"]),
        ("What of worse? (for 6 months)", [weeks, "32 out of 100", "No fair test"]),
    ]


def test_what_was_counted_another_way_knows_what_the_row_counts_that_it_names() -> None:
    table = side_by_side(
        cell("worse", "{0}", 26.0, measure="for 12 weeks"),
        cell("worse", "{0}", 32.0, measure="for 6 months"),
    )

    assert [[c.counted for c in row.cells] for row in table.rows] == [
        ["", "for 6 months"],
        ["for 12 weeks", ""],
    ]


def test_rows_that_count_one_thing_in_two_ways_stand_together_and_say_so_once() -> None:
    answers = (
        (cell("worse", "{0}", 26.0, measure="for 12 weeks"), cell("death", "One")),
        (cell("worse", "{0}", 32.0, measure="for 6 months"), cell("death", "Two")),
    )
    options = tuple(treatment(f"Examplumab {n}", *each) for n, each in enumerate(answers))

    table = compare(options, (row("worse"), row("death")))

    assert [(r.id, r.counted) for r in table.rows] == [
        ("worse", "Two ways of counting: this row and the next."),
        ("worse", ""),
        ("death", ""),
    ]


def test_a_row_with_its_type_comes_before_what_matters() -> None:
    option = replace(WITH_NOTES, compare=answers("Examplumab"))

    table = compare((option,), (row("worse"), TYPE_ROW), ms_types=PPMS, matters=(RowId("worse"),))

    assert [(r.id, r.part) for r in table.rows] == [("type", Part.TYPE), ("worse", Part.MATTERS)]


@pytest.mark.parametrize("ms_types", [(), PPMS])
def test_the_persons_own_order_goes_before_that(ms_types: tuple[MsType, ...]) -> None:
    mine = (RowId("worse"), RowId("type"))
    option = replace(WITH_NOTES, compare=answers("Examplumab"))

    table = compare((option,), (TYPE_ROW, ROWS[0]), ms_types=ms_types, matters=mine)

    assert order(table) == list(mine)


def test_an_answer_that_says_itself_that_it_is_second_hand_is_not_marked_so_again() -> None:
    (found,) = shown(cell("worse", "{0} (reported second-hand)", 26.0, seen=Seen.SECOND_HAND))

    assert not found.second_hand


def test_a_question_without_a_figure_has_one_row() -> None:
    table = side_by_side(cell("worse", "No fair test"), cell("worse", "Not known"))

    assert [row.heading for row in table.rows] == ["What of worse?"]


def test_a_figure_brings_the_range_of_its_estimate() -> None:
    arm = Arm(label="Examplumab", per_100=5.5, events=3, of=55)
    answer = cell("worse", "{0}", 5.5, estimates=(ESTIMATE.id,))

    table = compare((of_estimate(answer, counted(arm)),), (row("worse"),))

    assert table.rows[0].cells[0].text == "5 out of 100 (1 to 15)"


@pytest.mark.parametrize(
    ("ms_types", "words", "shown"),
    [
        (PPMS, "{0} on it", "RRMS: 5 out of 100 (1 to 15) on it"),
        ((*PPMS, MsType.RRMS), "{0} on it", "5 out of 100 (1 to 15) on it"),
        ((), "{0} on it", "5 out of 100 (1 to 15) on it"),
        (PPMS, "Relapsing MS: {0}", "Relapsing MS: 5 out of 100 (1 to 15)"),
    ],
    ids=["another", "among them", "none known", "says so"],
)
def test_a_figure_of_another_type_than_the_persons_says_of_which(
    ms_types: tuple[MsType, ...], words: str, shown: str
) -> None:
    arm = Arm(label="Examplumab", per_100=5.5, events=3, of=55)
    answer = cell("death", words, 5.5, estimates=(ESTIMATE.id,))

    table = compare((of_estimate(answer, counted(arm)),), (row("death"),), ms_types=ms_types)

    assert table.rows[0].cells[0].text == shown


def test_a_rare_thing_elsewhere_makes_no_figure_more_exact() -> None:
    arm = Arm(label="Examplumab", per_100=61.8, events=34, of=55)
    answers = (
        cell("worse", "{0}", 61.8, estimates=(ESTIMATE.id,)),
        cell("death", "{0}", 0.2, measure="died"),
    )
    option = replace(treatment("Examplumab", *answers), benefits=(counted(arm),))

    table = compare((option,), (row("worse"), row("death")))

    assert [r.cells[0].text for r in table.rows] == [
        "620 out of 1,000 (480 to 740)",
        "2 out of 1,000",
    ]


def test_of_two_groups_alike_the_second_figure_is_of_the_second() -> None:
    arms = (
        Arm(label="Examplumab", per_100=2.0, events=2, of=100),
        Arm(label="Dummy", per_100=2.0, events=20, of=1000),
    )
    answer = cell("worse", "{0}; {1}", 2.0, 2.0, estimates=(ESTIMATE.id,))

    table = compare((of_estimate(answer, counted(*arms)),), (row("worse"),))

    assert table.rows[0].cells[0].text == "2 out of 100 (fewer than 1 to 8); 2 out of 100 (1 to 4)"


def test_a_row_says_why_it_stands_where_it_stands() -> None:
    table = compare(OPTIONS, ROWS, matters=(RowId("relapse"),))

    assert [(r.id, r.part) for r in table.rows] == [
        ("relapse", Part.MATTERS),
        ("repair", Part.DIFFERS),
        ("death", Part.DIFFERS),
        ("worse", Part.ALIKE),
    ]


def listed(*people: str) -> ShownCell:
    """Return who must not take a medicine, one sentence each."""
    text = " ".join(f"People with {each}." for each in people)
    return must_not(warning(WarningKind.MUST_NOT, text)).cells[0]


def test_a_long_list_of_who_must_not_take_it_begins_short_and_is_there_whole() -> None:
    found = listed("one", "two", "three", "four", "five", "six")

    assert found.short.splitlines() == found.text.splitlines()[:4]
    assert len(found.text.splitlines()) == 6


def test_a_list_that_is_not_long_is_not_shortened() -> None:
    assert listed("one", "two", "three", "four", "five").short == ""


def test_the_row_of_types_begins_with_the_status_and_what_it_means() -> None:
    table = compare((WITH_NOTES,), (TYPE_ROW,), ms_types=PPMS)

    assert table.rows[0].cells[0].short.splitlines() == [
        "PPMS active: Not read.",
        "In a trial.",
        "",
        "PPMS not active: Not read.",
        "Not licensed.",
    ]
