"""The people one turns to."""

from __future__ import annotations

from msgspec.structs import replace

from msdesk.store.record import Record


def names(record: Record) -> list[str]:
    return [member.name for member in record.team.all()]


def test_somebody_is_kept_with_a_number_and_hours(record: Record) -> None:
    member = record.team.add("Anna", "MS nurse", "01234 567890", "weekdays before noon")

    assert record.team.all() == (member,)


def test_somebody_can_be_changed(record: Record) -> None:
    member = record.team.add("Anna")

    record.team.change(replace(member, name="Anna Example"))

    assert names(record) == ["Anna Example"]


def test_somebody_deleted_comes_back_out_of_the_bin(record: Record) -> None:
    record.team.delete(record.team.add("Anna").id)
    (item,) = record.bin.all()

    record.bin.restore(item)

    assert (item.kind, item.title) == ("Somebody of my team", "Anna")
    assert names(record) == ["Anna"]
