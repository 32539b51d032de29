"""The table of Bearable."""

from __future__ import annotations

from datetime import date

import pytest

from msdesk.errors import ImportRefused
from msdesk.services.foreign import bearable, csv_notes
from msdesk.services.foreign.bearable import is_table, notes_in

HEAD = (
    '"date","date formatted","weekday","time of day","category","rating/amount","detail","notes"\n'
)
TABLE = (
    HEAD
    + """"2nd Nov 2026","2026-11-02","Monday","am","Symptom","2","Numb hand (Moderate)",""
"2nd Nov 2026","2026-11-02","Monday","pm","Energy","3","ok",""
"2nd Nov 2026","2026-11-02","Monday","","Note","","","Cold wind made the hand worse."
"3rd Nov 2026","2026-11-03","Tuesday","am","Mood","4","Calm | Hopeful","Friend came by."
"""
)


def test_all_lines_of_a_day_are_one_note() -> None:
    assert {note.day: note.text for note in notes_in(TABLE).notes} == {
        date(2026, 11, 2): "Symptom: Numb hand (Moderate), 2 (am)\n"
        "Energy: ok, 3 (pm)\n"
        "Cold wind made the hand worse.",
        date(2026, 11, 3): "Mood: Calm, Hopeful, 4 (am). Friend came by.",
    }


def test_words_without_a_reading_keep_the_name_of_what_they_are_about() -> None:
    (note,) = notes_in(HEAD + "a,2026-11-02,Mon,,Sleep,,,Woke twice.\n").notes

    assert note.text == "Sleep: Woke twice."


def test_what_stays_outside_is_said() -> None:
    rows = "a,2026-11-02,Mon,,Sleep,3,,\na,2026-11-02,Mon,,Sleep,,,\na,soon,Mon,,Sleep,3,,\n"

    assert notes_in(HEAD + rows).skipped == (
        "Left out: 1 line without a day that can be read: 4.",
        "Left out: 1 line without words or a reading.",
    )


def test_a_line_that_ends_early_or_goes_on_too_long_ends_nothing() -> None:
    found = notes_in(HEAD + "a,2026-11-02,Mon,am,Sleep,3\na,2026-11-02,Mon,am,Sleep,4,b,c,d,e\n")

    assert found.notes[0].text == "Sleep: 3 (am)\nSleep: b, 4 (am). c"


def test_another_table_is_none_of_bearable() -> None:
    assert not is_table("date,category,notes\n2026-11-02,Sleep,well\n")
    assert not is_table("")


def test_a_table_of_too_many_lines_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bearable, "MOST_THINGS", 3)

    with pytest.raises(ImportRefused, match="more than"):
        notes_in(TABLE)


def test_what_is_no_table_at_all_is_refused_in_a_sentence() -> None:
    with pytest.raises(ImportRefused, match="no table"):
        csv_notes.notes_in(HEAD.replace(",", "\r,")[:40])
