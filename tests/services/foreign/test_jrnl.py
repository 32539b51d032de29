"""The journal of the command line, as JSON and as plain text."""

from __future__ import annotations

import json
from datetime import date

import msgspec

from msdesk.services.foreign import jrnl
from msdesk.services.foreign.day_one import entries_in
from msdesk.services.foreign.found import Found

TIRED = {
    "title": "Tired by noon.",
    "body": "Lay down after the shop. @fatigue",
    "date": "2026-11-02",
    "time": "12:40",
    "tags": ["@fatigue"],
    "starred": False,
}
TEXT = """\
[2026-11-02 12:40] Tired by noon.
Lay down after the shop. @fatigue

[2026-11-03 09:00] Better. *
Walked twice.
"""


def read(*entries: object) -> Found:
    return jrnl.notes_of(entries_in(msgspec.Raw(json.dumps(entries).encode())))


def test_an_entry_is_a_note_with_its_title_and_tags() -> None:
    (note,) = read(TIRED).notes

    assert note.day == date(2026, 11, 2)
    assert note.text == "Tired by noon.\nLay down after the shop. @fatigue"
    assert note.tags == ("fatigue",)


def test_plain_text_holds_the_same_notes() -> None:
    first, second = jrnl.notes_in(TEXT).notes

    assert first == read(TIRED).notes[0]
    assert (second.day, second.text) == (date(2026, 11, 3), "Better.\nWalked twice.")


def test_what_stays_outside_is_said() -> None:
    assert read(TIRED, 5, TIRED | {"title": "", "body": " "}).skipped == (
        "Left out: 1 entry that could not be read.",
        "Left out: 1 entry without words.",
    )


def test_an_entry_of_no_day_is_left_out_of_plain_text() -> None:
    found = jrnl.notes_in("[2026-02-30 12:40] Never.\n[2026-03-01] Once.\n")

    assert [note.text for note in found.notes] == ["Once."]
    assert found.skipped == ("Left out: 1 entry that could not be read.",)


def test_a_day_in_brackets_within_a_line_begins_no_entry() -> None:
    (note,) = jrnl.notes_in("[2026-11-02 12:40] As on [2026-11-01] before.\n").notes

    assert note.text == "As on [2026-11-01] before."


def test_other_words_in_brackets_are_no_journal() -> None:
    assert not jrnl.is_text("[moved] 2026-11-02,Legs heavy\n")
