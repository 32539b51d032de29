"""Words of the glossary in a running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msdesk.domain.glossary import Glossary
from msdesk.domain.guide import Term

RELAPSE = Term(
    term="relapse",
    plain="New signs of MS.",
    also=("attack", "attacks"),
    not_in=("heart attack", "attacks the"),
)
RATE = Term(term="relapse rate", plain="How many relapses a year.")
NICE = Term(term="NICE", plain="It says what the NHS offers.")
B_CELL = Term(term="B cell", plain="A white blood cell.", also=("B-cell",))
TERMS = (RELAPSE, RATE, NICE, B_CELL)
FINDER = Glossary(TERMS)

words = st.sampled_from(
    ["relapse", "Relapses", "rate", "NICE", "nice", "B", "cells", "heart", "attack", "the", "ſ."]
)
texts = st.lists(words, max_size=12).map(" ".join)


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("She had a relapse.", (RELAPSE,)),
        ("RELAPSES, then none", (RELAPSE,)),
        ("A first attack", (RELAPSE,)),
        ("The relapse rate fell", (RATE,)),
        ("The relapse  rates fell after a relapse", (RATE, RELAPSE)),
        ("NICE says so", (NICE,)),
        ("A nice day", ()),
        ("B\ncells, B-cells and a b cell", (B_CELL,)),
        ("prerelapse, relapsed, subcell", ()),
        ("A heart attack; it attacks the nerves", ()),
        ("", ()),
    ],
)
def test_whole_words_are_met_and_the_longest_counts(text: str, met: tuple[Term, ...]) -> None:
    assert FINDER.met(text) == met


def test_a_longer_word_that_was_seen_does_not_bring_in_a_shorter_one() -> None:
    assert FINDER.met("The relapse rate fell", {"relapse rate"}) == ()


def test_where_two_terms_share_a_spelling_the_first_has_it() -> None:
    finder = Glossary((RELAPSE, Term(term="stroke", plain="A bleed.", also=("attack",))))

    assert finder.met("an attack") == (RELAPSE,)


def test_a_form_in_capitals_gives_way_to_a_longer_one_that_is_not() -> None:
    guidance = Term(term="nice guidance", plain="What it says.")

    assert Glossary((NICE, guidance)).met("NICE guidance, says NICE") == (guidance, NICE)


def test_no_terms_are_never_met() -> None:
    assert Glossary(()).met("relapse") == ()


@given(texts, st.sets(st.sampled_from([t.term for t in TERMS])))
def test_what_was_seen_is_left_out_and_nothing_else(text: str, seen: set[str]) -> None:
    left = tuple(term for term in FINDER.met(text) if term.term not in seen)

    assert FINDER.met(text, seen) == left


@given(st.text(max_size=60), st.sampled_from(TERMS), st.text(max_size=60))
def test_a_word_that_stands_alone_is_met_whatever_is_around_it(
    before: str, term: Term, after: str
) -> None:
    assert term in FINDER.met(f"{before}. {term.term}. {after}")


@given(st.text())
def test_each_term_is_met_once_at_most(text: str) -> None:
    met = FINDER.met(text)

    assert len(met) == len(set(met))
