from __future__ import annotations

from msdesk.domain.ms_type import MsType, Region
from msdesk.domain.profile import Profile, TypeAnswer
from msdesk.store.record import Record

PROFILE = Profile(
    answer=TypeAnswer.PROGRESSIVE_NOT_SURE,
    ms_types=(MsType.PPMS_ACTIVE, MsType.PPMS_NOT_ACTIVE),
    region=Region.US,
    walking="With a stick",
    years="12",
    age="44",
    activity="No new lesions",
    medicines="Examplumab",
    other="Allergic to nuts",
)


def test_a_profile_nobody_filled_in_is_empty(record: Record) -> None:
    assert record.profile.get() == Profile()


def test_a_profile_comes_back_as_it_was_saved(record: Record) -> None:
    record.profile.save(PROFILE)

    assert record.profile.get() == PROFILE


def test_a_profile_saved_again_replaces_the_one_before(record: Record) -> None:
    record.profile.save(PROFILE)

    record.profile.save(Profile(walking="Fine\0"))

    assert record.profile.get() == Profile(walking="Fine")
