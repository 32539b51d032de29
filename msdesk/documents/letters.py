"""Which letters a font has, and the words that stand where no font has one.

A box on paper says nothing; "[grinning face]" does.  The names are Unicode's.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import groupby, pairwise
from typing import TypeAlias

Json: TypeAlias = "dict[str, Json] | list[Json] | str | float | bool | None"

_MOST_MARKS = 4  # on one letter; Vietnamese and Hebrew need three
_PILE = re.compile(r"([\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+)")
_RUNS, _GROUPS = 4, 12  # the two forms of a list of letters that fonts have today
_SIGN = "sign"
# What steers letters and is never seen: joiners, directions, variants.
_UNSEEN = frozenset(
    map(
        chr,
        (
            *(0xA, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x180E, 0x3164, 0xFFA0),
            *range(0x180B, 0x180E),
            *range(0x200B, 0x2010),
            *range(0x2028, 0x202F),
            *range(0x2060, 0x2070),
            *range(0xFE00, 0xFE10),
            *range(0xE0001, 0xE0200),
        ),
    )
)


def letters_of(font: bytes) -> Iterator[str]:
    """Return every letter a TrueType font has, as its "cmap" table says."""
    (tables,) = struct.unpack_from(">H", font, 4)
    names = {
        name: start
        for name, _, start, _ in (
            struct.unpack_from(">4sIII", font, 12 + 16 * place) for place in range(tables)
        )
    }
    cmap = names[b"cmap"]
    (encodings,) = struct.unpack_from(">H", font, cmap + 2)
    for place in range(encodings):
        (start,) = struct.unpack_from(">I", font, cmap + 8 + 8 * place)
        yield from map(chr, _listed(font, cmap + start))


def _listed(font: bytes, at: int) -> Iterator[int]:
    (kind,) = struct.unpack_from(">H", font, at)
    if kind == _GROUPS:
        (groups,) = struct.unpack_from(">I", font, at + 12)
        for place in range(groups):
            first, last, _ = struct.unpack_from(">III", font, at + 16 + 12 * place)
            yield from range(first, last + 1)
    elif kind == _RUNS:
        (twice,) = struct.unpack_from(">H", font, at + 6)
        lasts = struct.unpack_from(f">{twice // 2}H", font, at + 14)
        firsts = struct.unpack_from(f">{twice // 2}H", font, at + 16 + twice)
        for first, last in zip(firsts, lasts, strict=True):
            yield from range(first, min(last, 0xFFFE) + 1)


def with_each_text(words: Json, change: Callable[[str], str]) -> Json:
    """Return what a template sets with every text changed."""
    if isinstance(words, str):
        return change(words)
    if isinstance(words, dict):
        return {key: with_each_text(value, change) for key, value in words.items()}
    if isinstance(words, list):
        return [with_each_text(value, change) for value in words]
    return words


def texts_in(words: Json) -> list[str]:
    """Return every text in what a template sets."""
    found: list[str] = []

    def keep(text: str) -> str:
        found.append(text)
        return text

    with_each_text(words, keep)
    return found


def seen_letters(texts: Iterable[str]) -> set[str]:
    """Return the letters that need a glyph."""
    return set().union(*texts) - _UNSEEN


def is_private(sign: str) -> bool:
    """Whether Unicode leaves to each font what a sign is; ours has an "fb" in such a place."""
    return unicodedata.category(sign) == "Co"


def without_piles(text: str) -> str:
    """Return ``text`` with at most four marks piled on one letter; more hide the next line."""
    return _PILE.sub(lambda pile: pile[0][:_MOST_MARKS], text)


def in_words(text: str, lacking: Collection[str]) -> str:
    """Return ``text`` with words in brackets for the letters that no font has."""
    parts = list(_parts(text, lacking))
    apart = (_gap(before, after) + after for before, after in pairwise(["", *parts]))
    return "".join(apart)


def words_for(text: str, lacking: Collection[str]) -> list[str]:
    """Return the words that ``in_words`` puts in, in their order."""
    return [part for part in _parts(text, lacking) if part not in text]


def _parts(text: str, lacking: Collection[str]) -> Iterator[str]:
    if not any(sign in text for sign in lacking):  # as nearly always
        yield text
        return
    for kind, run in groupby(text, key=lambda sign: _kind(sign, lacking)):
        signs = "".join(run)
        if not kind:
            yield signs
        elif kind != _SIGN and len(signs) > 1:
            yield f"[{len(signs)} letters: {kind}]"
        else:
            yield from (f"[{name_of(sign)}]" for sign in signs)


def _kind(sign: str, lacking: Collection[str]) -> str:
    """Return the script of a letter that is lacking, "sign" for any other sign, else ""."""
    if sign not in lacking:
        return ""
    first = unicodedata.name(sign, _SIGN).split()[0]
    is_letter = unicodedata.category(sign)[0] in "LM"
    return {"CJK": "Chinese"}.get(first, first.capitalize()) if is_letter else _SIGN


def _gap(before: str, after: str) -> str:
    """Return the space between words in brackets and a letter right beside them."""
    opens, closes = after.startswith("["), before.endswith("]")
    touches = (closes and (after[:1].isalnum() or opens)) or (opens and before[-1:].isalnum())
    return " " if touches else ""


def name_of(sign: str) -> str:
    """Return what a sign is called: "grinning face", or its number where it has no name."""
    return unicodedata.name(sign, "").lower() or f"sign U+{ord(sign):04X}"
