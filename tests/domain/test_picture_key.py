"""The key to the pictures of a card says what is drawn there, and nothing else."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from msdesk.domain.first import Slot
from msdesk.domain.first_groups import ShownGroup
from msdesk.domain.first_words import ShownNumber
from msdesk.domain.picture_key import key_to


def box(*of: int) -> ShownNumber:
    groups = tuple(
        ShownGroup(label="Tablet", number="7", rest="", count=7, of=each) for each in of
    )
    return ShownNumber(slot=Slot.GAIN, heading="Got worse", groups=groups)


GAP = ShownNumber(slot=Slot.GAIN, heading="Got worse", big="No fair comparison", is_gap=True)


@pytest.mark.parametrize(
    ("shown", "key"),
    [
        ((box(100),), "A square is one person of 100. Filled: it happened to them."),
        ((box(1000, 1000),), "A dot is one person of 1,000. Filled: it happened to them."),
        (
            (box(100), box(1000), GAP),
            "A square is one person of 100, a dot one of 1,000. Filled: it happened to them. "
            "Dashed: not known.",
        ),
        ((GAP,), "Dashed: not known."),
        ((replace(GAP, asks_type=True),), ""),
        ((box(0),), ""),
        ((), ""),
    ],
)
def test_the_key_says_what_is_drawn(shown: tuple[ShownNumber, ...], key: str) -> None:
    assert key_to(shown) == key
