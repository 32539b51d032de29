"""The hard words of a card to take along in plain ones, for a block of a few lines.

Short forms made of capitals are explained, and words that mean more than they seem to; what is
explained where it stands is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msdesk.documents.take_along_words import Box, TakeAlong, Word
from msdesk.documents.wording import sentences
from msdesk.domain.glossary import Glossary


def words_met(glossary: Glossary, page: TakeAlong) -> Iterator[Word]:
    """Yield each hard word once, with the turn of the first number that needs it.

    Those of what is always on the page have turn -1, and those of who pays come last.
    """
    opens = sentences((page.title, *page.in_short))
    texts = [
        (-1, sentences((opens, *_always(page)))),
        *((box.turn, _of_number(box)) for box in sorted(page.numbers, key=lambda box: box.turn)),
        (-1, sentences(each.line for each in page.rules_short.sentences)),
    ]
    whole = " ".join(text for _, text in texts)
    seen: set[str] = set()
    for place, (turn, text) in enumerate(texts, start=1):
        for term in glossary.met(text, seen):
            # Where its other names stand, as "relapsing MS", they need no short form.
            if not term.brief or not _stands_in(term.term, text):
                continue
            seen.add(term.term)
            if not _is_explained(term.term, opens, whole):
                name = f"{term.term[0].upper()}{term.term[1:]}"
                last = place == len(texts)
                yield Word(word=f"{name}:", plain=f"{term.brief}.", turn=turn, of_who_pays=last)


def _always(page: TakeAlong) -> Iterator[str]:
    yield from (each.line for each in page.face)
    for part in (page.rules_least, *page.boxed_elsewhere, page.must_not, page.not_known):
        yield from (each.line for each in part.sentences)
    yield from (each.text for each in page.questions)


def _of_number(box: Box) -> str:
    return sentences((box.heading, box.types, box.said, box.told_short))


def _stands_in(term: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(term)}s?\b", text, re.IGNORECASE) is not None


def _is_explained(term: str, opens: str, whole: str) -> bool:
    """Whether it stands in brackets behind its own words, or has them behind it."""
    return f"({term})" in opens or re.search(rf"\b{re.escape(term)}, an? ", whole) is not None
