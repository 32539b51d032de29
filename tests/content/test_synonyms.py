"""The shipped synonyms lead to words that are there."""

from __future__ import annotations

import pytest

from msdesk.content.library import Library
from msdesk.content.pieces import pieces
from msdesk.services.finding.typed import words_in

# Names and words of screens, which the program brings itself.
_OF_SCREENS = {
    "settings",
    "lock",
    "passphrase",
    "bin",
    "log",
    "colours",
    "locked",
    "bring",
    "text",
}


@pytest.fixture(scope="module")
def known(library: Library) -> set[str]:
    """Return every word of the library."""
    said = (f"{each.head} {each.text}" for each in pieces(library))
    return {word for text in said for word in words_in(text)} | _OF_SCREENS


def test_what_everyday_words_mean_is_in_the_texts(library: Library, known: set[str]) -> None:
    lost = [
        phrase
        for lay in library.synonyms.lay
        for phrase in lay.means
        if not known.issuperset(words_in(phrase))
    ]

    assert lost == []


def test_of_words_for_one_thing_the_texts_have_one(library: Library, known: set[str]) -> None:
    lost = [
        alike.words
        for alike in library.synonyms.alike
        if not any(known.issuperset(words_in(phrase)) for phrase in alike.words)
    ]

    assert lost == []


def test_no_name_of_a_treatment_is_passed_over(library: Library) -> None:
    names = {
        word
        for card in library.treatments.values()
        for word in words_in(f"{card.short_name} {card.group.value}")
    }

    telling = names - {"and", "new", "no", "t", "treatment", "medicines"}
    assert not telling & set(library.synonyms.passed_over)
