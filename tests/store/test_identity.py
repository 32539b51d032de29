"""Whether a file is still the one that was opened, where numbers of files say little."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from msdesk.store.file.identity import Identity, identified, identity, is_same_file

SECOND = 10**9
NOON = 1_780_000_000 * SECOND
FILE = Identity(disk=7, number=42, made=NOON)
HOUR = 3600 * SECOND


def stat_of(number: int) -> Any:  # noqa: ANN401 - no system tells all of it
    """Return what a system says of a file."""
    made = {"st_ctime_ns": NOON, "st_birthtime": NOON / SECOND}
    return SimpleNamespace(st_dev=7, st_ino=number, **made)


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


@pytest.mark.parametrize(
    "other",
    [
        FILE._replace(number=43),
        FILE._replace(disk=8),
        FILE._replace(made=NOON + 10 * SECOND),  # another in its place in a folder of a stick
        FILE._replace(number=0, made=NOON - 60 * SECOND),
    ],
)
def test_another_file_is_another(other: Identity) -> None:
    assert not FILE.may_be(other)
    assert not other.may_be(FILE)


@pytest.mark.parametrize(
    "other",
    [
        FILE._replace(number=0),
        FILE._replace(made=0),
        FILE._replace(made=NOON + SECOND),  # rounded by the stick
        FILE._replace(made=NOON + HOUR),  # summer time began
        FILE._replace(made=NOON - HOUR - SECOND),
        FILE._replace(number=0, made=0),
    ],
)
def test_what_a_stick_forgets_makes_no_other_file_of_it(other: Identity) -> None:
    assert FILE.may_be(other)
    assert other.may_be(FILE)


@pytest.mark.parametrize("unknown", [FILE, FILE._replace(number=0)])
def test_without_a_number_nothing_is_sure(unknown: Identity) -> None:
    assert not unknown.surely_is(FILE._replace(number=0))


def test_a_number_that_is_another_each_time_is_none() -> None:
    assert identified(stat_of(42), stat_of(43)).number == 0
    assert identified(stat_of(42), stat_of(42)).number == 42


def test_windows_tells_when_a_file_was_made_by_another_name() -> None:
    assert identified(stat_of(42), stat_of(42), "win32").made == NOON
    assert identified(stat_of(42), stat_of(42), "darwin").made == NOON


@pytest.mark.skipif(sys.platform != "linux", reason="others tell it")
def test_linux_does_not_tell_when_a_file_was_made(tmp_path: Path) -> None:
    found = identity(tmp_path)

    assert found is not None
    assert found.made == 0


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
