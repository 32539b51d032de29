"""What a search over everything gives: hits, each with the place where it opens."""

from __future__ import annotations

from enum import Enum

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


class Way(Value, frozen=True, kw_only=True):
    """A screen one can go to, or an action, as whoever makes them offers them to a search.

    ``words`` are what else it may be looked for by; ``excerpt`` says what it is for.
    """

    title: str
    place: Place
    words: tuple[str, ...] = ()
    excerpt: str = ""
    action: str = ""
