"""What the app leaves on the disk, in its messages and on the network: as little as promised."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.app.private_life import SECRET

_FORMS = tuple(SECRET.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))


class Life(NamedTuple):
    """What one life of the app left."""

    folder: Path
    sockets: str
    said: str

    def holding(self) -> set[str]:
        """Return the files in which the secret can be read, packed ones opened."""
        return {
            path.relative_to(self.folder).as_posix()
            for path in self.folder.rglob("*")
            if path.is_file() and any(form in _bytes_of(path) for form in _FORMS)
        }

    def rights(self, kind: str) -> set[int]:
        """Return the rights on the files or folders of the record."""
        there = [self.folder / "data", *(self.folder / "data").rglob("*")]
        return {
            path.stat().st_mode & 0o777 for path in there if path.is_dir() is (kind == "folders")
        }


def _bytes_of(path: Path) -> bytes:
    raw = path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            raw += b"".join(packed.read(name) for name in packed.namelist())
    return raw + str(path).encode()


def lived(folder: Path, how: str) -> Life:
    """Let the app live in a home, a temporary folder and a data folder of its own."""
    homes = {name: str(folder / name) for name in ("home", "tmp", "run")}
    for home in homes.values():
        Path(home).mkdir(mode=0o700)
    ours = {
        "HOME": homes["home"],
        "TMPDIR": homes["tmp"],
        "XDG_RUNTIME_DIR": homes["run"],
        "QT_QPA_PLATFORM": "offscreen",
    }
    kept = {k: v for k, v in os.environ.items() if not k.startswith("XDG_")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.app.private_life", str(folder), how],
        env=kept | ours,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return Life(folder, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Life:
    return lived(tmp_path_factory.mktemp("plain"), "plain")


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Life:
    return lived(tmp_path_factory.mktemp("locked"), "locked")


def test_a_plain_record_and_its_backups_are_all_that_holds_what_was_written(plain: Life) -> None:
    found = plain.holding()

    assert "data/record.db" in found
    assert {re.sub(r"/[\d-]+\.", "/N.", path) for path in found} <= {
        "data/record.db",
        "data/record.db-wal",
        "data/backups/N.msdesk-backup",
    }


def test_nothing_anywhere_holds_what_was_written_into_a_locked_record(locked: Life) -> None:
    assert locked.holding() == set()


def test_no_message_holds_what_was_written(plain: Life, locked: Life) -> None:
    assert SECRET not in plain.said + locked.said


def test_no_socket_is_opened_or_tried(plain: Life, locked: Life) -> None:
    assert [life.sockets.strip() for life in (plain, locked)] == ["[]", "[]"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_only_the_person_may_read_what_is_kept(plain: Life, locked: Life) -> None:
    for life in (plain, locked):
        assert life.rights("files") == {0o600}
        assert life.rights("folders") == {0o700}
