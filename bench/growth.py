"""How each cost grows with the record."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from bench.figures import Point, spread
from bench.journal import SHOWN, note_texts, opened, save, slowest
from bench.opening import timed_opening
from bench.processes import run
from bench.seeded import Records, Seeded
from bench.turns import timed

SIZES = (0, 1_000, 20_000, 100_000, 500_000)
_MORE = 5  # times as often, for what takes a moment
_MEGABYTE = 1_000_000


def growth(records: Records, sizes: tuple[int, ...], rounds: int) -> Iterator[Point]:
    """Yield each cost at each size, plain and encrypted; starts are plain ones."""
    for notes in sizes:
        plain = records.of(notes)
        for seeded in (plain, records.of(notes, encrypted=True)):
            yield from _of_record(records, seeded, rounds)
        starts = [run("window", str(plain.folder))["filled"][0] for _ in range(rounds + 1)]
        yield _point("start to Home filled in", plain, starts[1:])


def _of_record(records: Records, seeded: Seeded, rounds: int) -> Iterator[Point]:
    taken = [timed_opening(seeded) for _ in range(rounds * _MORE + 1)]
    yield _point("opening the record", seeded, taken[1:])
    with opened(seeded) as record:
        page = partial(record.journal.entries, limit=SHOWN)
        taken = [timed(page) for _ in range(rounds * _MORE + 1)]
        yield _point("the newest page of notes", seeded, taken[1:])
        yield _point("search as you type, p95", seeded, [slowest(record) for _ in range(rounds)])
    with opened(records.copy_of(seeded)) as record:
        texts = note_texts()
        save(record, next(texts))
        taken = [timed(lambda: save(record, next(texts))) for _ in range(rounds * _MORE)]
        yield _point("saving a note", seeded, taken)
    records.remove_copies()
    size = seeded.file.stat().st_size / _MEGABYTE
    yield _point("size of the file", seeded, [size], "MB")


def _point(cost: str, seeded: Seeded, values: list[float], unit: str = "ms") -> Point:
    return Point(
        cost=cost,
        unit=unit,
        notes=seeded.notes,
        encrypted=seeded.key is not None,
        value=spread(values),
    )
