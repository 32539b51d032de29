"""What stands in the comparison, whatever the format."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from msdesk.documents.comparison_text import comparison_text
from msdesk.documents.side_by_side import side_by_side
from msdesk.documents.side_by_side_words import SideBySide
from msdesk.documents.wording import ONLY_YOUR_TEAM
from msdesk.domain.cell_figures import Drawn
from msdesk.domain.comparison import Comparison, ShownCell
from msdesk.domain.ids import RowId
from msdesk.domain.ms_type import MsType, Region
from msdesk.domain.source import Seen
from msdesk.domain.treatment import Group, Treatment
from tests.documents.samples import CHECKED, COMPARISON, DUE, GLOSSARY, SOURCES


def page(comparison: Comparison = COMPARISON, as_of: date = CHECKED) -> SideBySide:
    return side_by_side(comparison, SOURCES, GLOSSARY, version="0.1.0", as_of=as_of)


def test_the_columns_are_the_options_in_their_order() -> None:
    assert [(column.name, column.stage) for column in page().columns] == [
        ("Examplumab", "Licensed for some types"),
        ("Madeupimod", "In small trials"),
        ("No new treatment now", "Always a choice"),
    ]


def test_every_answer_stands_in_the_column_of_its_treatment() -> None:
    printed = [[answer.text for answer in row.answers] for row in page().rows]

    assert printed == [[cell.text for cell in row.cells] for row in COMPARISON.rows]


def asked(*keys: str, matters: str = "", counted: str = "") -> SideBySide:
    """Return a page of rows named by their keys, one of which matters, one of which counts."""
    rows = tuple(
        replace(
            COMPARISON.rows[0],
            id=RowId(key),
            question=key,
            matters=key == matters,
            measure="counted so" if key == counted else "",
            cells=(SIX_OF_100 if key == counted else ShownCell(text="Words."),) * 3,
        )
        for key in keys
    )
    return page(replace(COMPARISON, rows=rows))


SIX_OF_100 = ShownCell(text="6 out of 100", drawn=(Drawn(count=6, of=100, words="6 out of 100"),))


def test_good_harm_and_my_type_come_first_then_rows_with_figures_then_the_others() -> None:
    made = asked("time", "infection", "type", "death", "worse", counted="infection")

    assert [row.question for row in made.rows] == ["worse", "death", "type", "infection", "time"]


def test_what_matters_comes_before_all_but_deaths_are_next() -> None:
    made = asked("time", "death", "worse", matters="time")

    assert [row.question for row in made.rows] == ["time", "death", "worse"]


def test_room_on_the_first_side_goes_in_the_same_order_but_a_number_is_third_at_the_latest() -> (
    None
):
    made = asked("time", "type", "infection", "death", "worse", matters="time")
    counted = asked("time", "type", "infection", "death", "worse", counted="infection")

    assert [row.turn for row in made.rows] == [0, 1, 2, 3, 4]
    assert {row.question: row.turn for row in counted.rows} == {
        "worse": 0,
        "death": 1,
        "infection": 2,
        "type": 3,
        "time": 4,
    }


def test_the_types_of_the_reader_stand_below_the_question_about_them() -> None:
    table = replace(COMPARISON, ms_types=(MsType.PPMS_ACTIVE, MsType.PPMS_NOT_ACTIVE))

    assert page(table).rows[2].heading == "Is it for my type of MS? (PPMS)"


def with_cell(cell: ShownCell, row: int = 1) -> SideBySide:
    rows = list(COMPARISON.rows)
    rows[row] = replace(rows[row], cells=(cell, *rows[row].cells[1:]))
    return page(replace(COMPARISON, rows=tuple(rows), out_of=1000))


SIX = Drawn(count=6, of=100, words="60 out of 1,000 (20 to 150)", label="Pill", between=(2, 15))
NINE = Drawn(count=9, of=100, words="90 out of 1,000", label="Dummy")
TWO = ShownCell(text="60 out of 1,000 (20 to 150); 90 out of 1,000", drawn=(SIX, NINE))


def test_figures_stand_out_in_their_sentence() -> None:
    answer = with_cell(TWO).rows[1].answers[0]

    assert [(run.text, run.strong) for run in answer.runs] == [
        ("60 out of 1,000 (20 to 150)", True),
        ("; ", False),
        ("90 out of 1,000", True),
    ]


def test_a_figure_that_is_not_in_the_sentence_leaves_it_whole() -> None:
    answer = with_cell(replace(TWO, text="Few.")).rows[1].answers[0]

    assert [(run.text, run.strong) for run in answer.runs] == [("Few.", False)]


def test_each_figure_is_drawn_with_its_group_and_told_in_a_sentence() -> None:
    answer = with_cell(TWO).rows[1].answers[0]

    assert [(each.count, each.of, each.caption) for each in answer.pictures] == [
        (6, 100, "Pill: 60"),
        (9, 100, "Dummy: 90"),
    ]
    assert answer.pictures[0].alt == (
        "How many got worse? Examplumab: 60 out of 1,000 (20 to 150), Pill."
    )


def test_a_group_in_which_it_happened_to_none_is_told_in_words_only() -> None:
    none = Drawn(count=0, of=100, words="none of 39", label="a")
    some = Drawn(count=1, of=100, words="1 out of 100", label="b")
    cell = ShownCell(text="none of 39 and 1 out of 100", drawn=(none, some))

    (answer, *_) = with_cell(cell).rows[1].answers
    assert [each.caption for each in answer.pictures] == ["b: 1"]
    assert [run.text for run in answer.runs if run.strong] == ["none of 39", "1 out of 100"]


def test_a_picture_of_a_group_without_a_name_says_its_figure_and_never_whose_it_is() -> None:
    nine = Drawn(count=9, of=100, words="9 out of 100")
    cell = ShownCell(text="6 out of 100, 9 out of 100", drawn=(*SIX_OF_100.drawn, nine))
    (answer, *_) = with_cell(cell).rows[1].answers

    assert [(each.caption, each.alt) for each in answer.pictures] == [
        ("6 out of 100", "How many got worse? Examplumab, one of its groups: 6 out of 100."),
        ("9 out of 100", "How many got worse? Examplumab, one of its groups: 9 out of 100."),
    ]


def test_a_figure_that_stands_alone_is_of_its_option() -> None:
    (answer, *_) = with_cell(SIX_OF_100).rows[1].answers

    assert [each.alt for each in answer.pictures] == [
        "How many got worse? Examplumab: 6 out of 100."
    ]


def test_what_matters_and_what_got_worse_with_figures_is_needed() -> None:
    made = asked("time", "tests", "worse", "stop", matters="tests", counted="worse")

    assert {row.question for row in made.rows if row.needed} == {"tests", "worse"}


def test_dots_and_dashed_frames_are_explained_where_there_are_some() -> None:
    rare = Drawn(count=4, of=1000, words="4 out of 1,000", label="Pill")
    gap = Drawn(count=None, of=100, words="No fair comparison exists")
    dots, frames = "Each of 1,000 dots is 1 person.", "Dashed: not known."

    both = with_cell(ShownCell(text="4 out of 1,000", drawn=(rare, gap)))
    assert {dots, frames} < {*both.in_front} & {*both.of_pictures}
    assert {dots, frames}.isdisjoint(with_cell(TWO).in_front)


def test_a_picture_of_no_group_is_told_without_one() -> None:
    gap = Drawn(count=None, of=100, words="No fair comparison exists")
    answer = (
        with_cell(ShownCell(text="No fair comparison exists.", drawn=(gap,))).rows[1].answers[0]
    )

    assert answer.pictures[0].alt == "How many got worse? Examplumab: No fair comparison exists."


def test_the_first_side_says_how_to_read_figures_pictures_ranges_and_sources() -> None:
    assert with_cell(TWO).in_front == (
        "Rates are out of 1,000.",
        "Filled squares are people it happened to.",
        "Each of 100 squares is 10 people.",
        "A range in ( ) is where the true figure may lie.",
        "Where a box says so, the columns of a row cannot be compared.",
        "Numbers in [ ] are sources, at the end.",
        "Hard words are explained there.",
        ONLY_YOUR_TEAM,
    )


@pytest.mark.parametrize(
    ("text", "ranged"),
    [
        ("60 out of 1,000 (fewer than 20 to 1,000)", True),
        ("110 (70 to 150) each year", True),
        ("390 on a dummy drip (placebo)", False),
        ("none of 39 (0 to 90 out of 1,000)", True),
    ],
)
def test_a_range_is_spoken_of_only_where_one_stands_in_an_answer(
    text: str,
    ranged: bool,  # noqa: FBT001 - a parameter
) -> None:
    made = with_cell(replace(TWO, text=text))

    assert made.rows[1].answers[0].ranged is ranged
    said = "A range in ( ) is where the true figure may lie."
    assert (said in made.in_front, said in made.how_to_read) == (ranged, ranged)


def test_what_is_not_on_the_first_side_is_not_explained_there() -> None:
    assert page(Comparison(options=(), rows=(), out_of=100)).in_front == (
        "Rates are out of 100.",
        ONLY_YOUR_TEAM,
    )


def test_for_a_type_the_first_side_gives_how_it_stands_and_not_the_sentence_behind_it() -> None:
    short = "PPMS active: Licensed.\nFor some.\n\nPPMS not active: Not covered.\nNot named."
    answer = with_cell(ShownCell(text="All of it.", short=short), row=2).rows[2].answers[0]

    assert answer.short == "PPMS active: Licensed.\nPPMS not active: Not covered."


def test_another_long_answer_begins_as_on_the_screen() -> None:
    answer = with_cell(ShownCell(text="A\nB\nC", short="A\nB")).rows[1].answers[0]

    assert answer.short == "A\nB"


def test_it_says_that_the_order_never_changes_and_what_rates_are_out_of() -> None:
    first, *_, rates, _, _ = page(replace(COMPARISON, out_of=1000)).how_to_read

    assert first == "What matters to me comes first. The order of treatments never changes."
    assert rates == "Rates are out of 1,000, so that a row can be read across."


def test_what_matters_is_spoken_of_only_where_something_does() -> None:
    rows = tuple(replace(row, matters=False) for row in COMPARISON.rows)

    assert page(replace(COMPARISON, rows=rows)).how_to_read[0] == (
        "The order of treatments never changes."
    )


def test_windows_that_differ_are_flagged_in_words() -> None:
    answers = page().rows[1].answers

    assert [(answer.window, answer.flagged) for answer in answers] == [
        ("Time differs: about 2 years", True),
        ("Time differs: 96 weeks", True),
        ("", False),
    ]
    assert any("cannot be compared directly" in line for line in page().how_to_read)


def test_windows_that_are_alike_are_said_without_a_flag() -> None:
    alike = replace(COMPARISON, rows=COMPARISON.rows[:1])

    assert page(alike).rows[0].answers[0].window == "Time: 1 year"
    assert not any("Time differs" in line for line in page(alike).how_to_read)


def test_each_answer_names_its_sources_by_their_numbers_in_the_list() -> None:
    first, second, third = page().rows[1].answers

    assert (first.cited, second.cited, third.cited) == ("[1]", "[2, 3]", "")


def test_what_was_reported_second_hand_says_so() -> None:
    assert [answer.told for answer in page().rows[1].answers] == ["", "Second-hand", ""]


def test_many_sources_in_a_row_are_a_span() -> None:
    assert page().rows[2].answers[0].cited == "[1–5]"


def test_sources_are_listed_once_in_the_order_of_the_table() -> None:
    assert [found.short for found in page().sources] == [
        "Alpha 2024",
        "Beta 2024",
        "Hearsay 2024",
        "Gamma 2024",
        "Delta 2024",
        "Epsilon 2024",
    ]


def test_a_source_is_cited_with_the_day_it_was_read_and_where_to_find_it() -> None:
    alpha, beta, hearsay, *_ = page().sources

    assert alpha.text.endswith("J Made Up 2024;1:2-3. Read 2 November 2026.")
    assert hearsay.text.endswith("Reported second-hand. It is a blog. Read 2 November 2026.")
    assert (alpha.address, beta.address) == (
        "https://doi.org/10.1234/alpha.2024",
        "https://made-up.example/beta",
    )


def test_boxed_warnings_come_before_who_must_not_take_it_each_with_where_it_holds() -> None:
    examplumab = page().warnings[0]

    assert [warned.head for warned in examplumab.warned] == [
        "Examplumab: pregnancy and contraception (United States, boxed warning)",
        "Examplumab: who must not take it (UK and EU; United States)",
        "Examplumab, Examplumab weekly: who must not take it (UK and EU)",
    ]


def test_without_a_boxed_warning_their_heading_names_none() -> None:
    bare = tuple(replace(warning, boxed=False) for warning in COMPARISON.options[0].licence)
    options = (replace(COMPARISON.options[0], licence=bare), *COMPARISON.options[1:])

    assert page(replace(COMPARISON, options=options)).warnings_heading == "Who must not take it"
    assert page().warnings_heading == "Boxed warnings, and who must not take it"


def test_the_region_of_the_table_is_named_first() -> None:
    there = page(replace(COMPARISON, region=Region.US)).warnings[0].warned

    assert there[1].head == "Examplumab: who must not take it (United States; UK and EU)"


def test_a_warning_names_its_sources_and_that_it_was_reported() -> None:
    must_not = page().warnings[0].warned[1]

    assert (must_not.told, must_not.cited) == ("Second-hand", "[1, 3]")


def test_a_warning_that_was_read_in_a_copy_says_so_too() -> None:
    (option, *others) = COMPARISON.options
    copies = tuple(replace(warning, seen=Seen.COPY) for warning in option.licence)
    table = replace(COMPARISON, options=(replace(option, licence=copies), *others))

    assert page(table).warnings[0].warned[0].told == "Second-hand"


def test_what_nobody_checked_is_said_and_not_left_out() -> None:
    madeupimod = page().warnings[1]

    assert [warned.lines for warned in madeupimod.warned] == [
        ("We have not checked this. Ask your team.",)
    ] * 2


def test_an_option_without_a_licence_is_not_named_below_the_table() -> None:
    assert [each.option for each in page().warnings] == ["Examplumab", "Madeupimod"]


def test_where_it_is_asked_a_treatment_without_a_licence_says_so_there() -> None:
    first, second, none = COMPARISON.options
    cells = tuple(ShownCell(text=f"No text {place}.") for place in range(3))
    asked = replace(COMPARISON.rows[0], id=RowId("must-not"), cells=cells)
    options = (first, replace(second, licence=(), group=none.group), none)
    told = page(replace(COMPARISON, options=options, rows=(asked,)))

    assert [(each.option, each.none) for each in told.warnings] == [
        ("Examplumab", ""),
        ("Madeupimod", "No text 1."),
    ]
    assert told.rows[0].below
    assert "- Madeupimod: No text 1.\n" in comparison_text(told)


def test_cards_past_their_check_are_named_from_the_day_after() -> None:
    assert page(as_of=DUE).notice == ""
    assert page(as_of=DUE + timedelta(days=1)).notice.startswith(
        "May be out of date: Examplumab, Madeupimod, No new treatment now."
    )


def checked(option: Treatment, day: date) -> Treatment:
    return replace(option, record=replace(option.record, checked_on=day))


def test_the_footer_dates_the_page_and_its_oldest_figures() -> None:
    newer, older = date(2026, 12, 1), date(2026, 10, 3)
    first, second, third = COMPARISON.options
    options = (checked(first, newer), checked(second, older), checked(third, CHECKED))

    made = page(replace(COMPARISON, options=options), as_of=date(2026, 12, 24))

    assert made.footer == (
        "Made with msdesk 0.1.0 on 24 December 2026. It is not medical advice. "
        "Figures checked 3 October 2026."
    )


def test_a_table_without_options_still_has_words() -> None:
    bare = Comparison(options=(), rows=(), out_of=100)

    assert page(bare).footer.endswith("It is not medical advice.")


def test_figures_that_count_two_things_never_stand_in_one_row() -> None:
    first, asked, *others = COMPARISON.rows
    here, there, nothing = asked.cells
    elsewhere = ShownCell(text="Counted another way: see “the other”.")
    one = replace(asked, cells=(here, elsewhere, nothing), measure="for 12 weeks", ways=2)
    two = replace(asked, cells=(elsewhere, there, nothing), measure="for 6 months")

    made = page(replace(COMPARISON, rows=(first, one, two, *others)))

    rows = [row for row in made.rows if row.question == asked.question]
    assert [row.measure for row in rows] == ["for 12 weeks", "for 6 months"]
    assert [[a.text for a in row.answers].index(elsewhere.text) for row in rows] == [1, 0]


def test_an_answer_that_was_counted_another_way_knows_what_that_row_counts() -> None:
    answer = with_cell(ShownCell(text="See there.", counted="for 6 months")).rows[1].answers[0]

    assert answer.counted == "for 6 months"


def test_the_back_of_a_page_gives_how_it_stands_for_a_type_with_the_sentence_behind_it() -> None:
    short = "PPMS active: Licensed.\nFor some.\n\nPPMS not active: Not covered.\nNot named."
    answer = with_cell(ShownCell(text="All of it.", short=short), row=2).rows[2].answers[0]

    assert answer.behind == (
        "PPMS active: Licensed. For some.\nPPMS not active: Not covered. Not named."
    )


def test_below_the_name_of_its_option_a_warning_does_not_name_it_again() -> None:
    for option in page().warnings:
        for warned in option.warned:
            assert warned.about[0].isupper()
            assert warned.head.casefold() in (
                f"{option.option}: {warned.about}".casefold(),
                f"{option.option}, {warned.about}".casefold(),
            )


def test_the_first_side_says_what_to_do_with_it() -> None:
    assert page().steps == (
        "Mark the questions that matter most to you.",
        "Write your questions at “My notes”.",
        "Ask what the numbers mean for you.",
    )


def test_of_a_question_counted_in_ways_the_one_with_more_figures_gets_room_first() -> None:
    few, many = COMPARISON.rows[1], COMPARISON.rows[1]
    nothing = ShownCell(text="Counted another way.")
    few = replace(few, cells=(few.cells[0], nothing, nothing), measure="in one way")
    many = replace(many, cells=(nothing, *(many.cells[1],) * 2), measure="in another way")

    turns = {row.measure: row.turn for row in page(replace(COMPARISON, rows=(few, many))).rows}

    assert turns == {"in another way": 0, "in one way": 1}


def test_a_few_sentences_say_what_is_compared_and_for_whom() -> None:
    table = replace(COMPARISON, ms_types=(MsType.RRMS,))

    assert page(table).in_short[0] == (
        "This page compares Examplumab, Madeupimod and No new treatment now, for "
        "relapsing-remitting MS (RRMS)."
    )
    assert page().in_short[0].endswith("and No new treatment now.")


def test_what_the_letters_of_a_treatment_stand_for_is_said_first() -> None:
    first, *others = COMPARISON.options
    named = replace(first, name="Made-up transplant (MUT)", short_name="MUT")
    made = page(replace(COMPARISON, options=(named, *others)))

    assert made.in_short[0].startswith("This page compares Made-up transplant (MUT), Madeupimod")


def test_they_say_how_each_option_stands_by_the_rules_for_the_type_of_the_reader() -> None:
    table = replace(COMPARISON, ms_types=(MsType.RRMS,))

    assert page(table).in_short[1] == (
        "For RRMS (UK and EU), Examplumab and Madeupimod: not read."
    )


def test_with_less_room_it_says_no_more_what_the_table_says_and_then_not_how_they_stand() -> None:
    table = replace(COMPARISON, ms_types=(MsType.RRMS,))
    made = page(table)
    whole, ruled, needed = made.short_ways

    compared, rules, *others = made.in_short
    assert whole == made.in_short
    assert ruled == (compared, rules, others[-1])
    assert needed == (compared, others[-1])


def test_a_row_says_whether_it_counts() -> None:
    made = asked("time", "infection", counted="infection")

    assert {row.question: row.counts for row in made.rows} == {"time": False, "infection": True}


def test_they_name_the_options_that_have_no_figures_from_people() -> None:
    assert page().in_short[1] == "We have no figures from people for No new treatment now."
    counted = tuple(
        replace(row, cells=(replace(row.cells[0], window="1 year"),) * 3)
        for row in COMPARISON.rows
    )
    assert not any(
        "no figures" in line for line in page(replace(COMPARISON, rows=counted)).in_short
    )


def test_they_say_what_nobody_has_compared_fairly() -> None:
    gap = Drawn(count=None, of=100, words="No fair comparison exists")
    said = with_cell(ShownCell(text="No fair comparison exists.", drawn=(gap,))).in_short

    assert "No fair comparison exists for Examplumab: “How many got worse?”." in said


def test_they_say_that_a_smaller_number_is_not_a_better_treatment() -> None:
    assert page().in_short[-1].endswith("does not mean a better treatment.")


def test_of_nothing_there_is_nothing_in_short() -> None:
    assert page(Comparison(options=(), rows=(), out_of=100)).in_short == ()


def test_medical_words_are_listed_once_and_each_row_says_which_it_uses() -> None:
    made = page()
    used = {row.question: [made.words[at].term for at in row.words] for row in made.rows}

    assert [word.term for word in made.words] == ["Trial"]
    assert used["Is it for my type of MS?"] == ["Trial"]
    assert used["How many got worse?"] == []


def test_short_forms_and_words_on_which_an_answer_hangs_must_be_explained() -> None:
    words = with_cell(ShownCell(text="PML, its licence.")).words

    assert {word.term: (word.must, word.hard) for word in words} == {
        "PML": (True, False),
        "Licence": (False, True),
        "Trial": (False, False),
    }


def test_a_warning_says_whether_it_holds_here_and_boxed_ones_are_named() -> None:
    examplumab = page().warnings[0]

    assert [warned.here for warned in examplumab.warned] == [False, True, True]
    assert examplumab.boxed_here == ""
    assert examplumab.boxed_elsewhere == (
        "Boxed warnings of the United States, by name: pregnancy and contraception."
    )
    assert page(replace(COMPARISON, region=Region.US)).warnings[0].boxed_here == (
        "Boxed warnings of the United States, by name: pregnancy and contraception."
    )


def test_second_hand_is_explained_where_it_is_said() -> None:
    firsthand = tuple(
        replace(row, cells=(ShownCell(text="6 out of 100"),) * 3) for row in COMPARISON.rows
    )
    bare = tuple(replace(option, licence=(), group=Group.CARE) for option in COMPARISON.options)

    assert page().on_back[-1] == (
        "“Second-hand”: we read it in a copy, or where others report it."
    )
    told = page(replace(COMPARISON, rows=firsthand, options=bare))
    assert not any("Second-hand" in line for line in told.on_back)


def test_the_words_that_explain_a_word_are_explained_behind_it() -> None:
    told = with_cell(ShownCell(text="A virus.")).words

    assert [word.term for word in told][-2:] == ["Virus", "PML"]


def test_a_word_that_the_glossary_has_no_few_words_for_is_not_explained_on_paper() -> None:
    told = with_cell(ShownCell(text="6 out of 100 had more disability.")).words

    assert "Disability" not in [word.term for word in told]
