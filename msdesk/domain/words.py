"""How many of a thing, as a person would say it, and when two texts say the same."""

from __future__ import annotations


def many(count: int, thing: str, things: str = "") -> str:
    """Return "1 note" or "1,240 notes"; ``things`` where more is not one with an s: "entries"."""
    return f"{count:,} {thing if count == 1 else things or f'{thing}s'}"


def same(one: str, other: str) -> bool:
    """Return whether two texts are the same words, however they are spaced and capitalised.

    >>> same("Is it  safe?", " is it safe?")
    True
    """
    return one.casefold().split() == other.casefold().split()
