"""SQLite's write-ahead log, read and judged before SQLite reads it.

After a crash the last changes lie in a log beside the record, page by page.  SQLite reads it to
the first frame whose checksum is wrong, says nothing of what lies behind, and removes the log
when it closes the record.

    header   magic, format, size of a page, checkpoints, two salts, two checksums
    frame    number of a page, pages of the record where a change ends with it (or 0), two salts,
             two checksums over it and all frames before it; then the page

A change is on the disk before the next one begins.  So where a broken frame has a change behind
the one it belongs to, it was damaged: a power cut breaks only the last.  That one may be broken
by either, and no file but the count of changes (``changes``) can tell by which.  Frames with
other salts are of an earlier log, which a new one writes over; frames of a change that was taken
back lie behind the last one that was kept, and no frame of theirs ends a change.

A locked record has its pages in the log as it has them in the file, and the checksums are over
those.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from stat import S_ISREG
from struct import Struct, iter_unpack
from typing import IO, NamedTuple

_HEADER = Struct(">8I")
_FRAME = Struct(">6I")
_SUMMED = (24, 8)  # bytes of a header, of a frame's, that are in the checksum
_MAGIC = 0x377F0682  # its last bit tells the order of the bytes in the checksum
_FORMAT = 3_007_000
_PAGE = 4096  # bytes of a page of every record
_PAGES = {2**power for power in range(9, 17)}
_WORD = 0xFFFF_FFFF

Pair = tuple[int, int]


class Frame(NamedTuple):
    """A page in the log.

    ``size`` is how many pages the record has where a change ends with this frame, else 0.  An
    ``own`` frame has a salt of this log.  It is ``intact`` where its checksum is right, or where
    nothing is left to tell that.
    """

    place: int  # of the page, in bytes from the beginning of the log
    page: int
    size: int
    own: bool
    intact: bool

    @property
    def ends_change(self) -> bool:
        """Whether all frames since the last such one are one change."""
        return self.own and self.size > 0


class Log(NamedTuple):
    """A log with something in it; ``frames`` are those to the last change, and one more.

    SQLite reads the first ``sound`` ones, as far as a change ends with one.
    """

    page_size: int
    frames: tuple[Frame, ...]
    sound: int
    has_header: bool
    is_bare: bool  # there is a header, or room for one, and nothing more

    @property
    def damaged(self) -> bool:
        """Whether no crash can have left it so: changes that were kept are lost to SQLite."""
        if not self.has_header:
            return not self.is_bare
        ends = self._ends_behind
        if len(ends) == 1:  # is there the begin of another change?
            return any(frame.own and frame.intact for frame in self.frames[ends[0] + 1 :])
        return len(ends) > 1

    @property
    def whole(self) -> bool:
        """Whether SQLite reads all changes that are in it."""
        return self.has_header and not self._ends_behind

    @property
    def doubtful(self) -> int:
        """How many changes SQLite would not read, as far as can be told."""
        return len(self._ends_behind)

    @property
    def _ends_behind(self) -> list[int]:
        return [i for i, frame in enumerate(self.frames) if i >= self.sound and frame.ends_change]

    def read_by_sqlite(self) -> tuple[Frame, ...]:
        """Return the frames SQLite reads."""
        return self._to_last_end(self.frames[: self.sound])

    def intact(self) -> tuple[Frame, ...]:
        """Return all frames of changes but for the broken ones."""
        return tuple(frame for frame in self.all() if frame.intact)

    def all(self) -> tuple[Frame, ...]:
        """Return all frames of changes, broken ones too."""
        return tuple(f for f in self._to_last_end(self.frames) if f.own or f.intact)

    @staticmethod
    def _to_last_end(frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
        ends = [i for i, frame in enumerate(frames) if frame.ends_change]
        return frames[: ends[-1] + 1] if ends else ()


def log_of(record: Path) -> Path:
    """Return where SQLite puts the log of a record."""
    return Path(f"{record}-wal")


def size_of(log: Path) -> int:
    """Return the bytes of a log, 0 where there is none."""
    try:
        found = os.stat(log)  # noqa: PTH116 - it is asked at each start, and a path takes as long again
    except FileNotFoundError:
        return 0
    return found.st_size if S_ISREG(found.st_mode) else 0


def read_log(path: Path) -> Log | None:
    """Return a log, None where there is none or nothing in it; where one closed, it costs a look.

    Its pages are read to compare their checksums, none is kept.  Raises ``OSError``.
    """
    size = size_of(path)
    if not size:
        return None
    with path.open("rb", buffering=0) as file:
        return _Reader(file, size).log()


def replay(log: Path, page_size: int, frames: Sequence[Frame], record: Path) -> None:
    """Write the pages of some frames into a record that nobody has open, as SQLite does."""
    with log.open("rb") as source, record.open("r+b") as target:
        # It grows by no more pages than there are frames; a broken frame may say anything.
        most = record.stat().st_size // page_size + len(frames)
        for frame in frames:
            if 0 < frame.page <= most:
                source.seek(frame.place)
                target.seek((frame.page - 1) * page_size)
                target.write(source.read(page_size))
        if frames and 0 < frames[-1].size <= most:
            target.truncate(frames[-1].size * page_size)


class _Reader:
    """Reads one log that is open."""

    def __init__(self, file: IO[bytes], size: int) -> None:
        self._file = file
        self._size = size
        raw = file.read(_HEADER.size).ljust(_HEADER.size, b"\0")
        magic, number, page_size, _, *salts, one, other = _HEADER.unpack(raw)
        big = magic & 1 if magic & ~1 == _MAGIC else sys.byteorder == "big"
        self._words = ">II" if big else "<II"
        self._said = one, other
        self._found = self._sums(raw[: _SUMMED[0]], (0, 0))
        self._has_header = (
            (magic & ~1, number) == (_MAGIC, _FORMAT)
            and page_size in _PAGES
            and self._said == self._found
        )
        self._page_size: int = page_size if self._has_header else _PAGE
        self._heads = self._read_heads()
        self._salts = tuple(salts) if self._has_header else self._likely_salts()

    def log(self) -> Log:
        """Return what was read."""
        frames: list[Frame] = []
        sound = 0
        before = {self._said, self._found}  # the sums a frame goes on from, as said and as found
        said = self._said
        for number in range(self._wanted()):
            page, size, *salts, one, other = self._heads[number]
            summed = self._summed(number)
            found = {self._sums(summed, sums): sums for sums in before}
            follows = (one, other) in found
            if frames and follows and found[one, other] != said:
                frames[-1] = frames[-1]._replace(intact=True)  # only what it said was broken
            said = one, other
            own = self._is_own(number)
            if sound == number and self._has_header and follows and tuple(salts) == self._salts:
                sound += 1
            # Where the frame before is no frame any more, what this one follows is not known.
            unknown = own and not (frames[-1].own if frames else self._has_header)
            frames.append(Frame(self._place(number), page, size, own, follows or unknown))
            before = {said} if follows else {said, *found}
        return Log(
            page_size=self._page_size,
            frames=tuple(frames),
            sound=sound,
            has_header=self._has_header,
            is_bare=self._size == _HEADER.size,
        )

    def _read_heads(self) -> list[tuple[int, ...]]:
        count = max(0, self._size - _HEADER.size) // (_FRAME.size + self._page_size)
        heads: list[tuple[int, ...]] = []
        for number in range(count):
            self._file.seek(self._place(number) - _FRAME.size)
            heads.append(_FRAME.unpack(self._file.read(_FRAME.size)))
        return heads

    def _place(self, number: int) -> int:
        return _HEADER.size + number * (_FRAME.size + self._page_size) + _FRAME.size

    def _likely_salts(self) -> tuple[int, ...]:
        """Return the salts of the first frames; those of an earlier log come behind them."""
        salts = [head[2:4] for head in self._heads]
        alike = (one for one, other in pairwise(salts) if one == other and any(one))
        return next(alike, salts[0] if salts else (0, 0))

    def _is_own(self, number: int) -> bool:
        # One of the two will do: the first of an earlier log is lower by one, the second another.
        first, second = self._heads[number][2:4]
        return bool(first and first == self._salts[0]) or second == self._salts[1] != 0

    def _wanted(self) -> int:
        """Return how many frames tell something: to the last change, and one more."""
        ends = [i for i, head in enumerate(self._heads) if head[1] and self._is_own(i)]
        return min(ends[-1] + 2, len(self._heads)) if ends else 0

    def _summed(self, number: int) -> bytes:
        self._file.seek(self._place(number) - _FRAME.size)
        raw = self._file.read(_FRAME.size + self._page_size)
        return raw[: _SUMMED[1]] + raw[_FRAME.size :]

    def _sums(self, data: bytes, base: Pair) -> Pair:
        one, other = base
        for first, second in iter_unpack(self._words, data):
            one = (one + first + other) & _WORD
            other = (other + second + one) & _WORD
        return one, other
