r"""Entries as Day One exports them; the first is shaped after a real export."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import msgspec
import pytest

from msdesk.services.foreign import day_one
from msdesk.services.foreign.day_one import entries_in, notes_of
from msdesk.services.foreign.found import Found

ENTRY = {
    "uuid": "2F8DDCA258634D9994DF3A4FEE328035",
    "creationDate": "2021-03-03T13:48:50Z",
    "modifiedDate": "2021-03-03T13:59:09Z",
    "timeZone": "Australia/Sydney",
    "starred": False,
    "duration": 0,
    "editingTime": 63.553035974502563,
    "tags": ["hand", "left, side", "hand"],
    "text": "# All packed up \\.\\. still checking \n\n![](dayone-moment://76F9B0AC37954B51)\n\n"
    "Numb left hand\\. 50\\% better\\!",
    "richText": '{"contents":[{"text":"All packed up"}]}',
    "photos": [{"identifier": "76F9B0AC37954B51", "md5": "ef43abe9582131d432f20dcc68e326aa"}],
    "location": {"localityName": "Wanniassa", "latitude": -35.4},
    "weather": {"conditionsDescription": "Mostly Clear"},
}
PLACES = "Left out: places and weather."


def read(*entries: object) -> Found:
    return notes_of(entries_in(msgspec.Raw(json.dumps(entries).encode())))


def text_of(**fields: object) -> str:
    (note,) = read(ENTRY | fields).notes
    return note.text


def test_an_entry_is_a_note() -> None:
    (note,) = read(ENTRY).notes

    assert note.text == "All packed up .. still checking \n\nNumb left hand. 50% better!"
    assert note.tags == ("hand", "left side")
    assert note.changed_at == datetime(2021, 3, 3, 13, 59, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Australia/Sydney", date(2021, 3, 4)),
        ("Europe/London", date(2021, 3, 3)),
        (None, date(2021, 3, 3)),
        ("Mars/Olympus", date(2021, 3, 3)),
        ("../../etc/passwd", date(2021, 3, 3)),
        ("Europe", date(2021, 3, 3)),
        ("x" * 5000, date(2021, 3, 3)),
        ("\0", date(2021, 3, 3)),
    ],
)
def test_the_day_is_that_of_the_place(zone: str | None, expected: date) -> None:
    (note,) = read(ENTRY | {"timeZone": zone}).notes

    assert note.day == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("plain", "plain"),
        ("1\\. one", "1. one"),
        ("C:\\new and \\\\", "C:\\new and \\"),
        ("## Head\n### Foot\n#tag", "Head\nFoot\n#tag"),
        ("![](dayone-moment:/audio/2A40) heard", "heard"),
        ("![a photo](dayone-photo://2A40)seen", "seen"),
        ("![](https://a.example/b.png)", "![](https://a.example/b.png)"),
        ("\ufffctea", "tea"),
        ("a\n\n\n\n\nb", "a\n\nb"),
    ],
)
def test_the_words_are_those_that_were_typed(written: str, expected: str) -> None:
    assert text_of(text=written) == expected


def test_where_there_is_no_text_the_rich_text_has_the_words() -> None:
    pieces = [{"text": "Tea \ufffc"}, {"embeddedObjects": []}, {"text": "at last"}]

    assert text_of(text=None, richText=json.dumps({"contents": pieces})) == "Tea at last"


def test_without_a_date_of_change_it_changed_when_it_was_made() -> None:
    (note,) = read(ENTRY | {"modifiedDate": None}).notes

    assert note.changed_at == datetime(2021, 3, 3, 13, 48, 50, tzinfo=UTC)


def test_an_entry_keeps_its_id_when_its_words_change() -> None:
    (before,), (after,) = read(ENTRY).notes, read(ENTRY | {"text": "other"}).notes

    assert before.id == after.id


def test_an_entry_without_an_id_is_known_by_its_words() -> None:
    one, other, same = (
        read(ENTRY | {"uuid": "", "text": text}).notes[0].id for text in ("a", "b", "a")
    )

    assert one == same != other


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (5, "Left out: 1 entry that could not be read."),
        ({}, "Left out: 1 entry that could not be read."),
        (ENTRY | {"creationDate": "soon"}, "Left out: 1 entry that could not be read."),
        (ENTRY | {"creationDate": "2021-03-03"}, "Left out: 1 entry that could not be read."),
        (ENTRY | {"text": 7}, "Left out: 1 entry that could not be read."),
        (ENTRY | {"tags": "hand"}, "Left out: 1 entry that could not be read."),
        (ENTRY | {"text": None, "richText": "{"}, "Left out: 1 entry that could not be read."),
        (
            ENTRY | {"creationDate": "9999-12-31T23:00:00Z"},
            "Left out: 1 entry that could not be read.",
        ),
        (ENTRY | {"text": None, "richText": None}, "Left out: 1 entry without words."),
        (ENTRY | {"text": " ![](dayone-moment://1) "}, "Left out: 1 entry without words."),
    ],
)
def test_an_entry_that_cannot_be_read_stays_outside_and_the_others_come(
    broken: object, said: str
) -> None:
    found = read(broken, ENTRY | {"text": "words"})

    assert [note.text for note in found.notes] == ["words"]
    assert said in found.skipped


def test_photos_are_said_to_stay_outside() -> None:
    assert read(ENTRY).skipped == ("Left out: photos and sounds of 1 entry.", PLACES)


def test_what_is_no_list_of_entries_is_refused() -> None:
    with pytest.raises(msgspec.DecodeError):
        entries_in(msgspec.Raw(b'{"a": 1}'))


def test_more_entries_than_fit_into_memory_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(day_one, "_MOST_COMMAS", 2)

    assert len(entries_in(msgspec.Raw(b"[0,0,0]"))) == 3
    with pytest.raises(msgspec.DecodeError):
        entries_in(msgspec.Raw(b"[0,0,0,0]"))


def test_an_entry_whose_tags_are_null_comes_in() -> None:
    assert text_of(tags=None)


def test_words_come_from_the_rich_text_where_the_other_is_empty() -> None:
    assert text_of(text="") == "All packed up"
