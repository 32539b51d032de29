"""Sources on paper: a number in brackets beside what they tell, and the list of the numbers.

The brackets keep a number apart from a figure: a small raised "1" after "15" reads as 151.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from msdesk.documents.wording import day_in_words, sentences, tidy
from msdesk.domain.source import Source
from msdesk.domain.value import Value


class Citation(Value, frozen=True, kw_only=True):
    """An entry of the list of sources; ``address`` is where to find it, or empty."""

    short: str
    text: str
    address: str


def citation(source: Source) -> Citation:
    """Return a source as the list of sources gives it."""
    read = f"Read {day_in_words(source.read_on)}."
    return Citation(
        short=tidy(source.short),
        text=sentences((tidy(source.citation), *map(tidy, source.remarks), read)),
        address=source.address,
    )


def in_brackets(numbers: Iterable[int]) -> str:
    """Return numbers as they stand beside what they tell, three in a row or more as a span.

    >>> in_brackets((4, 1, 2, 3, 7)), in_brackets(())
    ('[1–4, 7]', '')
    """
    runs = groupby(enumerate(sorted(set(numbers))), key=lambda each: each[1] - each[0])
    written = [_run([number for _, number in run]) for _, run in runs]
    return f"[{', '.join(written)}]" if written else ""


def _run(run: list[int]) -> str:
    return f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run))
