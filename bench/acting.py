"""What a person does in the window: how long it stands still, and when hits can be seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bench.figures import Row, alone
from bench.processes import run
from bench.screen import Screen
from bench.seeded import Records
from bench.starting import NO_SCREEN
from bench.visiting import STILL
from bench.watched import changes

_HITS = 60.0  # ms
_BELOW = 0.5  # of the screen: there stand the hits, and nothing blinks


def act_rows(
    records: Records, notes: int, processes: int, rounds: int, screen: Screen | None
) -> Iterator[Row]:
    """Yield a row an act, and that of a key pressed until hits are seen."""
    if screen is None:
        yield Row(what="key to first hits shown", at_most=_HITS, note=NO_SCREEN)
        return
    gaps: dict[str, list[float]] = {}
    hits: list[float] = []
    for _ in range(processes):
        folder = str(records.copy_of(records.of(notes)).folder)
        with changes(screen, _BELOW) as seen:
            told = run("acts", folder, str(rounds), screen=screen)
        records.remove_copies()
        for name, values in told.items():
            if name == "key":
                hits += shown_after(values, seen)
            else:
                gaps.setdefault(name.replace("_", " "), []).extend(values)
    yield alone("key to first hits shown", hits, _HITS)
    for name, values in gaps.items():
        yield alone(name, values, STILL)


def shown_after(keys: Sequence[float], seen: Sequence[float]) -> list[float]:
    """Return the milliseconds from each key to what changed before the next, if anything did."""
    found = []
    for key, following in zip(keys, (*keys[1:], float("inf")), strict=True):
        after = [at for at in seen if key <= at < following]
        if after:
            found.append((after[0] - key) * 1000)
    return found
