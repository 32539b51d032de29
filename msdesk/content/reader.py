"""Reads one content file into typed values.

Every mistake an editor can make ends in a ``ContentError`` that names the file, the key and
the reason, so that a card can be mended from the message alone.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec

from msdesk.errors import ContentError

T = TypeVar("T")


def read(path: Path, shape: type[T]) -> T:
    """Return the file at ``path`` as a ``shape``.

    Raises ``ContentError`` where the file cannot be read, is not TOML, or does not fit.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(f"{path.name}: cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{path.name}: is not valid TOML: {error}") from error
    try:
        return msgspec.convert(data, shape, strict=True)
    except msgspec.ValidationError as error:
        raise ContentError(f"{path.name}: {_in_editors_words(str(error))}") from error


def _in_editors_words(message: str) -> str:
    """Put the place first and drop msgspec's ``$``: ``benefits[0].n: Expected `int```."""
    reason, _, place = message.partition(" - at `$")
    place = place.rstrip("`").lstrip(".")
    return f"{place}: {reason}" if place else reason
