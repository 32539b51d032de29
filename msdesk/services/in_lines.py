"""Reads an export of ours line by line, so that the file is never in memory as a whole.

``exporting`` writes one thing a line.  A file that stands otherwise is JSON as good as any, and
is for ``importing`` to read as such and to explain.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import IO, Any, get_args

import msgspec

from msdesk.domain.archive import Archive
from msdesk.services.foreign import signs
from msdesk.services.foreign.reading import MOST_BYTES, size_of

_NOT_AS_WRITTEN = (
    msgspec.MsgspecError, KeyError, OSError, OverflowError, RecursionError, TypeError, ValueError,
)  # fmt: skip
_BEGINS, _ENDS = b"{\n", b"}\n"
_MANY = b"[\n"


def read_in_lines(path: Path, most: int) -> Archive | None:
    """Return what is in an export, or None where it does not stand as msdesk writes it.

    Where there are more than ``most`` things of a kind, it is read no further.
    """
    if size_of(path) > MOST_BYTES:
        return None
    try:
        with path.open("rb") as lines:
            return Archive(**dict(_fields(lines, most)))
    except _NOT_AS_WRITTEN:
        return None


def _fields(lines: IO[bytes], most: int) -> Iterator[tuple[str, Any]]:
    if lines.readline() != _BEGINS:
        raise ValueError
    for line in iter(lines.readline, _ENDS):
        name, _, value = line.partition(b": ")
        field = msgspec.json.decode(name, type=str)
        decoder = _decoders()[field]
        if value != _MANY:
            yield field, decoder.decode(_alone(value))
            continue
        parts = tuple(islice(_parts(lines, decoder), most + 1))
        yield field, parts
        if len(parts) > most:
            return
    if lines.read(1):
        raise ValueError


def _parts(lines: IO[bytes], decoder: msgspec.json.Decoder[Any]) -> Iterator[Any]:
    for line in iter(lines.readline, b""):
        if line.startswith(b"]"):
            return
        if line != b"\n":
            yield decoder.decode(_alone(line))


def _alone(line: bytes) -> bytes:
    return signs.whole(line.removesuffix(b"\n").removesuffix(b","))


@cache
def _decoders() -> dict[str, msgspec.json.Decoder[Any]]:
    """Return what decodes each field of an archive; of many parts, one of them."""
    fields = msgspec.structs.fields(Archive)
    return {each.name: msgspec.json.Decoder(_of_one(each.type)) for each in fields}


def _of_one(kind: Any) -> Any:  # noqa: ANN401 - any type of a field
    parts = get_args(kind)
    return parts[0] if parts[1:] == (...,) else kind
