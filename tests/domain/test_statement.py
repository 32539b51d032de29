"""A sentence on a card rests on something."""

from __future__ import annotations

import pytest

from msdesk.domain.statement import Statement
from tests.domain.samples import ALPHA, BASIS


@pytest.mark.parametrize("text", ["", " \n"])
def test_a_statement_has_words(text: str) -> None:
    with pytest.raises(ValueError, match="needs words"):
        Statement(text=text, sources=(ALPHA,))


def test_a_statement_needs_sources_or_a_reason_why_there_are_none() -> None:
    with pytest.raises(ValueError, match="needs sources, or a basis"):
        Statement(text="It is a tablet.")


@pytest.mark.parametrize("text", ["Given 2 times a year.", "Over ½ or 0.5 of people."])
def test_a_figure_needs_a_source(text: str) -> None:
    with pytest.raises(ValueError, match="holds a figure and names no source"):
        Statement(text=text, basis=BASIS)


def test_a_figure_with_a_source_may_stand() -> None:
    assert Statement(text="Given 2 times a year.", sources=(ALPHA,)).sources == (ALPHA,)


def test_a_statement_of_the_editors_rests_on_its_basis() -> None:
    assert Statement(text="We found nothing.", basis=BASIS).basis == BASIS
