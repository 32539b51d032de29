"""A card to take along as plain text, for a message or a note."""

from __future__ import annotations

from msdesk.documents.take_along_words import Box, Part, TakeAlong
from msdesk.documents.wording import joined, sentences


def take_along_text(page: TakeAlong) -> str:
    """Return a card to take along as plain text, with all its numbers."""
    lines = [f"- {line}" for line in page.in_short]
    questions = (
        f"{number}. {each.text}{f' ({each.whom})' if each.whom else ''}"
        for number, each in enumerate(page.questions, start=1)
    )
    return joined(
        (
            "\n".join((page.title, page.purpose, *page.standing)),
            page.notice,
            "\n".join((*lines, *(each.line for each in page.face_together))),
            _listed(page.numbers_heading, *map(_number, page.together)),
            *map(_part, (page.rules, *page.boxed_elsewhere, page.must_not, page.not_known)),
            _listed(page.words_heading, *(f"{each.term}: {each.plain}" for each in page.words)),
            _listed(page.questions_heading, *questions),
            _listed(page.sources_heading, *page.sources),
            page.of_second_hand,
            page.footer,
        )
    )


def _listed(heading: str, *lines: str) -> str:
    return "\n".join((heading, *lines)) if lines else ""


def _number(box: Box) -> str:
    types = f" ({box.types})" if box.types else ""
    return sentences((f"- {box.heading}{types}: {box.said}.", box.told, box.cited))


def _part(part: Part) -> str:
    lines = [each.line for each in part.sentences]
    return _listed(part.heading, *lines, *filter(None, (part.below,)))
