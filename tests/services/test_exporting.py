"""What is taken out of the record, and read again by anybody."""

from __future__ import annotations

import json
import re
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from datetime import date, time, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import msgspec
import pytest
from hypothesis import given
from msgspec.structs import replace

from msdesk.documents.journal import journal_html, journal_markdown
from msdesk.domain.archive import Archive, Field, KeptAppointment, KeptReading, digest
from msdesk.domain.ids import TreatmentId
from msdesk.domain.journal import EntryKind
from msdesk.domain.progress import Progress
from msdesk.errors import Cancelled, DocumentError
from msdesk.services.exporting import (
    as_json,
    export_fields,
    export_json,
    export_notes,
    export_tables,
    published_schema,
)
from msdesk.services.importing import read_import
from msdesk.store.record import Record
from msdesk.store.whole.parts import AT_ONCE
from tests.domain.archives import EMPTY, NOW, archive, archives, bounded, note
from tests.store.test_archive import fill

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

Write = Callable[[Iterable[Field], Path], None]

DOCS = Path(__file__).parents[2] / "docs"
_YEARS = 8
_LONG = "walked to the shop, 200 metres " * 60
_OF_NOTES = (
    partial(export_notes, count=1, names={}, page=journal_html),
    partial(export_notes, count=1, names={}, page=journal_markdown),
    partial(export_tables, names={}),
)


def test_everything_goes_out_and_comes_back(tmp_path: Path, record: Record) -> None:
    fill(record)
    file = tmp_path / "all.msdesk.json"

    export_json(record.archive.read(), file)

    assert digest(read_import(file).archive) == digest(record.archive.read())


@pytest.mark.parametrize("with_reading", [False, True])
def test_a_record_goes_out_piece_by_piece_as_it_would_as_a_whole(
    tmp_path: Path, record: Record, *, with_reading: bool
) -> None:
    fill(record)
    record.reading.add(TreatmentId("ahsct"), "What it may do")
    whole, pieces = tmp_path / "whole", tmp_path / "pieces"

    export_json(record.archive.read(), whole, with_reading=with_reading)
    with record.archive.streamed(Progress()) as fields:
        export_fields(fields, pieces, with_reading=with_reading)

    written = [_but_when_made(path) for path in (whole, pieces)]
    assert written[0] == written[1]


def _but_when_made(path: Path) -> list[bytes]:
    return [line for line in path.read_bytes().splitlines() if b'"made_at"' not in line]


