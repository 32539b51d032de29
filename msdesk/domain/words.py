"""How many of a thing, when two texts say the same, how a long one begins, how one runs."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LEFT_OUT = re.compile(
    r" (was|were) not(?: given)? in the texts? we read|(?<=iven) in the texts? we read"
)
_LEFTWARD = ("R", "AL")  # what Unicode calls the letters of Hebrew and Arabic
_ISOLATE, _END = "\u2068", "\u2069"  # what stands between runs in its own direction
_A_MINUTE = 200  # words that are read in one; fewer than most people read, who are less tired


def many(count: int, thing: str, things: str = "") -> str:
    """Return "1 note" or "1,240 notes"; ``things`` where more is not one with an s: "entries"."""
    return f"{count:,} {thing if count == 1 else things or f'{thing}s'}"


def same(one: str, other: str) -> bool:
    """Return whether two texts are the same words, however they are spaced and capitalised.

    >>> same("Is it  safe?", " is it safe?")
    True
    """
    return one.casefold().split() == other.casefold().split()


def first_line(text: str, length: int = 80) -> str:
    """Return the beginning of a text on one line, cut between words with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    cut = line[: length + 1].rsplit(" ", 1)[0]
    return f"{(cut if cut != line[: length + 1] else line[:length]).rstrip(' ,;:.')}…"


def isolated(text: str) -> str:
    """Return a text to stand among other words: from right to left, it leaves theirs in place.

    Without it, the date after a name in Hebrew would stand before it.
    """
    if text.isascii():
        return text
    leftward = any(unicodedata.bidirectional(sign) in _LEFTWARD for sign in text)
    return f"{_ISOLATE}{text}{_END}" if leftward else text


def bare(text: str) -> str:
    """Return a text in lower case and without accents, letter for letter.

    >>> bare("Ångest, Café")
    'angest, cafe'
    """
    if not text.isascii():
        for sign in set(text):
            if not sign.isascii():
                text = text.replace(sign, _bare(sign))
    return text.lower()


@lru_cache(maxsize=1_000)
def _bare(sign: str) -> str:
    low = unicodedata.normalize("NFKD", sign)[:1].lower()
    return low if len(low) == 1 else sign


def without_the_text_we_read(text: str) -> str:
    """Return a text that says shorter what was left out of what we read.

    >>> without_the_text_we_read("No range was given in the text we read.")
    'No range was given.'
    >>> without_the_text_we_read("The number of people was not in the text we read.")
    'The number of people was not given.'
    """
    return _LEFT_OUT.sub(lambda found: f" {found[1]} not given" if found[1] else "", text)


def about_minutes(words: int) -> str:
    """Return how long so many words take to read: "about 1 minute".

    >>> about_minutes(0), about_minutes(200), about_minutes(201)
    ('about 1 minute', 'about 1 minute', 'about 2 minutes')
    """
    return f"about {many(max(1, -(-words // _A_MINUTE)), 'minute')}"
