"""Several list what a record holds, each in an order and in words of its own; none forgets any.

A part that one of them forgot would be lost at a merge, a rescue or a deletion, without a word.
"""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest

from msdesk.domain.archive import Archive, _content
from msdesk.domain.merge import _SUBJECTS as _JOINED
from msdesk.store.file.access import _KEPT as _MISSED_AFTER_A_CRASH
from msdesk.store.file.tables import METADATA
from msdesk.store.record import Record
from msdesk.store.rescue.salvage import _SUBJECTS as _SALVAGED
from msdesk.store.whole.merge import _KEPT as _WRITTEN
from msdesk.store.whole.parts import _PARTS as _READ

_EMPTY = Archive(made_at=datetime(2026, 11, 22, tzinfo=UTC), made_by="")
_ABOUT_IT = {"format", "version", "made_at", "made_by"}
_ALL = {field.name for field in msgspec.structs.fields(Archive)} - _ABOUT_IT
_APART = {"profile", "journal", "matters", "drafts", "reading"}  # written in ways of their own
_PASSING = {"reading"}  # it is forgotten after 90 days: no rescue is for it, and no digest
_WITH_A_VISIT = {"question_at_visit"}  # it goes into the bin and out of it with its visit


@pytest.mark.parametrize(
    "listed",
    [
        pytest.param({*_READ, "profile"}, id="read"),
        pytest.param({*_SALVAGED} | _PASSING, id="read from a damaged record"),
        pytest.param(
            {part for part, *_ in _JOINED} | {"profile", "drafts"} | _PASSING, id="joined"
        ),
        pytest.param({part for part, _ in _WRITTEN} | _APART, id="written by a merge"),
        pytest.param(
            {part for part, _ in _content(_EMPTY)} | {"drafts"} | _PASSING, id="in the digest"
        ),
    ],
)
def test_no_part_of_a_record_is_forgotten(listed: set[str]) -> None:
    assert listed == _ALL


def test_all_that_can_be_deleted_is_in_the_bin_until_it_goes(record: Record) -> None:
    in_bin = {subject.table.name for subject in record.bin._subjects.values()}

    assert in_bin == _can_be_deleted() - _WITH_A_VISIT


def test_all_that_can_be_deleted_is_missed_where_a_crash_took_it() -> None:
    assert {*_MISSED_AFTER_A_CRASH} == _can_be_deleted()


def _can_be_deleted() -> set[str]:
    return {table.name for table in METADATA.sorted_tables if "deleted_at" in table.columns}
