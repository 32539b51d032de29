"""A card to take along as a web page and as plain text."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from msdesk.documents.take_along_html import take_along_html
from msdesk.documents.take_along_text import take_along_text
from msdesk.documents.take_along_words import Sentence
from msdesk.domain.estimate import Unit
from msdesk.domain.first import FirstNumber
from msdesk.domain.ids import TreatmentId
from tests.documents.along import CARD, NUMBERS, PROGRESSIVE, RARE, along
from tests.documents.samples import AS_TYPED, DUE
from tests.documents.test_html import Reader as Html


def test_the_page_reads_as_last_reviewed(golden: Callable[[str, str], None]) -> None:
    golden("take-along.html", take_along_html(along()))


def test_the_text_reads_as_last_reviewed(golden: Callable[[str, str], None]) -> None:
    golden("take-along.txt", take_along_text(along()))


def test_the_page_has_one_first_heading_and_skips_no_level() -> None:
    levels = Html(take_along_html(along())).named("h1", "h2", "h3")

    assert levels == ["h1", "h2", *["h3"] * 4, *["h2"] * 7]


@pytest.mark.parametrize("made", [take_along_html, take_along_text])
def test_both_explain_second_hand_below_the_sources(made: Callable[..., str]) -> None:
    page = along()

    assert page.of_second_hand in made(page).partition("5 Gamma 2024")[2]
    assert "“Second-hand”" not in made(replace(page, of_second_hand=""))


@pytest.mark.parametrize("made", [take_along_html, take_along_text])
def test_both_name_the_type_a_number_is_for(made: Callable[..., str]) -> None:
    card = replace(CARD, first=NUMBERS[:1])
    (first,) = along(card, PROGRESSIVE).numbers
    page = replace(along(card), numbers=(replace(first, types="PPMS active"),))

    assert "(PPMS active)" in made(page)


@pytest.mark.parametrize("made", [take_along_html, take_along_text])
def test_both_say_that_it_may_be_out_of_date(made: Callable[..., str]) -> None:
    assert "This may be out of date." in made(along(as_of=DUE.replace(year=2028)))


@pytest.mark.parametrize("made", [take_along_html, take_along_text])
def test_without_numbers_and_sources_neither_has_an_empty_list(made: Callable[..., str]) -> None:
    said = made(replace(along(replace(CARD, first=())), sources=()))

    assert "Mark the numbers" not in said
    assert "Sources" not in said


def test_each_figure_has_squares_with_their_words_for_who_listens() -> None:
    said = take_along_html(along())

    pictures = re.findall(r'role="img" aria-label="([^"]*)">\n<svg [^>]*><path', said)
    assert pictures == [
        "Got worse in disability: 60 out of 1,000, Examplumab.",
        "Got worse in disability: 390 out of 1,000, Dummy pill.",
        "Fell gravely ill: 4 out of 1,000.",
    ]
    assert "A large square is 10 people, a small one is one." in said


def test_a_rate_each_year_has_its_number_and_no_squares() -> None:
    arms = (replace(RARE.arms[0], no_range="None was given"),)
    each_year = replace(RARE, unit=Unit.PER_YEAR, arms=arms)
    card = replace(CARD, first=NUMBERS[1:2], harms=(each_year,))
    said = take_along_html(along(card))

    assert '<strong class="number">4</strong> for every 1,000 people each year' in said
    assert "<svg" not in said


def test_a_page_without_squares_says_nothing_of_them() -> None:
    said = take_along_html(along(replace(CARD, first=NUMBERS[2:])))

    assert "<svg" not in said
    assert "square" not in said


@pytest.mark.parametrize(
    ("numbers", "squares"),
    [
        (NUMBERS[:1], "Filled squares: it happened to them."),
        ((NUMBERS[0], NUMBERS[1]), "Filled: it happened to them. A large square is 10 people"),
    ],
)
def test_the_page_says_what_a_square_is(numbers: tuple[FirstNumber, ...], squares: str) -> None:
    assert squares in take_along_html(along(replace(CARD, first=numbers)))


@pytest.mark.parametrize("made", [take_along_html, take_along_text])
def test_both_have_the_three_steps_and_the_hard_words(made: Callable[..., str]) -> None:
    said = re.sub(r"<[^>]*>", "", made(along()))

    steps = (
        "1. Mark the numbers that matter to you",
        "2. Ask these three questions.",
        "3. Write down",
    )
    assert all(step in said for step in steps)
    assert "RRMS: MS with attacks." in said


@pytest.mark.parametrize("made", [take_along_html, take_along_text])
def test_without_hard_words_neither_has_a_heading_for_them(made: Callable[..., str]) -> None:
    assert "In plain words" not in made(replace(along(), words=()))


@pytest.mark.parametrize("made", [take_along_html, take_along_text])
def test_whom_all_questions_are_for_is_not_said_at_each(made: Callable[..., str]) -> None:
    said = made(along(replace(CARD, id=TreatmentId("another"))))

    assert "2. Ask the neurologist these three questions." in said
    assert "For the" not in said


def test_markup_in_the_content_shows_as_it_is() -> None:
    page = replace(along(), face=(Sentence(head=AS_TYPED, text=AS_TYPED),))

    assert Html(take_along_html(page)).text().count(AS_TYPED) == 2
