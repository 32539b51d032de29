"""Diarium's list of entries."""

from __future__ import annotations

import json
from datetime import date

import msgspec

from msdesk.services.foreign import diarium
from msdesk.services.foreign.day_one import entries_in
from msdesk.services.foreign.found import Found

EVENING = {
    "date": "2026-11-02T21:15:00",
    "heading": "Evening",
    "html": "<p>Left hand <b>numb</b> again.</p>",
    "rating": 3,
    "tags": ["hand"],
    "location": None,
}


def read(*entries: object) -> Found:
    return diarium.notes_of(entries_in(msgspec.Raw(json.dumps(entries).encode())))


def text_of(html: str) -> str:
    (note,) = read({"date": "2026-11-02T21:15:00", "html": html}).notes
    return note.text


def test_an_entry_is_a_note_with_its_heading_and_tags() -> None:
    (note,) = read(EVENING).notes

    assert note.day == date(2026, 11, 2)
    assert note.text == "Evening\nLeft hand numb again."
    assert note.tags == ("hand",)


def test_each_paragraph_and_each_item_is_a_line() -> None:
    assert text_of("<p>a</p>\n<p>b<br>c</p><ul><li>d<li>e</ul>") == "a\nb\nc\nd\ne"


def test_signs_are_signs_again() -> None:
    assert text_of("<p>5 &lt; 6 &amp; caf&eacute;</p>") == "5 < 6 & café"


def test_what_a_browser_does_not_show_is_left_out() -> None:
    assert text_of("<style>p {}</style><script>x()</script></style><p>seen</p>") == "seen"


def test_what_stays_outside_is_said() -> None:
    assert read(EVENING, 5, EVENING | {"heading": None, "html": "<p> </p>"}).skipped == (
        "Left out: 1 entry that could not be read.",
        "Left out: 1 entry without words.",
        "Left out: photos, ratings, places and weather.",
    )
