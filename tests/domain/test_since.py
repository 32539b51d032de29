"""What was written since the last visit: which visit that was, and what stands once."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from msdesk.domain.guide import Role
from msdesk.domain.since import Change, last_visit, together, written_for
from tests.domain.lives import TODAY, visit

_COMING = visit(9, date(2026, 12, 8))
_NURSE = replace(visit(1, date(2026, 11, 3)), ask=Role.MS_NURSE)
_CLINIC = visit(2, date(2026, 10, 3))


def last(*visits: object) -> object:
    return last_visit(visits, Role.NEUROLOGIST, _COMING, TODAY)  # type: ignore[arg-type]


def test_the_last_visit_is_the_last_to_the_same_people() -> None:
    assert last(_NURSE, visit(3, date(2025, 1, 1)), _CLINIC, _COMING) is _CLINIC


def test_where_there_was_none_to_them_it_is_the_last_to_anybody() -> None:
    assert last(_NURSE, _COMING) is _NURSE


def test_a_visit_that_is_to_come_is_not_the_last() -> None:
    assert last(visit(3, date(2026, 12, 1)), _COMING) is None


def test_the_visit_it_is_made_for_is_not_the_last_though_its_day_is_past() -> None:
    assert last_visit((_CLINIC,), Role.NEUROLOGIST, _CLINIC, TODAY) is None


def test_without_a_coming_visit_there_is_a_last_one_all_the_same() -> None:
    assert last_visit((_CLINIC,), Role.NEUROLOGIST, None, TODAY) is _CLINIC


@pytest.mark.parametrize(
    ("line", "change"),
    [
        ("One stick outdoors", Change(words="One stick outdoors")),
        ("3 May: Numb hand", Change(day=date(2026, 5, 3), words="Numb hand")),
        ("24 December: Fell", Change(day=date(2025, 12, 24), words="Fell")),
        ("29 February: Fell", Change(day=date(2024, 2, 29), words="Fell")),
        ("31 June: Fell", Change(words="31 June: Fell")),
    ],
)
def test_a_line_for_a_visit_is_of_the_day_it_begins_with(line: str, change: Change) -> None:
    found = written_for(replace(_COMING, changed=f"\n {line} \n\n"), TODAY)

    assert found == (change,)


_NOTE = Change(
    day=date(2026, 5, 3), what="New symptom or relapse", words="Numb " * 90, private=True
)
_STEP = Change(day=date(2026, 5, 3), what="Alphamab: Started it", words="Why", is_step=True)


def offered(words: str) -> Change:
    return Change(day=date(2026, 5, 3), words=words)


def test_a_note_that_was_added_to_a_visit_stands_once() -> None:
    line = offered("Numb " * 31 + "Numb…")

    assert together([line], [_NOTE]) == (line,)


def test_a_step_that_was_added_to_a_visit_stands_once() -> None:
    line = offered("Alphamab: started it (Why)")

    assert together([line], [_STEP]) == (line,)


def test_the_same_words_of_another_day_are_another_change() -> None:
    line = replace(_NOTE, day=date(2026, 5, 4))

    assert together([line], [_NOTE]) == (line, _NOTE)


def test_what_has_no_day_comes_first_and_then_the_newest() -> None:
    undated, newer = Change(words="Worse"), replace(_NOTE, day=date(2026, 6, 1))

    assert together([undated], [_STEP, newer]) == (undated, newer, _STEP)
