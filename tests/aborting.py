"""A process with an unlocked record that breaks, for a test to look at what the system keeps.

    python -m tests.aborting FOLDER [guarded]

The system is asked for a whole core in the current folder, also where msdesk asks for none: a
program that cores are handed to takes no notice of the limit.
"""

from __future__ import annotations

import os
import resource
import sys
from datetime import date
from pathlib import Path

from msdesk import runtime
from msdesk.domain.journal import EntryKind
from msdesk.domain.progress import Progress
from msdesk.store.record import open_record, unlock
from tests.starting import let_cores_be_left

PASSPHRASE = "three words long"
SECRET = "Kribbelnebelzunge"


def main(folder: Path, *, guarded: bool) -> None:
    """Unlock a record, read what is in it, and break."""
    let_cores_be_left()
    if guarded:
        runtime.leave_no_core_dump()
    record = open_record(folder)
    record.encrypt(PASSPHRASE, Progress())
    record.close()
    record = open_record(folder, key=unlock(folder, passphrase=PASSPHRASE))
    record.journal.add(kind=EntryKind.NOTE, day=date(2026, 11, 22), text=SECRET)
    entries = record.journal.entries()
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
    sys.stdout.write(f"{len(entries)}\n")
    sys.stdout.flush()
    os.abort()


if __name__ == "__main__":
    main(Path(sys.argv[1]), guarded="guarded" in sys.argv[2:])
