"""Reads one content file into typed values.

Every mistake an editor can make ends in a ``ContentError`` that names the file, the key and
the reason, so that a card can be mended from the message alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import tomli
from msgspec import inspect

from msdesk.errors import ContentError

T = TypeVar("T")

_INDEX = re.compile(r"\[.*?\]")


def read(path: Path, shape: type[T], texts: dict[str, str] | None = None) -> T:
    """Return the file at ``path`` as a ``shape``.

    A text that is in ``texts`` is taken from there, and what is new is put there: thousands
    stand in several files.  Raises ``ContentError`` where the file cannot be read, is not
    TOML, or does not fit.
    """
    try:
        data = tomli.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(f"{path.name}: cannot be read: {error}") from error
    except tomli.TOMLDecodeError as error:
        raise ContentError(f"{path.name}: is not valid TOML: {error}") from error
    try:
        once = _once(data, {} if texts is None else texts)
        return msgspec.convert(once, shape, strict=True)
    except msgspec.ValidationError as error:
        raise ContentError(f"{path.name}: {_in_editors_words(str(error), shape)}") from error


def _once(data: Any, texts: dict[str, str]) -> Any:  # noqa: ANN401 - whatever TOML holds
    if isinstance(data, str):
        return texts.setdefault(data, data)
    if isinstance(data, list):
        return [_once(each, texts) for each in data]
    if isinstance(data, dict):
        return {key: _once(each, texts) for key, each in data.items()}
    return data


def _in_editors_words(message: str, shape: type) -> str:
    """Put the place first, without msgspec's ``$``, and say which words are allowed there."""
    reason, _, place = message.partition(" - at `$")
    place = place.rstrip("`").lstrip(".")
    if reason.startswith("Invalid") and (allowed := _allowed(shape, place)):
        reason = f"{reason}; allowed: {', '.join(allowed)}"
    return f"{place}: {reason}" if place else reason


def _allowed(shape: type, place: str) -> list[str]:
    """Return the words allowed at a place such as ``benefits[0].certainty``."""
    words: list[str] = []
    found = list(_parts(inspect.type_info(shape)))
    for key in _INDEX.sub("", place).split("."):
        structs = [part for part in found if isinstance(part, inspect.StructType)]
        words = [str(struct.tag) for struct in structs if struct.tag_field == key]
        fields = [f for struct in structs for f in struct.fields if f.encode_name == key]
        found = [part for field in fields for part in _parts(field.type)]
    for part in found:
        if isinstance(part, inspect.EnumType):
            words += [str(member.value) for member in part.cls]
    return list(dict.fromkeys(words))


def _parts(kind: inspect.Type) -> Iterator[inspect.Type]:
    """Yield what a place may hold: each kind of a union, and what a list is of."""
    match kind:
        case inspect.UnionType():
            for each in kind.types:
                yield from _parts(each)
        case inspect.VarTupleType():
            yield from _parts(kind.item_type)
        case _:
            yield kind
