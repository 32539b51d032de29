"""Search over everything: what the record's part of it takes, and the whole of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial

from bench.figures import Row, alone, slow
from bench.journal import FRAME, opened, typed
from bench.seeded import Records
from bench.turns import timed
from msdesk import paths
from msdesk.content.library import Library
from msdesk.domain.finding import Wanted
from msdesk.services.finding.finder import NOTES, Finder
from msdesk.services.finding.shelf import Shelf
from msdesk.store.record import Record

_SHELF = 150.0  # ms; it is made once, while nobody waits for it
_WHOLE = 40.0  # ms; so that the first hits stand on the screen 60 ms after the key

# As people type: words of the library and of nobody, letter by letter, and whole questions.
_ASKED = (
    "fertility", "wheelchair", "stopping", "hematopoietic", "brain fog", "natalizumba",
    "can i still have a baby after the transplant", "tablet that makes you blush",
    "what happens to my bladder if i stop the drip", "once a month injection at home",
)  # fmt: skip


def finding_rows(records: Records, notes: int, rounds: int) -> Iterator[Row]:
    """Yield the rows of searching everything, in a plain record and in an encrypted one."""
    library = Library(paths.resources())
    yield alone("making the index of what ships", _makings(library, rounds), _SHELF)
    shelf = Shelf(library)
    with ExitStack() as stack:
        stack.callback(shelf.close)
        for seeded in (records.of(notes, encrypted=kind) for kind in (False, True)):
            record = stack.enter_context(opened(seeded))
            what = f"{notes:,} notes, {seeded.kind}, p95"
            taken = [_slowest_answer(record, shelf) for _ in range(rounds)]
            yield alone(f"the record's answer to a search of everything, {what}", taken, FRAME)
            finder = Finder(shelf, record.words)
            taken = [_slowest_find(finder) for _ in range(rounds)]
            yield alone(f"search of everything, {what}", taken, _WHOLE)


def _makings(library: Library, rounds: int) -> list[float]:
    def make() -> None:
        Shelf(library).close()

    make()
    return [timed(make) for _ in range(rounds)]


def _slowest_answer(record: Record, shelf: Shelf) -> float:
    asked = [tuple(map(shelf.typed.wanted, shelf.typed.ideas(text))) for text in _typed()]
    return slow([timed(partial(_answer, record, wanted)) for wanted in asked])


def _answer(record: Record, wanted: tuple[Wanted, ...]) -> None:
    record.words.notes(wanted, NOTES)
    record.words.others(wanted)


def _slowest_find(finder: Finder) -> float:
    return slow([timed(partial(finder.find, text)) for text in _typed()])


def _typed() -> tuple[str, ...]:
    """Return what is in the search field letter by letter."""
    begun = {text[:end] for text in _ASKED for end in range(1, len(text) + 1)}
    return (*sorted(begun), *typed()[::3])
