"""Going on with what there is, where the log of a record is damaged."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from msdesk.domain.progress import Progress
from msdesk.errors import Cancelled, ChangesMissing, DamagedRecord
from msdesk.store.copies.backups import Backups
from msdesk.store.copies.going_on import go_on
from msdesk.store.file.header import COUNT, RECORD, SET_ASIDE
from msdesk.store.file.log import Log
from msdesk.store.record import open_record
from msdesk.store.rescue.copying import copied
from msdesk.store.rescue.health import check
from msdesk.store.rescue.salvage import salvage
from tests.store.backing_up import NOW, days_later, names_in, notes, spoil, written
from tests.store.crashed import HEAD, HEADER, IN_FILE, IN_LOG, PAGE, Crashed, crashed, frame_at

pytestmark = pytest.mark.usefixtures("cheap_keys")


@pytest.fixture(scope="module", params=["plain", "locked"])
def stock(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Crashed:
    return crashed(tmp_path_factory.mktemp("stock"), locked=request.param == "locked")


@pytest.fixture
def left(stock: Crashed, tmp_path: Path) -> Crashed:
    return Crashed(shutil.copytree(stock.folder, tmp_path / "data"), stock.key)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def held(left: Crashed) -> list[str]:
    """Return the notes of the record, which must be sound; each by its first words."""
    with closing(open_record(left.folder, key=left.key)) as record:
        assert check(record.database, full=True).sound
        return [" ".join(text.split()[:3]) for text in notes(record)]


def spoil_first_page(folder: Path) -> None:
    """Make the record of a folder one that can be read row by row, and not be opened."""
    with (folder / RECORD).open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * (PAGE - 100))


ALL = sorted([f"in file {n}" for n in range(IN_FILE)] + [f"in log {n}" for n in range(IN_LOG)])


@pytest.mark.parametrize(
    "place", [3, 20, frame_at(0) + 16, frame_at(0) + HEAD + 900, frame_at(7) + 4]
)
def test_one_bit_in_the_log_costs_no_note(left: Crashed, place: int) -> None:
    left.flip(place)
    before = files(left.folder)

    kept = go_on(left.folder, left.key, NOW)

    assert kept == left.folder / SET_ASIDE / "2026-11-22-142000"
    assert {name: content for name, content in files(kept).items() if "shm" not in name} == before
    assert held(left) == ALL


def test_nothing_but_the_record_is_left_in_the_folder(left: Crashed) -> None:
    left.flip(frame_at(0) + HEAD)

    go_on(left.folder, left.key, NOW)

    there = [name for name in names_in(left.folder) if SET_ASIDE not in name]
    assert [name for name in there if name != "record.keys"] == [RECORD]


def test_a_block_of_nonsense_in_the_log_costs_what_it_held_at_most(left: Crashed) -> None:
    third = left.changes()[2]
    content = bytearray(left.log.read_bytes())
    for number in third:
        content[frame_at(number) : frame_at(number + 1)] = bytes(HEAD + PAGE)
    left.log.write_bytes(content)

    go_on(left.folder, left.key, NOW)

    assert set(ALL) - set(held(left)) <= {"in log 2"}


def test_of_a_log_that_is_none_nothing_comes_and_the_record_stays(left: Crashed) -> None:
    left.log.write_bytes(b"Dear diary. " * 1000)

    kept = go_on(left.folder, left.key, NOW)

    assert kept is not None
    assert held(left) == ALL[:IN_FILE]


def test_a_change_cut_short_that_is_missed_is_kept_aside(left: Crashed) -> None:
    os.truncate(left.log, left.log.stat().st_size - 1)
    with pytest.raises(ChangesMissing):
        open_record(left.folder, key=left.key)
    before = left.log.read_bytes()

    kept = go_on(left.folder, left.key, NOW)

    assert kept is not None
    assert (kept / left.log.name).read_bytes() == before
    assert set(ALL) - set(held(left)) <= {f"in log {IN_LOG - 1}"}


@pytest.mark.parametrize("damage", [spoil, spoil_first_page])
def test_a_record_that_is_damaged_without_its_log_too_stays(
    left: Crashed, damage: Callable[[Path], None]
) -> None:
    left.log.write_bytes(left.log.read_bytes()[: HEADER - 1])
    damage(left.folder)
    before = files(left.folder)

    with pytest.raises(DamagedRecord):
        go_on(left.folder, left.key, NOW)

    assert files(left.folder) == before
    assert not (left.folder / SET_ASIDE).exists()


def test_who_stops_it_finds_all_as_it_was(left: Crashed) -> None:
    left.flip(frame_at(0) + HEAD)
    before = files(left.folder)
    progress = Progress()
    progress.cancel()

    with pytest.raises(Cancelled):
        go_on(left.folder, left.key, NOW, progress)

    assert names_in(left.folder) == sorted(before)
    assert files(left.folder) == before


def test_where_the_latest_state_is_not_whole_an_earlier_one_is_taken(left: Crashed) -> None:
    pages = [frame.page for frame in left.read().frames]
    some = range(left.changes()[2].start, left.changes()[9].start)
    once = [number for number in some if pages.count(pages[number]) == 1]
    left.flip(frame_at(once[0]) + HEAD + 500)  # the only one of its page, which no other mends
    (lost,) = (number for number, change in enumerate(left.changes()) if once[0] in change)

    go_on(left.folder, left.key, NOW)

    # A page that is locked opens whole or not at all; of another a wrong letter is worth having.
    may_miss = set() if left.key is None else {f"in log {lost - 1}"}
    assert set(ALL) - set(held(left)) <= may_miss
    with closing(open_record(left.folder, key=left.key)) as record:
        assert record.drafts.all() == {}  # as it was before the damage, and not in the file alone


def test_an_empty_log_adds_nothing(left: Crashed) -> None:
    left.log.write_bytes(b"")

    with copied(left.path, Progress(), Log.intact) as copy:
        assert copy.read_bytes() == left.path.read_bytes()


def test_a_note_that_only_a_broken_frame_holds_comes_with_a_wrong_letter(tmp_path: Path) -> None:
    left = crashed(tmp_path, locked=False)
    words = left.log.read_bytes().rindex(b"in log 11")
    left.flip(words + 300)

    go_on(left.folder, None, NOW)

    assert held(left) == ALL


def test_an_empty_row_that_only_a_broken_frame_holds_is_nothing(tmp_path: Path) -> None:
    left = crashed(tmp_path, locked=False)
    content = bytearray(left.log.read_bytes())
    words = content.rindex(b"in log 11")
    content[words - 250 : words + 1000] = bytes(1250)
    left.log.write_bytes(content)

    go_on(left.folder, None, NOW)

    assert held(left) == [note for note in ALL if note != "in log 11"]


def test_what_is_saved_of_it_as_a_file_is_as_much(left: Crashed) -> None:
    left.flip(frame_at(0) + HEAD + 900)

    found = salvage(left.path, left.key)

    assert found.read["Notes"] == IN_FILE + IN_LOG
    assert not found.sure


def test_going_back_to_a_backup_keeps_a_damaged_log_whole(left: Crashed) -> None:
    backup = written(left.folder.with_name("other"), "one", key=None)
    left.flip(frame_at(3) + HEAD)
    before = left.log.read_bytes()

    kept = Backups(left.folder).restore(backup, days_later(1), left.key)

    assert kept is not None
    assert (kept / left.log.name).read_bytes() == before
    assert not (left.folder / COUNT).exists()
