"""The sentence around a match."""

from __future__ import annotations

import re

from msdesk.services.finding.excerpt import LONGEST, Sought, excerpt


def sought(words: str, very: str = "", much: float = 1.0) -> Sought:
    """Return an idea that some words stand for, one of which was typed."""
    return Sought(re.compile(words), re.compile(very) if very else None, much)


def test_the_sentence_that_meets_most_is_given() -> None:
    found = excerpt(["One cat. A cat and a dog. A dog."], [sought("cat"), sought("dog")])

    assert found.text == "A cat and a dog."
    assert found.marked == ((2, 5), (12, 15))


def test_the_word_that_was_typed_is_shown_where_there_is_one() -> None:
    assert excerpt(["A feline. A cat."], [sought("cat|feline", "cat")]).text == "A cat."


def test_what_tells_more_is_shown() -> None:
    found = excerpt(["A cat. An okapi."], [sought("cat"), sought("okapi", much=3.0)])

    assert found.text == "An okapi."


def test_where_nothing_is_met_the_first_sentence_is_given() -> None:
    assert excerpt(["", "First. Second."], [sought("cat")]).text == "First."


def test_of_nothing_there_is_no_sentence() -> None:
    assert excerpt(["", "\n"], [sought("cat")]).text == ""


def test_a_line_is_a_sentence() -> None:
    assert excerpt(["A dog\nA cat"], [sought("cat")]).text == "A cat"


def test_words_that_overlap_are_marked_as_one() -> None:
    assert excerpt(["brain fog"], [sought("brain fog"), sought("brain")]).marked == ((0, 9),)


def test_accents_and_capitals_move_no_mark() -> None:
    found = excerpt(["Ångest på Café."], [sought("cafe")])

    assert [found.text[a:b] for a, b in found.marked] == ["Café"]


def test_a_long_sentence_is_cut_between_words_around_the_match() -> None:
    found = excerpt([f"{'word ' * 60}okapi {'word ' * 60}"], [sought("okapi")])

    assert len(found.text) <= LONGEST
    assert found.text.startswith("…word ")
    assert found.text.endswith("word…")
    assert [found.text[a:b] for a, b in found.marked] == ["okapi"]


def test_a_long_sentence_without_a_match_is_shown_from_its_beginning() -> None:
    found = excerpt(["word " * 60], [sought("okapi")])

    assert found.text.startswith("word")
    assert found.text.endswith("…")


def test_a_match_at_the_end_of_a_long_sentence_is_shown() -> None:
    found = excerpt([f"{'word ' * 60}okapi"], [sought("okapi")])

    assert found.text.endswith("okapi")
    assert len(found.text) <= LONGEST


def test_a_word_too_long_to_be_shown_is_cut() -> None:
    found = excerpt(["x" * 400], [sought("x+")])

    assert len(found.text) <= LONGEST
    assert all(end <= len(found.text) for _, end in found.marked)
