"""A folder that cannot be used is said to be so, in words for the person and with a way on."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from msdesk.errors import Error, NoRecord, StorageFull
from msdesk.store.file.folder import named, prepare
from msdesk.store.file.header import is_encrypted
from tests.rights import ordinary_rights
from tests.systems import off_windows

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no modes")

_MAY_NOT = "This computer does not let you use the folder"
_TOO_LONG = "is too long for this computer"
_LOOP = "is a link that leads back to itself"
_NO_NAME = "cannot be the name of a folder"
_A_FILE = "There is a file where the folder"
_NOT_WRITE = "msdesk may not write in the folder"
_AWAY = "cannot be reached"


def refused(folder: Path, *, make: bool = True) -> Error:
    """Return what is said of a folder that cannot be used."""
    with pytest.raises(Error) as caught:
        prepare(folder, make=make)
    return caught.value


def failing(monkeypatch: pytest.MonkeyPatch, error: OSError) -> None:
    """Let the system answer with this wherever a folder is made or looked at."""

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(os, "mkdir", fail)
    monkeypatch.setattr(os, "stat", fail)


def of_windows(number: int) -> OSError:
    """Return an error as Windows raises it; Python gives each one of POSIX's numbers too."""
    of_posix = {2: errno.ENOENT, 3: errno.ENOENT, 5: errno.EACCES, 53: errno.ENOENT}
    error = OSError(of_posix.get(number, errno.EINVAL), "in the system's words")
    error.winerror = number  # type: ignore[attr-defined,unused-ignore]
    return error


@pytest.mark.parametrize("make", [True, False])
@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EACCES, _MAY_NOT),
        (errno.EPERM, _MAY_NOT),
        (errno.ENAMETOOLONG, _TOO_LONG),
        (errno.ELOOP, _LOOP),
        (errno.EINVAL, _NO_NAME),
        (errno.ENOTDIR, _A_FILE),
        (errno.EROFS, _NOT_WRITE),
        (errno.ENOTCONN, _AWAY),
        (errno.EIO, _AWAY),
        (errno.ESTALE, _AWAY),
        (errno.EHOSTDOWN, _AWAY),
        (errno.ETIMEDOUT, _AWAY),
        (errno.ENODEV, _AWAY),
    ],
)
def test_what_the_system_answers_is_said_in_words(
    monkeypatch: pytest.MonkeyPatch, number: int, said: str, *, make: bool
) -> None:
    failing(monkeypatch, OSError(number, os.strerror(number)))

    assert said in str(refused(Path("/record"), make=make))


@pytest.mark.parametrize("make", [True, False])
@pytest.mark.parametrize(
    ("number", "said"),
    [
        (5, _MAY_NOT),
        (19, _NOT_WRITE),
        (21, _AWAY),
        (53, _AWAY),
        (64, _AWAY),
        (67, _AWAY),
        (123, _NO_NAME),
        (206, _TOO_LONG),
        (267, _A_FILE),
        (1231, _AWAY),
        (1921, _LOOP),
    ],
)
def test_what_windows_answers_is_said_in_words(
    monkeypatch: pytest.MonkeyPatch, number: int, said: str, *, make: bool
) -> None:
    failing(monkeypatch, of_windows(number))

    assert said in str(refused(Path("/record"), make=make))


