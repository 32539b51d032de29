"""A file is known by what is in it, and ends as an archive or as one sentence."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import msgspec
import pytest
from msgspec.structs import replace

from msdesk.domain import archive_1
from msdesk.domain.archive import Archive, digest
from msdesk.domain.progress import Progress
from msdesk.errors import ImportRefused
from msdesk.services import importing
from msdesk.services.exporting import as_json, export_json, export_tables
from msdesk.services.foreign.how import LETTERS, How
from msdesk.services.importing import Import, read_import
from msdesk.store.copies.backup_file import SUFFIX
from msdesk.store.copies.backups import Backups
from msdesk.store.file.database import Database
from msdesk.store.record import Record
from tests.domain.archives import EMPTY, LATER, NOW, archive, note
from tests.services.foreign.test_bearable import TABLE as BEARABLE
from tests.services.foreign.test_day_one import ENTRY
from tests.services.foreign.test_reading import zipped
from tests.services.foreign.test_rednotebook import MONTH
from tests.store.reading import KEY, run
from tests.store.test_archive import fill

DAY_ONE = json.dumps({"metadata": {"version": "1.0"}, "entries": [ENTRY]}).encode()
TABLE = b"date,text\n2026-12-01,numb hand\n"


def read(path: Path, content: bytes) -> Import:
    path.write_bytes(content)
    return read_import(path)


def test_an_export_of_ours_is_read(tmp_path: Path) -> None:
    found = read(tmp_path / "a", as_json(archive(note("a"))))

    assert found.archive == archive(note("a"))
    assert found.what_it_is == "What msdesk wrote on 22 November 2026"


@pytest.mark.parametrize(
    ("content", "what_it_is"),
    [
        (DAY_ONE, "A journal of Day One"),
        (b"\xef\xbb\xbf" + DAY_ONE, "A journal of Day One"),
        (b"\n  " + DAY_ONE, "A journal of Day One"),
        (TABLE, "A table of dated notes"),
        (b"\xef\xbb\xbf" + TABLE, "A table of dated notes"),
        (TABLE.decode().encode("utf-16"), "A table of dated notes"),
        (b"date,text\n2026-12-01,h\xe5nd\n", "A table of dated notes"),
    ],
)
def test_a_file_is_known_whatever_it_is_called(
    tmp_path: Path, content: bytes, what_it_is: str
) -> None:
    found = read(tmp_path / "picture.png", content)

    assert (found.what_it_is, len(found.archive.journal)) == (what_it_is, 1)


@pytest.mark.parametrize(
    ("content", "what_it_is"),
    [
        (
            b'{"tags":{},"entries":[{"title":"a","body":"","date":"2026-11-02"}]}',
            "A journal of jrnl",
        ),
        (b"[2026-11-02 12:40] Tired by noon.\n", "A journal of jrnl"),
        (b'[{"date":"2026-11-02T21:15:00","html":"<p>Fine.</p>"}]', "A journal of Diarium"),
        (BEARABLE.encode(), "A diary of Bearable"),
        (b"[moved] 2026-11-02,Legs heavy\n", "A table of dated notes"),
    ],
)
def test_other_journals_are_known_by_what_is_in_them(
    tmp_path: Path, content: bytes, what_it_is: str
) -> None:
    found = read(tmp_path / "a", content)

    assert (found.what_it_is, bool(found.archive.journal)) == (what_it_is, True)


def test_an_entry_with_half_a_sign_comes_in_with_a_mark_for_it(tmp_path: Path) -> None:
    half = msgspec.json.encode([ENTRY]).replace(b"All packed", b"half \\ud83d")
    found = read(tmp_path / "a", b'{"entries":' + half + b"}")

    assert found.archive.journal[0].text.startswith("half \N{REPLACEMENT CHARACTER} up")


def test_one_sees_how_the_first_notes_were_read(tmp_path: Path) -> None:
    reading = read(tmp_path / "a", TABLE + b"2026-12-02,b\n2026-12-03,c\n2026-12-04,d\n").reading

    assert reading is not None
    assert reading.begins == (
        "1 December 2026: numb hand",
        "2 December 2026: b",
        "3 December 2026: c",
    )
    assert not reading.days_either_way
    assert not reading.letters_guessed


def test_letters_of_another_language_are_read_when_one_says_which(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes("date,note\n2026-11-02,ból głowy\n".encode("cp1250"))
    guessed = read_import(tmp_path / "a").reading
    told = read_import(tmp_path / "a", how=How(letters="cp1250")).reading

    assert guessed is not None
    assert guessed.letters_guessed
    assert told is not None
    assert told.begins == ("2 November 2026: ból głowy",)


@pytest.mark.parametrize("letters", LETTERS)
def test_python_knows_each_way_to_write_letters(letters: str) -> None:
    assert b"numb".decode(letters) == "numb"


def test_of_a_zip_file_each_table_is_read_the_same_way(tmp_path: Path) -> None:
    table = b"date,note\n11/02/2026,a\n"
    file = zipped(tmp_path / "a", {"a.csv": table, "b.csv": TABLE})
    reading = read_import(file, how=How(month_first=True)).reading

    assert reading is not None
    assert reading.begins == ("2 November 2026: a", "1 December 2026: numb hand")
    assert reading.days_either_way


@pytest.mark.parametrize(
    ("name", "start"),
    [("a.xlsx", b"PK\x03\x04"), ("A.XLS", b"\xd0\xcf\x11\xe0"), ("a.ods", b"PK\x03\x04")],
)
def test_of_a_workbook_it_is_said_to_save_it_as_csv(
    tmp_path: Path, name: str, start: bytes
) -> None:
    with pytest.raises(ImportRefused, match=f"{name} is a workbook") as told:
        read(tmp_path / name, start + bytes(100))

    assert told.value.what_to_do == "Nothing was changed. Save it there as CSV, and bring that in."


def test_letters_of_an_old_windows_are_read(tmp_path: Path) -> None:
    found = read(tmp_path / "a", b"date,text\n2026-12-01,h\xe5nd \x80 5\n")

    assert found.archive.journal[0].text == "hånd € 5"


def test_one_month_of_rednotebook_is_known_by_its_name(tmp_path: Path) -> None:
    found = read(tmp_path / "2020-02.txt", MONTH.encode())

    assert (found.what_it_is, len(found.archive.journal)) == ("A journal of RedNotebook", 3)


@pytest.mark.parametrize("inside", ["", "data"])
def test_a_folder_of_rednotebook_is_read(tmp_path: Path, inside: str) -> None:
    place = tmp_path / inside
    place.mkdir(exist_ok=True)
    for name in ("2020-02.txt", "2020-03.txt", "2020-02.old.txt", "notes.txt"):
        (place / name).write_text(MONTH, encoding="utf-8")

    assert len(read_import(tmp_path).archive.journal) == 6


def test_another_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="no month of RedNotebook in the folder"):
        read_import(tmp_path)


def test_a_folder_that_cannot_be_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:  # root may read anything
        raise PermissionError

    monkeypatch.setattr(Path, "glob", refuse)

    with pytest.raises(ImportRefused, match="cannot be read"):
        read_import(tmp_path)


@pytest.mark.parametrize(
    ("files", "what_it_is", "notes"),
    [
        ({"Journal.json": DAY_ONE, "photos/a.jpeg": b"x"}, "A journal of Day One", 1),
        (
            {"Journal.json": DAY_ONE, "Work.json": DAY_ONE.replace(b"2F8D", b"0000")},
            "A journal of Day One",
            2,
        ),
        ({"Journal.json": DAY_ONE, ".hidden.json": b"?"}, "A journal of Day One", 1),
        ({"data/2020-02.txt": MONTH.encode(), "x.json": b"?"}, "A journal of RedNotebook", 3),
        ({"notes.CSV": TABLE}, "A table of dated notes", 1),
    ],
)
def test_a_zip_file_is_known_by_what_is_in_it(
    tmp_path: Path, files: dict[str, bytes], what_it_is: str, notes: int
) -> None:
    found = read_import(zipped(tmp_path / "a", files))

    assert (found.what_it_is, len(found.archive.journal)) == (what_it_is, notes)


def test_what_stays_outside_is_said_once(tmp_path: Path) -> None:
    files = {"a.json": DAY_ONE, "b.json": DAY_ONE}

    assert len(read_import(zipped(tmp_path / "a", files)).skipped) == 2


def test_of_our_tables_the_notes_come_back(tmp_path: Path, record: Record) -> None:
    fill(record)
    with record.archive.streamed(Progress()) as fields:
        export_tables(fields, tmp_path / "a.zip", {})

    found = read_import(tmp_path / "a.zip")

    assert [n.text for n in found.archive.journal] == ["numb left hand"]
    assert found.skipped == (
        "Left out: what stands below About.",
        "Left out: appointments.csv, questions.csv, answers.csv, next-steps.csv, team.csv "
        "and 1 more.",
    )


def test_of_several_files_none_of_which_can_be_read_the_first_is_told(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match=r"a\.json is damaged"):
        read_import(zipped(tmp_path / "a.zip", {"a.json": b"[", "b.json": b"{}"}))


def test_a_second_import_of_another_programs_notes_adds_nothing(
    tmp_path: Path, record: Record
) -> None:
    for content in (DAY_ONE, TABLE):
        record.archive.merge(read(tmp_path / "a", content).archive)
        before = digest(record.archive.read())

        plan = record.archive.merge(read(tmp_path / "a", content).archive)

        assert not plan.changes_anything
        assert digest(record.archive.read()) == before


def test_what_was_changed_or_deleted_here_stays_so_at_a_second_import(
    tmp_path: Path, record: Record
) -> None:
    months = {"2020-02.txt": MONTH.encode()}
    path = zipped(tmp_path / "a.zip", months)
    record.archive.merge(read_import(path).archive)
    first, second, _ = record.journal.entries()
    record.journal.change(replace(first, text="other words"))
    record.journal.delete(second.id)

    record.archive.merge(read_import(path).archive)

    assert record.journal.entries()[0].text == "other words"
    assert record.journal.count() == 2


def test_another_record_is_read(tmp_path: Path, record: Record) -> None:
    fill(record)
    record.close()
    copy = shutil.copyfile(record.path, tmp_path / "record (1).db")

    found = read_import(copy)

    assert found.what_it_is == "Another record of msdesk"
    assert digest(found.archive) == digest(record.archive.read())


def test_a_locked_record_is_read_with_its_key(tmp_path: Path) -> None:
    record = Record(Database(tmp_path / "locked.db", KEY))
    fill(record)
    record.close()

    assert digest(read_import(record.path, key=KEY).archive) == digest(record.archive.read())
    with pytest.raises(ImportRefused, match="locked with another passphrase"):
        read_import(record.path)
    record.close()


@pytest.mark.parametrize(
    ("statement", "said", "what_to_do"),
    [
        ("PRAGMA user_version = 999", "A newer version", "Install the newest version"),
        ("UPDATE journal_entry SET day = 'soon'", "A part of a.db is damaged", "Nothing was"),
    ],
)
def test_another_record_that_cannot_be_read_is_refused(
    tmp_path: Path, record: Record, statement: str, said: str, what_to_do: str
) -> None:
    fill(record)
    record.close()
    copy = shutil.copyfile(record.path, tmp_path / "a.db")
    run(copy, statement)

    with pytest.raises(ImportRefused, match=said) as told:
        read_import(copy)

    assert what_to_do in told.value.what_to_do


def test_a_backup_is_read(tmp_path: Path, record: Record) -> None:
    fill(record)
    file = tmp_path / f"kept{SUFFIX}"
    Backups(record.path.parent).save_to(record._database, file, NOW)

    found = read_import(file)

    assert found.what_it_is == "A backup of msdesk"
    assert digest(found.archive) == digest(record.archive.read())


def test_a_zip_file_that_only_looks_like_a_backup_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="not a backup of msdesk"):
        read_import(zipped(tmp_path / "a.zip", {"record.db": b"x", "backup.json": b"{}"}))


def test_what_msdesk_0_1_0_exported_comes_in(tmp_path: Path) -> None:
    visit = archive_1.Appointment(id="p", changed_at=NOW, title="Clinic", agreed="A scan")
    old = archive_1.Archive(made_at=NOW, made_by="msdesk 0.1.0", appointments=(visit,))

    found = read(tmp_path / "old.json", msgspec.json.encode(old))

    assert [step.what for step in found.archive.next_steps] == ["A scan"]


def altered(**fields: object) -> bytes:
    return json.dumps(json.loads(as_json(archive(note("a")))) | fields).encode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (altered(version=3), "A newer version of msdesk wrote a"),
        (altered(version="1"), "a is damaged, or was changed by hand"),
        (altered(version=0), "The place is version"),
        (altered(format="other"), "a holds nothing that msdesk knows"),
        (altered(format=5), "a holds nothing that msdesk knows"),
        (altered(journal=5), "The place is journal"),
        (altered(journal=[{"id": "a"}]), r"The place is journal\[0\]"),
        (altered(unknown=1), "damaged, or was changed by hand"),
        (altered()[:-9], "damaged, or was changed by hand"),
        (b"[]", "holds nothing that msdesk knows"),
        (b"[{}]", "holds nothing that msdesk knows"),
        (b"{}", "holds nothing that msdesk knows"),
        (b'{"entries": 5}', "damaged, or was changed by hand"),
        (b'{"entries": []}', "No notes were found in it"),
        (b'{"a": ' * 100_000, "damaged, or was changed by hand"),
        (b"date,text\n", "No notes were found in it"),
        (b"", "no table with a day and words"),
        (b"PK\x05\x06" + bytes(18), "There are no notes in a"),
        (b"PK\x03\x04", "damaged, or packed in a way"),
        (b"%PDF-1.7 a page", "no table with a day and words"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, said: str
) -> None:
    with pytest.raises(ImportRefused, match=said) as told:
        read(tmp_path / "a", content)

    assert "Nothing was changed." in told.value.what_to_do


def test_a_table_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_LARGEST_TABLE", len(TABLE) - 1)

    with pytest.raises(ImportRefused, match="too large to be notes"):
        read(tmp_path / "a", TABLE)


@pytest.mark.parametrize(
    ("limit", "write"),
    [
        ("MOST_THINGS", as_json),
        ("MOST_THINGS", msgspec.json.encode),
        ("_MOST_COMMAS", msgspec.json.encode),
    ],
)
def test_more_things_than_fit_into_memory_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, write: Callable[[Archive], bytes]
) -> None:
    monkeypatch.setattr(importing, limit, 1)

    with pytest.raises(ImportRefused, match="too large to be notes"):
        read(tmp_path / "a", write(archive(note("a"), note("b"))))


def test_an_export_in_a_zip_file_is_read(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.zip", "w", ZIP_DEFLATED) as file:
        file.writestr("all.msdesk.json", as_json(archive(note("a"))))
        file.writestr("older.msdesk.json", as_json(archive(note("a", "old"), note("b"))))

    found = read_import(tmp_path / "a.zip").archive

    assert {n.id for n in found.journal} == {"a", "b"}


def test_two_computers_records_come_together_through_files(tmp_path: Path, record: Record) -> None:
    theirs = archive(note("theirs", changed_at=LATER))
    record.archive.merge(archive(note("ours")))

    def bring_in(whole: Archive, merge: Callable[[Archive], object]) -> None:
        export_json(whole, tmp_path / "a.json")
        merge(read_import(tmp_path / "a.json").archive)

    bring_in(theirs, record.archive.merge)

    assert {n.id for n in record.archive.read().journal} == {"ours", "theirs"}
    assert EMPTY.journal == ()
