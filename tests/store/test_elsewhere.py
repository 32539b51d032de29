"""Backups in places of the person's choice, remembered in the record."""

from __future__ import annotations

from pathlib import Path

from msdesk.store.record import Record
from msdesk.store.subjects.elsewhere import remember_elsewhere, saved_elsewhere


def test_none_is_remembered_before_one_was_saved(record: Record) -> None:
    assert saved_elsewhere(record.drafts) == ()


def test_each_is_remembered_in_the_order_it_was_saved(record: Record, tmp_path: Path) -> None:
    for name in ("stick", "attic"):
        remember_elsewhere(record.drafts, tmp_path / name)

    assert saved_elsewhere(record.drafts) == (tmp_path / "stick", tmp_path / "attic")
