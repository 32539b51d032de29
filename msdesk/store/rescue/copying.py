"""Makes a copy of a damaged record to read from, as far as the disk reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from glob import escape
from pathlib import Path
from typing import Any

from msdesk.domain.progress import Progress
from msdesk.files import remove_file
from msdesk.store.file.access import beside, connect
from msdesk.store.file.database import Database
from msdesk.store.file.log import Frame, Log, log_of, read_log, replay

_PAGE = 4096
_SALT = 16  # bytes at the beginning of a locked file

Frames = Callable[[Log], tuple[Frame, ...]]  # which of a log are to be read


@contextmanager
def copied(path: Path, progress: Progress, frames: Frames | None) -> Iterator[Path]:
    """Give a copy of a file, with some frames of its log written into it; it goes afterwards.

    Blocks that the disk does not read are zeros in it.
    """
    copy = beside(path)
    try:
        _copy(path, copy, progress)
        log = Path(f"{copy}-log")  # a name by which SQLite does not find it
        if frames is not None:
            _copy(log_of(path), log, progress)
            found = read_log(log)
            if found is not None:
                replay(log, found.page_size, frames(found), copy)
        yield copy
    finally:
        for left in copy.parent.glob(f"{escape(copy.name)}*"):
            remove_file(left)


def graft(copy: Path, key: bytes | None, *, compact: bool) -> None:
    """Give a copy the pages of an empty record that tell where each table begins.

    They are the same in all records made by this version of msdesk; they are others, but again
    the same, in all that SQLite has written anew since, to be ``compact``, and in those that
    were brought up to date.
    """
    with copy.open("rb") as file:
        salt = file.read(_SALT)
    key = key and key + salt  # the pages of a locked file are bound to these bytes
    empty = Path(f"{copy}-empty")
    Database(empty, key).close()
    with closing(connect(empty, key)) as connection:
        if compact:
            _leave_tables_only(connection)
            connection.execute("VACUUM")
        pages = _that_list_tables(connection)
        # SQLite believes the first page as to how many there are.
        size = copy.stat().st_size
        connection.execute("INSERT INTO draft VALUES ('', '', zeroblob(?))", (size,))
    with empty.open("rb") as file, copy.open("r+b") as target:
        for page in pages:
            if page <= size // _PAGE:
                file.seek((page - 1) * _PAGE)
                target.seek((page - 1) * _PAGE)
                target.write(file.read(_PAGE))


def _leave_tables_only(empty: Any) -> None:  # noqa: ANN401 - sqlcipher3 has no types
    """Drop what comes last when a file is written anew: its place follows from what is before."""
    listed = "SELECT type, name FROM sqlite_master WHERE type IN ('view', 'trigger')"
    for kind, name in empty.execute(listed).fetchall():
        empty.execute(f"DROP {kind} {name}")


def _that_list_tables(empty: Any) -> list[int]:  # noqa: ANN401 - sqlcipher3 has no types
    """Return which pages of an empty record no table or index begins at: the list of them."""
    begun = {number for (number,) in empty.execute("SELECT rootpage FROM sqlite_master")}
    (last,) = empty.execute("PRAGMA page_count").fetchone()
    return [page for page in range(1, last + 1) if page not in begun]


def _copy(path: Path, copy: Path, progress: Progress) -> None:
    size = path.stat().st_size
    with path.open("rb", buffering=0) as source, copy.open("wb") as target:
        for place in range(0, size, _PAGE):
            progress.step(0)  # a disk that dies takes seconds for each block
            block = b""
            with suppress(OSError):
                source.seek(place)
                block = source.read(_PAGE)
            target.write(block.ljust(min(_PAGE, size - place), b"\0"))
