"""What stands on the page of questions, whatever the format."""

from __future__ import annotations

from datetime import time

import pytest
from msgspec.structs import replace

from msdesk.documents.questions import questions_page, to_write_on
from msdesk.domain.guide import Role
from msdesk.domain.sheet import SheetQuestion
from tests.documents.samples import EMPTY, EVERYTHING, TYPICAL


def test_parts_come_in_the_order_of_what_matters_in_ten_minutes() -> None:
    headings = [part.heading for part in questions_page(EVERYTHING).parts()]

    assert headings == [
        "My top three",
        "If there is time",
        "What has changed",
        "What matters most to me",
        "My notes",
    ]


@pytest.mark.parametrize(
    ("count", "heading"), [(1, "My top question"), (2, "My top two"), (3, "My top three")]
)
def test_the_heading_says_how_many_questions_come_first(count: int, heading: str) -> None:
    page = questions_page(replace(TYPICAL, top=TYPICAL.top[:count]))

    assert page.top.heading == heading


def test_a_name_is_on_the_page_only_if_it_was_given() -> None:
    assert questions_page(EVERYTHING).addressed[-1] == "Name: Anna Åström"
    assert questions_page(TYPICAL).addressed == (
        "All questions are for the neurologist",
        "Tuesday 1 December 2026, 10:40",
    )


def test_the_time_is_on_the_page_as_the_person_writes_it() -> None:
    page = questions_page(replace(TYPICAL, at=time(14, 5), twelve_hours=True))

    assert page.addressed[-1] == "Tuesday 1 December 2026, 2:05 PM"


@pytest.mark.parametrize("ask", Role)
def test_the_page_says_whom_it_is_for(ask: Role) -> None:
    page = questions_page(replace(EMPTY, ask=ask))

    assert page.addressed == (f"For the {ask.value}",)
    assert page.document_title == f"My questions for the {ask.value}"


def test_the_title_of_the_file_names_the_day_and_not_the_person() -> None:
    title = questions_page(EVERYTHING).document_title

    assert title == "My questions for the neurologist, Tuesday 1 December 2026, 10:40"


def test_blank_questions_and_lines_are_left_out() -> None:
    sheet = replace(TYPICAL, top=(SheetQuestion(text=" \n"),), changed=("", "\t"))

    assert [part.heading for part in questions_page(sheet).parts()] == ["If there is time"]


def test_figures_are_dated_where_a_question_quotes_one() -> None:
    says = "I made this list myself with msdesk 0.1.0. It is not medical advice."

    assert questions_page(EMPTY).footer == says
    assert questions_page(TYPICAL).footer == f"{says} Figures checked 22 November 2026."


def test_paper_without_a_question_has_space_for_three() -> None:
    page = to_write_on(questions_page(EMPTY))

    assert (page.top.heading, len(page.top.entries)) == ("My top three", 3)


def test_paper_with_a_question_on_top_stays_as_it_is() -> None:
    page = questions_page(replace(TYPICAL, if_time=()))

    assert to_write_on(page) == page


def test_with_nothing_starred_there_is_space_to_write_all_the_same() -> None:
    page = to_write_on(questions_page(replace(TYPICAL, top=())))

    assert [entry.text for entry in page.top.entries] == ["", "", ""]
    assert len(page.if_time.entries) == len(TYPICAL.if_time)


def test_a_question_says_whom_it_is_for_and_where_it_came_from() -> None:
    asked = (
        SheetQuestion(text="a", ask=Role.MS_NURSE, came_from="Parked on 3 June"),
        SheetQuestion(text="b"),
    )
    page = questions_page(replace(TYPICAL, top=asked))

    assert [entry.small() for entry in page.top.entries] == [
        "For the MS nurse · Parked on 3 June",
        "For the neurologist",
    ]


def test_whom_all_questions_are_for_is_said_once() -> None:
    page = questions_page(TYPICAL)

    assert page.addressed[0] == "All questions are for the neurologist"
    assert not any(entry.whom for entry in (*page.top.entries, *page.if_time.entries))


def test_one_question_is_for_whom_the_page_is_for() -> None:
    page = questions_page(replace(EMPTY, top=(SheetQuestion(text="a"),)))

    assert (page.addressed[0], page.top.entries[0].whom) == ("For the MS nurse", "")


def test_where_all_questions_are_for_somebody_else_each_says_so() -> None:
    asked = tuple(SheetQuestion(text=text, ask=Role.GP) for text in "ab")
    page = questions_page(replace(EMPTY, top=asked))

    assert page.addressed[0] == "For the MS nurse"
    assert [entry.whom for entry in page.top.entries] == ["GP", "GP"]


def test_a_fourth_question_on_top_is_one_of_the_others() -> None:
    asked = tuple(SheetQuestion(text=text) for text in "abcde")
    page = questions_page(replace(EMPTY, top=asked, if_time=(SheetQuestion(text="f"),)))

    assert [entry.text for entry in page.top.entries] == ["a", "b", "c"]
    assert [entry.text for entry in page.if_time.entries] == ["d", "e", "f"]
