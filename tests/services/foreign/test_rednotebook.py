"""Months as RedNotebook writes them."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from msdesk.services.foreign import rednotebook
from msdesk.services.foreign.found import Found
from msdesk.services.foreign.rednotebook import notes_of

MONTH = r"""1: {text: "== Title ==\n//italic// and #tag"}
2: {text: Plain text}
3:
  Idea: null
  Work: {//meeting//: null, 5*: null}
  text: Tagged day
"""


def read(month: str | bytes, name: str = "2020-02.txt") -> Found:
    return notes_of([(name, month if isinstance(month, bytes) else month.encode())])


def text_of(written: str) -> str:
    (note,) = read(yaml.safe_dump({1: {"text": written}}, allow_unicode=True)).notes
    return note.text


def tags_of(written: str) -> tuple[str, ...]:
    (note,) = read(yaml.safe_dump({1: {"text": written}}, allow_unicode=True)).notes
    return note.tags


def test_a_day_is_a_note() -> None:
    found = read(MONTH)

    assert [(note.day, note.text, note.tags) for note in found.notes] == [
        (date(2020, 2, 1), "Title\nitalic and #tag", ("tag",)),
        (date(2020, 2, 2), "Plain text", ()),
        (date(2020, 2, 3), "Tagged day\nWork: meeting\nWork: 5*", ("Idea", "Work")),
    ]
    assert found.skipped == ()


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        ("1: {Tags: {old: null, older: null}}", ("old, older", ("old", "older"))),
        ("1: {Work: null}", ("Work", ("Work",))),
        ("1: {Work: late}", ("Work: late", ("Work",))),
        ("1: {text: {a: null}}", None),
        ("1: {text: ''}", None),
        ("1: {}", None),
        ("", None),
        ("{}", None),
        ("null", None),
        ("1: {text: !!binary w6XDpMO2}", ("åäö", ())),
        ("1: {text: !!python/unicode 'old'}", ("old", ())),
        ("\ufeff1: {text: marked}", ("marked", ())),
    ],
)
def test_every_shape_a_day_has_had_is_read(
    month: str, expected: tuple[str, tuple[str, ...]] | None
) -> None:
    found = read(month)

    assert [(note.text, note.tags) for note in found.notes] == [expected] * bool(expected)
    assert found.skipped == ()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("a **bold** word", "a bold word"),
        ("//pet shop// and __under__", "pet shop and under"),
        ("**//both//**", "both"),
        ("--struck-- stays", "--struck-- stays"),
        ("see http://a.example//b// there", "see http://a.example//b// there"),
        ("2 ** 3 ** 4", "2 ** 3 ** 4"),
        ("a // b // c", "a // b // c"),
        ("**left open", "**left open"),
        ("snake__case__name", "snake__case__name"),
        ("=== Work ===", "Work"),
        ("one\\\\\ntwo", "one\ntwo"),
        ("above\n====================\nbelow", "above\n\nbelow"),
    ],
)
def test_the_words_are_without_their_marks(written: str, expected: str) -> None:
    assert text_of(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("test #hashtag", ("hashtag",)),
        ("text #1tag", ("1tag",)),
        ("text #1234", ()),
        ("text#hashtag", ()),
        ("text #a1 #b2 #A1", ("a1", "b2")),
        ("text.#hashtag!", ("hashtag",)),
        ("hex #11ff22", ()),
        ("&#nbsp;", ()),
        ("##hashtag", ()),
        ("#include", ()),
        ("#hashétag", ("hashétag",)),
    ],
)
def test_hashtags_are_found_as_rednotebook_finds_them(
    written: str, expected: tuple[str, ...]
) -> None:
    assert tags_of(written) == expected


@pytest.mark.parametrize(
    "month",
    [
        "[1, 2]",
        "1: [a]",
        "a lone word",
        "1: &a {text: b}\n2: *a",
        "1: {a: {b: {c: d}}}",
        "? [a]\n: b",
        "? {a: b}\n: c",
        "1: {text: 'left open}",
        '1: {text: "\\ud800"}',
        "1: {text: !!binary ///}",
        "1: {text: \x00}",
        b"1: {text: \xff}",
        b"\xff\xfe",
        "%YAML 9.9\n---\n1: {text: a}",
    ],
)
def test_a_file_of_another_shape_stays_outside(month: str | bytes) -> None:
    found = read(month)

    assert found.notes == ()
    assert found.skipped == ("Left out: 1 file that could not be read: 2020-02.txt.",)


def test_aliases_that_would_grow_without_end_are_not_followed() -> None:
    lines = ["a: &a {x: null}", *(f"{n}: {{y: *a, z: *a}}" for n in range(1, 30))]

    assert read("\n".join(lines)).notes == ()


@pytest.mark.parametrize("number", ["30", "0", "-1", "x", "1.5", "9" * 20])
def test_an_entry_of_no_day_stays_outside(number: str) -> None:
    found = read(f"{number}: {{text: a}}\n1: {{text: b}}")

    assert [note.text for note in found.notes] == ["b"]
    assert found.skipped == ("Left out: 1 entry of no day.",)


@pytest.mark.parametrize("name", ["2020-13.txt", "0000-01.txt"])
def test_a_file_of_no_month_gives_no_notes(name: str) -> None:
    assert read("1: {text: a}", name).notes == ()


def test_a_day_that_says_nothing_but_a_word_is_no_entry() -> None:
    assert read("1: word").skipped == ("Left out: 1 entry of no day.",)


def test_one_file_that_cannot_be_read_does_not_hinder_the_others() -> None:
    found = notes_of([("2020-01.txt", b"["), ("2020-02.txt", b"1: {text: a}")])

    assert [note.text for note in found.notes] == ["a"]


def test_more_than_anybody_writes_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rednotebook, "_MOST_EVENTS", 40)
    month = b"1: {text: a}"

    found = notes_of([(f"2020-{n:02}.txt", month) for n in range(1, 9)])

    assert len(found.notes) == 3


def test_read_again_a_month_gives_the_same_notes() -> None:
    assert read(MONTH) == read(MONTH)


def test_a_day_changed_since_is_another_note() -> None:
    assert read("1: {text: a}").notes[0].id != read("1: {text: '**a**'}").notes[0].id


def test_fewer_signs_than_draw_a_line_stay_as_they_were_typed() -> None:
    (note,) = notes_of([("2026-11.txt", b"1: {text: '====='}")]).notes

    assert note.text == "====="


@pytest.mark.parametrize("sign", ["## Heading", "- [ ] todo", "```"])
def test_a_month_of_markdown_stays_as_it_was_typed(sign: str) -> None:
    month = f"1: {{text: \"{sign}\\n**bold** __init__\"}}\n2: {{text: 'and __this__'}}"
    first, second = notes_of([("2026-11.txt", month.encode())]).notes

    assert (first.text, second.text) == (f"{sign}\n**bold** __init__", "and __this__")
