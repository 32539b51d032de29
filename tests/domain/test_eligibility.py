"""A note rests on rules, and a rule on its source."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.domain.samples import CRITERION, NOTES


def test_a_rule_names_its_source() -> None:
    with pytest.raises(ValueError, match="Made-up Society 2025: a rule needs its source"):
        replace(CRITERION, sources=())


def test_a_note_without_a_rule_says_why_there_is_none() -> None:
    with pytest.raises(ValueError, match="needs a criterion, or a basis"):
        replace(NOTES[0], basis="")


def test_a_note_with_a_rule_needs_no_further_reason() -> None:
    noted = replace(NOTES[0], basis="", criteria=(CRITERION,))

    assert noted.criteria == (CRITERION,)


def test_a_rule_is_put_closely_unless_it_is_marked_as_quoted() -> None:
    assert not CRITERION.quoted
