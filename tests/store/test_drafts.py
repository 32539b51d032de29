from __future__ import annotations

import pytest

from msdesk.store.record import Record
from msdesk.store.subjects.drafts import DraftStore


@pytest.fixture
def drafts(record: Record) -> DraftStore:
    return record.drafts


def test_an_editor_without_a_draft_has_none(drafts: DraftStore) -> None:
    assert drafts.get("note") is None


def test_a_draft_comes_back_as_it_was_put(drafts: DraftStore) -> None:
    drafts.put("note", '{"text": "Tingling 😴"}')

    assert drafts.get("note") == '{"text": "Tingling 😴"}'


def test_a_draft_replaces_the_one_before(drafts: DraftStore) -> None:
    drafts.put("note", "{}")

    drafts.put("note", '{"text": "Ting"}')

    assert drafts.all() == {"note": '{"text": "Ting"}'}


def test_a_dropped_draft_is_gone(drafts: DraftStore) -> None:
    drafts.put("note", "{}")

    drafts.drop("note")

    assert drafts.get("note") is None


def test_dropping_what_is_not_there_does_nothing(drafts: DraftStore) -> None:
    drafts.drop("note")

    assert drafts.all() == {}


def test_all_drafts_are_listed_the_oldest_first(drafts: DraftStore) -> None:
    drafts.put("place", "1")
    drafts.put("note", "2")
    drafts.put("place", "3")

    assert list(drafts.all().items()) == [("note", "2"), ("place", "3")]
