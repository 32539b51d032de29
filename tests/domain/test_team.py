"""Names and numbers, as people type them into one field."""

from __future__ import annotations

import pytest

from msdesk.domain.ids import TeamMemberId
from msdesk.domain.team import TeamMember, is_new, name_and_number
from tests.domain.archives import NOW

_ANNA = TeamMember(id=TeamMemberId("a1"), name="Anna Example", changed_at=NOW)


@pytest.mark.parametrize(
    ("typed", "name", "number"),
    [
        ("Anna Example", "Anna Example", ""),
        ("Anna Example 01234 567890", "Anna Example", "01234 567890"),
        ("MS nurse, +49 (30) 555-017 ", "MS nurse", "+49 (30) 555-017"),
        ("Ward 12", "Ward 12", ""),
        ("01234 567890", "", "01234 567890"),
        ("01234 567890, ask for Anna", "01234 567890, ask for Anna", ""),
    ],
)
def test_a_number_stands_behind_a_name(typed: str, name: str, number: str) -> None:
    assert name_and_number(typed) == (name, number)


@pytest.mark.parametrize("typed", ["", "Me", " anna  example", "Anna Example 01234 567890"])
def test_nobody_new_is_seen_where_nobody_new_is_named(typed: str) -> None:
    assert not is_new(typed, [_ANNA])


def test_who_is_not_in_the_team_is_new() -> None:
    assert is_new("Dr Example", [_ANNA])
