"""Whatever is brought in, the record is as it was or holds something clean; never a crash.

150 files with every change; ``MSDESK_TORTURE`` multiplies them.  A failure names its seed:
``hostile(seed, folder)`` makes the same file again.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import msgspec
from sqlcipher3 import dbapi2

from msdesk.domain.archive import Archive, digest
from msdesk.domain.mending import mended
from msdesk.errors import ImportRefused
from msdesk.services.exporting import as_json
from msdesk.services.importing import read_import
from msdesk.store.record import Record, open_record
from tests.services.hostile import hostile
from tests.store.test_archive import fill
from tests.torture.amount import TIMES

CASES = 150 * TIMES
_A_RECORD = 25  # files brought into one record, before it has grown too large to look at


def test_a_hostile_file_is_refused_or_comes_in_clean(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    survived = refused = 0
    for first in range(0, CASES, _A_RECORD):
        with closing(open_record(tmp_path / f"record{first}")) as record:
            fill(record)
            for seed in range(first, min(first + _A_RECORD, CASES)):
                folder = tmp_path / str(seed)
                folder.mkdir()
                refused += was_refused(record, seed, folder)
                survived += 1
            check(record, first)
    record_property("tried", CASES)
    record_property("survived", survived)
    assert CASES / 4 < refused < CASES  # or the files are all too bad, or not bad enough


def was_refused(record: Record, seed: int, folder: Path) -> bool:
    """Bring one file in; return whether it was refused.  Fail if anything else happens."""
    before = digest(record.archive.read())
    path = hostile(seed, folder)
    lying_there = sorted(folder.rglob("*"))
    said = brought_in(record, path, before, seed)
    assert sorted(folder.rglob("*")) == lying_there, seed
    if said is not None:
        assert str(said).endswith("."), seed
        assert said.what_to_do, seed
        assert digest(record.archive.read()) == before, seed
    return said is not None


def brought_in(record: Record, path: Path, before: str, seed: int) -> ImportRefused | None:
    """Bring a file in twice; return why not, where it was refused."""
    try:
        found = read_import(path)
        plan = record.archive.plan(found.archive)
        assert digest(record.archive.read()) == before, seed
        assert record.archive.merge(found.archive) == plan, seed
    except ImportRefused as error:
        return error
    assert not record.archive.merge(found.archive).changes_anything, seed
    return None


def check(record: Record, first: int) -> None:
    """Fail unless the record keeps its rules, and goes out and comes back as it is."""
    whole = record.archive.read()
    assert mended(whole) == whole, first
    assert digest(msgspec.json.decode(as_json(whole), type=Archive)) == digest(whole), first
    for entry in record.journal.entries(limit=1_000_000):
        record.journal.count(search=entry.text[:50])
    with closing(dbapi2.connect(str(record.path))) as connection:
        connection.execute("INSERT INTO journal_search(journal_search) VALUES('integrity-check')")
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)], first
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == [], first
