"""What can be read ends, whatever the pages of a record lead to."""

from __future__ import annotations

import lzma
import shutil
from contextlib import closing, suppress
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from msdesk.domain.progress import Progress
from msdesk.errors import Cancelled, DamagedRecord
from msdesk.store.file.database import Database
from msdesk.store.record import Record
from msdesk.store.rescue.damaged_file import DamagedFile, Names, most_for
from msdesk.store.rescue.salvage import salvage
from tests.store.reading import KEY, run
from tests.store.test_salvage import NOTES, write
from tests.store.trees import PAGE, interior_pages, lead_back, point, root_of, ways_down

_LAST = 2**63 - 1  # the highest number a row can have
_NAMES = "sqlite_autoindex_journal_entry_1"  # the index that names all notes
_OF_THE_COPY = 280  # notes in the copy kept in ``spoiled``


class Watched(Progress):
    """Remembers how far it was said to be, and stops the work after some steps."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.said: list[float] = []
        self._most = most

    @property
    def stopped(self) -> bool:
        """Whether it took all the steps it was to have."""
        return len(self.said) >= self._most

    def step(self, fraction: float) -> None:
        if len(self.said) == self._most:
            self.cancel()
        super().step(fraction)
        self.said.append(self.fraction)


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "record.db"
    with closing(Database(path)) as database:
        write(Record(database))
    return path


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    """A copy of a record, for a test to spoil."""
    return Path(shutil.copy(whole, tmp_path))


def patient(path: Path) -> Watched:
    """Return what stops a reading that costs more than a file of its size may."""
    three_ways_and_readings = 3 * 3
    return Watched(three_ways_and_readings * most_for(path.stat().st_size))


def spoil_first_page(path: Path, table: str) -> None:
    """Let the page that leads to all of a table, or of an index, begin with zeros."""
    with path.open("r+b") as file:
        file.seek((root_of(path, table) - 1) * PAGE)
        file.write(bytes(512))


def flip(path: Path, place: int, bit: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[place] ^= 1 << bit
    path.write_bytes(raw)


def test_a_tree_that_leads_back_to_itself_is_read_to_an_end(path: Path) -> None:
    lead_back(path, "journal_entry")

    found = salvage(path, None, patient(path))

    assert (found.read["Notes"], found.lost, found.sure) == (NOTES, {}, True)


def test_a_record_copied_while_it_was_written_is_left_after_few_questions(tmp_path: Path) -> None:
    """The tree of its notes is of several times, and no number behind the break reads on."""
    for kept in (Path(__file__).parent / "spoiled").iterdir():
        (tmp_path / kept.stem).write_bytes(lzma.decompress(kept.read_bytes()))
    watched = Watched(10 * _OF_THE_COPY)

    found = salvage(tmp_path / "record.db", None, watched)

    assert found.read["Notes"] + found.lost["Notes"] == _OF_THE_COPY
    assert found.read["Notes"] > 240


def test_a_page_that_points_back_to_its_parent_costs_nothing(path: Path) -> None:
    root = root_of(path, "journal_entry")
    point(path, ways_down(path, root)[5], root)

    found = salvage(path, None, patient(path))

    assert (found.read["Notes"], found.lost) == (NOTES, {})


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "locked"])
def test_without_the_page_that_leads_to_all_notes_each_is_read_from_its_own(
    tmp_path: Path, key: bytes | None
) -> None:
    path = tmp_path / "record.db"
    with closing(Database(path, key)) as database:
        write(Record(database))
        with database.reading() as connection:
            root = connection.exec_driver_sql(
                "SELECT rootpage FROM sqlite_master WHERE name = 'journal_entry'"
            ).scalar_one()
    with path.open("r+b") as file:
        file.seek((root - 1) * PAGE)
        file.write(bytes(512))

    found = salvage(path, key, patient(path))

    assert (found.read["Notes"], found.lost) == (NOTES, {})


def test_page_by_page_is_stopped_as_everything_else_is(path: Path) -> None:
    spoil_first_page(path, "journal_entry")
    steps = patient(path)
    salvage(path, None, steps)

    with pytest.raises(Cancelled):
        salvage(path, None, Watched(len(steps.said) - 50))


def test_wherever_interior_pages_are_spoiled_reading_ends(whole: Path, tmp_path: Path) -> None:
    chance = Random(5)  # noqa: S311 - no secret
    path = tmp_path / "record.db"
    pages = interior_pages(whole)
    for _ in range(40):
        shutil.copy(whole, path)
        for _ in range(chance.choice([1, 2, 5])):
            page = chance.choice(pages)
            point(path, chance.choice(ways_down(whole, page)), chance.choice([page, *pages]))
            flip(path, (page - 1) * PAGE + chance.randrange(PAGE), chance.randrange(8))

        watched = patient(path)
        with suppress(DamagedRecord):  # else it would be Cancelled
            salvage(path, None, watched)
        assert not watched.stopped


def test_a_row_with_the_highest_number_there_is_ends_the_reading(path: Path) -> None:
    run(
        path,
        f"UPDATE journal_entry SET number = {_LAST}, text = '{'alone ' * 600}' "  # noqa: S608
        "WHERE number = (SELECT max(number) FROM journal_entry)",
    )
    *_, before_it, _ = ways_down(path, root_of(path, "journal_entry"))
    point(path, before_it, 1_000_000)

    found = salvage(path, None)

    assert any(note.text.startswith("alone") for note in found.archive.journal)


def test_the_bar_moves_with_every_note_that_is_read(path: Path) -> None:
    watched = patient(path)

    salvage(path, None, watched)

    assert len(set(watched.said)) > NOTES
    assert max(after - before for before, after in pairwise(watched.said)) < 0.1


def test_where_the_index_of_a_tree_that_leads_back_is_gone_one_cannot_be_sure(path: Path) -> None:
    spoil_first_page(path, _NAMES)
    lead_back(path, "journal_entry")

    assert not salvage(path, None).sure


def test_a_damaged_record_moves_the_bar_to_its_end(path: Path) -> None:
    spoil_first_page(path, _NAMES)
    lead_back(path, "journal_entry")
    watched = patient(path)

    salvage(path, None, watched)

    assert watched.said[-1] > 0.9


def test_wherever_it_is_stopped_it_ends_there(path: Path) -> None:
    lead_back(path, "journal_entry")
    steps = patient(path)
    salvage(path, None, steps)

    for most in range(0, len(steps.said), len(steps.said) // 20):
        with pytest.raises(Cancelled):
            salvage(path, None, Watched(most))

    assert [each.name for each in path.parent.iterdir()] == ["record.db"]


def test_where_nothing_of_a_table_can_be_read_few_numbers_are_tried(path: Path) -> None:
    spoil_first_page(path, "journal_entry")
    watched = Watched(1000)

    with closing(DamagedFile(path, None, watched)) as file:
        read = file.read("journal_entry", Names({}, sure=True), "id", (0.0, 1.0))

    assert not read.found
    assert len(watched.said) < 60


def test_a_question_that_takes_long_is_stopped_in_its_midst(path: Path) -> None:
    file = DamagedFile(path, None, stopped := Progress())
    stopped.cancel()
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT 1, i FROM n"

    with closing(file), pytest.raises(Cancelled):
        file.names(f"{endless} ORDER BY i")


def test_a_question_without_an_end_is_given_up(path: Path) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT 1, i FROM n"

    with closing(DamagedFile(path, None, Progress())) as file:
        names = file.names(f"{endless} ORDER BY i")

    assert not names.sure
