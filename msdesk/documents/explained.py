"""The medical words of a page in plain words, each with its place in one list.

Parts of a page say which they use, so that of a page with some of them only those are told.
"""

from __future__ import annotations

from msdesk.documents.wording import tidy
from msdesk.domain.glossary import Glossary
from msdesk.domain.guide import Term
from msdesk.domain.value import Value

# Besides short forms, which nobody can guess: words on which an answer hangs.
_HARD = frozenset({"active", "boxed warning", "fair test", "licence", "mesenchymal", "placebo"})
_KNOWN = frozenset({"multiple sclerosis"})  # to who has it


class Word(Value, frozen=True, kw_only=True):
    """A medical word in plain words; ``must`` says that no page may leave it unexplained."""

    term: str
    plain: str
    must: bool


class Explained:
    """Collects the medical words of texts."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        self._met: dict[str, Word] = {}

    def of(self, *texts: str) -> tuple[int, ...]:
        """Return the places of the words that some texts use in the list of all."""
        terms = self._glossary.met("\n".join(texts), _KNOWN)
        for term in terms:
            self._met.setdefault(term.term, _word(term))
        places = {term: place for place, term in enumerate(self._met)}
        return tuple(places[term.term] for term in terms)

    def words(self) -> tuple[Word, ...]:
        """Return every word met so far, in the order of their places."""
        return tuple(self._met.values())


def _word(term: Term) -> Word:
    is_short_form = any(form.isupper() and len(form) > 1 for form in term.term.split())
    return Word(
        term=tidy(term.term), plain=tidy(term.plain), must=term.term in _HARD or is_short_form
    )
