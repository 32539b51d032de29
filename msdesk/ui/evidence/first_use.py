"""Explains a medical word below the paragraph that uses it first."""

from __future__ import annotations

from msdesk.domain.glossary import Glossary
from msdesk.ui.look import Look
from msdesk.ui.widgets.text import Text

_MOST = 2  # a paragraph with more lines below it than in it helps nobody


class FirstUse:
    """Remembers what one card has explained; a word left out waits for its next use.

    ``known`` is a text whose words need no line.
    """

    def __init__(self, look: Look, glossary: Glossary, *, known: str = "") -> None:
        self._look = look
        self._glossary = glossary
        self._explained = {term.term for term in glossary.met(known)}

    def lines(self, text: str) -> list[Text]:
        """Return a small line for each word of a text that was not explained before."""
        new = self._glossary.met(text, self._explained)[:_MOST]
        self._explained.update(term.term for term in new)
        return [
            Text(f"What “{term.term}” means: {term.plain}", "small", widest=self._look.column)
            for term in new
        ]
