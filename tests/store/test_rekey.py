from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from msdesk.errors import DamagedRecord, RecordError, StorageFull
from msdesk.store.copies import rekey
from msdesk.store.copies.rekey import rewrite
from msdesk.store.file.access import beside, connect
from msdesk.store.file.faults import explained
from tests.store.reading import KEY, contents_of, run

OTHER_KEY = bytes(32)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with what SQLite keeps in a file: rows, numbers, triggers, statistics."""
    path = tmp_path / "some.db"
    run(
        path,
        "CREATE TABLE note (number INTEGER PRIMARY KEY AUTOINCREMENT, text UNIQUE)",
        "CREATE VIRTUAL TABLE words USING fts5(text)",
        "CREATE TRIGGER more AFTER INSERT ON note BEGIN INSERT INTO words VALUES (new.text); END",
        "CREATE VIEW short AS SELECT text FROM note",
        "INSERT INTO note (text) VALUES ('Tingling'), (NULL), ('å'), ('gone')",
        "DELETE FROM note WHERE number = 4",
        "ANALYZE",
        "PRAGMA user_version = 7",
        "PRAGMA application_id = 77",
    )
    return path


def go_on(_: float) -> None:
    """Have no wish to stop."""


def test_a_file_locked_and_unlocked_holds_what_it_held(path: Path) -> None:
    locked, again = beside(path), beside(path)

    rewrite(path, None, locked, KEY, go_on)
    rewrite(locked, KEY, again, None, go_on)

    assert contents_of(again) == contents_of(path)
    assert b"Tingling" not in locked.read_bytes()


def test_a_file_takes_another_key(path: Path) -> None:
    locked, other = beside(path), beside(path)
    rewrite(path, None, locked, KEY, go_on)

    rewrite(locked, KEY, other, OTHER_KEY, go_on)

    with closing(connect(other, OTHER_KEY)) as connection:
        assert connection.execute("SELECT count(*) FROM note").fetchone() == (3,)


@pytest.mark.parametrize("lost", ["DELETE FROM fresh.note", "DROP VIEW fresh.short"])
def test_a_copy_that_lacks_something_is_not_relied_on(
    path: Path, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    original = rekey._copy

    def copy_and_lose(old: object, fresh: Path, key: bytes | None) -> None:
        original(old, fresh, key)
        with closing(connect(fresh, key)) as connection:
            connection.execute(lost.replace("fresh.", ""))

    monkeypatch.setattr(rekey, "_copy", copy_and_lose)

    with pytest.raises(RecordError, match="not the same as your record"):
        rewrite(path, None, beside(path), KEY, go_on)


def test_a_file_that_is_damaged_makes_no_copy(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)

    with pytest.raises(DamagedRecord), explained(path):
        rewrite(path, None, beside(path), KEY, go_on)


def test_what_the_export_says_of_a_full_disk_is_understood(path: Path) -> None:
    with closing(connect(path, None)) as connection:
        connection.execute("ATTACH ? AS fresh KEY ''", (str(beside(path)),))
        connection.execute("PRAGMA fresh.max_page_count = 2")

        with pytest.raises(StorageFull), explained(path):
            connection.execute("SELECT sqlcipher_export('fresh')")


def test_a_mistake_of_ours_is_not_taken_for_a_wish_to_stop(path: Path) -> None:
    with pytest.raises(dbapi2.Error):
        rewrite(path, None, path.parent, KEY, go_on)
