"""A program that is killed at any moment loses nothing it has acknowledged."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.torture.amount import TIMES
from tests.torture.conftest import Tally
from tests.torture.life import Life

# In this order the record is locked for about half of the time.
KILLS = (
    *("writing", "opening", "search", "merging", "migrating", "backing up", "converting"),
    *("writing", "changing keys", "emptying the bin", "backing up", "going back", "migrating"),
    *("converting", "converting"),
)


@pytest.fixture(scope="module")
def lasts() -> dict[str, float]:
    return {}


@pytest.mark.parametrize("seed", range(TIMES))
def test_what_was_acknowledged_survives_a_kill(
    tmp_path: Path, seed: int, lasts: dict[str, float], tally: Tally
) -> None:
    life = Life(tmp_path / "data", seed, lasts)
    for aim in KILLS:
        tally.try_()
        life.live_until_killed(aim)
        life.check()
        tally.survive()
