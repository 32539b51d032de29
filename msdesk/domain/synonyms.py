"""What people type beside the words that the texts use.

``alike`` are words for one thing: each finds the others.  ``lay`` are words of people who do
not know the one of the texts: "baby" finds "pregnancy", and "pregnancy" finds no "baby".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msdesk.domain.value import Content
from msdesk.domain.words import bare

_WORD = re.compile(r"[^\W_]+")


class Alike(Content, frozen=True, kw_only=True):
    """Words for one thing."""

    words: tuple[str, ...]


class Lay(Content, frozen=True, kw_only=True):
    """What somebody may say, and the words of the texts that it means."""

    say: tuple[str, ...]
    means: tuple[str, ...]


class Synonyms(Content, frozen=True, kw_only=True):
    """All of them, and the words that say nothing of what is looked for: "the", "can".

    Raises ``ValueError`` for what is not written as it is compared, and for what is there twice.
    """

    passed_over: tuple[str, ...]
    alike: tuple[Alike, ...]
    lay: tuple[Lay, ...]

    def __post_init__(self) -> None:
        _check("passed_over", self.passed_over)
        _check("alike", [word for alike in self.alike for word in alike.words])
        _check("say", [phrase for lay in self.lay for phrase in lay.say])
        for lay in self.lay:
            _check("means", lay.means)


def _check(where: str, phrases: Sequence[str]) -> None:
    for phrase in phrases:
        if not phrase or " ".join(_WORD.findall(bare(phrase))) != phrase:
            raise ValueError(f"{where}: {phrase!r}: write it in lower case, with letters only")
    ((phrase, times),) = Counter(phrases).most_common(1) or (("", 0),)
    if times > 1:
        raise ValueError(f"{where}: {phrase!r} is written twice")
