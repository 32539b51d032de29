"""What was read is remembered for 90 days, and not at all where that is not wanted."""

from __future__ import annotations

from datetime import timedelta

from msdesk.domain.ids import TreatmentId
from msdesk.store.record import Record
from tests.store.conftest import TickingClock

CARD = TreatmentId("examplumab")


def sections(record: Record) -> list[str]:
    return [reading.section for reading in record.reading.all()]


def test_what_was_read_last_comes_first(record: Record) -> None:
    for section in ("gain", "harm", "gain"):
        record.reading.add(CARD, section)

    assert sections(record) == ["gain", "harm"]


def test_after_90_days_it_is_forgotten(record: Record, clock: TickingClock) -> None:
    record.reading.add(CARD, "gain")
    clock.now += timedelta(days=90)

    assert sections(record) == []


def test_what_is_forgotten_does_not_stay_in_the_record(
    record: Record, clock: TickingClock
) -> None:
    record.reading.add(CARD, "gain")
    clock.now += timedelta(days=91)

    record.reading.add(CARD, "harm")

    assert [reading.section for reading in record.archive.read().reading] == ["harm"]


def test_to_turn_it_off_forgets_all_of_it(record: Record) -> None:
    record.reading.add(CARD, "gain")

    record.reading.keep(on=False)
    record.reading.add(CARD, "harm")

    assert sections(record) == []
    assert not record.reading.is_kept


def test_it_can_be_turned_on_again(record: Record) -> None:
    record.reading.keep(on=False)

    record.reading.keep(on=True)
    record.reading.add(CARD, "harm")

    assert sections(record) == ["harm"]
