"""An export is read without the file being in memory; what stands otherwise is left to others."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import msgspec
import pytest

from msdesk.domain.archive import Archive
from msdesk.services.exporting import as_json
from msdesk.services.in_lines import read_in_lines
from msdesk.store.record import Record
from tests.domain.archives import archive, note
from tests.store.test_archive import fill

MOST = 1_000


def read(path: Path, content: bytes, most: int = MOST) -> Archive | None:
    path.write_bytes(content)
    return read_in_lines(path, most)


def test_all_that_a_record_holds_is_read(tmp_path: Path, record: Record) -> None:
    fill(record)
    whole = record.archive.read()

    assert read(tmp_path / "a", as_json(whole)) == whole


def test_a_half_of_a_sign_is_read_as_a_sign_that_is_broken(tmp_path: Path) -> None:
    content = as_json(archive(note("a", "half")))

    found = read(tmp_path / "a", content.replace(b"half", rb"half \ud83d"))

    assert found == archive(note("a", "half \ufffd"))


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        (b"{\n", b"{ \n"),
        (b"]\n}\n", b"]\n"),
        (b"\n}\n", b"\n}\n{}"),
        (b'"journal"', b'"diary"'),
        (b'"made_by"', b'"made_b"'),
        (b'"id":"a"', b'"id":7'),
        (b'"id":"a"', b'"id":"a'),
        (b'"id":"a"', b'"id":"\xff"'),
        (b'"version": 2', b'"version": 3'),
        (b'"made_at": "2', b'"made_at": "x'),
    ],
)
def test_what_is_not_as_msdesk_writes_it_is_left(
    tmp_path: Path, written: bytes, instead: bytes
) -> None:
    content = as_json(archive(note("a")))
    assert written in content

    assert read(tmp_path / "a", content.replace(written, instead, 1)) is None


def test_all_in_one_line_is_left(tmp_path: Path) -> None:
    assert read(tmp_path / "a", msgspec.json.encode(archive(note("a")))) is None


def test_more_than_was_asked_for_is_read_no_further(tmp_path: Path) -> None:
    three = as_json(archive(note("a"), note("b"), note("c")))

    found = read(tmp_path / "a", three.partition(b'"id":"c"')[0], most=1)

    assert found is not None
    assert [each.id for each in found.journal] == ["a", "b"]


def test_what_is_too_large_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("msdesk.services.in_lines.MOST_BYTES", 10)

    assert read(tmp_path / "a", as_json(archive(note("a")))) is None


def test_what_cannot_be_opened_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refused)
    (tmp_path / "a").touch()

    assert read_in_lines(tmp_path / "a", MOST) is None


def test_of_the_file_itself_little_is_in_memory(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(
        as_json(archive(*(note(f"{one}", "Slept badly. " * 20) for one in range(5_000))))
    )
    read_in_lines(file, 5_000)  # what it needs once is there

    tracemalloc.start()
    try:
        kept = read_in_lines(file, 5_000)
        held, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert kept is not None
    assert most < held + file.stat().st_size / 5
