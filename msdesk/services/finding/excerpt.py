"""The sentence around what was found, and what of it to mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msdesk.domain.value import Value
from msdesk.domain.words import bare

LONGEST = 160  # characters
_BEFORE = 60  # of what stands before the first word that is marked
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")

Marks = tuple[tuple[int, int], ...]


class Excerpt(Value, frozen=True):
    """A sentence with the stretches of it that match, and how much they tell."""

    text: str
    marked: Marks = ()
    tells: float = 0.0


def excerpt(
    texts: Iterable[str], patterns: Sequence[re.Pattern[str]], rare: Sequence[float]
) -> Excerpt:
    """Return the first of the sentences that tell most; the very first where none does.

    ``rare`` says how much each of the patterns tells.
    """
    best: Excerpt | None = None
    for text in texts:
        for sentence in filter(None, map(str.strip, _SENTENCE.split(text))):
            found = _marked(sentence, patterns, rare)
            if best is None or found.tells > best.tells:
                best = found
    return _cut(best) if best else Excerpt("")


def _marked(sentence: str, patterns: Sequence[re.Pattern[str]], rare: Sequence[float]) -> Excerpt:
    plain, spans, tells = bare(sentence), set[tuple[int, int]](), 0.0
    for pattern, much in zip(patterns, rare, strict=True):
        found = {match.span() for match in pattern.finditer(plain)}
        tells += much if found else 0.0
        spans |= found
    return Excerpt(sentence, _apart(spans), tells)


def _apart(spans: Iterable[tuple[int, int]]) -> Marks:
    """Return stretches in their order, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _cut(whole: Excerpt) -> Excerpt:
    """Return the part of a long sentence around its first mark, cut between words."""
    text = whole.text
    if len(text) <= LONGEST:
        return whole
    start = max(0, whole.marked[0][0] - _BEFORE) if whole.marked else 0
    start = max(0, min(start, len(text) - LONGEST + 2))
    if start:
        start = text.find(" ", start) + 1 or start
    end = start + LONGEST - 2
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + LONGEST // 2)
    before, after = "…" if start else "", "…" if end < len(text) else ""
    by = len(before) - start
    marked = tuple((a + by, min(b, end) + by) for a, b in whole.marked if start <= a < end)
    return Excerpt(f"{before}{text[start:end].rstrip()}{after}", marked, whole.tells)
