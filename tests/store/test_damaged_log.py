"""Whether a log is told to be damaged, and not taken for damaged where a crash left it so."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from struct import pack, unpack_from

import pytest

from msdesk.errors import ChangesMissing, RecordError, WrongKey
from msdesk.store.copies.reading import read_archive
from msdesk.store.file import log as log_module
from msdesk.store.file.access import connect
from msdesk.store.file.database import Database
from msdesk.store.file.log import log_of, read_log, replay
from msdesk.store.record import open_record
from msdesk.store.rescue.health import contents
from tests.store.backing_up import note
from tests.store.crashed import (
    CHANGES,
    HEAD,
    HEADER,
    IN_FILE,
    IN_LOG,
    LONG,
    PAGE,
    Crashed,
    crashed,
    frame_at,
    truncate,
)

pytestmark = pytest.mark.usefixtures("cheap_keys")

OF_HEAD = {"page": 0, "size": 4, "one salt": 8, "the other": 12, "one sum": 16, "other sum": 20}
OF_HEADER = {"magic": 1, "format": 5, "size": 10, "salt": 16, "other": 20, "sum": 24, "last": 31}


@pytest.fixture(scope="module", params=["plain", "locked"])
def stock(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Crashed:
    return crashed(tmp_path_factory.mktemp("stock"), locked=request.param == "locked")


@pytest.fixture
def left(stock: Crashed, tmp_path: Path) -> Crashed:
    """Return a crashed record that may be damaged."""
    return Crashed(shutil.copytree(stock.folder, tmp_path / "data"), stock.key)


def hashes(left: Crashed) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (left.path, left.log)}


# what a crash leaves


def test_a_log_that_a_crash_left_is_whole(left: Crashed) -> None:
    log = left.read()

    assert log.whole
    assert not log.damaged
    assert log.doubtful == 0
    assert len(left.changes()) == CHANGES


def test_no_log_and_an_empty_one_tell_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()

    assert read_log(tmp_path / "none") is None
    assert read_log(tmp_path / "empty") is None


def test_a_log_that_was_cut_in_its_last_change_may_be_a_power_cuts(left: Crashed) -> None:
    *_, last = left.changes()
    for size in (frame_at(last.start), frame_at(last.start) + 9, frame_at(last.stop) - 1):
        os.truncate(left.log, size)

        assert not left.read().damaged


def test_a_last_change_of_which_some_is_on_the_disk_may_be_a_power_cuts(left: Crashed) -> None:
    *_, last = left.changes()
    content = bytearray(left.log.read_bytes())
    content[frame_at(last.start) : frame_at(last.start + 1)] = bytes(HEAD + PAGE)
    left.log.write_bytes(content)

    assert not left.read().damaged
    assert not left.read().whole
    assert left.read().doubtful == 1


def test_a_header_that_is_not_on_the_disk_yet_is_a_power_cuts(left: Crashed) -> None:
    left.log.write_bytes(bytes(HEADER))

    assert not left.read().damaged


def test_frames_of_an_earlier_log_are_no_damage(tmp_path: Path) -> None:
    with closing(open_record(tmp_path)) as record:
        for number in range(IN_LOG):
            note(record, f"{number} {LONG}")
        record.database.checkpoint()
        note(record, "short")
        log = read_log(tmp_path / "record.db-wal")

    assert log is not None
    assert log.whole
    assert not log.damaged
    assert len([frame for frame in log.frames if frame.ends_change]) == 1


def test_a_change_that_was_taken_back_is_no_damage(tmp_path: Path) -> None:
    record = open_record(tmp_path)
    note(record, "before")
    with closing(connect(tmp_path / "record.db", None)) as other:
        other.execute("PRAGMA cache_size = 5")  # so that much is in the log before its end
        other.execute("BEGIN")
        for number in range(200):
            other.execute("INSERT INTO draft VALUES (?, '', ?)", (str(number), LONG))
        other.execute("ROLLBACK")
    note(record, "after")
    size = (tmp_path / "record.db-wal").stat().st_size
    log = read_log(tmp_path / "record.db-wal")
    record.close()

    assert log is not None
    assert not log.damaged
    assert size > frame_at(len(log.frames) + 20)


# what no crash leaves


@pytest.mark.parametrize("place", [*OF_HEAD.values(), HEAD, HEAD + 2000, HEAD + PAGE - 1])
def test_a_bit_turned_before_the_last_change_is_found(left: Crashed, place: int) -> None:
    for change in left.changes()[:-2]:
        left.flip(frame_at(change.start) + place)
        assert left.read().damaged
        left.flip(frame_at(change.start) + place)


def test_it_is_said_how_many_changes_are_doubtful(left: Crashed) -> None:
    third = left.changes()[2]
    left.flip(frame_at(third.start) + HEAD + 99)

    assert left.read().doubtful == CHANGES - 2


def test_the_begin_of_another_change_tells_that_the_one_before_was_whole(left: Crashed) -> None:
    *_, one, another = left.changes()
    os.truncate(left.log, frame_at(another.start + 1))
    left.log.write_bytes(without_end(left.log.read_bytes(), another.start))
    assert left.read().damaged is False

    left.flip(frame_at(one.start) + HEAD)

    assert left.read().damaged


@pytest.mark.parametrize("place", OF_HEADER.values(), ids=OF_HEADER)
def test_a_bit_turned_in_the_header_is_found(left: Crashed, place: int) -> None:
    left.flip(place)

    log = left.read()

    assert log.damaged
    assert log.doubtful == CHANGES
    assert len(log.intact()) == len(log.frames)


@pytest.mark.parametrize(
    "content", [b"{}", b"Dear diary. " * 20, bytes(50_000), b"\xff\xfe" * 9_999, bytes(33)]
)
def test_what_is_no_log_is_damage(left: Crashed, content: bytes) -> None:
    left.log.write_bytes(content)

    log = left.read()

    assert log.damaged
    assert not log.whole


def test_a_block_of_nonsense_over_header_and_first_frame_is_found(left: Crashed) -> None:
    content = bytearray(left.log.read_bytes())
    content[:PAGE] = bytes(PAGE)
    left.log.write_bytes(content)

    log = left.read()

    assert log.damaged
    assert len(log.intact()) == len(log.frames) - 1


# what is still good in it


def test_a_frame_whose_checksum_alone_is_broken_is_intact(left: Crashed) -> None:
    left.flip(frame_at(2) + 16)

    log = left.read()

    assert log.sound == 2
    assert all(frame.intact for frame in log.frames)


@pytest.mark.parametrize("place", [8, 12])
def test_a_last_frame_whose_salt_alone_is_broken_is_intact(left: Crashed, place: int) -> None:
    last = len(left.read().frames) - 1
    left.flip(frame_at(last) + place)

    log = left.read()

    assert log.sound == last
    assert log.doubtful == 1
    assert len(log.intact()) == last + 1


def test_a_frame_whose_page_is_broken_is_not_and_those_behind_it_are(left: Crashed) -> None:
    left.flip(frame_at(2) + HEAD + 5)

    log = left.read()

    assert [number for number, frame in enumerate(log.frames) if not frame.intact] == [2]
    assert len(log.all()) == len(log.frames)
    assert len(log.intact()) == len(log.frames) - 1


def test_frames_that_are_read_are_those_to_the_last_whole_change(left: Crashed) -> None:
    first, second, *_ = left.changes()
    left.flip(frame_at(second.stop - 1) + HEAD)

    assert len(left.read().read_by_sqlite()) == first.stop


def test_a_log_whose_checksums_are_of_the_other_order_is_read(left: Crashed) -> None:
    left.log.write_bytes(big_endian(left.log.read_bytes()))

    assert left.read().whole
    with closing(connect(left.path, left.key)) as connection:
        found = connection.execute("SELECT count(*) FROM journal_entry").fetchone()
    assert found == (IN_FILE + IN_LOG,)


def test_written_into_the_file_it_makes_what_sqlite_makes(left: Crashed, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    shutil.copyfile(left.path, copy)
    log = left.read()
    replay(left.log, log.page_size, log.read_by_sqlite(), copy)

    connect(left.path, left.key).close()

    assert copy.read_bytes() == left.path.read_bytes()


def test_a_record_that_gets_smaller_is_cut(tmp_path: Path) -> None:
    path, copy = tmp_path / "record.db", tmp_path / "copy.db"
    with closing(open_record(tmp_path)) as record:
        record.drafts.put("long", "x" * 100_000)
        truncate(record)
        record.drafts.drop("long")
        with record.database.maintaining() as driver:
            driver.execute("VACUUM")
        shutil.copyfile(path, copy)
        log = read_log(log_of(path))
        assert log is not None
        replay(log_of(path), log.page_size, log.all(), copy)

    assert copy.stat().st_size == path.stat().st_size < 300_000


def test_a_broken_frame_lets_the_record_grow_without_bounds_as_little_as_none(
    left: Crashed,
) -> None:
    last = len(left.read().frames) - 1
    left.flip(*(frame_at(last) + place for place in (0, 4)))
    log = left.read()
    size = left.path.stat().st_size

    replay(left.log, log.page_size, log.all(), left.path)

    assert left.path.stat().st_size <= size + len(log.frames) * PAGE


# what reads a record


def test_a_record_is_not_opened_over_a_damaged_log(left: Crashed) -> None:
    left.flip(frame_at(0) + HEAD)
    before = hashes(left)

    with pytest.raises(ChangesMissing, match=f"the last {CHANGES} changes may be missing"):
        open_record(left.folder, key=left.key)
    with pytest.raises(ChangesMissing):
        contents(left.path, left.key)
    with pytest.raises(ChangesMissing, match=r"record\.db-wal is damaged"):
        read_archive(left.path, left.key)

    assert hashes(left) == before


@pytest.mark.parametrize(
    ("content", "words"), [(b"{}", "some changes may"), (None, "the last change may")]
)
def test_it_is_said_in_words_what_may_be_missing(
    left: Crashed, content: bytes | None, words: str
) -> None:
    first, second, *_ = left.changes()
    os.truncate(left.log, frame_at(second.start + 1))
    left.log.write_bytes(without_end(left.log.read_bytes(), second.start))
    left.flip(frame_at(first.start) + HEAD)
    if content is not None:
        left.log.write_bytes(content)

    with pytest.raises(ChangesMissing, match=words):
        Database(left.path, left.key)


def test_another_key_is_said_to_be_one_before_the_log_is_spoken_of(tmp_path: Path) -> None:
    left = crashed(tmp_path, locked=True)
    left.flip(frame_at(0) + HEAD)

    with pytest.raises(WrongKey):
        open_record(left.folder, key=bytes(32))


def test_a_log_the_disk_does_not_read_is_said(
    left: Crashed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dying(_: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr("msdesk.store.file.access.read_log", dying)

    with pytest.raises(RecordError, match="The disk did not let msdesk read"):
        Database(left.path, left.key)


# helpers


def without_end(content: bytes, number: int) -> bytes:
    """Return a log in which a frame ends no change; its checksum is as it is to be."""
    return summed(content, number, {number: 0})


def big_endian(content: bytes) -> bytes:
    """Return a log as a computer with the other order of bytes writes it."""
    count = (len(content) - HEADER) // (HEAD + PAGE)
    magic = pack(">I", unpack_from(">I", content)[0] | 1)
    head = magic + content[4:24]
    return summed(head + pack(">2I", *sums(">", head, (0, 0))) + content[HEADER:], 0, {}, count)


def summed(content: bytes, first: int, sizes: dict[int, int], count: int | None = None) -> bytes:
    """Return a log with the checksums of its frames worked out anew, from one on."""
    order = ">" if unpack_from(">I", content)[0] & 1 else "<"
    made = bytearray(content)
    base = unpack_from(">2I", content, frame_at(first) - HEAD - PAGE + 16 if first else 24)
    for number in range(first, count or first + 1):
        at = frame_at(number)
        size = sizes.get(number, unpack_from(">I", made, at + 4)[0])
        made[at + 4 : at + 8] = pack(">I", size)
        base = sums(order, bytes(made[at : at + 8] + made[at + HEAD : at + HEAD + PAGE]), base)
        made[at + 16 : at + HEAD] = pack(">2I", *base)
    return bytes(made)


def sums(order: str, data: bytes, base: Iterable[int]) -> tuple[int, int]:
    one, other = base
    for place in range(0, len(data), 8):
        first, second = unpack_from(f"{order}2I", data, place)
        one = (one + first + other) & 0xFFFFFFFF
        other = (other + second + one) & 0xFFFFFFFF
    return one, other


def test_it_needs_nothing_but_the_standard_library() -> None:
    assert not {"sqlalchemy", "sqlcipher3"} & set(vars(log_module))
