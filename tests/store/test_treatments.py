from __future__ import annotations

from datetime import date

import msgspec
import pytest

from msdesk.domain.ids import LogEntryId, TreatmentId
from msdesk.domain.treatment_log import LogStatus
from msdesk.store.record import Record
from msdesk.store.subjects.treatments import OwnTreatmentStore, TreatmentLog

EXAMPLUMAB = TreatmentId("examplumab")
OTHERUMAB = TreatmentId("otherumab")
SATURDAY = date(2026, 11, 21)
SUNDAY = date(2026, 11, 22)


@pytest.fixture
def own(record: Record) -> OwnTreatmentStore:
    return record.own_treatments


@pytest.fixture
def log(record: Record) -> TreatmentLog:
    return record.log


def test_own_treatments_are_listed_as_they_were_added(own: OwnTreatmentStore) -> None:
    first = own.add("Skin cells", "Cells from skin", "A newspaper")
    second = own.add("Another")

    assert own.all() == (first, second)


def test_a_deleted_own_treatment_is_not_listed(own: OwnTreatmentStore) -> None:
    own.delete(own.add("Skin cells").id)

    assert own.all() == ()


def test_a_restored_own_treatment_is_listed_again(own: OwnTreatmentStore) -> None:
    treatment = own.add("Skin cells")
    own.delete(treatment.id)

    own.restore(treatment.id)

    assert [each.name for each in own.all()] == ["Skin cells"]


def test_the_newest_step_comes_first(log: TreatmentLog) -> None:
    sunday = log.add(EXAMPLUMAB, LogStatus.STARTED, SUNDAY, "The scan")
    saturday = log.add(EXAMPLUMAB, LogStatus.OFFERED, SATURDAY)

    assert log.entries() == (sunday, saturday)


def test_of_two_steps_on_a_day_the_later_comes_first(log: TreatmentLog) -> None:
    first = log.add(EXAMPLUMAB, LogStatus.ASKED, SUNDAY)
    second = log.add(EXAMPLUMAB, LogStatus.OFFERED, SUNDAY)

    assert log.entries() == (second, first)


def test_the_steps_with_one_treatment_can_be_listed(log: TreatmentLog) -> None:
    wanted = log.add(EXAMPLUMAB, LogStatus.ASKED, SUNDAY)
    log.add(OTHERUMAB, LogStatus.ASKED, SUNDAY)

    assert log.entries(EXAMPLUMAB) == (wanted,)


def test_the_latest_step_says_where_each_treatment_stands(log: TreatmentLog) -> None:
    latest = log.add(EXAMPLUMAB, LogStatus.OFFERED, SUNDAY)
    log.add(EXAMPLUMAB, LogStatus.ASKED, SATURDAY)
    other = log.add(OTHERUMAB, LogStatus.RULED_OUT, SATURDAY)

    assert log.latest() == {EXAMPLUMAB: latest, OTHERUMAB: other}


def test_a_step_can_be_changed(log: TreatmentLog) -> None:
    entry = log.add(EXAMPLUMAB, LogStatus.ASKED, SUNDAY)

    changed = log.change(msgspec.structs.replace(entry, status=LogStatus.OFFERED, day=SATURDAY))

    assert log.entries() == (changed,)


def test_a_change_to_a_step_that_was_never_kept_is_a_mistake(log: TreatmentLog) -> None:
    entry = msgspec.structs.replace(
        log.add(EXAMPLUMAB, LogStatus.ASKED, SUNDAY), id=LogEntryId("none")
    )

    with pytest.raises(KeyError):
        log.change(entry)


def test_a_deleted_step_does_not_count(log: TreatmentLog) -> None:
    before = log.add(EXAMPLUMAB, LogStatus.ASKED, SATURDAY)
    log.delete(log.add(EXAMPLUMAB, LogStatus.OFFERED, SUNDAY).id)

    assert log.latest() == {EXAMPLUMAB: before}


def test_a_restored_step_counts_again(log: TreatmentLog) -> None:
    entry = log.add(EXAMPLUMAB, LogStatus.OFFERED, SUNDAY)
    log.delete(entry.id)

    log.restore(entry.id)

    assert log.latest()[EXAMPLUMAB].status is LogStatus.OFFERED
