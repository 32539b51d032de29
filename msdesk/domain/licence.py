"""A library or a set of letters that msdesk carries, and the terms it comes under."""

from __future__ import annotations

from msdesk.domain.value import Value


class Licence(Value, frozen=True, kw_only=True):
    """One part; ``texts`` are whole licences, ``inside`` what was compiled into the part."""

    name: str
    version: str
    licence: str
    inside: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
