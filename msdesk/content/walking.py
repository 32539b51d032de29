"""Goes through all parts of a value of the content: what names sources, and what is words."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from msdesk.domain.ids import SourceId
from msdesk.domain.source import Seen


def cited(value: object, place: str = "") -> Iterator[tuple[str, tuple[SourceId, ...], Seen]]:
    """Yield every part of a value that names sources, with its place."""
    if isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from cited(part, f"{place}[{index}]")
    elif isinstance(value, msgspec.Struct):
        sources = getattr(value, "sources", None)
        if sources:
            yield place, sources, getattr(value, "seen", Seen.SECOND_HAND)
        for name in value.__struct_fields__:
            yield from cited(getattr(value, name), f"{place}.{name}".lstrip("."))


def texts(value: object, place: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a value with its place; quotations and citations are left out."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from texts(part, f"{place}[{index}]")
    elif isinstance(value, msgspec.Struct) and not getattr(value, "quoted", False):
        for name in value.__struct_fields__:
            if name not in ("sources", "id", "registry_id"):
                yield from texts(getattr(value, name), f"{place}.{name}".lstrip("."))
