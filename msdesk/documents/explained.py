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
_KNOWN = frozenset({"multiple sclerosis", "MRI"})  # to who has it


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
        self._left_out: set[str] = set()

    def of(self, *texts: str) -> tuple[int, ...]:
        """Return the places of the words that some texts use in the list of all."""
        terms = self._glossary.met("\n".join(texts), _KNOWN)
        for term in terms:
            self._take(term)
        places = {term: place for place, term in enumerate(self._met)}
        return tuple(places[term.term] for term in terms if term.term in places)

    def _take(self, term: Term) -> None:
        if term.term in self._met or term.term in self._left_out:
            return
        word = _word(term)
        if word.must or not self._needs_others(word):
            self._met[term.term] = word
        else:
            self._left_out.add(term.term)

    def _needs_others(self, word: Word) -> bool:
        """Whether a word is explained with one that must be explained itself."""
        return any(_word(term).must for term in self._glossary.met(word.plain, _KNOWN))

    def words(self) -> tuple[Word, ...]:
        """Return every word met so far, in the order of their places."""
        return tuple(self._met.values())


def _word(term: Term) -> Word:
    is_short_form = any(form.isupper() and len(form) > 1 for form in term.term.split())
    return Word(
        term=tidy(term.term), plain=tidy(term.plain), must=term.term in _HARD or is_short_form
    )
