"""Who else may read the record, by the rights it really has."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from msdesk import windows
from msdesk.store.file import rights
from msdesk.store.file.rights import list_lets_others_read, others_may_read

ANNA = "S-1-5-21-1-2-3-1001"
IN_HER_FOLDERS = f"O:{ANNA}D:(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;FA;;;{ANNA})"
# what a folder on a second disk gives its files
ON_ANOTHER_DISK = (
    "O:BAD:AI(A;ID;FA;;;BA)(A;OICIIOID;GA;;;CO)(A;ID;FA;;;SY)(A;ID;0x1301bf;;;AU)"
    "(A;ID;0x1200a9;;;BU)"
)

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has lists and no modes")
windows_only = pytest.mark.skipif(sys.platform != "win32", reason="asks Windows itself")


@pytest.mark.parametrize(
    "told",
    [
        IN_HER_FOLDERS,
        f"O:{ANNA}G:S-1-5-21-1-2-3-513D:P(A;;FA;;;{ANNA})",
        f"O:BAG:DUD:PAI(A;;FA;;;{ANNA})",
        f"{IN_HER_FOLDERS}(A;OICIIO;FA;;;BU)",  # for what is made below
        f"{IN_HER_FOLDERS}(D;;FA;;;BU)",
        f"{IN_HER_FOLDERS}(A;;0x100000;;;BU)(A;;RC;;;BU)",  # to wait for it, to read its rights
        f"{IN_HER_FOLDERS}(A;;FR;;;AC)(A;;FR;;;S-1-15-2-2)(A;;FA;;;S-1-5-80-956008885)",
        f"O:{ANNA}D:P",
    ],
)
def test_a_list_keeps_a_file_to_its_owner(told: str) -> None:
    assert not list_lets_others_read(told, ANNA)


@pytest.mark.parametrize(
    "told",
    [
        ON_ANOTHER_DISK,
        f"{IN_HER_FOLDERS}(A;;FR;;;WD)",
        f"{IN_HER_FOLDERS}(A;;CCDC;;;BU)",
        f"{IN_HER_FOLDERS}(A;;FA;;;S-1-5-21-1-2-3-1002)",
        f"{IN_HER_FOLDERS}(XA;;FR;;;WD;(Member_of {{SID(BA)}}))",
        "O:BAD:NO_ACCESS_CONTROL",
        "O:BA",  # no list at all
        "",
    ],
)
def test_a_list_lets_others_read(told: str) -> None:
    assert list_lets_others_read(told, ANNA)


@posix_only
def test_a_mode_keeps_a_file_to_its_owner(tmp_path: Path) -> None:
    (tmp_path / "record.db").touch(mode=0o600)

    assert not others_may_read(tmp_path / "record.db")


@posix_only
@pytest.mark.parametrize(("folder", "open_to_all"), [(0o755, True), (0o700, False)])
def test_a_mode_lets_others_read_as_far_as_they_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: int, *, open_to_all: bool
) -> None:
    for place in (tmp_path, *tmp_path.parents[:3]):
        place.chmod(0o755)
    (tmp_path / "record").mkdir()
    (tmp_path / "record" / "record.db").touch()
    (tmp_path / "record" / "record.db").chmod(0o644)
    (tmp_path / "record").chmod(folder)

    assert others_may_read(tmp_path / "record" / "record.db") is open_to_all


def test_of_a_file_that_is_gone_nothing_is_said(tmp_path: Path) -> None:
    assert not others_may_read(tmp_path / "none")


def test_where_windows_tells_its_list_that_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "record.db").touch(mode=0o600)
    monkeypatch.setattr(rights, "access_list", lambda _: ON_ANOTHER_DISK)

    assert others_may_read(tmp_path / "record.db")


@windows_only
def test_windows_tells_whose_a_file_is_and_who_may_read_it(tmp_path: Path) -> None:
    told = windows.access_list(tmp_path)

    assert (windows.own_number() or "").startswith("S-1-5-21-")
    assert told is not None
    assert told.startswith("O:")
    assert "D:" in told
