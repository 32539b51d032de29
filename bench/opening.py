"""Opening a record, up to what Home shows of it."""

from __future__ import annotations

from datetime import date

from bench.figures import Row
from bench.seeded import Records, Seeded
from bench.turns import in_turns, timed


def open_row(records: Records, notes: int, rounds: int) -> Row:
    """Return the row of opening an encrypted record once its key is known."""
    locked, plain = (records.of(notes, encrypted=kind) for kind in (True, False))
    pair = in_turns(lambda: timed_opening(locked), lambda: timed_opening(plain), rounds)
    return pair.difference(
        f"opening an encrypted record after the passphrase, {notes:,} notes", "a plain one", 50.0
    )


def timed_opening(seeded: Seeded) -> float:
    """Return the milliseconds from a closed file to the first answers from it."""

    def work() -> None:
        record = seeded.open()
        try:
            record.appointments.next(date(2026, 11, 23))
            record.drafts.get("place")
            record.journal.entries(limit=1)
        finally:
            record.close()

    return timed(work)
