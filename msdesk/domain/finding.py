"""What a search over everything gives: hits, each with the place where it opens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from msdesk.domain.ids import BankQuestionId
from msdesk.domain.place import Place
from msdesk.domain.value import Value


class HitKind(Enum):
    """What a hit is, in the word a list shows beside it."""

    CARD = "Treatment"
    SENTENCE = "In a card"
    ELIGIBILITY = "Rules for a type of MS"
    WARNING = "Licence warning"
    CLAIM = "What people say"
    WORD = "Word explained"
    QUESTION = "Question"
    SCREEN = "Screen"
    ACTION = "Action"
    NOTE = "My note"
    VISIT = "My visits"
    LOG = "My log"
    TEAM = "My team"


class Hit(Value, frozen=True, kw_only=True):
    """One thing that was found, and where it opens.

    ``excerpt`` is the sentence around the match, ``marked`` the stretches of it that matched, as
    (start, end).  ``action`` is what is done at the press, where the hit is no place to go to.
    """

    kind: HitKind
    title: str  # "AHSCT: Pregnancy and fertility"
    excerpt: str
    marked: tuple[tuple[int, int], ...]
    place: Place
    action: str = ""
    question: BankQuestionId | None = None  # of the bank, that can be asked


class Way(Value, frozen=True, kw_only=True):
    """A screen one can go to, or an action, as whoever makes them offers them to a search.

    ``words`` are what else it may be looked for by; ``excerpt`` says what it is for.
    """

    title: str
    place: Place
    words: tuple[str, ...] = ()
    excerpt: str = ""
    action: str = ""


class Wanted(Value, frozen=True):
    """One thing that is looked for in what the person wrote.

    A text meets it that has one of the ``whole`` words or phrases, or a word that begins with one
    of ``begun``; all are in lower case and without accents.
    """

    whole: tuple[str, ...] = ()
    begun: tuple[str, ...] = ()

    def pattern(self) -> re.Pattern[str] | None:
        """Return what finds the words in a ``bare`` text; None where there is none."""
        parts = [rf"{body}\w*" for body in _bodies(self.begun)]
        parts += [rf"{body}\b" for body in _bodies(self.whole)]
        return re.compile(rf"\b(?:{'|'.join(parts)})") if parts else None


class OwnText(Value, frozen=True, kw_only=True):
    """Something the person wrote that is no note, and where it stands."""

    kind: HitKind
    title: str
    text: str
    place: Place


def _bodies(phrases: tuple[str, ...]) -> Iterator[str]:
    for phrase in sorted(phrases, key=len, reverse=True):
        if words := re.findall(r"\w+", phrase):
            yield r"\W+".join(words)
