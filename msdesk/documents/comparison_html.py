"""The comparison as one HTML file: the twin of the paper, for who listens or enlarges.

Each answer stands in the row of its question and in the column of its treatment, and both are
told with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from html import escape

from msdesk.documents.citing import Citation
from msdesk.documents.markup import listing, notice, shown, tag, whole_file
from msdesk.documents.side_by_side import side_by_side
from msdesk.documents.side_by_side_words import Answer, Row, SideBySide, Warned, Warnings
from msdesk.domain.comparison import Comparison
from msdesk.domain.ids import SourceId
from msdesk.domain.source import Source


def comparison_html(
    comparison: Comparison,
    sources: Mapping[SourceId, Source],
    *,
    version: str,
    as_of: date,
) -> str:
    """Return the options side by side as one HTML file; ``as_of`` is the day it is made."""
    page = side_by_side(comparison, sources, version=version, as_of=as_of)
    body = (
        tag("header", tag("h1", shown(page.title))),
        tag(
            "main",
            notice(page.notice),
            listing("ul", (shown(line) for line in page.how_to_read)),
            _table(page),
            _warnings(page),
            _sources(page),
        ),
        tag("footer", tag("p", shown(page.footer))),
    )
    style = (
        "@page { size: landscape; margin: 15mm; }\nbody { font-size: 12pt; max-width: 72em; }\n"
        "h3 { font-size: 1.05em; margin: 1em 0 0.3em; break-after: avoid; }"
    )
    return whole_file(page.document_title, style, body)


def _table(page: SideBySide) -> str:
    head = tag("th", shown(page.question), scope="col") + "".join(
        tag("th", f"{shown(column.name)}<br><small>{shown(column.stage)}</small>", scope="col")
        for column in page.columns
    )
    rows = "".join(_row(row) for row in page.rows)
    caption = tag("caption", shown(page.document_title))
    return tag("table", caption, tag("thead", tag("tr", head)), tag("tbody", rows))


def _row(row: Row) -> str:
    small = "".join(
        f"<br><small>{shown(each)}</small>" for each in (row.measure, row.mark) if each
    )
    question = tag("th", shown(row.question) + small, scope="row")
    return tag("tr", question, *(tag("td", _answer(answer)) for answer in row.answers))


def _answer(answer: Answer) -> str:
    words = "".join(
        f"<strong>{shown(run.text)}</strong>" if run.strong else shown(run.text)
        for run in answer.runs
    )
    window = tag("p", shown(answer.window), cls="flag" if answer.flagged else "")
    told = tag("p", f"<small>{shown(answer.told)}</small>")
    return "".join(
        (
            tag("p", words + _cited(answer.cited)),
            window if answer.window else "",
            told if answer.told else "",
        )
    )


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


def _sources(page: SideBySide) -> str:
    if not page.sources:
        return ""
    items = listing("ol", (_citation(source) for source in page.sources))
    return tag("section", tag("h2", shown(page.sources_heading)), items)


def _citation(source: Citation) -> str:
    address = f' <a href="{escape(source.address)}">{shown(source.address)}</a>'
    link = address if source.address else ""
    return f"<strong>{shown(source.short)}.</strong> {shown(source.text)}{link}"
