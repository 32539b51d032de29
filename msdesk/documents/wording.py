"""The sentences that more than one document or format says, and how texts are tidied."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time

from msdesk.domain.days import clock, long_date

NOT_ADVICE = "It is not medical advice."
SECOND_HAND = "Reported second-hand"
ONLY_YOUR_TEAM = "Centres use their own rules. Only your MS team can say what is possible for you."

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_GAP = re.compile(r"\n{3,}")
# Bullets of old word processors, copied along with a text: no font has them at these places.
_BULLETS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "▸",
    "\uf0fc": "✓",
    "\uf0a8": "□",
    "\uf0e0": "→",
}
# Spaces at which no line ends: a text of a web page may have no other, and runs off the paper.
_SPACES = dict.fromkeys("\xa0\u2007\u202f", " ")
_INSTEAD = str.maketrans(_BULLETS | _SPACES | {"\ufeff": ""})


def tidy(text: str) -> str:
    r"""Return a text without what no paper can show: control characters, half characters.

    Bullets that only one program knew become ones that all know, and every kind of space at
    which no line may end one at which it may.  Every kind of line end becomes one ``\n``; an
    empty line, a new paragraph, stays.
    """
    whole = text.encode("utf-8", "replace").decode("utf-8").replace("\t", " ")
    lines = (_CONTROL.sub("", line).translate(_INSTEAD).rstrip() for line in whole.splitlines())
    return _GAP.sub("\n\n", "\n".join(lines)).strip()


def day_in_words(day: date) -> str:
    """Return "1 December 2026"."""
    return long_date(day).partition(" ")[2]


def when(day: date | None, at: time | None, *, twelve_hours: bool) -> str:
    """Return "Tuesday 1 December 2026, 10:40", or as much of it as is known."""
    known = (long_date(day) if day else "", clock(at, twelve_hours=twelve_hours) if at else "")
    return ", ".join(filter(None, known))


def figures_checked(day: date | None) -> str:
    """Return the sentence that dates the figures, or nothing where there are none."""
    return f"Figures checked {day_in_words(day)}." if day else ""


def out_of_date(cards: tuple[str, ...]) -> str:
    """Return the notice for cards that are past the date of their next check."""
    which = "this card" if len(cards) == 1 else "these cards"
    names = ", ".join(map(tidy, cards))
    return f"May be out of date: {names}. The next check of {which} is overdue." if names else ""


def warnings_heading(*, boxed: bool) -> str:
    """Return what a reader must not miss of a licence; labels of some medicines have no box."""
    return "Boxed warnings, and who must not take it" if boxed else "Who must not take it"


def handing_over(say: str) -> tuple[str, ...]:
    """Return what to do with a page at a visit, step by step; ``say`` is what to say then."""
    return ("Give one at the desk.", f"Say “{say}”", "Keep one.")


def sentences(parts: Iterable[str]) -> str:
    """Return those of ``parts`` that say something, as one line."""
    return " ".join(filter(None, parts))


def joined(blocks: Iterable[str]) -> str:
    """Return those of ``blocks`` that say something as a plain text, an empty line between."""
    return "\n\n".join(filter(None, blocks)) + "\n"
