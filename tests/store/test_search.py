from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msdesk.domain.journal import EntryKind
from msdesk.store.record import Record, open_record
from msdesk.store.subjects.journal import JournalStore
from msdesk.store.subjects.search import MOST_WORDS, expression

SUNDAY = date(2026, 11, 22)


def written(journal: JournalStore, *texts: str) -> JournalStore:
    for text in texts:
        journal.add(kind=EntryKind.NOTE, day=SUNDAY, text=text)
    return journal


@pytest.fixture
def journal(record: Record) -> JournalStore:
    return record.journal


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[JournalStore]:
    """One journal for all examples of hypothesis."""
    record = open_record(tmp_path_factory.mktemp("data"))
    yield written(record.journal, "Tingling in the left hand", "AND or NOT", "col:x (a) * 😴")
    record.close()


@pytest.mark.parametrize(
    ("text", "search"),
    [
        ("Tingling in the left hand", "tingling"),
        ("Tingling in the left hand", "hand left"),
        ("Tingling in the left hand", "ting"),
        ("Tingling in the left hand", "in"),
        ("Ångest och värk", "angest"),
        ("fatigué", "fatigue"),
        ("covid-19", "covid-19"),
        ("covid-19", "covid-"),
        ("5.5 km", "5.5"),
        ("so tired 😴", "😴"),
        ("50 % better", "%"),
        ("AND then", "AND"),
        ("left\0 hand", "left"),
    ],
)
def test_a_search_finds(journal: JournalStore, text: str, search: str) -> None:
    written(journal, text)

    assert journal.count(search=search) == 1


@pytest.mark.parametrize(
    ("text", "search"),
    [
        ("Tingling in the left hand", "right"),
        ("Tingling in the left hand", "left foot"),
        ("Tingling in the left hand", "ha"),  # two letters are a word, not its beginning
        ("Tingling in the left hand", "and"),
        ("so tired", "😴"),
        ("so tired 😴", "😴 🙂"),
    ],
)
def test_a_search_does_not_find(journal: JournalStore, text: str, search: str) -> None:
    written(journal, text)

    assert journal.count(search=search) == 0


def test_where_a_thing_was_heard_is_searched_too(journal: JournalStore) -> None:
    journal.add(kind=EntryKind.HEARD, day=SUNDAY, text="A cure", heard_where="newspaper")

    assert journal.count(search="newsp") == 1


def test_tags_are_searched_too(journal: JournalStore) -> None:
    journal.add(kind=EntryKind.NOTE, day=SUNDAY, text="Slept badly", tags=["fatigue 😴"])

    assert (journal.count(search="fatigue"), journal.count(search="😴")) == (1, 1)


def test_the_newest_day_comes_first_in_a_search_too(journal: JournalStore) -> None:
    for day in (20, 22, 21):
        journal.add(kind=EntryKind.NOTE, day=date(2026, 11, day), text="numb")

    assert [entry.day.day for entry in journal.entries(search="numb")] == [22, 21, 20]


def test_changed_words_are_found_and_the_old_ones_are_not(journal: JournalStore) -> None:
    entry = journal.add(kind=EntryKind.NOTE, day=SUNDAY, text="numb", tags=["hand"])

    journal.change(msgspec.structs.replace(entry, text="burning", tags=("foot",)))

    found = {word: journal.count(search=word) for word in ("numb", "hand", "burning", "foot")}
    assert found == {"numb": 0, "hand": 0, "burning": 1, "foot": 1}


@pytest.mark.parametrize("search", ["", "   ", "\0", "\n\t"])
def test_a_search_for_nothing_leaves_the_whole_list(journal: JournalStore, search: str) -> None:
    written(journal, "one", "two")

    assert journal.count(search=search) == 2


@pytest.mark.parametrize(
    "search",
    [
        '"',
        '""',
        '"left',
        "AND",
        "OR OR",
        "NOT left",
        "NEAR(left hand)",
        "(",
        "left)",
        "*",
        "left*",
        "^left",
        "col:x",
        "text:left",
        "{text}:left",
        "- + -",
        "😴",
        "'; DROP TABLE journal_entry; --",
        "\0",
        "left\0hand",
        "\ud83d",
        "x" * 10_000,
        "%" * 10_001,
        "😴" * 10_000,
        "a." * 5_000,
        "a " * 5_000,
    ],
)
def test_nothing_that_can_be_typed_is_an_error(lasting: JournalStore, search: str) -> None:
    assert len(lasting.entries(search=search)) == lasting.count(search=search)


@settings(max_examples=300)
@given(search=st.text(alphabet=st.one_of(st.characters(), st.sampled_from(' "*()^:{}+-.\0'))))
def test_no_text_at_all_is_an_error(lasting: JournalStore, search: str) -> None:
    assert len(lasting.entries(search=search)) == lasting.count(search=search)


@settings(max_examples=60)
@given(word=st.text(alphabet=st.characters(categories=["Ll"], max_codepoint=0x24F), min_size=1))
def test_every_word_that_was_written_is_found(lasting: JournalStore, word: str) -> None:
    entry = lasting.add(kind=EntryKind.NOTE, day=SUNDAY, text=f"before {word} after")

    found = lasting.entries(search=f"before {word}", limit=1)

    lasting.delete(entry.id)
    assert found == (entry,)


def test_no_more_words_are_looked_for_than_anybody_types() -> None:
    assert expression(["word"] * 100).count("AND") == MOST_WORDS - 1


def test_the_index_is_whole_after_all_kinds_of_changes(tmp_path: Path) -> None:
    record = open_record(tmp_path)
    entries = [
        record.journal.add(kind=EntryKind.NOTE, day=SUNDAY, text=f"note {number}", tags=["tag"])
        for number in range(6)
    ]
    record.journal.delete(entries[0].id)
    record.journal.delete(entries[1].id)
    record.journal.restore(entries[1].id)
    record.journal.change(msgspec.structs.replace(entries[2], day=date(2026, 1, 1), text="x"))
    record.journal.change(msgspec.structs.replace(entries[0], text="back"))
    record.journal.delete(entries[3].id)

    with record._database.writing() as connection:
        connection.exec_driver_sql(
            "DELETE FROM journal_entry WHERE id IN (?, ?)", (entries[3].id, entries[4].id)
        )
        connection.exec_driver_sql(
            "INSERT INTO journal_search(journal_search, rank) VALUES ('integrity-check', 1)"
        )  # raises an error where the index differs from the entries
    assert record.journal.count(search="note") == 2
    record.close()
