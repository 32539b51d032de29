"""What is taken out of the record, and read again by anybody."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import msgspec
import pytest
from hypothesis import given

from msdesk.domain.archive import Archive, digest
from msdesk.errors import DocumentError
from msdesk.services.exporting import as_json, export_json, export_tables
from msdesk.services.importing import read_import
from msdesk.store.record import Record
from tests.domain.archives import EMPTY, archive, archives, bounded, note
from tests.store.test_archive import fill

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
DOCS = Path(__file__).parents[2] / "docs"


def test_everything_goes_out_and_comes_back(tmp_path: Path, record: Record) -> None:
    fill(record)
    file = tmp_path / "all.msdesk.json"

    export_json(record.archive.read(), file)

    assert digest(read_import(file).archive) == digest(record.archive.read())


@bounded
@given(archives())
def test_every_archive_is_json_that_says_the_same(whole: Archive) -> None:
    assert msgspec.json.decode(as_json(whole), type=Archive) == whole
    assert json.loads(as_json(whole))["format"] == "msdesk-export"


def test_each_thing_stands_on_a_line_of_its_own() -> None:
    lines = as_json(archive(note("a"), note("b"))).decode().splitlines()

    assert [line[:20] for line in lines if '"kind":"NOTE"' in line] == [
        '{"changed_at":"2026-',
        '{"changed_at":"2026-',
    ]


def test_a_file_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="could not be saved"):
        export_json(EMPTY, tmp_path / "gone" / "all.msdesk.json")


def test_the_tables_lie_in_one_zip_file(tmp_path: Path, record: Record) -> None:
    fill(record)
    file = tmp_path / "tables.zip"

    export_tables(record.archive.read(), file, {"ahsct": "Stem cell transplant"})

    with ZipFile(file) as tables:
        assert tables.namelist() == [
            "notes.csv",
            "appointments.csv",
            "questions.csv",
            "answers.csv",
            "next-steps.csv",
            "team.csv",
            "treatments.csv",
        ]
        assert "Stem cell transplant" in tables.read("notes.csv").decode("utf-8-sig")


def test_the_published_schema_is_that_of_an_export() -> None:
    """Write it anew, after a change that is meant, with ``msgspec.json.schema(Archive)``."""
    published = json.loads((DOCS / "export.schema.json").read_text(encoding="utf-8"))

    made = json.loads(msgspec.json.encode(msgspec.json.schema(Archive)))
    assert published == {"$schema": _DIALECT} | made


def test_every_part_of_an_export_is_described() -> None:
    described = (DOCS / "export.md").read_text(encoding="utf-8")

    missing = [name for name in Archive.__struct_fields__ if f"`{name}`" not in described]
    assert missing == []
