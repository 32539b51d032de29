from __future__ import annotations

import errno
import random
import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from io import FileIO
from pathlib import Path
from typing import IO, Any

import pytest

from msdesk.domain.archive import Archive, KeptNote, digest
from msdesk.domain.ids import StatementId, TreatmentId
from msdesk.domain.journal import EntryKind
from msdesk.domain.matters import Pile
from msdesk.domain.ms_type import MsType
from msdesk.domain.profile import Profile, TypeAnswer
from msdesk.domain.progress import Progress
from msdesk.domain.question import NewQuestion
from msdesk.domain.treatment_log import LogStatus
from msdesk.domain.visit import Outcome
from msdesk.errors import Cancelled, DamagedRecord, Error, RecordError
from msdesk.store.file.access import connect
from msdesk.store.file.database import Database
from msdesk.store.record import Record, open_record
from msdesk.store.rescue.health import check
from msdesk.store.rescue.salvage import Salvaged, salvage
from tests.store.keeping import KEPT
from tests.store.reading import KEY, run, value_of

NOTES = 120
PAGE = 4096
LATER = '{"text": "later"}'
EVERYTHING = {
    "What you said of your MS": 1,
    "Treatments of your own": 1,
    "Steps with treatments": 1,
    "Notes": NOTES,
    "Appointments": 1,
    "Questions": 2,
    "Answers at visits": 1,
    "Next steps": 1,
    "Your team": 1,
    "What matters": 1,
    "Drafts": 1,
}


