from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msdesk.domain.ids import EntryId, TreatmentId
from msdesk.domain.journal import EntryKind, JournalEntry
from msdesk.store.record import Record, open_record
from msdesk.store.subjects.journal import JournalStore

SUNDAY = date(2026, 11, 22)
MONDAY = date(2026, 11, 23)
EXAMPLUMAB = TreatmentId("examplumab")


@pytest.fixture
def journal(record: Record) -> JournalStore:
    return record.journal


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[JournalStore]:
    """One journal for all examples of hypothesis."""
    record = open_record(tmp_path_factory.mktemp("data"))
    yield record.journal
    record.close()


def note(
    journal: JournalStore,
    text: str = "Tingling",
    *,
    day: date = SUNDAY,
    tags: tuple[str, ...] = (),
) -> JournalEntry:
    return journal.add(kind=EntryKind.NOTE, day=day, text=text, tags=tags)


def test_an_entry_comes_back_as_it_was_added(journal: JournalStore) -> None:
    entry = journal.add(
        kind=EntryKind.HEARD,
        day=SUNDAY,
        text="Skin cells were turned into brain cells",
        heard_where="newspaper",
        tags=["stem cells", "hope"],
        treatments=[EXAMPLUMAB],
        take_to_doctor=True,
    )

    assert journal.get(entry.id) == entry


def test_an_entry_is_private_unless_said_otherwise(journal: JournalStore) -> None:
    assert note(journal).take_to_doctor is False


def test_an_id_nothing_has_finds_nothing(journal: JournalStore) -> None:
    assert journal.get(EntryId("none")) is None


@settings(max_examples=60)
@given(text=st.text(), where=st.text())
def test_any_text_but_nul_comes_back_as_it_was_written(
    lasting: JournalStore, text: str, where: str
) -> None:
    entry = lasting.add(kind=EntryKind.HEARD, day=SUNDAY, text=text, heard_where=where)

    kept = lasting.get(entry.id)

    assert kept is not None
    assert (kept.text, kept.heard_where) == (text.replace("\0", ""), where.replace("\0", ""))


@settings(max_examples=60)
@given(tags=st.lists(st.text()), day=st.dates())
def test_what_adding_returns_is_what_is_kept(
    lasting: JournalStore, tags: list[str], day: date
) -> None:
    entry = lasting.add(kind=EntryKind.NOTE, day=day, text="", tags=tags)

    assert lasting.get(entry.id) == entry


def test_half_an_emoji_becomes_the_mark_for_an_unknown_character(journal: JournalStore) -> None:
    assert note(journal, "tired \ud83d").text == "tired \ufffd"


def test_two_halves_of_an_emoji_become_one(journal: JournalStore) -> None:
    assert note(journal, "tired \ud83d\ude34").text == "tired 😴"


def test_tags_are_one_line_and_named_once(journal: JournalStore) -> None:
    entry = note(journal, tags=("left\n hand", "Fatigue", "fatigue", " "))

    assert entry.tags == ("left hand", "Fatigue")


def test_the_newest_day_comes_first(journal: JournalStore) -> None:
    monday = note(journal, day=MONDAY)
    sunday = note(journal, day=SUNDAY)

    assert journal.entries() == (monday, sunday)


def test_entries_since_a_day_are_of_that_day_or_later_whatever_narrows_them_down(
    journal: JournalStore,
) -> None:
    monday = note(journal, day=MONDAY)
    note(journal, day=SUNDAY)

    assert journal.entries(since=MONDAY) == (monday,)
    assert journal.entries(since=MONDAY, search=monday.text) == (monday,)


def test_within_a_day_the_last_entry_comes_first(journal: JournalStore) -> None:
    first, second = note(journal), note(journal)

    assert journal.entries() == (second, first)


def test_a_list_is_fifty_entries_long(journal: JournalStore) -> None:
    for _ in range(51):
        note(journal)

    assert len(journal.entries()) == 50


def test_a_list_without_an_end_has_every_entry(journal: JournalStore) -> None:
    for _ in range(51):
        note(journal)

    assert len(journal.entries(limit=None)) == 51


def test_a_list_can_be_read_without_the_words_of_what_is_private(journal: JournalStore) -> None:
    private = note(journal, "Private")
    told = journal.add(kind=EntryKind.NOTE, day=SUNDAY, text="Told", take_to_doctor=True)

    read = journal.entries(private_words=False)

    assert read == (told, msgspec.structs.replace(private, text=""))


def test_all_that_fits_can_be_had_one_after_another(journal: JournalStore) -> None:
    for nth in range(60):
        kind = EntryKind.NOTE if nth % 2 else EntryKind.SYMPTOM
        journal.add(kind=kind, day=SUNDAY, text=f"Night {nth}", take_to_doctor=nth < 30)

    found = tuple(journal.each(kind=EntryKind.NOTE, private_words=False))

    assert found == journal.entries(kind=EntryKind.NOTE, limit=None, private_words=False)
    assert len(found) == 30


def test_who_asks_for_no_more_of_them_can_write_at_once(journal: JournalStore) -> None:
    note(journal, "Before")
    note(journal, "Last")
    some = journal.each()

    assert next(some).text == "Last"
    some.close()  # type: ignore[attr-defined]  # a generator, as when it is forgotten
    after = note(journal, "After")

    assert journal.entries(limit=1) == (after,)


def test_a_list_can_be_read_in_pieces(journal: JournalStore) -> None:
    entries = [note(journal) for _ in range(5)]

    assert journal.entries(limit=2, offset=2) == (entries[2], entries[1])


