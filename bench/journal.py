"""Search and save: the journal beside the same SQL through a bare driver."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import date
from functools import partial

from msgspec.structs import replace

from bench.bare import Bare
from bench.figures import Paired, Row, alone, slow
from bench.seeded import SEED, Records, Seeded, vocabulary
from bench.turns import in_turns, timed
from msdesk.domain.journal import EntryKind
from msdesk.store.record import Record
from msdesk.store.subjects.search import expression, words_of

FRAME = 16.0  # ms; one picture of a screen that shows sixty a second
SHOWN = 21  # what the page of notes asks for: twenty, and whether there are more
_SAVES = 20
_NOBODY_FEELS = 5.0  # milliseconds
_TAG = "Left hand"
_DAY = date(2026, 11, 23)  # the day after the last of the seeded notes


def whole_words() -> tuple[str, ...]:
    """Return what is searched for: common words, rare ones, two at once, one that is nowhere."""
    words = vocabulary()
    return (*words[:400:40], *words[400:6000:700], f"{words[3]} {words[90]}", "nowhere")


def typed() -> tuple[str, ...]:
    """Return what is in the search field letter by letter."""
    return tuple(word[:end] for word in whole_words() for end in range(1, len(word) + 1))


def search_rows(records: Records, rounds: int) -> Iterator[Row]:
    """Yield the rows of searching 100,000 notes as one types."""
    plain, locked = (records.of(100_000, encrypted=kind) for kind in (False, True))
    with ExitStack() as stack:
        ours = stack.enter_context(opened(plain))
        bare = stack.enter_context(closing(Bare(records.copy_of(plain))))
        encrypted = stack.enter_context(opened(locked))
        pair = in_turns(lambda: slowest(ours), lambda: _slowest(bare), rounds)
        yield pair.ratio(
            "search as you type, 100,000 notes, p95", "the same FTS5 query in sqlite3", 1.5
        )
        yield alone("the same, as it is", pair.ours, FRAME)
        pair = in_turns(lambda: slowest(encrypted), lambda: slowest(ours), rounds)
        yield pair.ratio(
            "search in an encrypted record, 100,000 notes, warm, p95", "a plain record", 1.5
        )
    records.remove_copies()


def save_rows(records: Records, notes: int, rounds: int) -> Iterator[Row]:
    """Yield the rows of saving a note, plain and encrypted.

    The encrypted one is judged beside an insert into an encrypted file; beside one into a plain
    file it shows what encryption costs together with us.  What nobody feels is enough.
    """
    plain, locked = (records.of(notes, encrypted=kind) for kind in (False, True))
    for ours, floor, at_most in (
        (plain, plain, 2.0),
        (locked, locked, 2.0),
        (locked, plain, None),
    ):
        with (
            opened(records.copy_of(ours)) as record,
            closing(Bare(records.copy_of(floor))) as bare,
        ):
            pair = _saves(record, bare, rounds)
        driver = "sqlcipher3, with the key" if floor.key else "sqlite3"
        what = f"saving a note, {ours.kind}, {notes:,} notes"
        row = pair.ratio(what, f"the same insert in {driver}", at_most)
        yield replace(row, enough=at_most and _NOBODY_FEELS)
    records.remove_copies()


def _saves(ours: Record, bare: Bare, rounds: int) -> Paired:
    texts = note_texts()

    def save_ours() -> None:
        for _ in range(_SAVES):
            save(ours, next(texts))

    def save_bare() -> None:
        for _ in range(_SAVES):
            bare.add(next(texts), _TAG)

    return in_turns(lambda: timed(save_ours) / _SAVES, lambda: timed(save_bare) / _SAVES, rounds)


def note_texts() -> Iterator[str]:
    """Yield notes of forty words without end."""
    dice, words = random.Random(SEED), vocabulary()  # noqa: S311
    while True:
        yield " ".join(dice.choices(words, k=40))


def save(record: Record, text: str) -> None:
    """Keep one note with one tag."""
    record.journal.add(kind=EntryKind.NOTE, day=_DAY, text=text, tags=(_TAG,))


def slowest(record: Record) -> float:
    """Return what 95 of 100 searches as one types stay below, in milliseconds."""
    find = partial(record.journal.entries, limit=SHOWN)
    return slow([timed(partial(find, search=text)) for text in typed()])


def _slowest(bare: Bare) -> float:
    asked = [expression(words_of(text)) for text in typed()]
    return slow([timed(partial(bare.find, each, SHOWN)) for each in asked])


@contextmanager
def opened(seeded: Seeded) -> Iterator[Record]:
    """Give the record, open."""
    record = seeded.open()
    try:
        yield record
    finally:
        record.close()
