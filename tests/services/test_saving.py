"""A page is written whole or not at all."""

from __future__ import annotations

import errno
import tempfile
from pathlib import Path

import pytest

from msdesk.errors import DocumentError
from msdesk.services.saving import save_whole
from tests.refusing import ACCESS_DENIED, ALWAYS, refusal, refusing

PAGE = b"%PDF a made-up page"


def test_a_page_is_saved(tmp_path: Path) -> None:
    save_whole(tmp_path / "questions.pdf", PAGE)

    assert (tmp_path / "questions.pdf").read_bytes() == PAGE


def test_a_page_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "questions.pdf").write_bytes(b"a much longer page of the last visit")

    save_whole(tmp_path / "questions.pdf", PAGE)

    assert (tmp_path / "questions.pdf").read_bytes() == PAGE


def test_nothing_else_is_left_in_the_folder(tmp_path: Path) -> None:
    save_whole(tmp_path / "questions.pdf", PAGE)

    assert [path.name for path in tmp_path.iterdir()] == ["questions.pdf"]


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(DocumentError, match=r"could not be saved as questions\.pdf: .+\.") as told:
        save_whole(tmp_path / "file" / "questions.pdf", PAGE)

    assert told.value.what_to_do == "Nothing was lost. Choose another folder and save again."


def test_a_folder_that_is_gone_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="No such file or directory"):
        save_whole(tmp_path / "gone" / "questions.pdf", PAGE)


def test_where_nothing_may_be_written_the_old_page_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mkstemp(**_: object) -> None:  # root may write anywhere
        raise OSError(errno.EACCES, "Permission denied")

    (tmp_path / "questions.pdf").write_bytes(b"old")
    monkeypatch.setattr(tempfile, "mkstemp", mkstemp)

    with pytest.raises(DocumentError, match="Permission denied"):
        save_whole(tmp_path / "questions.pdf", PAGE)

    assert (tmp_path / "questions.pdf").read_bytes() == b"old"


def test_where_space_runs_out_the_old_page_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def replace(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "questions.pdf").write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", replace)

    with pytest.raises(DocumentError, match="No space left on device") as told:
        save_whole(tmp_path / "questions.pdf", PAGE)

    assert "Free some space, or choose another folder" in told.value.what_to_do
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "questions.pdf": b"old"
    }


def test_a_folder_of_the_same_name_stays(tmp_path: Path) -> None:
    (tmp_path / "questions.pdf").mkdir()

    with pytest.raises(DocumentError):
        save_whole(tmp_path / "questions.pdf", PAGE)

    assert [path.is_dir() for path in tmp_path.iterdir()] == [True]


def test_a_name_that_is_too_long_is_told_to_be_another(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as told:
        save_whole(tmp_path / f"{'q' * 300}.pdf", PAGE)

    assert told.value.what_to_do == "Nothing was lost. Save it under another name."
    assert list(tmp_path.iterdir()) == []


def test_a_page_that_is_open_elsewhere_is_told_to_be_closed_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "questions.pdf").write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", refusing(Path.replace, ALWAYS, ACCESS_DENIED))

    with pytest.raises(DocumentError, match=r"questions\.pdf could not be replaced") as told:
        save_whole(tmp_path / "questions.pdf", PAGE)

    assert "Close it there and save again" in told.value.what_to_do
    assert [path.name for path in tmp_path.iterdir()] == ["questions.pdf"]


def test_a_folder_one_may_not_write_to_is_not_taken_for_an_open_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mkstemp(**_: object) -> None:
        raise refusal(ACCESS_DENIED)

    monkeypatch.setattr(tempfile, "mkstemp", mkstemp)

    with pytest.raises(DocumentError, match="could not be saved as") as told:
        save_whole(tmp_path / "questions.pdf", PAGE)

    assert "Choose another folder" in told.value.what_to_do
