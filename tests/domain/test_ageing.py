"""How old a version says that it is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from msdesk.domain.ageing import age

MADE = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-1, "content of 22 November 2026."),
        (0, ": 0 days old."),
        (1, ": 1 day old."),
        (365, ": 365 days old."),
        (400, ": 13 months old. What"),
        (800, ": 26 months old. What"),
    ],
)
def test_a_version_says_how_old_it_is(days: int, said: str) -> None:
    assert said in age("0.1.0", MADE, MADE + timedelta(days=days))


def test_a_version_of_more_than_a_year_says_to_look_for_a_newer_one() -> None:
    assert "Look for a newer version" in age("0.1.0", MADE, MADE + timedelta(days=366))
    assert "Look for" not in age("0.1.0", MADE, MADE + timedelta(days=365))