def write(record: Record) -> None:
    """Write something of everything, and notes of many lengths over many days."""
    record.profile.save(Profile(answer=TypeAnswer.KNOWN, ms_types=(MsType.RRMS,)))
    own = record.own_treatments.add("Lion's mane")
    record.log.add(own.id, LogStatus.HEARD_OF, date(2026, 11, 20), "My sister")
    visit = record.appointments.add("Clinic", day=date(2026, 12, 1), at=time(9, 30))
    question = record.questions.add(NewQuestion(text="Why?"), visit.id)
    record.visits.note(question.id, Outcome.ANSWERED, visit.day or date.min, "Because")
    record.next_steps.add("A scan", appointment=visit.id)
    record.team.add("MS nurse")
    record.questions.delete(record.questions.add(NewQuestion(text="When?")).id)
    record.matters.set(StatementId("walking"), Pile.A_LOT, 1)
    record.drafts.put("note", '{"text": "half a sentence"}')
    for number in range(NOTES):
        entry = record.journal.add(
            kind=list(EntryKind)[number % 4],
            day=date(2026, 1, 1) + timedelta(days=number // 2),
            text=f"{number} " + "tingling numb " * (number % 90),
            tags=["left hand"] * (number % 2),
            treatments=[TreatmentId("ahsct")] * (number % 3),
        )
        if number % 10 == 0:
            record.journal.delete(entry.id)


@pytest.fixture(scope="session", params=[None, KEY], ids=["plain", "locked"])
def stock(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Stock:
    """A record that is whole, of which tests damage copies."""
    path = tmp_path_factory.mktemp("stock") / "record.db"
    with closing(Database(path, request.param)) as database:
        record = Record(database)
        write(record)
        return Stock(path.parent, request.param, record.archive.read())


class Stock:
    def __init__(self, folder: Path, key: bytes | None, archive: Archive) -> None:
        self.folder = folder
        self.key = key
        self.archive = archive

    def copy(self, folder: Path) -> Path:
        return Path(shutil.copyfile(self.folder / "record.db", folder / "record.db"))

    def compact(self, folder: Path) -> Path:
        path = self.copy(folder)
        with closing(connect(path, self.key)) as connection:
            connection.execute("VACUUM")
        return path


@pytest.fixture
def plain(record: Record) -> Path:
    write(record)
    record.close()
    return record.path


def overwrite(path: Path, place: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        file.write(content)


def texts(found: Salvaged) -> set[str]:
    return {note.text for note in found.archive.journal}


def only_note(path: Path) -> KeptNote:
    (note,) = salvage(path, None).archive.journal
    return note


# of a whole record


def test_of_a_whole_record_everything_is_read(tmp_path: Path, stock: Stock) -> None:
    found = salvage(stock.copy(tmp_path), stock.key)

    assert digest(found.archive) == digest(stock.archive)
    assert (found.read, found.lost, found.mended, found.sure) == (EVERYTHING, {}, 0, True)


def test_of_a_damaged_record_of_version_1_what_was_agreed_and_answered_is_read(
    tmp_path: Path,
) -> None:
    path = tmp_path / "record.db"
    shutil.copyfile(KEPT / "1" / "plain" / "record.db", path)
    run(
        path,
        "UPDATE appointment SET agreed = 'A scan'",
        "UPDATE question SET status = 'ANSWERED', answer = 'Yes'",
    )

    found = salvage(path, None)

    assert [step.what for step in found.archive.next_steps] == ["A scan"]
    assert [row.answer for row in found.archive.at_visits] == ["Yes"]
    assert found.sure


def test_the_file_stays_as_it_is_and_nothing_else_is_left(tmp_path: Path, stock: Stock) -> None:
    path = stock.copy(tmp_path)
    overwrite(path, 20 * PAGE, bytes(PAGE))
    before = path.read_bytes()

    salvage(path, stock.key)

    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["record.db"]


def test_an_empty_record_has_nothing(tmp_path: Path) -> None:
    open_record(tmp_path).close()

    found = salvage(tmp_path / "record.db", None)

    assert (found.read, found.lost, found.sure) == ({}, {}, True)


def test_a_key_is_not_needed_for_a_plain_record(plain: Path) -> None:
    assert salvage(plain, KEY).read == EVERYTHING


def test_what_is_still_in_the_log_is_read(tmp_path: Path, stock: Stock) -> None:
    path = stock.copy(tmp_path)
    (tmp_path / "left").mkdir()
    with closing(open_record(tmp_path, key=stock.key)) as record:
        record.drafts.put("note", LATER)
        for each in tmp_path.glob("record.db*"):
            shutil.copyfile(each, tmp_path / "left" / each.name)

    found = salvage(tmp_path / "left" / path.name, stock.key)

    assert found.archive.drafts[0].body == LATER


# of a damaged one


def test_notes_before_and_after_a_bad_page_are_read(tmp_path: Path, stock: Stock) -> None:
    path = stock.copy(tmp_path)
    pages = path.stat().st_size // PAGE
    overwrite(path, pages // 2 * PAGE, b"\xff" * PAGE)

    found = salvage(path, stock.key)

    assert NOTES - 20 < found.read["Notes"] <= NOTES
    assert found.read["Notes"] + found.lost.get("Notes", 0) == NOTES or not found.sure


def test_what_is_read_is_what_was_written(tmp_path: Path, stock: Stock) -> None:
    path = stock.copy(tmp_path)
    for page in range(34, path.stat().st_size // PAGE, 3):
        overwrite(path, page * PAGE, bytes(PAGE))

    found = salvage(path, stock.key)

    assert texts(found) <= {note.text for note in stock.archive.journal}
    assert found.lost or not found.sure


@pytest.mark.parametrize(("first", "every"), [(26, 4), (46, 2), (52, 4)])
def test_notes_between_bad_pages_are_found_by_their_index(
    tmp_path: Path, stock: Stock, first: int, every: int
) -> None:
    path = stock.copy(tmp_path)
    for page in range(first, path.stat().st_size // PAGE, every):
        overwrite(path, page * PAGE, bytes(PAGE))

    found = salvage(path, stock.key)

    assert found.read["Notes"] + found.lost.get("Notes", 0) == NOTES or not found.sure
    assert texts(found) <= {note.text for note in stock.archive.journal}


def test_of_a_file_cut_short_the_beginning_is_read(tmp_path: Path, stock: Stock) -> None:
    path = stock.copy(tmp_path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 3 // 4])

    found = salvage(path, stock.key)

    assert 0 < found.read["Notes"] < NOTES
    assert found.lost or not found.sure


@pytest.mark.parametrize("make", [Stock.copy, Stock.compact], ids=["grown", "compact"])
def test_a_record_without_its_first_page_is_read(
    tmp_path: Path, stock: Stock, make: Callable[[Stock, Path], Path]
) -> None:
    path = make(stock, tmp_path)
    overwrite(path, 16, b"\xff" * (PAGE - 16))

    assert salvage(path, stock.key).read == EVERYTHING


def test_a_plain_record_needs_no_byte_of_its_header(plain: Path) -> None:
    overwrite(plain, 0, b"\xaa" * 100)

    assert salvage(plain, None).read == EVERYTHING


def test_the_log_of_another_record_is_left_out_where_that_reads_more(
    tmp_path: Path, stock: Stock
) -> None:
    path = stock.copy(tmp_path)
    (tmp_path / "other").mkdir()
    with closing(open_record(tmp_path / "other")) as other:
        other.drafts.put("note", "theirs " * 10_000)
        shutil.copyfile(tmp_path / "other" / "record.db-wal", f"{path}-wal")

    assert salvage(path, stock.key).read == EVERYTHING


def test_a_search_index_that_is_gone_costs_nothing(plain: Path) -> None:
    writable = "PRAGMA writable_schema = ON"
    run(plain, writable, "DELETE FROM sqlite_master WHERE name LIKE 'journal_search%'")

    assert salvage(plain, None).read == EVERYTHING


def test_a_table_that_is_not_listed_is_found_where_it_lies_in_a_new_record(plain: Path) -> None:
    run(plain, "PRAGMA writable_schema = ON", "DELETE FROM sqlite_master WHERE name = 'profile'")

    found = salvage(plain, None)

    assert found.read == EVERYTHING


def test_blocks_the_disk_does_not_read_are_passed_over(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = range(52 * PAGE, 56 * PAGE)

    class Dying(FileIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell() in bad:
                raise OSError(errno.EIO, "Input/output error")
            return super().read(size)

    def dying(path: Path, mode: str = "r", buffering: int = -1, **how: str) -> IO[Any]:
        return open_(path, mode, buffering, **how) if buffering else Dying(path)

    open_: Callable[..., IO[Any]] = Path.open
    monkeypatch.setattr(Path, "open", dying)

    found = salvage(plain, None)

    assert NOTES - 40 < found.read["Notes"] < NOTES


@pytest.mark.parametrize(
    "content", [b"", b"x", b"Dear diary, " * 2000, bytes(50_000), b"SQLite format 3\0" * 3000]
)
def test_where_nothing_can_be_read_that_is_said(
    tmp_path: Path, stock: Stock, content: bytes
) -> None:
    path = tmp_path / "record.db"
    path.write_bytes(content)

    with pytest.raises(DamagedRecord, match="Nothing") as caught:
        salvage(path, stock.key)

    assert str(path) in caught.value.what_to_do


def test_a_wrong_key_reads_nothing(tmp_path: Path) -> None:
    Database(tmp_path / "record.db", KEY).close()

    with pytest.raises(DamagedRecord):
        salvage(tmp_path / "record.db", bytes(32))


def test_a_file_that_is_gone_is_reported(tmp_path: Path) -> None:
    with pytest.raises(RecordError):
        salvage(tmp_path / "record.db", None)


def test_the_person_can_stop_it(plain: Path) -> None:
    progress = Progress()
    progress.cancel()

    with pytest.raises(Cancelled):
        salvage(plain, None, progress)

    assert sorted(path.name for path in plain.parent.iterdir()) == ["record.count", "record.db"]


# rows that make no sense


@pytest.fixture
def note(record: Record) -> Path:
    record.journal.add(kind=EntryKind.HEARD, day=date(2026, 11, 22), text="Tingling", tags=["a b"])
    record.close()
    return record.path


@pytest.mark.parametrize(
    ("column", "value", "read_as"),
    [
        ("kind", "'HEARF'", "NOTE"),
        ("day", "'2026-91-22'", date(2026, 11, 22)),
        ("changed_at", "'yesterday'", datetime(1970, 1, 1, tzinfo=UTC)),
        ("deleted_at", "'2026'", None),
        ("take_to_doctor", "7", True),
        ("tags", "x'61ff'", ("a�",)),
        ("tags", "''", ()),
        ("text", "x'54ff'", "T�"),
        ("heard_where", "NULL", ""),
    ],
)
def test_what_makes_no_sense_is_made_good(
    note: Path, column: str, value: str, read_as: object
) -> None:
    writable = "PRAGMA writable_schema = ON"
    run(note, writable, "UPDATE sqlite_master SET sql = replace(sql, 'NOT NULL', '')")
    run(note, f"UPDATE journal_entry SET {column} = {value}")  # noqa: S608

    assert getattr(only_note(note), column) == read_as


def test_what_was_made_good_is_counted(note: Path) -> None:
    run(note, "UPDATE journal_entry SET kind = 'HEARF'")

    assert salvage(note, None).mended == 1


def test_a_new_id_is_the_same_each_time(note: Path) -> None:
    run(note, "UPDATE journal_entry SET id = 'å'")

    assert only_note(note).id == only_note(note).id != "å"


def test_a_number_that_is_of_no_day_makes_no_day(note: Path) -> None:
    run(note, "UPDATE journal_entry SET number = 7, day = 'x'")

    assert only_note(note).day == date(1970, 1, 1)


def test_the_same_thing_twice_is_one_thing(note: Path) -> None:
    once = "SELECT * FROM old"
    run(note, "DROP VIEW journal_live", "ALTER TABLE journal_entry RENAME TO old")
    run(note, f"CREATE TABLE journal_entry AS {once} UNION ALL {once}")

    assert salvage(note, None).read["Notes"] == 1


def test_a_question_of_a_lost_appointment_is_on_no_list(plain: Path) -> None:
    run(plain, "PRAGMA foreign_keys = OFF", "DELETE FROM appointment")

    found = salvage(plain, None)

    assert {question.appointment for question in found.archive.questions} == {None}


def test_what_was_read_can_be_brought_into_a_new_record(tmp_path: Path, stock: Stock) -> None:
    path = stock.copy(tmp_path)
    for page in range(34, path.stat().st_size // PAGE, 3):
        overwrite(path, page * PAGE, bytes(PAGE))
    found = salvage(path, stock.key)

    with closing(open_record(tmp_path / "new")) as record:
        record.archive.merge(found.archive)

        assert digest(record.archive.read()) == digest(found.archive)


# many


def test_damage_anywhere_is_never_more_than_damage(tmp_path: Path, stock: Stock) -> None:
    """Flip bits at many places: no crash, and either all is read or it is said that it is not."""
    chance = random.Random(7)  # noqa: S311 - no secret
    whole = (stock.folder / "record.db").read_bytes()
    path = tmp_path / "record.db"
    for _ in range(25):
        content = bytearray(whole)
        for _ in range(chance.choice([1, 2, 8, 64])):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        path.write_bytes(content)
        try:
            found = salvage(path, stock.key)
        except DamagedRecord:
            continue
        missing = EVERYTHING["Notes"] - found.read.get("Notes", 0)
        assert missing == found.lost.get("Notes", 0) or not found.sure


def test_a_check_of_damage_anywhere_finds_it_or_an_open_record(
    tmp_path: Path, stock: Stock
) -> None:
    chance = random.Random(8)  # noqa: S311 - no secret
    whole = (stock.folder / "record.db").read_bytes()
    path = tmp_path / "record.db"
    for _ in range(25):
        content = bytearray(whole)
        place = chance.randrange(PAGE, len(content))
        content[place] ^= 1 << chance.randrange(8)
        path.write_bytes(content)
        try:
            with closing(Database(path, stock.key)) as database:
                health = check(database, full=True)
        except Error:
            continue
        assert health.sound or health.found


def test_the_fixture_is_whole(stock: Stock, tmp_path: Path) -> None:
    if stock.key is None:
        assert value_of(stock.copy(tmp_path), "PRAGMA integrity_check") == "ok"
