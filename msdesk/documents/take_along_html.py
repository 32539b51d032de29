"""A card to take along as one HTML file: the twin of the paper, with all its numbers."""

from __future__ import annotations

from msdesk.documents.markup import listing, notice, shown, tag, whole_file
from msdesk.documents.take_along_words import Box, Part, Question, Sentence, TakeAlong

_STYLE = """@page { margin: 15mm; }
body { font-size: 12pt; max-width: 44em; }
h3 { font-size: 1.05em; margin: 1em 0 0.2em; break-after: avoid; }
.number { font-size: 1.2em; font-weight: bold; }
"""


def take_along_html(page: TakeAlong) -> str:
    """Return a card to take along as one HTML file."""
    body = (
        tag(
            "header",
            tag("h1", shown(page.title)),
            tag("p", "<br>".join(map(shown, (page.purpose, *page.standing)))),
        ),
        tag(
            "main",
            notice(page.notice),
            listing("ul", map(shown, page.in_short)),
            *(tag("p", _sentence(line)) for line in page.face),
            _numbers(page),
            *map(_part, (page.rules, *page.boxed_elsewhere, page.must_not, page.not_known)),
            _questions(page),
            _sources(page),
        ),
        tag("footer", tag("p", shown(page.footer))),
    )
    return whole_file(page.document_title, _STYLE, body)


def _sentence(sentence: Sentence) -> str:
    head = f"<strong>{shown(sentence.head)}</strong> " if sentence.head else ""
    return head + shown(sentence.text) + _cited(sentence.cited)


def _cited(cited: str) -> str:
    return f" <small>{shown(cited)}</small>" if cited else ""


def _numbers(page: TakeAlong) -> str:
    if not page.numbers:
        return ""
    return tag("section", tag("h2", shown(page.numbers_heading)), *map(_number, page.numbers))


def _number(box: Box) -> str:
    types = f" ({shown(box.types)})" if box.types else ""
    told = tag("p", shown(box.told) + _cited(box.cited))
    return tag("h3", shown(box.heading) + types) + tag("p", shown(box.said), cls="number") + told


def _part(part: Part) -> str:
    said = (*map(_sentence, part.sentences), *([shown(part.below)] if part.below else []))
    return tag("section", tag("h2", shown(part.heading)), *(tag("p", each) for each in said))


def _questions(page: TakeAlong) -> str:
    items = listing("ol", map(_question, page.questions), cls="numbered")
    return tag("section", tag("h2", shown(page.questions_heading)), items)


def _question(question: Question) -> str:
    rules = tag("div", cls="rule") * 2
    return f"{shown(question.text)}<br><small>{shown(question.whom)}</small>\n{rules}"


def _sources(page: TakeAlong) -> str:
    if not page.sources:
        return ""
    items = listing("ul", map(shown, page.sources))
    explained = tag("p", shown(page.of_second_hand)) if page.of_second_hand else ""
    return tag("section", tag("h2", shown(page.sources_heading)), items, explained)