def test_a_record_that_goes_out_is_never_read_as_a_whole(tmp_path: Path, record: Record) -> None:
    for nth in range(3 * AT_ONCE // 2):
        record.drafts.put(f"draft {nth}", "typed")
    progress = Progress()

    with record.archive.streamed(progress) as fields:
        drafts = next(held for name, held in fields if name == "drafts")
        next(drafts)

        assert progress.fraction < 1


@pytest.mark.parametrize("write", [export_fields, *_OF_NOTES])
def test_what_goes_out_and_is_stopped_leaves_the_file_that_was_there(
    tmp_path: Path, record: Record, write: Write
) -> None:
    fill(record)
    file, progress = tmp_path / "out" / "all.msdesk.json", Progress()
    file.parent.mkdir()
    file.write_bytes(b"of last month")
    progress.cancel()

    with pytest.raises(Cancelled), record.archive.streamed(progress) as fields:
        write(fields, file)

    assert [path.name for path in file.parent.iterdir()] == ["all.msdesk.json"]
    assert file.read_bytes() == b"of last month"


@pytest.mark.parametrize("write", _OF_NOTES)
def test_very_many_notes_go_out_in_little_memory(tmp_path: Path, write: Write) -> None:
    file = tmp_path / "out"

    tracemalloc.start()
    try:
        write(_of_years(), file)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert most < _YEARS * 365 * len(_LONG) / 5
    assert file.stat().st_size > 0


def _of_years() -> Iterator[Field]:
    """Give a note a day, each made when it is asked for."""
    yield from (("made_at", NOW), ("made_by", "msdesk"), ("own_treatments", iter(())))
    days = (date(2000, 1, 1) + timedelta(days=nth) for nth in range(_YEARS * 365))
    yield "journal", (note(str(day), day=day, text=f"{day} {_LONG}") for day in days)
    yield "appointments", iter(())


def test_the_notes_of_a_page_are_counted_and_stand_by_their_days(
    tmp_path: Path, record: Record
) -> None:
    late = record.journal.add(kind=EntryKind.NOTE, day=date(2026, 3, 3), text="The second")
    record.journal.add(kind=EntryKind.NOTE, day=date(2026, 2, 2), text="The first")
    gone = record.journal.add(kind=EntryKind.NOTE, day=date(2026, 1, 1), text="Gone")
    record.journal.delete(gone.id)
    record.journal.change(replace(late, day=date(2026, 4, 4)))
    record.own_treatments.add("Herbal tea")

    with record.archive.streamed(Progress()) as fields:
        export_notes(fields, tmp_path / "a.md", {}, journal_markdown, record.journal.count())

    words = (tmp_path / "a.md").read_text("utf-8")
    assert "2 notes, taken out of msdesk" in words
    assert "Gone" not in words
    assert words.index("## February 2026") < words.index("The first") < words.index("4 April")


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

    with record.archive.streamed(Progress()) as fields:
        export_tables(fields, file, {"ahsct": "Stem cell transplant"})

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
    """Write it anew, after a change that is meant, with ``published_schema``."""
    assert json.loads((DOCS / "export.schema.json").read_text("utf-8")) == published_schema()


def _as_published() -> Validator:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - it makes grammars for seconds

    made: Validator = Draft202012Validator(published_schema())
    return made


def test_the_published_schema_compiles_and_names_only_formats_there_are() -> None:
    schema = published_schema()

    _as_published().check_schema(schema)
    named = set(re.findall('"format": "([^"]*)"', json.dumps(schema)))
    assert named <= {"date", "date-time"}


def export(**visit: object) -> dict[str, object]:
    kept = KeptAppointment(
        id="p", changed_at=NOW, title="Clinic", day=date(2026, 12, 1), at=time(10, 40)
    )
    whole: dict[str, object] = json.loads(as_json(archive(kept, note("a"))))
    appointments = whole["appointments"]
    assert isinstance(appointments, list)
    appointments[0] |= visit
    return whole


@pytest.mark.parametrize(
    "visit",
    [
        {},
        {"at": None, "day": None},
        {"at": "10:40:00.5"},
        {"changed_at": "2026-12-01T10:40:00+02:00"},
        {"closed_on": "2026-12-02"},
    ],
)
def test_what_msdesk_takes_the_schema_takes(visit: dict[str, object]) -> None:
    whole = export(**visit)

    msgspec.convert(whole, Archive)
    assert _as_published().is_valid(whole)


@pytest.mark.parametrize(
    "visit",
    [
        {"at": "10:40"},
        {"at": "10:40:00Z"},
        {"at": "24:00:00"},
        {"day": "2026-13-01"},
        {"day": "1 December"},
        {"changed_at": "2026-12-01T10:40:00"},
        {"changed_at": "today"},
        {"id": "a b"},
        {"minutes": 0},
        {"minutes": 1441},
        {"ask": "PLUMBER"},
        {"title": None},
        {"agreed": "A scan"},
    ],
)
def test_what_msdesk_refuses_the_schema_refuses(visit: dict[str, object]) -> None:
    whole = export(**visit)

    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(whole, Archive)
    assert not _as_published().is_valid(whole)


def test_what_was_read_is_in_an_export_only_if_it_is_wanted(tmp_path: Path) -> None:
    read = KeptReading(card="examplumab", section="gain", changed_at=NOW)
    whole = replace(archive(note("a")), reading=(read,))

    export_json(whole, tmp_path / "without")
    export_json(whole, tmp_path / "with", with_reading=True)

    assert b"examplumab" not in (tmp_path / "without").read_bytes()
    assert b"examplumab" in (tmp_path / "with").read_bytes()


def test_every_part_of_an_export_is_described() -> None:
    described = (DOCS / "export.md").read_text(encoding="utf-8")

    missing = [name for name in Archive.__struct_fields__ if f"`{name}`" not in described]
    assert missing == []
