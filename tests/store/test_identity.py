"""Whether a file is still the one that was opened, where numbers of files say little."""

from __future__ import annotations

import os
import time
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from msdesk.store.file.database import Database
from msdesk.store.file.identity import Identity, identified, identity, is_same_file

FILE = Identity(disk=7, number=42)


def stat_of(number: int) -> Any:  # noqa: ANN401 - as much of it as is looked at
    """Return what a system says of a file."""
    return SimpleNamespace(st_dev=7, st_ino=number)


def test_a_file_is_itself(tmp_path: Path) -> None:
    (tmp_path / "record.db").touch()
    found = identity(tmp_path / "record.db")

    assert found is not None
    assert found.may_be(identity(tmp_path / "record.db"))
    assert found.surely_is(identity(tmp_path / "record.db"))


def test_a_file_that_is_not_there_has_no_identity(tmp_path: Path) -> None:
    assert identity(tmp_path / "none") is None
    assert not FILE.may_be(None)
    assert not FILE.surely_is(None)


@pytest.mark.parametrize("other", [FILE._replace(number=43), FILE._replace(disk=8)])
def test_another_file_is_another(other: Identity) -> None:
    assert not FILE.may_be(other)
    assert not other.may_be(FILE)


def test_without_a_number_a_file_may_be_the_same_and_nothing_is_sure() -> None:
    nameless = FILE._replace(number=0)

    assert FILE.may_be(nameless)
    assert nameless.may_be(FILE)
    assert nameless.may_be(nameless)
    assert not nameless.surely_is(nameless)


def test_a_number_that_is_another_each_time_is_none() -> None:
    assert identified(stat_of(42), stat_of(43)).number == 0
    assert identified(stat_of(42), stat_of(42)).number == 42


def test_a_record_is_itself_however_often_it_is_changed(tmp_path: Path) -> None:
    with closing(Database(tmp_path / "record.db")) as database:
        with database.reading():
            pass
        later = time.time() + 4000
        os.utime(database.path, (later, later))  # some systems tell that it was made then

        assert not database.replaced()


def test_two_names_lead_to_one_file(tmp_path: Path) -> None:
    (tmp_path / "record.db").touch()
    (tmp_path / "other.db").touch()

    assert is_same_file(tmp_path / "record.db", tmp_path / "." / "record.db")
    assert not is_same_file(tmp_path / "record.db", tmp_path / "other.db")


def test_on_a_disk_without_numbers_the_path_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "record.db").touch()
    (tmp_path / "other.db").touch()
    monkeypatch.setattr(Path, "stat", lambda *_, **__: stat_of(0))

    assert is_same_file(tmp_path / "record.db", tmp_path / "record.db")
    assert not is_same_file(tmp_path / "record.db", tmp_path / "other.db")
