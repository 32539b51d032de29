"""When and what, as a person would say it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from msdesk.domain.backup import BackupInfo
from msdesk.ui.widgets.in_words import capital, day_and_time, held, listed, moment
from tests.ui.pages.when import NOW, local


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (local(22, 14, 20), "Today, 14:20"),
        (local(21, 9, 5), "Yesterday, 09:05"),
        (local(3, 14), "Tuesday 3 November 2026, 14:00"),
        (local(23, 8), "Monday 23 November 2026, 08:00"),
    ],
)
def test_a_moment_is_said_as_a_person_would(at: datetime, words: str) -> None:
    assert moment(at, NOW) == words


def test_a_day_and_time_has_its_year() -> None:
    assert day_and_time(local(3, 14, 5)) == "3 November 2026, 14:05"


@pytest.mark.parametrize(
    ("parts", "words"),
    [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")],
)
def test_a_list_ends_with_and(parts: tuple[str, ...], words: str) -> None:
    assert listed(parts) == words


def test_a_backup_is_told_by_what_it_holds() -> None:
    backup = BackupInfo(path=Path("b"), made_at=NOW, notes=64, appointments=1, questions=41)

    assert held(backup) == "64 notes, 1 appointment and 41 questions"


def test_a_heading_begins_with_a_capital_and_keeps_the_others() -> None:
    assert capital("nerves, seizures and PRES") == "Nerves, seizures and PRES"
