"""Since my last visit as one HTML file: the twin of the paper, with nothing shortened."""

from __future__ import annotations

from collections.abc import Iterator

from msdesk.documents.markup import listing, notice, shown, tag, typed, whole_file
from msdesk.documents.questions import Entry
from msdesk.documents.since_words import Item, Part, SincePage
from msdesk.documents.years_picture import ROWS
from msdesk.domain.appointment import Paper

_PICTURE = "My years as bars and marks; all of it is in the list below."
_RULE = tag("div", cls="rule")


def since_html(page: SincePage, *, paper: Paper, text_size: int) -> str:
    """Return the page as one HTML file."""
    body = (
        tag(
            "header",
            tag("h1", shown(page.title)),
            *(tag("p", shown(line), dir="auto") for line in page.addressed),
        ),
        tag("main", *_first(page), *(() if page.first_alone else _back(page))),
        tag("footer", tag("p", shown(page.footer))),
    )
    style = (
        f"@page {{ size: {paper.value.lower()}; margin: 15mm; }}\n"
        f"body {{ font-size: {text_size}pt; max-width: 44em; }}\n"
        "h3 { font-size: 1.05em; margin: 1.2em 0 0.3em; break-after: avoid; }\n"
        ".back { break-before: page; }\n"
        f"{ROWS}"
    )
    return whole_file(page.document_title, style, body)


def _first(page: SincePage) -> Iterator[str]:
    label = f"<strong>{shown(page.one_thing.label)}:</strong>"
    one = page.one_thing.text
    thing = tag("p", f"{label} {typed(one)}") if one else tag("p", label) + _RULE
    yield tag("div", thing, cls="box")
    for part in (page.my_ms, page.medicines, page.changes):
        yield _part(part, "h2")
    yield notice(page.notice)
    top = page.top or (Entry(text=""),) * 3
    items = (f"{_text(each.text, each.small())}\n{_RULE * 2}" for each in top)
    yield tag("section", tag("h2", shown(page.top_heading)), _numbered(items))
    if page.to_do.items:
        yield _part(page.to_do, "h2")
    what, *rest = page.agree
    fields = (tag("p", f"<strong>{shown(label)}:</strong>") + _RULE for label in rest)
    yield tag("section", tag("h2", shown(what)), _RULE * 2, *fields, cls="box")


def _numbered(items: Iterator[str]) -> str:
    return listing("ol", items, cls="numbered", dir="auto")


def _back(page: SincePage) -> Iterator[str]:
    yield tag("h2", shown(page.back_title), cls="back")
    for part in page.back():
        yield _part(part, "h3")
    picture = (
        tag("div", tag("div", shown(strip.name)), strip.drawn, cls="row") for strip in page.picture
    )
    drawn = tag("div", *picture, role="img", **{"aria-label": _PICTURE}) if page.picture else ""
    key = tag("p", f"<small>{shown(page.key)}</small>") if page.picture else ""
    yield _part(page.years, "h3", drawn + key + notice(page.years_notice))


def _part(part: Part, heading: str, above: str = "") -> str:
    items = [_item(item) for item in part.items]
    is_to_do = any(item.done is not None for item in part.items)
    cls = "to-tick" if is_to_do else ""
    body = listing("ul", items, cls=cls, dir="auto") if items else tag("p", shown(part.empty))
    return tag("section", tag(heading, shown(part.heading)), above, body)


def _item(item: Item) -> str:
    head = f"<strong>{shown(item.head)}</strong> " if item.head else ""
    return item.ticked + head + _text(item.text, item.below, among=bool(head))


def _text(text: str, below: str, *, among: bool = False) -> str:
    """Return a text and what stands below it; ``among`` other words it keeps its direction.

    Where it is the first thing of its line, the line runs as it does: ``dir="auto"`` looks at
    no text that is isolated.
    """
    small = f"<br><small>{typed(below)}</small>" if below else ""
    return (typed(text) if among else shown(text)) + small
