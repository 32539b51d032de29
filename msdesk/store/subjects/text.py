"""Text as it can be kept."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from msdesk.domain.value import Value

V = TypeVar("V", bound=Value)


def clean(text: str) -> str:
    r"""Return a text as it was given, but for what no database can keep.

    NUL goes: SQLite would hide all that follows it.  Half of a surrogate pair, which a Qt text
    field can hand over, becomes the mark for an unknown character; two halves become one.

    >>> clean("left\0 hand")
    'left hand'
    """
    if text.isascii() and "\0" not in text:
        return text
    halves = text.replace("\0", "").encode("utf-16-le", "surrogatepass")
    return halves.decode("utf-16-le", "replace")


def cleaned(value: V) -> V:
    """Return a value with every text in it cleaned."""
    texts = {
        name: _clean(held)
        for name, held in msgspec.structs.asdict(value).items()
        if isinstance(held, str | tuple)
    }
    return msgspec.structs.replace(value, **texts)


def _clean(held: object) -> object:
    if isinstance(held, tuple):
        return tuple(_clean(each) for each in held)
    return clean(held) if isinstance(held, str) else held
