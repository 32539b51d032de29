"""How many of a thing, as a person would say it; the one place that knows a plural."""

from __future__ import annotations


def many(count: int, thing: str, things: str = "") -> str:
    """Return "1 note" or "1,240 notes"; ``things`` where more is not one with an s: "entries"."""
    return f"{count:,} {thing if count == 1 else things or f'{thing}s'}"
