"""No damaged file makes msdesk crash, hang, or write over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.torture.amount import TIMES
from tests.torture.conftest import Tally
from tests.torture.handling import Outcome, handle_all
from tests.torture.processes import PATIENCE, Victim
from tests.torture.stock import Stock, make_stock

_FILES = 50  # plain, and as many locked


@pytest.fixture(scope="module", params=["plain", "locked"])
def stock(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Stock:
    return make_stock(tmp_path_factory.mktemp("stock"), locked=request.param == "locked")


def outcomes(place: Path, stock: Stock, cases: range) -> Iterator[Outcome]:
    """Have cases handled, and return how each ended; a new process takes over from a dead one."""
    while cases:
        with Victim(handle_all, place, stock, cases) as victim:
            for outcome in _outcomes_of(victim, len(cases)):
                yield outcome
                cases = cases[1:]


def _outcomes_of(victim: Victim, count: int) -> Iterator[Outcome]:
    """Return the second of each two things that are said of a case, or that there is none."""
    for _ in range(count):
        said = Outcome("before the damage")
        for _ in ("begun", "ended"):
            if not victim.pipe.poll(PATIENCE):
                yield Outcome(said.what, "it hangs")
                return
            said = next(victim.said(), Outcome(said.what, "the process died"))
        yield said
        if said.trace == "the process died":
            return


@pytest.mark.parametrize("seed", range(TIMES))
def test_a_damaged_file_ends_in_a_value_or_a_sentence(
    tmp_path: Path, stock: Stock, seed: int, tally: Tally
) -> None:
    wrong = []
    for outcome in outcomes(tmp_path, stock, range(seed * _FILES, (seed + 1) * _FILES)):
        tally.try_()
        if outcome.trace:
            wrong.append(f"{outcome.what}\n{outcome.trace}")
        else:
            tally.survive(outcome.ended)
    assert not wrong, "\n\n".join(wrong)
