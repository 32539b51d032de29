"""A web page of ours as Markdown: the twin that any editor of texts can open.

Every document has a web page, made of the few elements that ``markup`` makes; so one function
gives each of them its Markdown, and none of them can say less there.  Lines to write on and
drawings are left out: what a drawing says in words stands in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html.parser import HTMLParser
from itertools import count, groupby
from typing import NamedTuple

from msdesk.documents.markdown import at_start, escaped

_VOID = {"meta", "br"}
_UNSEEN = {"head", "svg", "style"}
_HEADINGS = {"h1": "# ", "h2": "## ", "h3": "### "}
_INLINE = {"a", "bdi", "br", "small", "strong"}
_BREAK = "\\\n"  # a new line in the same paragraph
_SPACES = re.compile(r"[ \t\n\r\f]+")


class Element:
    """An element of a page; ``parts`` are elements and texts in their order."""

    def __init__(self, name: str, given: dict[str, str]) -> None:
        self.name = name
        self.given = given
        self.parts: list[Element | str] = []

    def those(self, *names: str) -> list[Element]:
        """Return the elements of these names in it, however deep."""
        inner = [part for part in self.parts if isinstance(part, Element)]
        return [
            found
            for part in inner
            for found in ([part] if part.name in names else part.those(*names))
        ]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {key: value or "" for key, value in attrs})
        self.open[-1].parts.append(made)
        if tag not in _VOID:
            self.open.append(made)

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].parts.append(data)


def parsed(page: str) -> Element:
    """Return a page of ours as elements."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.open[0]


def as_markdown(page: str) -> str:
    """Return a web page of ours as Markdown."""
    return _inside(parsed(page)) + "\n"


def _blocks(element: Element) -> Iterator[str]:
    """Yield the paragraphs, headings, lists and tables in an element."""
    for is_inline, parts in groupby(element.parts, key=_is_inline):
        if is_inline:
            yield from filter(None, [_paragraph(parts)])
        else:
            yield from (block for part in parts for block in _block(part))


def _is_inline(part: Element | str) -> bool:
    return isinstance(part, str) or part.name in _INLINE


def _block(part: Element | str) -> Iterator[str]:
    if isinstance(part, str) or part.name in _UNSEEN:
        return
    if part.given.get("role") == "img":
        yield _paragraph([part.given["aria-label"]])
    elif part.name in _HEADINGS:
        yield _HEADINGS[part.name] + _in_one_line(part)
    elif part.name in ("ol", "ul"):
        yield _list(part)
    elif part.name == "table":
        yield from _table(part)
    else:
        yield from _blocks(part)


def _list(element: Element) -> str:
    marks = (f"{at}. " if element.name == "ol" else "- " for at in count(1))
    return "\n".join(
        _item(mark, _inside(item)) for mark, item in zip(marks, element.those("li"), strict=False)
    )


def _item(mark: str, inner: str) -> str:
    """Return an item of a list, whose later lines are as far in as its first."""
    first, *rest = inner.split("\n")
    far_in = " " * len(mark)
    return "\n".join(((mark + first).rstrip(), *(far_in + line if line else "" for line in rest)))


def _table(element: Element) -> Iterator[str]:
    """Yield what a table is called, and its rows: as lists where a cell has several lines."""
    for caption in element.those("caption"):
        yield from _blocks(caption)
    heads, *rows = (row.those("th", "td") for row in element.those("tr"))
    lines = [[_inside(cell) for cell in row] for row in (heads, *rows)]
    if any("\n" in cell for line in lines for cell in line):
        yield from _as_lists(heads, rows)
    else:
        lines.insert(1, ["---"] * len(heads))
        yield "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _as_lists(heads: list[Element], rows: list[list[Element]]) -> Iterator[str]:
    """Yield the rows as lists; before them the heads where one says more than its name."""
    told = [_inside(head) for head in heads[1:]]
    if any("\n" in each for each in told):
        yield "\n".join(_item("- ", each) for each in told)
    names = [next(_lines(head.parts)) for head in heads[1:]]
    for first, *cells in rows:
        yield f"## {_in_one_line(first)}"
        said = zip(names, map(_inside, cells), strict=True)
        lines = [_item("- ", f"**{name}:** {each}") for name, each in said if each]
        if lines:
            yield "\n".join(lines)


def _inside(element: Element) -> str:
    return "\n\n".join(_blocks(element))


def _in_one_line(element: Element) -> str:
    return " · ".join(filter(None, _lines(element.parts)))


def _paragraph(parts: Iterable[Element | str]) -> str:
    """Return what stands in lines; an empty line parts two paragraphs."""
    paragraphs = groupby(_lines(parts), key=bool)
    return "\n\n".join(_BREAK.join(lines) for has_words, lines in paragraphs if has_words)


def _lines(parts: Iterable[Element | str]) -> Iterator[str]:
    for is_break, runs in groupby(_runs(parts), key=lambda run: run.name == "br"):
        if is_break:
            yield from [""] * (len(list(runs)) - 1)
        else:
            yield _line([*_merged(runs)])


class _Run(NamedTuple):
    """Some words in a line: "strong", "a" with where it leads, "br" with none, or plain."""

    name: str
    leads_to: str
    text: str


def _runs(parts: Iterable[Element | str], name: str = "", leads_to: str = "") -> Iterator[_Run]:
    for part in parts:
        if isinstance(part, str):
            yield _Run(name, leads_to, part)
        elif part.name == "br":
            yield _Run("br", "", "")
        elif part.name == "a" and part.given["href"].startswith("https:"):
            yield from _runs(part.parts, "a", part.given["href"])
        else:
            yield from _runs(part.parts, "strong" if part.name == "strong" else name, leads_to)


def _merged(runs: Iterable[_Run]) -> Iterator[_Run]:
    """Yield the same with those that follow each other and are alike as one."""
    for (name, leads_to), alike in groupby(runs, key=lambda run: (run.name, run.leads_to)):
        yield _Run(name, leads_to, _SPACES.sub(" ", "".join(run.text for run in alike)))


def _line(runs: Sequence[_Run]) -> str:
    """Return a line of Markdown; bold only where signs beside it cannot hide that it is."""
    texts = ["", *(run.text for run in runs), ""]
    made = ""
    for place, run in enumerate(runs, start=1):
        text = texts[place]
        words = escaped(text.strip())
        before, after = (" " * bool(edge) for edge in (text[:1].isspace(), text[-1:].isspace()))
        alone = not (made + before)[-1:].strip() and not (after + texts[place + 1])[:1].strip()
        if run.name == "a" and words:
            words = f"[{words}](<{run.leads_to}>)"
            made = made.removesuffix("!") + "\\!" if made.endswith("!") else made
        elif run.name == "strong" and words and alone:
            words = f"**{words}**"
        made += before + words + (after if words else "")
    return at_start(_SPACES.sub(" ", made).strip())
