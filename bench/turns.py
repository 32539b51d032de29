"""Takes two measurements turn by turn, so that whatever slows one slows the other as well."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from bench.figures import Paired

Measure = Callable[[], float]


def timed(work: Callable[[], object]) -> float:
    """Return how long some work takes, in milliseconds."""
    began = perf_counter()
    work()
    return (perf_counter() - began) * 1000


def in_turns(ours: Measure, floor: Measure, rounds: int) -> Paired:
    """Measure both in each round; who goes first changes from round to round.

    A round before the first is thrown away: it pays for what is read or made only once.
    """
    ours(), floor()
    found: list[tuple[float, float]] = []
    for nth in range(rounds):
        if nth % 2:
            second = floor()
            found.append((ours(), second))
        else:
            found.append((ours(), floor()))
    return Paired(ours=tuple(a for a, _ in found), floor=tuple(b for _, b in found))