def test_a_drive_that_windows_does_not_know_cannot_be_reached(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    failing(monkeypatch, of_windows(3))

    assert _AWAY in str(refused(Path("Q:/record")))


@pytest.mark.parametrize("number", [2, 3])
def test_a_folder_that_windows_does_not_find_is_said_not_to_be_there(
    monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    failing(monkeypatch, of_windows(number))

    assert isinstance(refused(Path("Q:/record"), make=False), NoRecord)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_disk_without_room_for_a_folder_is_full(
    monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    failing(monkeypatch, OSError(number, os.strerror(number)))

    assert isinstance(refused(Path("/record")), StorageFull)


@posix
def test_a_folder_in_one_that_may_not_be_entered_is_not_ours_to_use(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0)

    with ordinary_rights():
        error = refused(tmp_path / "shut" / "record")

    assert _MAY_NOT in str(error)


@posix
@pytest.mark.parametrize(
    ("mode", "said"),
    [(0o000, _MAY_NOT), (0o300, _MAY_NOT), (0o400, _NOT_WRITE), (0o500, _NOT_WRITE)],
)
def test_a_folder_that_may_not_be_read_or_written_is_said_to_be_so(
    tmp_path: Path, mode: int, said: str
) -> None:
    (tmp_path / "record").mkdir(mode=mode)

    with ordinary_rights():
        error = refused(tmp_path / "record")

    assert said in str(error)


def test_a_disk_that_went_and_is_still_listed_cannot_be_reached(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_: Path) -> None:
        raise OSError(errno.ENOTCONN, "Transport endpoint is not connected")

    monkeypatch.setattr(os, "scandir", gone)

    assert _AWAY in str(refused(tmp_path))


@posix
def test_a_name_no_file_system_takes_is_too_long(tmp_path: Path) -> None:
    assert _TOO_LONG in str(refused(tmp_path / ("a" * 300)))


@posix
def test_a_link_to_itself_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "ring").symlink_to(tmp_path / "ring")

    assert _LOOP in str(refused(tmp_path / "ring" / "record"))


@posix
def test_a_link_to_a_disk_that_is_not_there_cannot_be_reached(tmp_path: Path) -> None:
    (tmp_path / "record").symlink_to(tmp_path / "stick")

    assert _AWAY in str(refused(tmp_path / "record"))


@pytest.mark.parametrize("make", [True, False])
def test_a_file_in_the_place_of_the_folder_is_said_to_be_there(
    tmp_path: Path, *, make: bool
) -> None:
    (tmp_path / "record").write_text("a list of birds")

    assert _A_FILE in str(refused(tmp_path / "record", make=make))


@pytest.mark.parametrize("make", [True, False])
@pytest.mark.parametrize(
    "name", ["\0", "record\0", pytest.param("\ud800", marks=off_windows)]
)  # Windows takes half a letter for one
def test_nonsense_is_no_name_of_a_folder(tmp_path: Path, name: str, *, make: bool) -> None:
    assert _NO_NAME in str(refused(tmp_path / name, make=make))


def test_a_folder_that_is_not_there_is_not_made_unasked(tmp_path: Path) -> None:
    error = refused(tmp_path / "stick" / "record", make=False)

    assert isinstance(error, NoRecord)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_made_where_that_is_wanted(tmp_path: Path) -> None:
    prepare(tmp_path / "a" / "record", make=True)

    assert (tmp_path / "a" / "record").is_dir()


def test_a_folder_that_is_there_can_be_used(tmp_path: Path) -> None:
    prepare(tmp_path, make=False)


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENAMETOOLONG, errno.ENOTCONN, errno.EROFS])
def test_each_sentence_says_to_try_again_or_choose_another_folder(
    monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    failing(monkeypatch, OSError(number, os.strerror(number)))

    to_do = refused(Path("/record")).what_to_do.lower()

    assert "try again" in to_do
    assert "choose another folder" in to_do


def test_the_name_of_a_folder_is_no_longer_than_a_sentence_bears() -> None:
    path = Path("/home") / ("x" * 4000) / "record"

    name = named(path)

    assert name[:8] == str(path)[:8]
    assert name[-8:] == str(path)[-8:]
    assert len(name) < 170


def test_a_sign_that_cannot_be_printed_is_not_in_a_sentence() -> None:
    assert named(Path("/a\0\nb")) == f"{Path('/a')}\ufffd\ufffdb"


@pytest.mark.parametrize("name", ["a" * 300, "\0", "\ud800"])
def test_whether_a_folder_that_cannot_be_is_locked_is_no_reason_to_stop(
    tmp_path: Path, name: str
) -> None:
    assert not is_encrypted(tmp_path / name)


@posix
def test_whether_a_folder_that_may_not_be_entered_is_locked_is_no_reason_to_stop(
    tmp_path: Path,
) -> None:
    (tmp_path / "shut").mkdir(mode=0)

    with ordinary_rights():
        assert not is_encrypted(tmp_path / "shut")
