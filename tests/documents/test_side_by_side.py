"""What stands in the comparison, whatever the format."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from msdesk.documents.side_by_side import SideBySide, side_by_side
from msdesk.domain.comparison import Comparison
from msdesk.domain.ms_type import Region
from msdesk.domain.source import Seen
from msdesk.domain.treatment import Treatment
from tests.documents.samples import CHECKED, COMPARISON, DUE, SOURCES


def page(comparison: Comparison = COMPARISON, as_of: date = CHECKED) -> SideBySide:
    return side_by_side(comparison, SOURCES, version="0.1.0", as_of=as_of)


def test_the_columns_are_the_options_in_their_order() -> None:
    assert [(column.name, column.stage) for column in page().columns] == [
        ("Examplumab", "Licensed for some types"),
        ("Madeupimod", "In small trials"),
        ("No new treatment now", "Always a choice"),
    ]


def test_every_answer_stands_in_the_column_of_its_treatment() -> None:
    printed = [[answer.text for answer in row.answers] for row in page().rows]

    assert printed == [[cell.text for cell in row.cells] for row in COMPARISON.rows]


def test_it_says_that_the_order_never_changes_and_what_rates_are_out_of() -> None:
    assert page(replace(COMPARISON, out_of=1000)).how_to_read[:2] == (
        "What matters to me comes first. The order of treatments never changes.",
        "Rates are out of 1,000, so that a row can be read across.",
    )


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


def test_each_figure_names_its_source_in_short_and_its_place_in_the_list() -> None:
    assert page().rows[1].answers[0].rests_on == ("Alpha 2024 (1)",)


def test_what_was_reported_second_hand_says_so() -> None:
    assert page().rows[1].answers[1].rests_on == (
        "Reported second-hand",
        "Beta 2024 (2); Hearsay 2024 (3)",
    )


def test_many_sources_are_named_by_their_numbers() -> None:
    assert page().rows[2].answers[0].rests_on == ("Sources 1, 2, 3, 4, 5",)


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


def test_the_region_of_the_table_is_named_first() -> None:
    there = page(replace(COMPARISON, region=Region.US)).warnings[0].warned

    assert there[1].head == "Examplumab: who must not take it (United States; UK and EU)"


def test_a_warning_names_its_sources_and_that_it_was_reported() -> None:
    must_not = page().warnings[0].warned[1]

    assert must_not.rests_on == ("Reported second-hand", "Alpha 2024 (1); Hearsay 2024 (3)")


def test_a_warning_that_was_read_in_a_copy_says_so_too() -> None:
    (option, *others) = COMPARISON.options
    copies = tuple(replace(warning, seen=Seen.COPY) for warning in option.licence)
    table = replace(COMPARISON, options=(replace(option, licence=copies), *others))

    assert page(table).warnings[0].warned[0].rests_on[0] == "Reported second-hand"


def test_what_nobody_checked_is_said_and_not_left_out() -> None:
    madeupimod = page().warnings[1]

    assert [warned.lines for warned in madeupimod.warned] == [
        ("We have not checked this. Ask your team.",)
    ] * 2


def test_an_option_without_a_licence_is_not_named_below_the_table() -> None:
    assert [each.option for each in page().warnings] == ["Examplumab", "Madeupimod"]


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
