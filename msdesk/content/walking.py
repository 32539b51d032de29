"""Goes through all parts of a value of the content: what names sources, and what is words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec
from msgspec.structs import force_setattr

from msdesk.domain.ids import SourceId
from msdesk.domain.source import Seen, Source


def cited(value: object, place: str = "") -> Iterator[tuple[str, tuple[SourceId, ...], Seen]]:
    """Yield every part of a value that names sources, with its place."""
    if isinstance(value, tuple):
        for index, part in enumerate(value):
            if isinstance(part, msgspec.Struct):  # most are not, and all of it is gone through
                yield from cited(part, f"{place}[{index}]")
    elif isinstance(value, msgspec.Struct):
        sources = getattr(value, "sources", None)
        if sources:
            yield place, sources, getattr(value, "seen", Seen.SECOND_HAND)
        for name in value.__struct_fields__:
            part = getattr(value, name)
            if isinstance(part, tuple | msgspec.Struct):
                yield from cited(part, f"{place}.{name}".lstrip("."))


def mark_seen(value: msgspec.Struct, sources: Mapping[SourceId, Source]) -> None:
    """Let each part say how its facts were seen: not better than the best of its sources.

    That is written in ``sources.toml`` alone, so that no line of a card can forget it.
    """
    for name in value.__struct_fields__:
        held = getattr(value, name)
        for part in held if isinstance(held, tuple) else (held,):
            if isinstance(part, msgspec.Struct):
                mark_seen(part, sources)
    if getattr(value, "seen", None) is Seen.SOURCE:
        known = [sources[i].seen for i in getattr(value, "sources", ()) if i in sources]
        if known and Seen.SOURCE not in known:
            told = Seen.COPY if Seen.COPY in known else Seen.SECOND_HAND
            force_setattr(value, "seen", told)


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
