"""What the person wrote, found by words."""

from __future__ import annotations

from datetime import date

import pytest

from msdesk.domain.finding import HitKind, Wanted
from msdesk.domain.journal import EntryKind
from msdesk.store.record import Record

DAY = date(2026, 11, 22)


def note(record: Record, text: str, day: date = DAY) -> None:
    """Keep a note."""
    record.journal.add(kind=EntryKind.NOTE, day=day, text=text)


def texts(record: Record, *wanted: Wanted, most: int = 9) -> list[str]:
    """Return the notes that are found."""
    return [each.text for each in record.words.notes(wanted, most)]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(begun=("zeb",)), True),
        (Wanted(whole=("zebra",)), True),
        (Wanted(whole=("zeb",)), False),
        (Wanted(whole=("nothing", "a zebra")), True),
        (Wanted(whole=("zebra a",)), False),
        (Wanted(begun=("cafe",)), True),
    ],
)
def test_a_note_is_found_by_whole_words_and_by_beginnings(
    record: Record, wanted: Wanted, *, found: bool
) -> None:
    note(record, "A zebra in a Café")

    assert bool(texts(record, wanted)) is found


def test_the_newest_notes_come_first_and_no_more_than_wanted(record: Record) -> None:
    for year in (2024, 2026, 2025):
        note(record, f"A zebra in {year}", date(year, 1, 1))

    assert texts(record, Wanted(whole=("zebra",)), most=2) == [
        "A zebra in 2026",
        "A zebra in 2025",
    ]


def test_where_no_note_meets_all_those_that_meet_some_are_found(record: Record) -> None:
    note(record, "A zebra")
    wanted = (Wanted(whole=("zebra",)), Wanted(whole=("giraffe",)))

    assert texts(record, *wanted) == ["A zebra"]


def test_notes_that_meet_some_are_left_out_where_one_meets_all(record: Record) -> None:
    note(record, "A zebra")
    note(record, "A zebra, a giraffe")
    wanted = (Wanted(whole=("zebra",)), Wanted(whole=("giraffe",)))

    assert texts(record, *wanted) == ["A zebra, a giraffe"]


@pytest.mark.parametrize("wanted", [(), (Wanted(),), (Wanted(whole=("?",)),)])
def test_where_nothing_is_wanted_nothing_is_found(
    record: Record, wanted: tuple[Wanted, ...]
) -> None:
    note(record, "A zebra?")

    assert texts(record, *wanted) == []
    assert record.words.others(wanted) == ()


def test_a_quotation_mark_means_itself(record: Record) -> None:
    note(record, 'A "zebra" here')

    assert texts(record, Wanted(whole=('a "zebra',))) == ['A "zebra" here']


def test_what_is_no_note_says_what_it_is_and_its_words(record: Record) -> None:
    record.own_treatments.add("Tea", "Zebra leaves", "A giraffe")

    (found,) = record.words.others([Wanted(begun=("giraf",))])
    assert (found.kind, found.title) == (HitKind.CARD, "Tea")
    assert found.text == "Tea\nZebra leaves\nA giraffe"


def test_a_note_changed_is_found_by_its_new_words_alone(record: Record) -> None:
    note(record, "A zebra")
    (kept,) = record.words.notes([Wanted(whole=("zebra",))], 1)
    record.journal.change(
        type(kept)(**{f: getattr(kept, f) for f in kept.__struct_fields__} | {"text": "A cow"})
    )

    assert texts(record, Wanted(whole=("zebra",))) == []
    assert texts(record, Wanted(whole=("cow",))) == ["A cow"]


def test_words_of_notes_are_known_by_how_they_begin(record: Record) -> None:
    note(record, "A zebra, a Zéro, a giraffe")

    assert record.words.begun_alike("zest") == ("zebra", "zero")
    assert record.words.begun_alike("zest") == ("zebra", "zero")
