"""The sentences every format shares, and how texts are tidied."""

from __future__ import annotations

import tomllib
import unicodedata
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msdesk import paths
from msdesk.documents.wording import ONLY_YOUR_TEAM, day_in_words, out_of_date, tidy, when

DAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("  two words \n", "two words"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("a\xa0web\u202fpage\u2007of", "a web page of"),
        ("a\tb\x00\x1b\x9fc", "a bc"),
        ("\uf0b7 one\n\uf0a7 two\ufeff", "• one\n▪ two"),
        ("half \ud83d emoji", "half ? emoji"),
        ("å ö 日本 😀 ½", "å ö 日本 😀 ½"),
    ],
)
def test_a_text_is_tidied(typed: str, printed: str) -> None:
    assert tidy(typed) == printed


@given(st.text(st.characters(), max_size=200))
def test_a_tidy_text_holds_no_control_character_but_line_ends(text: str) -> None:
    left = {char for char in tidy(text) if unicodedata.category(char) in ("Cc", "Cs")}

    assert left <= {"\n"}


@given(st.text(st.characters(), max_size=200))
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@pytest.mark.parametrize(
    ("day", "at", "words"),
    [
        (DAY, time(9, 5), "Tuesday 1 December 2026, 09:05"),
        (DAY, None, "Tuesday 1 December 2026"),
        (None, time(9, 5), "09:05"),
        (None, None, ""),
    ],
)
def test_a_day_and_a_time_are_said_as_far_as_they_are_known(
    day: date | None, at: time | None, words: str
) -> None:
    assert when(day, at, twelve_hours=False) == words


def test_who_counts_twelve_hours_reads_the_time_so() -> None:
    assert when(DAY, time(14, 5), twelve_hours=True) == "Tuesday 1 December 2026, 2:05 PM"


def test_a_date_is_said_without_its_weekday() -> None:
    assert day_in_words(DAY) == "1 December 2026"


@pytest.mark.parametrize(
    ("cards", "notice"),
    [
        ((), ""),
        (
            ("Examplumab",),
            "May be out of date: Examplumab. The next check of this card is overdue.",
        ),
        (
            ("Examplumab", "Madeupimod"),
            "May be out of date: Examplumab, Madeupimod. "
            "The next check of these cards is overdue.",
        ),
    ],
)
def test_cards_past_their_check_are_named(cards: tuple[str, ...], notice: str) -> None:
    assert out_of_date(cards) == notice


def test_only_the_team_can_say_in_the_same_words_as_in_the_app() -> None:
    about = tomllib.loads((paths.resources() / "about.toml").read_text(encoding="utf-8"))

    assert about["only_your_team"] == ONLY_YOUR_TEAM
