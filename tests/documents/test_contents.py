"""What stands on a printed page, in words."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from msdesk import paths
from msdesk.documents.contents import (
    notes_contents,
    options_contents,
    questions_contents,
    years_contents,
)
from msdesk.documents.pdf import Pdf, Told, questions_pdf
from msdesk.documents.years import YearsChoices
from msdesk.domain.ms_type import MsType, Region
from msdesk.domain.sheet import Prints, Sheet
from msdesk.domain.years_written import Written
from tests.documents.samples import EMPTY, EVERYTHING, SIXTY, TYPICAL
from tests.documents.test_notes import CHOICES, NOTES
from tests.documents.test_notes import page as page_of_notes
from tests.documents.test_years import LIFE, of


def made(in_words: tuple[str, ...] = (), told: Told | None = None) -> Pdf:
    pdf = Pdf(b"%PDF")
    pdf.in_words, pdf.told = in_words, told or Told()
    return pdf


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        (EMPTY, "On it: room to write."),
        (replace(EMPTY, name="Anna Åström"), "On it: my name, room to write."),
        (
            TYPICAL,
            "On it: the one thing, 3 top questions, 3 other questions, "
            "what has changed (2 lines).",
        ),
        (
            EVERYTHING,
            "On it: my name, the one thing, 3 top questions, 3 other questions, "
            "what has changed (3 lines), what matters most to me, 2 notes, what we agreed.",
        ),
    ],
    ids=["empty", "name alone", "typical", "everything"],
)
def test_what_is_on_a_page_is_said(sheet: Sheet, said: str) -> None:
    assert questions_contents(sheet, made()) == said


def test_what_has_no_room_is_said_and_where_it_is() -> None:
    pdf = made(told=Told(others=57, shown=8, cut=True))

    assert questions_contents(SIXTY, pdf).endswith(
        "The page has room for 8 of 57 other questions. "
        "All of it stands whole on the list behind the page."
    )


def test_of_the_page_alone_only_what_stands_there_is_said_to_be_on_it() -> None:
    told = Told(others=3, shown=2, cut=True, left={"changed": 2, "matters": 3, "notes": 2})
    page = replace(EVERYTHING, prints=Prints.PAGE)

    assert questions_contents(page, made(told=told)) == (
        "On it: my name, the one thing, 3 top questions, 2 other questions, "
        "what has changed (1 line), what we agreed. "
        "Not on it: 1 other question, 2 lines of what has changed, "
        "what matters most to me, 2 notes. "
        "What is shortened there is not whole on this print; the list of all has it."
    )


def test_of_a_page_alone_that_has_room_for_all_nothing_is_said_to_be_missing() -> None:
    page = replace(TYPICAL, prints=Prints.PAGE)

    assert "Not on it" not in questions_contents(page, made())


def test_where_questions_came_from_is_said_to_be_missing_where_no_list_has_it() -> None:
    told = Told(others=3, shown=3, left={"came_from": 3})

    assert questions_contents(TYPICAL, made(told=told)).endswith(
        "The page has no room for where questions came from."
    )
    assert questions_contents(replace(TYPICAL, prints=Prints.PAGE), made(told=told)).endswith(
        "Not on it: where questions came from."
    )


def test_where_questions_came_from_is_not_said_to_be_missing_where_the_list_has_it() -> None:
    told = Told(others=3, shown=3, cut=True, left={"came_from": 3})

    assert "came from" not in questions_contents(TYPICAL, made(told=told))


def test_what_is_left_out_is_told_by_the_page_itself() -> None:
    notes = replace(EVERYTHING, notes=("A long day. " * 200,) * 3, prints=Prints.PAGE)

    said = questions_contents(notes, questions_pdf(notes, paths.resources()))

    on_it, _, left = said.partition("Not on it: ")
    assert "note" not in on_it
    assert "3 notes" in left


def test_of_the_list_alone_no_room_is_spoken_of() -> None:
    pdf = made(told=Told(others=57, shown=8, cut=True))
    said = questions_contents(replace(SIXTY, prints=Prints.LIST), pdf)

    assert "57 other questions" in said
    assert "room" not in said


def test_of_a_list_alone_with_nothing_on_it_that_is_said() -> None:
    assert questions_contents(replace(EMPTY, prints=Prints.LIST), made()) == "On it: nothing yet."


@pytest.mark.parametrize("prints", [Prints.BOTH, Prints.PAGE])
def test_the_copy_for_who_comes_along_is_said(prints: Prints) -> None:
    sheet = replace(TYPICAL, prints=prints, companion=True)

    assert questions_contents(sheet, made()).endswith(
        "A copy for who comes with me is at the end."
    )


def test_a_copy_that_was_ticked_with_the_list_alone_is_said_not_to_be_there() -> None:
    sheet = replace(TYPICAL, prints=Prints.LIST, companion=True)

    assert questions_contents(sheet, made()).endswith(
        "A copy for who comes with me comes only with the page."
    )


def test_words_for_letters_are_said_before_printing() -> None:
    pdf = made(in_words=("[sign U+0378]", "[3 letters: Ethiopic]"))

    assert questions_contents(TYPICAL, pdf).endswith(
        "No font here has some of the letters; in their place stand: "
        "[sign U+0378], [3 letters: Ethiopic]."
    )


def test_marks_that_are_left_out_are_said() -> None:
    pdf = made()
    pdf.fewer_marks = True

    assert questions_contents(TYPICAL, pdf).endswith(
        "Letters with more than four marks have only four of them."
    )


def test_a_file_that_tells_nothing_of_itself_is_described_by_its_sheet() -> None:
    assert questions_contents(EMPTY, b"%PDF") == "On it: room to write."


def test_what_notes_are_on_a_page_is_said() -> None:
    with_name = replace(CHOICES, name="Zoë")

    some = notes_contents(page_of_notes(choices=with_name), made())
    one = notes_contents(page_of_notes(NOTES[:1]), made())

    assert some == "On it: 4 notes, Sunday 3 May 2026 to Monday 2 November 2026, my name."
    assert one == "On it: 1 note, Monday 2 November 2026."


@pytest.mark.parametrize(
    ("private", "reasons", "said"),
    [
        (
            False,
            False,
            "On it: 11 entries, the words of 1 note. Notes that I keep private are not on it.",
        ),
        (
            True,
            True,
            "On it: 12 entries, the words of 1 note, 1 private note without its words, "
            "1 reason for a step.",
        ),
    ],
)
def test_what_is_private_among_my_years_is_said(private: bool, reasons: bool, said: str) -> None:  # noqa: FBT001 - a parameter
    choices = YearsChoices(period="All years", private=private, reasons=reasons, version="1")

    assert years_contents(of(LIFE), choices, made()) == said


def test_years_without_an_entry_are_said_to_have_none() -> None:
    choices = YearsChoices(period="All years", version="1")

    assert years_contents(of(Written()), choices, made()) == "On it: nothing yet."


def test_the_type_of_ms_on_a_page_of_treatments_is_said() -> None:
    told = options_contents(("Alpha", "None"), (MsType.RRMS,), Region.US, made(("[x]",)))

    assert told == (
        "On it: Alpha, None, my type of MS (RRMS), the rules (United States). "
        "No font here has some of the letters; in their place stand: [x]."
    )


def test_where_the_type_of_ms_is_unknown_nothing_is_said_of_it() -> None:
    assert options_contents(("Alpha",), (), Region.US, made()) == (
        "On it: Alpha, the rules (United States)."
    )