@pytest.fixture
def mixed(journal: JournalStore) -> JournalStore:
    """Three entries that differ in all that narrows a list down."""
    journal.add(kind=EntryKind.NOTE, day=SUNDAY, text="plain")
    journal.add(
        kind=EntryKind.SYMPTOM, day=SUNDAY, text="numb hand", tags=["Hand"], take_to_doctor=True
    )
    journal.add(
        kind=EntryKind.SIDE_EFFECT,
        day=SUNDAY,
        text="numb foot",
        tags=["foot"],
        treatments=[EXAMPLUMAB],
        take_to_doctor=True,
    )
    return journal


@pytest.mark.parametrize(
    ("only", "texts"),
    [
        ({}, ["numb foot", "numb hand", "plain"]),
        ({"kind": EntryKind.SYMPTOM}, ["numb hand"]),
        ({"kind": EntryKind.HEARD}, []),
        ({"tag": "hand"}, ["numb hand"]),
        ({"tag": "HAND"}, ["numb hand"]),
        ({"tag": "han"}, []),
        ({"tag": ""}, ["numb foot", "numb hand", "plain"]),
        ({"treatment": EXAMPLUMAB}, ["numb foot"]),
        ({"to_doctor": True}, ["numb foot", "numb hand"]),
        ({"to_doctor": False}, ["plain"]),
        ({"to_doctor": None}, ["numb foot", "numb hand", "plain"]),
        ({"search": "numb"}, ["numb foot", "numb hand"]),
        ({"search": "numb", "tag": "foot"}, ["numb foot"]),
        ({"search": "plain", "to_doctor": True}, []),
        ({"tag": "foot", "treatment": EXAMPLUMAB, "to_doctor": True}, ["numb foot"]),
        ({"kind": EntryKind.SYMPTOM, "treatment": EXAMPLUMAB}, []),
    ],
)
def test_a_list_is_narrowed_down_by_all_that_is_given(
    mixed: JournalStore, only: dict[str, object], texts: list[str]
) -> None:
    assert [entry.text for entry in mixed.entries(**only)] == texts  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("search", "texts"), [("", ["numb foot", "plain"]), ("numb", ["numb foot"]), ("hand", [])]
)
def test_only_some_entries_are_searched_where_they_are_named(
    mixed: JournalStore, search: str, texts: list[str]
) -> None:
    foot, _, plain = (entry.id for entry in mixed.entries())

    assert [e.text for e in mixed.entries(search=search, among=[plain, foot])] == texts
    assert mixed.entries(search=search, among=[]) == ()


@pytest.mark.parametrize(
    "only",
    [
        {},
        {"kind": EntryKind.SYMPTOM},
        {"tag": "foot"},
        {"treatment": EXAMPLUMAB},
        {"to_doctor": True},
        {"search": "numb"},
        {"search": "numb", "kind": EntryKind.SYMPTOM},
    ],
)
def test_the_count_is_the_length_of_the_list(mixed: JournalStore, only: dict[str, object]) -> None:
    assert mixed.count(**only) == len(mixed.entries(**only))  # type: ignore[arg-type]


def test_the_count_does_not_stop_at_a_page(journal: JournalStore) -> None:
    for _ in range(51):
        note(journal)

    assert journal.count() == 51


def test_a_change_is_kept(journal: JournalStore) -> None:
    entry = msgspec.structs.replace(note(journal), text="Numb", tags=("hand",))

    changed = journal.change(entry)

    assert journal.get(entry.id) == changed
    assert changed.text == "Numb"


def test_a_change_has_a_later_time(journal: JournalStore) -> None:
    entry = note(journal)

    assert journal.change(entry).changed_at > entry.changed_at


def test_a_change_leaves_an_entry_in_its_place(journal: JournalStore) -> None:
    first, second = note(journal), note(journal)

    changed = journal.change(first)

    assert journal.entries() == (second, changed)


def test_a_change_of_the_day_moves_an_entry(journal: JournalStore) -> None:
    first, second = note(journal), note(journal)

    moved = journal.change(msgspec.structs.replace(first, day=MONDAY))

    assert journal.entries() == (moved, second)


def test_a_change_of_the_day_keeps_an_entry_findable(journal: JournalStore) -> None:
    entry = note(journal, tags=("hand",))

    moved = journal.change(msgspec.structs.replace(entry, day=MONDAY))

    assert journal.entries(search="tingling", tag="hand") == (moved,)


def test_a_tag_taken_off_finds_the_entry_no_more(journal: JournalStore) -> None:
    entry = note(journal, tags=("hand",))

    journal.change(msgspec.structs.replace(entry, tags=()))

    assert journal.entries(tag="hand") == ()


def test_a_change_to_what_was_never_kept_is_a_mistake(journal: JournalStore) -> None:
    entry = msgspec.structs.replace(note(journal), id=EntryId("none"))

    with pytest.raises(KeyError):
        journal.change(entry)


def test_a_second_record_does_not_see_the_first(tmp_path: Path, journal: JournalStore) -> None:
    note(journal)
    other = open_record(tmp_path / "other")

    assert other.journal.entries() == ()
    other.close()


def test_the_treatments_that_side_effects_are_about_are_found_once_each(
    journal: JournalStore,
) -> None:
    add, effect = journal.add, EntryKind.SIDE_EFFECT
    a, b, c = (TreatmentId(each) for each in "abc")
    add(kind=effect, day=SUNDAY, text="Sick", treatments=(a, b))
    add(kind=effect, day=SUNDAY, text="Sick again", treatments=(a,))
    add(kind=EntryKind.NOTE, day=SUNDAY, text="Read of it", treatments=(c,))
    gone = add(kind=effect, day=SUNDAY, text="Not so", treatments=(c,))
    journal.delete(gone.id)

    assert journal.treatments(effect) == {a, b}
