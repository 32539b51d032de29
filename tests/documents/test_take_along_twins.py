"""A card to take along as a web page and as plain text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from msdesk.documents.take_along_html import take_along_html
from msdesk.documents.take_along_text import take_along_text
from msdesk.documents.take_along_words import Sentence
from tests.documents.along import CARD, PROGRESSIVE, along
from tests.documents.samples import AS_TYPED, DUE
from tests.documents.test_html import Reader as Html


def test_the_page_reads_as_last_reviewed(golden: Callable[[str, str], None]) -> None:
    golden("take-along.html", take_along_html(along()))


def test_the_text_reads_as_last_reviewed(golden: Callable[[str, str], None]) -> None:
    golden("take-along.txt", take_along_text(along()))


def test_the_page_has_one_first_heading_and_skips_no_level() -> None:
    levels = Html(take_along_html(along())).named("h1", "h2", "h3")

    assert levels == ["h1", "h2", *["h3"] * 4, *["h2"] * 6]


@pytest.mark.parametrize("made", [take_along_html, take_along_text])
def test_both_explain_second_hand_below_the_sources(made: Callable[..., str]) -> None:
    page = along()

    assert page.of_second_hand in made(page).partition("5 Gamma 2024")[2]
    assert "“Second-hand”" not in made(replace(page, of_second_hand=""))


@pytest.mark.parametrize("made", [take_along_html, take_along_text])
def test_both_name_the_type_a_number_is_for(made: Callable[..., str]) -> None:
    (first, *others) = along(reader=PROGRESSIVE).numbers
    page = replace(along(), numbers=(replace(first, types="PPMS active"), *others))

    assert "(PPMS active)" in made(page)


@pytest.mark.parametrize("made", [take_along_html, take_along_text])
def test_both_say_that_it_may_be_out_of_date(made: Callable[..., str]) -> None:
    assert "This may be out of date." in made(along(as_of=DUE.replace(year=2028)))


@pytest.mark.parametrize("made", [take_along_html, take_along_text])
def test_without_numbers_and_sources_neither_has_an_empty_list(made: Callable[..., str]) -> None:
    said = made(replace(along(replace(CARD, first=())), sources=()))

    assert "The numbers to know first" not in said
    assert "Sources" not in said


def test_markup_in_the_content_shows_as_it_is() -> None:
    page = replace(along(), face=(Sentence(head=AS_TYPED, text=AS_TYPED),))

    assert Html(take_along_html(page)).text().count(AS_TYPED) == 2
