"""Reads a write-ahead log and a count of changes as SQLite's documents and ours describe them.

It judges what msdesk does with them, so it uses nothing of msdesk's that reads them.
"""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import NamedTuple

_HEADER, _FRAME = 32, 24


class Verdict(NamedTuple):
    """What the files beside a record tell.

    ``kept`` is how many changes SQLite reads from the log.  ``log_tells`` where the log itself
    shows that it held more, ``counted`` where the count can be read.
    """

    kept: int
    log_tells: bool
    counted: bool

    @property
    def can_tell(self) -> bool:
        """Whether a loss can be found out from the files at all."""
        return self.log_tells or self.counted


def judge(log: Path, count: Path) -> Verdict:
    """Return what a log and a count tell; either may be missing."""
    kept, tells = _judge_log(log.read_bytes() if log.is_file() else b"")
    return Verdict(kept, tells, _is_whole(count.read_bytes() if count.is_file() else b""))


def _is_whole(count: bytes) -> bool:
    words, _, check = count.rstrip(b"\n").rpartition(b" ")
    return f"{zlib.crc32(words):08x}".encode() == check


def _judge_log(log: bytes) -> tuple[int, bool]:
    if len(log) in (0, _HEADER):  # never begun
        return 0, False
    if len(log) < _HEADER:
        return 0, True
    magic, form, size, _, *rest = struct.unpack(">8I", log[:_HEADER])
    salts, said = tuple(rest[:2]), tuple(rest[2:])
    order = {0x377F0682: "<", 0x377F0683: ">"}.get(magic)
    if order is None or form != 3007000 or _checksum(order, log[:24], (0, 0)) != said:
        return 0, True
    frames = [
        log[place : place + _FRAME + size]
        for place in range(_HEADER, len(log) - _FRAME - size + 1, _FRAME + size)
    ]
    return _judge_frames(order, frames, salts, said)


def _judge_frames(
    order: str, frames: list[bytes], salts: tuple[int, ...], sums: tuple[int, ...]
) -> tuple[int, bool]:
    kept = good = 0
    for frame in frames:
        _, pages, *rest = struct.unpack(">6I", frame[:_FRAME])
        sums = _checksum(order, frame[:8] + frame[_FRAME:], sums)
        if tuple(rest) != (*salts, *sums):
            break
        good += 1
        kept += pages > 0
    # Two changes end behind the first broken frame: the earlier one was on the disk.
    heads = [struct.unpack(">6I", frame[:_FRAME]) for frame in frames[good:]]
    return kept, sum(head[1] > 0 and head[2:4] == salts for head in heads) > 1


def _checksum(order: str, data: bytes, sums: tuple[int, ...]) -> tuple[int, int]:
    one, other = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + other) % 2**32
        other = (other + second + one) % 2**32
    return one, other
