"""A card to take along as one HTML file: the twin of the paper, with all its numbers.

On a narrow screen the squares stand above what they show.
"""

from __future__ import annotations

from msdesk.documents.markup import listing, notice, shown, tag, whole_file
from msdesk.documents.squares import squares
from msdesk.documents.take_along_words import (
    Box,
    Figure,
    Part,
    Question,
    Sentence,
    TakeAlong,
)

_STYLE = """@page { margin: 15mm; }
body { font-size: 12pt; max-width: 44em; }
h3 { font-size: 1.05em; margin: 1em 0 0.2em; break-after: avoid; }
.number { font-size: 1.2em; font-weight: bold; }
.figure { display: flex; flex-wrap: wrap; align-items: center; gap: 0.3em 0.8em; }
.figure svg { flex: none; width: 9em; max-width: 100%; height: auto; }
.to-mark::before { content: ""; display: inline-block; width: 0.7em; height: 0.7em;
  border: 2px solid; margin-right: 0.4em; }
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
            *(tag("p", _sentence(line)) for line in page.face_together),
            _numbers(page),
            *map(_part, (page.rules, *page.boxed_elsewhere, page.must_not, page.not_known)),
            _words(page),
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
    legend = tag("p", shown(page.legend)) if page.legend else ""
    heading = tag("h2", shown(page.numbers_heading))
    return tag("section", heading, legend, *map(_number, page.together))


def _number(box: Box) -> str:
    types = f" ({shown(box.types)})" if box.types else ""
    heading = tag("h3", shown(box.heading) + types, cls="to-mark")
    figures = (
        map(_figure, box.figures) if box.figures else (tag("p", shown(box.big), cls="number"),)
    )
    return heading + "".join(figures) + tag("p", shown(box.told) + _cited(box.cited))


def _figure(figure: Figure) -> str:
    """Return the squares beside their words; who listens hears them in one sentence."""
    label = f"<br>{shown(figure.label)}" if figure.label else ""
    number = tag("strong", shown(figure.number), cls="number").strip()
    words = tag("p", f"{number} {shown(figure.rest)}{label}")
    if not figure.of:
        return words
    told = {"role": "img", "aria-label": figure.alt}
    return tag("div", squares(figure.count, figure.of), words, cls="figure", **told)


def _words(page: TakeAlong) -> str:
    if not page.words:
        return ""
    items = (f"<strong>{shown(each.term)}:</strong> {shown(each.plain)}" for each in page.words)
    return tag("section", tag("h2", shown(page.words_heading)), listing("ul", items))


def _part(part: Part) -> str:
    said = (*map(_sentence, part.sentences), *([shown(part.below)] if part.below else []))
    return tag("section", tag("h2", shown(part.heading)), *(tag("p", each) for each in said))


def _questions(page: TakeAlong) -> str:
    items = listing("ol", map(_question, page.questions), cls="numbered")
    return tag("section", tag("h2", shown(page.questions_heading)), items)


def _question(question: Question) -> str:
    rules = tag("div", cls="rule") * 2
    whom = f"<br><small>{shown(question.whom)}</small>" if question.whom else ""
    return f"{shown(question.text)}{whom}\n{rules}"


def _sources(page: TakeAlong) -> str:
    if not page.sources:
        return ""
    items = listing("ul", map(shown, page.sources))
    explained = tag("p", shown(page.of_second_hand)) if page.of_second_hand else ""
    return tag("section", tag("h2", shown(page.sources_heading)), items, explained)
