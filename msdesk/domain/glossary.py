"""Finds the words of the glossary in a text, so that a page can explain them on first use.

Where forms overlap, the longest one counts: "relapse rate" is not also "relapse".  A form
all in capitals must stand so in the text: "NICE" is a body, "nice" is not.  A phrase with the
word in another sense ("heart attack" is no relapse) is known too, and stands for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import groupby

from msdesk.domain.guide import Term


class Glossary:
    """Knows every spelling of some terms; where two terms share one, the first has it."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms: dict[str, Term | None] = {}
        for term in terms:
            for form in (term.term, *term.also):
                self._terms.setdefault(_key(form), term)
            for phrase in term.not_in:
                self._terms.setdefault(_key(phrase), None)
        self._pattern = re.compile(
            rf"(?<!\w)(?:{_any_of(self._terms)})(?!\w)" if self._terms else r"\Z."
        )

    def met(self, text: str, seen: Collection[str] = ()) -> tuple[Term, ...]:
        """Return the terms a text uses, each once, without those whose name is in ``seen``."""
        found = dict.fromkeys(self._term(match.group()) for match in self._pattern.finditer(text))
        return tuple(term for term in found if term is not None and term.term not in seen)

    def _term(self, word: str) -> Term | None:
        word = " ".join(word.split())
        singular = word.removesuffix("s").removesuffix("S")
        keys = (word, word.casefold(), singular, singular.casefold())
        return next((self._terms[key] for key in keys if key in self._terms), None)


def _key(form: str) -> str:
    return form if form.isupper() else form.casefold()


def _any_of(keys: Iterable[str]) -> str:
    """Return a pattern for the longest form; of each letter, so that most are not tried."""
    longest_first = sorted(sorted(keys, key=len, reverse=True), key=_first)
    return "|".join(
        f"(?i:(?={re.escape(first)}))(?:{'|'.join(map(_form, forms))})"
        for first, forms in groupby(longest_first, _first)
    )


def _first(key: str) -> str:
    return key[:1].lower()


def _form(key: str) -> str:
    words = r"\s+".join(re.escape(word) for word in key.split())
    return f"{words}s?" if key.isupper() else f"(?i:{words}s?)"
