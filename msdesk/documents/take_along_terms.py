"""The hard words of a card to take along: with which of its parts each is to be explained."""

from __future__ import annotations

from collections.abc import Iterator

from msdesk.documents.explained import Explained
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
    explained = Explained(glossary, opens=opens, whole=" ".join(text for _, text in texts))
    for place, (turn, text) in enumerate(texts, start=1):
        known = len(explained.words())
        explained.of(text)
        for word in explained.words()[known:]:
            yield Word(
                term=word.term,
                plain=word.plain,
                must=word.must,
                hard=word.hard,
                turn=turn,
                of_who_pays=place == len(texts),
            )


def _always(page: TakeAlong) -> Iterator[str]:
    yield from (each.line for each in page.face)
    for part in (page.rules_least, *page.boxed_elsewhere, page.must_not, page.not_known):
        yield from (each.line for each in part.sentences)
    yield from (each.text for each in page.questions)


def _of_number(box: Box) -> str:
    return sentences((box.heading, box.types, box.said, box.told_short))
