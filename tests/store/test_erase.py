from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest

from msdesk.errors import RecordError
from msdesk.store.copies.backups import Backups
from msdesk.store.erase import erase, to_erase
from msdesk.store.file.header import BACKUPS, KEYS, RECORD, SET_ASIDE
from msdesk.store.record import open_record
from msdesk.store.rescue.health import set_aside
from tests.store.backing_up import NOW, days_later, lock_with_new_keys, names_in, note
from tests.systems import needs_links

pytestmark = pytest.mark.usefixtures("cheap_keys")

ALL = (
    "The keys of your record",
    "Your record",
    "2 backups",
    "What was set aside of earlier records",
    "Copies that were kept",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with everything in it that msdesk ever puts there."""
    folder = tmp_path / "data"
    key = lock_with_new_keys(folder).key
    with closing(open_record(folder, key=key)) as record:
        note(record, "one")
        for day in (0, 1):
            Backups(folder).make(record.database, days_later(day))
        for name in ("before-update-2026-11-22", "kept-2026-11-22-142000"):
            record.database.copy_to(folder / f"record-{name}.db")
    set_aside(folder, NOW)
    lock_with_new_keys(folder)
    (folder / f"{RECORD}-wal").touch()
    for name in (f"{RECORD}.ab12.unfinished", f"{BACKUPS}/x.unfinished-wal", "record.lock"):
        (folder / name).touch()
    (folder / ".msdesk-ab12").mkdir()
    (folder / ".msdesk-ab12" / RECORD).touch()
    return folder


def test_everything_goes_and_the_folder_with_it(folder: Path) -> None:
    erase(folder)

    assert not folder.exists()


def test_it_says_what_went(folder: Path) -> None:
    assert erase(folder) == ALL


def test_it_says_before_what_would_go(folder: Path) -> None:
    before = names_in(folder)

    assert to_erase(folder) == ALL
    assert names_in(folder) == before


def test_one_backup_is_counted_as_one(tmp_path: Path) -> None:
    with closing(open_record(tmp_path / "data")) as record:
        Backups(tmp_path / "data").make(record.database, NOW)

    assert erase(tmp_path / "data") == ("Your record", "1 backup")


def test_where_there_is_nothing_nothing_goes(tmp_path: Path) -> None:
    assert erase(tmp_path / "none") == ()


@pytest.mark.parametrize(
    "name",
    [
        "holiday.jpg",
        "records.db",
        "record (2).db",
        f"{BACKUPS}/holiday.jpg",
        f"{SET_ASIDE}/holiday.jpg",
        f"{SET_ASIDE}/mine/{RECORD}",
        f"{SET_ASIDE}/2026-11-22-142000/letter.txt",
        f"mine/{RECORD}",
    ],
)
def test_what_is_not_ours_stays_where_it_is(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("mine")

    erase(folder)

    assert names_in(folder) == [name]


def test_a_folder_that_is_called_like_ours_stays(folder: Path) -> None:
    (folder / f"{RECORD}-shm").mkdir()

    erase(folder)

    assert [path.name for path in folder.iterdir()] == [f"{RECORD}-shm"]


@needs_links
def test_a_folder_behind_a_link_is_not_entered(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / RECORD).write_text("mine")
    (folder / SET_ASIDE / "2026-11-21-142000").symlink_to(tmp_path / "other")

    erase(folder)

    assert (tmp_path / "other" / RECORD).read_text() == "mine"


@needs_links
def test_a_link_goes_and_not_what_it_leads_to(tmp_path: Path, folder: Path) -> None:
    elsewhere = (folder / RECORD).rename(tmp_path / "mine.db")
    (folder / RECORD).symlink_to(elsewhere)

    erase(folder)

    assert elsewhere.exists()


def test_the_keys_go_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone: list[str] = []
    monkeypatch.setattr(os, "unlink", lambda path, **_: gone.append(Path(path).name))

    erase(folder)

    assert gone[0] == KEYS


def test_what_cannot_be_removed_is_named_and_all_else_goes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = os.unlink

    def refuse(path: Path, **_: object) -> None:
        if Path(path).name == RECORD:
            raise PermissionError
        unlink(path)

    monkeypatch.setattr(os, "unlink", refuse)

    with pytest.raises(RecordError, match=r"still there: record\.db") as caught:
        erase(folder)

    assert str(folder) in caught.value.what_to_do
    assert {Path(name).name for name in names_in(folder)} == {RECORD}
