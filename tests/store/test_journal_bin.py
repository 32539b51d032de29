from __future__ import annotations

from datetime import date

import msgspec
import pytest

from msdesk.domain.ids import TreatmentId
from msdesk.domain.journal import EntryKind, JournalEntry
from msdesk.store.record import Record
from msdesk.store.subjects.journal import JournalStore

SUNDAY = date(2026, 11, 22)
EXAMPLUMAB = TreatmentId("examplumab")


@pytest.fixture
def journal(record: Record) -> JournalStore:
    return record.journal


def note(
    journal: JournalStore, text: str = "Tingling", tags: tuple[str, ...] = ()
) -> JournalEntry:
    return journal.add(kind=EntryKind.NOTE, day=SUNDAY, text=text, tags=tags)


@pytest.mark.parametrize(
    "only",
    [{}, {"tag": "hand"}, {"search": "tingling"}, {"search": "…"}, {"treatment": EXAMPLUMAB}],
)
def test_a_deleted_entry_is_in_no_list(journal: JournalStore, only: dict[str, object]) -> None:
    entry = journal.add(
        kind=EntryKind.NOTE,
        day=SUNDAY,
        text="Tingling…",
        tags=["hand"],
        treatments=[EXAMPLUMAB],
    )

    journal.delete(entry.id)

    assert journal.entries(**only) == ()  # type: ignore[arg-type]


def test_a_deleted_entry_is_not_got(journal: JournalStore) -> None:
    entry = note(journal)

    journal.delete(entry.id)

    assert journal.get(entry.id) is None


def test_a_deleted_entry_is_not_counted_by_its_tag(journal: JournalStore) -> None:
    journal.delete(note(journal, tags=("hand",)).id)

    assert journal.count(tag="hand") == 0


@pytest.mark.parametrize(
    "only", [{}, {"tag": "hand"}, {"search": "tingling"}, {"treatment": EXAMPLUMAB}]
)
def test_a_restored_entry_is_back_in_every_list(
    journal: JournalStore, only: dict[str, object]
) -> None:
    entry = journal.add(
        kind=EntryKind.NOTE,
        day=SUNDAY,
        text="Tingling",
        tags=["hand"],
        treatments=[EXAMPLUMAB],
    )
    journal.delete(entry.id)

    journal.restore(entry.id)

    (back,) = journal.entries(**only)  # type: ignore[arg-type]
    assert msgspec.structs.replace(back, changed_at=entry.changed_at) == entry


def test_a_restored_entry_is_back_in_its_place(journal: JournalStore) -> None:
    first, second = note(journal, "first"), note(journal, "second")
    journal.delete(first.id)

    journal.restore(first.id)

    assert [entry.id for entry in journal.entries()] == [second.id, first.id]


def test_deleting_twice_and_restoring_once_is_enough(journal: JournalStore) -> None:
    entry = note(journal, tags=("hand",))
    journal.delete(entry.id)
    journal.delete(entry.id)

    journal.restore(entry.id)

    assert journal.count(tag="hand") == 1


def test_restoring_what_was_not_deleted_changes_nothing(journal: JournalStore) -> None:
    entry = note(journal, tags=("hand",))

    journal.restore(entry.id)

    assert journal.get(entry.id) == entry


def test_saving_a_deleted_entry_brings_it_back(journal: JournalStore) -> None:
    entry = note(journal, tags=("hand",))
    journal.delete(entry.id)

    saved = journal.change(entry)

    assert journal.entries(search="tingling", tag="hand") == (saved,)
