"""How SQLite is told where a file is."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest
from sqlcipher3 import dbapi2

from msdesk.store.file.header import RECORD, uri


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (PurePosixPath("/home/anna/record.db"), "file:///home/anna/record.db?mode=ro"),
        (PurePosixPath("/home/anna/50% a?b#c"), "file:///home/anna/50%25%20a%3Fb%23c?mode=ro"),
        (PureWindowsPath(r"C:\Users\Anna\record.db"), "file:///C:/Users/Anna/record.db?mode=ro"),
        (PureWindowsPath(r"\\NAS\anna\record.db"), "file:////NAS/anna/record.db?mode=ro"),
    ],
)
def test_a_path_has_one_address(path: PurePath, address: str) -> None:
    assert uri(path, "mode=ro") == address


@pytest.mark.skipif(sys.platform == "win32", reason="needs a share; two slashes are one elsewhere")
def test_sqlite_opens_the_address_of_a_share(tmp_path: Path) -> None:
    with closing(dbapi2.connect(str(tmp_path / RECORD))) as connection:
        connection.execute("CREATE TABLE note (text)")
    share = PureWindowsPath(f"/{tmp_path}", RECORD)
    assert share.drive.startswith("\\\\")

    with closing(dbapi2.connect(uri(share, "mode=ro"), uri=True)) as connection:
        assert connection.execute("SELECT count(*) FROM note").fetchone() == (0,)
