"""Words that are nearly what was typed."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

_SHORT, _LONG = 4, 8  # letters from which one slip is forgiven, and two
_LONGER = 6  # letters from which the first may be wrong


def slips(word: str) -> int:
    """Return how many slips are forgiven in a word: more would make another word of it."""
    return (len(word) >= _SHORT) + (len(word) >= _LONG)


class Spelling:
    """Knows words, and finds those that are a slip or two away from another."""

    def __init__(self, words: Iterable[str]) -> None:
        by_length: dict[int, list[str]] = {}
        for word in sorted(set(words)):
            by_length.setdefault(len(word), []).append(word)
        # The letters in an array, for they are an object each in a list of thousands.
        self._by_length = {
            length: (array("I", map(_letters, its)), its) for length, its in by_length.items()
        }

    def near(self, word: str) -> tuple[str, ...]:
        """Return the known words with the fewest slips from a word, none with too many."""
        most = slips(word)
        letters, found = _letters(word), dict[str, int]()
        for length in range(len(word) - most, len(word) + most + 1):
            for others, other in zip(*self._by_length.get(length, ((), ())), strict=True):
                # A slip changes two letters at most: most words are out by that alone.
                if (letters ^ others).bit_count() <= 2 * most and _alike(word, other):
                    apart = distance(word, other)
                    if apart <= most:
                        found[other] = apart
        nearest = min(found.values(), default=0)
        return tuple(other for other, apart in found.items() if apart == nearest)


def near(word: str, others: Iterable[str]) -> tuple[str, ...]:
    """Return those of some words that are a slip or two away from a word."""
    return Spelling(others).near(word) if slips(word) else ()


def distance(one: str, other: str) -> int:
    """Return how many slips lie between two words; two letters that changed places are one.

    >>> distance("pregnnacy", "pregnancy"), distance("vacine", "vaccine")
    (1, 1)
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for down, sign in enumerate(one, 1):
        before, above, row = row, before, [down]
        for across, over in enumerate(other, 1):
            cost = min(before[across] + 1, row[-1] + 1, before[across - 1] + (sign != over))
            swapped = down > 1 and across > 1 and one[down - 2 : down] == over + other[across - 2]
            row.append(min(cost, above[across - 2] + 1) if swapped else cost)
    return row[-1]


def _alike(word: str, other: str) -> bool:
    """Whether one may be meant for the other: a short word begins as it should."""
    return bool(slips(other)) and (len(word) >= _LONGER or word[:1] in other[:2])


def _letters(word: str) -> int:
    bits = 0
    for sign in word:
        bits |= 1 << (ord(sign) & 31)
    return bits
