"""What a crash leaves of a record, to be damaged; and the places in a log to damage."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from msdesk.store.file.database import Database
from msdesk.store.file.header import KEYS, RECORD
from msdesk.store.file.log import Log, log_of, read_log
from msdesk.store.record import Record
from tests.store.backing_up import lock_with_new_keys, note

HEADER, HEAD, PAGE = 32, 24, 4096
IN_FILE, IN_LOG = 3, 12  # notes
CHANGES = IN_LOG + 1  # in the log: a draft goes first
LONG = "of the left hand " * 100


class Crashed(NamedTuple):
    """The folder of a record as a crash left it; its last notes are in the log."""

    folder: Path
    key: bytes | None

    @property
    def path(self) -> Path:
        return self.folder / RECORD

    @property
    def log(self) -> Path:
        return log_of(self.path)

    def read(self) -> Log:
        log = read_log(self.log)
        assert log is not None
        return log

    def flip(self, *places: int) -> None:
        """Turn a bit at some places of the log."""
        content = bytearray(self.log.read_bytes())
        for place in places:
            content[place] ^= 0x10
        self.log.write_bytes(content)

    def changes(self) -> list[range]:
        """Return the frames of each change, by their numbers."""
        ends = [i + 1 for i, frame in enumerate(self.read().frames) if frame.ends_change]
        return [range(a, b) for a, b in zip([0, *ends], ends, strict=False)]


def frame_at(number: int) -> int:
    """Return where a frame begins in a log."""
    return HEADER + number * (HEAD + PAGE)


def crashed(folder: Path, *, locked: bool) -> Crashed:
    """Make a record, and copy it while it is open."""
    made, left = folder / "made", folder / "left"
    made.mkdir(parents=True)
    key = lock_with_new_keys(made).key if locked else None
    with closing(Record(Database(made / RECORD, key))) as record:
        for number in range(IN_FILE):
            note(record, f"in file {number}")
        record.drafts.put("visit", "{}")
        truncate(record)
        record.drafts.drop("visit")
        for number in range(IN_LOG):
            note(record, f"in log {number} {LONG}")
        shutil.copytree(made, left, ignore=shutil.ignore_patterns("*-shm"))
    assert locked is (left / KEYS).exists()
    return Crashed(left, key)


def truncate(record: Record) -> None:
    """Write the log into the file, and cut it."""
    with record.database.maintaining() as driver:
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
