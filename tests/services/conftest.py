"""A real record, the shipped library, and the maker of pages that uses both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from msdesk.content.library import Library
from msdesk.services.sheet import SheetMaker
from msdesk.store.record import Record, open_record


@pytest.fixture
def record(tmp_path: Path, empty_record: Path) -> Iterator[Record]:
    copytree(empty_record, tmp_path / "data")
    record = open_record(tmp_path / "data")
    yield record
    record.close()


@pytest.fixture
def maker(library: Library, record: Record) -> SheetMaker:
    return SheetMaker(
        library,
        record.appointments,
        record.questions,
        record.journal,
        record.matters,
        record.next_steps,
        record.visits,
    )
