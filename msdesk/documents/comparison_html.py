"""The comparison as one HTML file: the twin of the paper, for who listens or enlarges.

Each answer stands in the row of its question and in the column of its treatment, and both are
told with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from msdesk.documents.citing import Citation
from msdesk.documents.markup import escape, listing, notice, shown, tag, whole_file
from msdesk.documents.side_by_side_words import (
    Answer,
    Column,
    Picture,
    Row,
    SideBySide,
    Warned,
    Warnings,
)
from msdesk.documents.squares import squares

# On a narrow screen each answer stands below the one before it, after the name of its option.
_STYLE = """@page { size: landscape; margin: 15mm; }
body { font-size: 12pt; max-width: 72em; }
h3 { font-size: 1.05em; margin: 1em 0 0.3em; break-after: avoid; }
.picture { display: inline-block; vertical-align: top; margin: 0 1em 0.3em 0; max-width: 7.5em; }
.picture svg { display: block; width: 7.5em; max-width: 100%; height: auto; }
@media screen and (max-width: 50em) {
  table, caption, tbody, tr, th, td { display: block; }
  thead { display: none; }
  tbody th { font-size: 1.1em; border-bottom: none; margin-top: 1em; }
  td { border-bottom: none; }
  tr td:last-child { border-bottom: 1px solid; }
  td::before { display: block; content: attr(data-of); font-weight: bold; }
}
"""


def comparison_html(page: SideBySide) -> str:
    """Return the options side by side as one HTML file."""
    steps = listing("ol", map(shown, page.steps))
    body = (
        tag("header", tag("h1", shown(page.title)), steps),
        tag(
            "main",
            notice(page.notice),
            _in_short(page),
            tag("h2", shown(page.to_read_heading)),
            listing("ul", map(shown, (*_of_pictures(page), *page.how_to_read))),
            _table(page),
            tag("section", tag("h2", shown(page.my_notes)), tag("div", cls="rule") * 3),
            _warnings(page),
            _words(page),
            _sources(page),
        ),
        tag("footer", tag("p", shown(page.footer))),
    )
    return whole_file(page.document_title, _STYLE, body)


def _in_short(page: SideBySide) -> str:
    if not page.in_short:
        return ""
    return tag("h2", shown(page.in_short_heading)) + listing("ul", map(shown, page.in_short))


def _of_pictures(page: SideBySide) -> Iterator[str]:
    return (line for line in page.of_pictures if line in page.in_front)


def _table(page: SideBySide) -> str:
    head = tag("th", shown(page.question), scope="col") + "".join(
        tag("th", f"{shown(column.full)}<br><small>{shown(column.stage)}</small>", scope="col")
        for column in page.columns
    )
    rows = "".join(_row(row, page.columns) for row in page.rows)
    caption = tag("caption", shown(page.document_title))
    return tag("table", caption, tag("thead", tag("tr", head)), tag("tbody", rows))


def _row(row: Row, columns: tuple[Column, ...]) -> str:
    small = "".join(
        f"<br><small>{shown(each)}</small>" for each in (row.measure, row.mark) if each
    )
    question = tag("th", shown(row.question) + small, scope="row")
    cells = (
        tag("td", _answer(answer), **{"data-of": f"{column.name}:"})
        for answer, column in zip(row.answers, columns, strict=True)
    )
    return tag("tr", question, *cells)


def _answer(answer: Answer) -> str:
    words = "".join(
        f"<strong>{shown(run.text)}</strong>" if run.strong else shown(run.text)
        for run in answer.runs
    )
    window = tag("p", shown(answer.window), cls="flag" if answer.flagged else "")
    told = tag("p", f"<small>{shown(answer.told)}</small>")
    return "".join(
        (
            *map(_picture, answer.pictures),
            tag("p", words + _cited(answer.cited)),
            window if answer.window else "",
            told if answer.told else "",
        )
    )


def _picture(picture: Picture) -> str:
    """Return a picture as one thing, told in a sentence, and what tells it from others."""
    caption = tag("p", f"<small>{shown(picture.caption)}</small>") if picture.caption else ""
    told = {"role": "img", "aria-label": picture.alt}
    return tag("div", squares(picture.count, picture.of), caption, cls="picture", **told)


def _cited(cited: str) -> str:
    return f" <small>{shown(cited)}</small>" if cited else ""


def _warnings(page: SideBySide) -> str:
    if not page.warnings:
        return ""
    parts = (_of_option(option) for option in page.warnings)
    return tag("section", tag("h2", shown(page.warnings_heading)), *parts)


def _of_option(option: Warnings) -> str:
    none = tag("p", shown(option.none)) if option.none else ""
    warned = listing("ul", map(_warned, option.warned)) if option.warned else ""
    return tag("h3", shown(option.option)) + none + warned


def _warned(warned: Warned) -> str:
    lines = "<br>".join(map(shown, warned.lines))
    between = "<br>" if len(warned.lines) > 1 else " "
    told = f"<br><small>{shown(warned.told)}</small>" if warned.told else ""
    return f"<strong>{shown(warned.head)}:</strong>{between}{lines}{_cited(warned.cited)}{told}"


def _words(page: SideBySide) -> str:
    if not page.words:
        return ""
    told = (f"<strong>{shown(w.term)}:</strong> {shown(w.plain)}" for w in page.words)
    return tag("section", tag("h2", shown(page.words_heading)), listing("ul", told))


def _sources(page: SideBySide) -> str:
    if not page.sources:
        return ""
    items = listing("ol", (_citation(source) for source in page.sources))
    return tag("section", tag("h2", shown(page.sources_heading)), items)


def _citation(source: Citation) -> str:
    address = f' <a href="{escape(source.address)}">{shown(source.address)}</a>'
    link = address if source.address else ""
    return f"<strong>{shown(source.short)}.</strong> {shown(source.text)}{link}"
