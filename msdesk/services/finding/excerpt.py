"""The sentence around what was found, and what of it to mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msdesk.domain.value import Value
from msdesk.domain.words import bare

LONGEST = 160  # characters
_MEANT = 0.7  # what a sentence tells that has another word than was typed
_BEFORE = 60  # of what stands before the first word that is marked
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")

Marks = tuple[tuple[int, int], ...]


class Excerpt(Value, frozen=True):
    """A sentence with the stretches of it that match, and how much they tell."""

    text: str
    marked: Marks = ()
    tells: float = 0.0


class Sought(Value, frozen=True):
    """One idea as it is looked for in a sentence.

    ``pattern`` finds all words for it, ``very`` those that were typed; it tells ``much``.
    """

    pattern: re.Pattern[str]
    very: re.Pattern[str] | None
    much: float


def excerpt(texts: Iterable[str], sought: Sequence[Sought]) -> Excerpt:
    """Return the first of the sentences that tell most; the very first where none does."""
    best: Excerpt | None = None
    for text in texts:
        for sentence in filter(None, map(str.strip, _SENTENCE.split(text))):
            found = _marked(sentence, sought)
            if best is None or found.tells > best.tells:
                best = found
    return _cut(best) if best else Excerpt("")


def _marked(sentence: str, sought: Sequence[Sought]) -> Excerpt:
    plain, spans, tells = bare(sentence), set[tuple[int, int]](), 0.0
    for each in sought:
        found = {match.span() for match in each.pattern.finditer(plain)}
        spans |= found
        if found:
            very = each.very is not None and each.very.search(plain)
            tells += each.much * (1.0 if very else _MEANT)
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
