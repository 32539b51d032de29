from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from msdesk.store.file.access import beside
from msdesk.store.file.database import Database
from msdesk.store.file.header import RECORD
from msdesk.store.file.places import conflict_copies, synced_by
from msdesk.store.record import open_record
from tests.store.reading import KEY
from tests.systems import needs_links


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    open_record(folder).close()
    return folder


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("OneDrive/msdesk", "OneDrive"),
        ("OneDrive - Region Skåne/Documents/msdesk", "OneDrive"),
        ("Library/CloudStorage/OneDrive-Personal/msdesk", "OneDrive"),
        ("Dropbox/msdesk", "Dropbox"),
        ("Dropbox (Privat)/msdesk", "Dropbox"),
        ("Library/CloudStorage/Dropbox-Anna/msdesk", "Dropbox"),
        ("Library/Mobile Documents/com~apple~CloudDocs/msdesk", "iCloud Drive"),
        ("iCloudDrive/msdesk", "iCloud Drive"),
        ("My Drive/msdesk", "Google Drive"),
        ("Google Drive/msdesk", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-anna@example.org/My Drive", "Google Drive"),
        ("Nextcloud/msdesk", "Nextcloud"),
        ("Nextcloud2/msdesk", "Nextcloud"),
        ("ownCloud/msdesk", "ownCloud"),
        ("Syncthing/msdesk", "Syncthing"),
        ("Box Sync/msdesk", "Box"),
        ("pCloudDrive/msdesk", "pCloud"),
        ("MEGA/msdesk", "MEGA"),
        ("Library/CloudStorage/ProtonDrive-anna@example.org", "Proton Drive"),
        ("Seafile/msdesk", "Seafile"),
        ("Documents/msdesk", None),
        (".local/share/msdesk", None),
        ("my dropbox notes/msdesk", None),
        ("inbox/msdesk", None),
    ],
)
def test_a_service_is_told_from_the_names_on_the_way(
    tmp_path: Path, path: str, service: str | None
) -> None:
    assert synced_by(tmp_path / path) == service


@pytest.mark.parametrize(
    ("mark", "service"),
    [
        (".dropbox.cache/x", "Dropbox"),
        (".tmp.driveupload/x", "Google Drive"),
        (".sync_5f3a.db", "Nextcloud"),
        (".stfolder/x", "Syncthing"),
        (".sync/ID", "Resilio Sync"),
        (".dropbox/info.json", None),  # in the home folder of everybody who has it
    ],
)
def test_a_service_is_told_from_what_it_leaves(
    tmp_path: Path, mark: str, service: str | None
) -> None:
    (tmp_path / mark).parent.mkdir(exist_ok=True)
    (tmp_path / mark).touch()
    (tmp_path / "deep" / "data").mkdir(parents=True)

    assert synced_by(tmp_path / "deep" / "data") == service


@needs_links
def test_a_folder_behind_a_link_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "Dropbox" / "data").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "Dropbox" / "data")

    assert synced_by(tmp_path / "link") == "Dropbox"


def test_a_folder_that_is_not_there_is_looked_at_by_its_name(tmp_path: Path) -> None:
    assert synced_by(tmp_path / "Dropbox" / "none") == "Dropbox"


def test_a_record_alone_has_no_other(folder: Path) -> None:
    (folder / "holiday.jpg").write_bytes(b"\xff\xd8")
    (folder / "backups").mkdir()

    assert conflict_copies(folder) == ()


@pytest.mark.parametrize(
    "name",
    [
        "record (Anna's conflicted copy 2026-11-22).db",
        "record-ANNA-PC.db",
        "record (1).db",
        "record 2.db",
        "record.sync-conflict-20261122-102030-ABCDEFG.db",
        "record_conflict-20261122-102030.db",
    ],
)
@pytest.mark.parametrize("key", [None, KEY])
def test_a_second_record_is_found(folder: Path, name: str, key: bytes | None) -> None:
    Database(folder / name, key).close()

    assert conflict_copies(folder) == (folder / name,)


def test_a_plain_record_is_found_whatever_it_is_called(folder: Path) -> None:
    Database(folder / "Kopie von Record").close()

    assert [path.name for path in conflict_copies(folder)] == ["Kopie von Record"]


def test_a_copy_from_before_an_update_is_no_second_record(folder: Path) -> None:
    with closing(Database(folder / RECORD)) as database:
        database.copy_to(folder / "record-before-update-2026-11-22.db")

    assert conflict_copies(folder) == ()


def test_a_file_that_is_being_written_is_no_second_record(folder: Path) -> None:
    fresh = beside(folder / RECORD)
    fresh.write_bytes((folder / RECORD).read_bytes())

    assert conflict_copies(folder) == ()


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\0" + bytes(4080)])
def test_what_is_no_record_of_ours_is_no_second_one(folder: Path, content: bytes) -> None:
    (folder / "record 2.db").write_bytes(content)

    assert conflict_copies(folder) == ()


def test_a_folder_that_is_gone_has_none(tmp_path: Path) -> None:
    assert conflict_copies(tmp_path / "none") == ()


def test_a_file_that_cannot_be_read_is_passed_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Database(folder / "record 2.db").close()

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)

    assert conflict_copies(folder) == ()
