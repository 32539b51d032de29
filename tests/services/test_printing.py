"""What can be printed of an appointment, and what is ticked for it."""

from __future__ import annotations

from datetime import date

import pytest

from msdesk.content.library import Library
from msdesk.documents.take_along import Reader
from msdesk.domain.comparison import compare
from msdesk.domain.ids import TreatmentId
from msdesk.domain.ms_type import MsType, Region
from msdesk.domain.question import NewQuestion
from msdesk.domain.years import Years
from msdesk.services.printing import (
    COMPANION,
    LIST_ALONE,
    PAGE_ALONE,
    PRIVATE,
    VISITS,
    WHOLE,
    Printable,
    card,
    comparison,
    questions,
    years,
)
from msdesk.services.sheet import PrintChoices, SheetMaker
from msdesk.store.record import Record
from tests.documents.paper import texts
from tests.documents.test_years import LIFE, of

_TODAY = date(2026, 11, 22)
_LONG = "Why is this? " * 220


@pytest.fixture
def printable(maker: SheetMaker, record: Record) -> Printable:
    """Return the page of an appointment with a question too long for it."""
    visit = record.appointments.add("Neurologist", day=date(2026, 12, 1)).id
    record.questions.add(NewQuestion(text=_LONG), visit)
    return questions(maker, visit, date(2026, 11, 22))


_PAGE, _LIST = "The one thing I want from today", "All my questions"
_COPY = "please write down"


@pytest.mark.parametrize(
    ("also", "heads"),
    [
        ((), [_PAGE, _LIST]),
        ((PAGE_ALONE,), [_PAGE]),
        ((LIST_ALONE,), [_LIST]),
        ((PAGE_ALONE, LIST_ALONE), [_PAGE, _LIST]),
        ((COMPANION,), [_PAGE, _LIST, _COPY]),
        ((COMPANION, PAGE_ALONE), [_PAGE, _COPY]),
    ],
)
def test_the_page_the_copy_and_the_list_are_printed_as_ticked(
    printable: Printable, also: tuple[str, ...], heads: list[str]
) -> None:
    made = texts(printable.pdf(PrintChoices(also=also)))

    assert len(made) == len(heads)
    assert all(head in page for head, page in zip(heads, made, strict=True))


def test_a_page_is_described_in_words_and_made_short_for_a_message(printable: Printable) -> None:
    choices = PrintChoices()
    assert printable.contents is not None
    assert printable.message is not None

    assert "All of it stands whole on the list behind the page." in printable.contents(
        choices, printable.pdf(choices)
    )
    assert printable.message(choices).startswith("My questions for the neurologist")
    assert printable.name == "Questions-2026-12-01"
    assert printable.steps[-1] == "Keep one."


def test_each_format_holds_the_question(printable: Printable) -> None:
    assert printable.text is not None

    assert _LONG.strip() in printable.text(PrintChoices())
    assert _LONG.strip() in printable.html(PrintChoices())


def _said(printable: Printable, also: tuple[str, ...] = ()) -> str:
    assert printable.contents is not None
    return printable.contents(PrintChoices(also=also), b"%PDF")


def test_a_card_to_take_along_says_what_it_tells_of_the_person(library: Library) -> None:
    page = card(library, TreatmentId("ahsct"), Reader((MsType.RRMS,), Region.US), _TODAY)

    assert _said(page) == (
        "On it: Stem cell transplant (AHSCT), my type of MS (RRMS), the rules (United States)."
    )


def test_a_comparison_says_what_is_side_by_side_and_for_whom(library: Library) -> None:
    options = (library.treatments[TreatmentId("ahsct")], library.no_treatment)
    table = compare(options, library.rows, ms_types=(MsType.RRMS,), region=Region.UK_EU)

    assert _said(comparison(table, library.sources, library.glossary_finder, _TODAY)) == (
        "On it: AHSCT, No new treatment, my type of MS (RRMS), the rules (UK and EU)."
    )


def test_the_years_of_a_page_are_read_once_until_they_are_forgotten() -> None:
    read: list[Years] = []

    def again(_: bool) -> Years:  # noqa: FBT001 - as it is asked for
        read.append(of(LIFE))
        return read[-1]

    page = years(again, (), "All years", "My years", _TODAY)
    page.text(PrintChoices())
    page.html(PrintChoices())
    assert len(read) == 1

    page.forget()
    page.text(PrintChoices())

    assert len(read) == 2


def test_my_years_say_what_is_on_paper_as_it_is_ticked() -> None:
    page = years(lambda _: of(LIFE), (), "All years", "My years", _TODAY)

    assert "the names of 2 appointments" not in _said(page)
    assert "the names of 2 appointments" in _said(page, (VISITS,))
    assert "Notes that I keep private are not on it." in _said(page)
    assert "1 private note without its words" in _said(page, (PRIVATE,))


def _three(
    library: Library, chosen: tuple[str, ...] = ("ahsct", "ocrelizumab", "natalizumab")
) -> Printable:
    options = (*(library.treatments[TreatmentId(each)] for each in chosen), library.no_treatment)
    table = compare(options, library.rows, ms_types=(MsType.RRMS,), region=Region.UK_EU)
    return comparison(table, library.sources, library.glossary_finder, _TODAY)


def test_a_comparison_is_a_side_and_its_back_and_the_whole_behind_it_where_ticked(
    library: Library,
) -> None:
    page = _three(library)
    alone, with_whole = (page.pdf(PrintChoices(also=also)) for also in ((), (WHOLE,)))

    assert page.also == (WHOLE,)
    assert len(texts(alone)) == 2
    assert texts(with_whole)[2].startswith("The whole comparison")


def test_the_preview_says_how_much_of_a_comparison_has_room_and_where_the_rest_is(
    library: Library,
) -> None:
    page = _three(library)
    assert page.contents is not None
    alone, ticked = PrintChoices(), PrintChoices(also=(WHOLE,))

    said = page.contents(alone, page.pdf(alone))
    assert "answers. For all of them tick the whole comparison." in said
    assert "The whole comparison behind it has all." in page.contents(ticked, page.pdf(ticked))


def test_the_preview_says_that_of_some_warnings_there_are_the_names_alone(
    library: Library,
) -> None:
    page = _three(library, ("alemtuzumab", "natalizumab", "teriflunomide"))
    assert page.contents is not None
    alone = PrintChoices()

    assert "Some warnings are there by name only." in page.contents(alone, page.pdf(alone))


def test_of_a_comparison_that_has_room_for_all_no_more_is_said(library: Library) -> None:
    chosen = (library.treatments[TreatmentId("rehabilitation-and-symptom-care")],)
    table = compare((*chosen, library.no_treatment), library.rows[:3], region=Region.UK_EU)
    page = comparison(table, library.sources, library.glossary_finder, _TODAY)
    assert page.contents is not None

    assert "There is room" not in page.contents(PrintChoices(), page.pdf(PrintChoices()))
