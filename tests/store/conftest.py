"""A record in a folder of its own, and a clock that ticks when it is read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copytree

import pytest

from msdesk.store.file.database import Database
from msdesk.store.record import Record, open_record
from tests.store.locked import furnished


class TickingClock:
    """A second passes each time somebody looks."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock() -> TickingClock:
    return TickingClock()


@pytest.fixture
def record(tmp_path: Path, empty_record: Path, clock: TickingClock) -> Iterator[Record]:
    copytree(empty_record, tmp_path / "data")
    record = open_record(tmp_path / "data", clock=clock)
    yield record
    record.close()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "record.db")
    yield database
    database.close()


@pytest.fixture(scope="session")
def furnished_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with all that is locked with a record; to be copied, not to be used."""
    folder = tmp_path_factory.mktemp("furnished") / "data"
    furnished(folder).close()
    return folder
