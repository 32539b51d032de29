"""The medical words of a printed page in a few plain ones, each with its place in one list.

Parts of a page say which they use, so that of a page with some of them only those are told.
What is explained where it stands is left out, and so is what the glossary has no few words for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msdesk.documents.wording import tidy
from msdesk.domain.glossary import Glossary
from msdesk.domain.guide import Term
from msdesk.domain.value import Value

# Besides short forms, which nobody can guess: words that mean more than they seem to.
_MUST = frozenset({"active", "boxed warning", "highly active", "rapidly evolving severe"})
# Words on which an answer hangs, but that can be read over.
_HARD = frozenset(
    {
        "cyclophosphamide",
        "fair test",
        "hepatitis B",
        "immune system",
        "interferon",
        "licence",
        "mesenchymal",
        "placebo",
        "register",
        "relapse",
        "teriflunomide",
    }
)


class Word(Value, frozen=True, kw_only=True):
    """A medical word in plain ones; ``must`` says that no page may leave it unexplained.

    ``hard`` words come before those that can be guessed.
    """

    term: str
    plain: str
    must: bool
    hard: bool = False


class Explained:
    """Collects the medical words of texts.

    What stands in brackets in what ``opens`` a page, behind its own words, needs no others; nor
    does what has them behind it in the ``whole`` of the page.
    """

    def __init__(self, glossary: Glossary, *, opens: str = "", whole: str = "") -> None:
        self._glossary = glossary
        self._opens = opens
        self._whole = whole
        self._met: dict[str, Word] = {}

    def of(self, *texts: str) -> tuple[int, ...]:
        """Return the places of the words that some texts use in the list of all."""
        names = dict.fromkeys(term.term for term in self._needed("\n".join(texts)))
        places = {term: place for place, term in enumerate(self._met)}
        return tuple(places[name] for name in names)

    def words(self) -> tuple[Word, ...]:
        """Return every word met so far, in the order of their places."""
        return tuple(self._met.values())

    def _needed(self, text: str) -> Iterator[Term]:
        """Yield the terms of a text, and behind each those that its own few words have."""
        for term in self._in(text):
            for each in (term, *self._in(term.brief)):
                self._met.setdefault(each.term, _word(each))
                yield each

    def _in(self, text: str) -> Iterator[Term]:
        for term in self._glossary.met(text):
            # Where its other names stand, as "relapsing MS", they need no short form.
            if term.brief and _stands_in(term.term, text) and not self._is_told(term.term):
                yield term

    def _is_told(self, term: str) -> bool:
        behind = re.search(rf"\b{re.escape(term)}, an? ", self._whole)
        return f"({term})" in self._opens or behind is not None


def _stands_in(term: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(term)}s?\b", text, re.IGNORECASE) is not None


def _word(term: Term) -> Word:
    is_short_form = any(form.isupper() and len(form) > 1 for form in term.term.split())
    name = tidy(term.term)
    return Word(
        term=f"{name[0].upper()}{name[1:]}",
        plain=f"{tidy(term.brief)}.",
        must=term.term in _MUST or is_short_form,
        hard=term.term in _HARD,
    )
