"""HTML pages: one file each, with nothing fetched from anywhere.

The twin of the PDF for people who read with a screen reader, a magnifier or a phone.
How markup is made is in ``markup``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from html import escape

from msdesk.documents.markup import listing, shown, tag, typed, whole_file
from msdesk.documents.questions import Entry, Field, Form, Part, questions_page, to_write_on
from msdesk.documents.side_by_side import (
    Answer,
    Citation,
    Row,
    SideBySide,
    Warned,
    side_by_side,
)
from msdesk.domain.comparison import Comparison
from msdesk.domain.ids import SourceId
from msdesk.domain.sheet import Sheet
from msdesk.domain.source import Source


def questions_html(sheet: Sheet) -> str:
    """Return the page of questions as one HTML file."""
    page = to_write_on(questions_page(sheet))
    body = (
        tag(
            "header",
            tag("h1", shown(page.title)),
            *(tag("p", shown(line), dir="auto") for line in page.addressed),
        ),
        tag(
            "main",
            tag("div", _field(page.one_thing), cls="box"),
            _notice(page.notice),
            *(_part(part) for part in page.parts()),
            tag("section", _agreed(page.agreed), cls="box"),
        ),
        tag("footer", tag("p", shown(page.footer))),
    )
    style = (
        f"@page {{ size: {sheet.paper.value.lower()}; margin: 15mm; }}\n"
        f"body {{ font-size: {sheet.text_size}pt; max-width: 40em; }}"
    )
    return whole_file(page.document_title, style, body)


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
        tag("header", tag("h1", shown(page.title)), tag("p", shown(page.lead))),
        tag(
            "main",
            _notice(page.notice),
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


def _rules(count: int) -> str:
    return "".join(tag("div", cls="rule") for _ in range(count))


def _notice(notice: str) -> str:
    return tag("p", shown(notice), cls="notice") if notice else ""


def _part(part: Part) -> str:
    match part.form:
        case Form.NUMBERED:
            answerable = (f"{_entry(entry)}\n{_rules(3)}" for entry in part.entries)
            items = listing("ol", answerable, cls="numbered", dir="auto")
        case Form.TO_TICK:
            ticks = (f"☐ {_entry(entry)}" for entry in part.entries)
            items = listing("ul", ticks, cls="to-tick", dir="auto")
        case _:
            items = listing("ul", (_entry(entry) for entry in part.entries), dir="auto")
    return tag("section", tag("h2", shown(part.heading)), items)


def _entry(entry: Entry) -> str:
    small = f"<br><small>{typed(entry.small())}</small>" if entry.small() else ""
    return shown(entry.text) + small


def _field(field: Field) -> str:
    label = f"<strong>{shown(field.label)}:</strong>"
    return tag("p", f"{label} {typed(field.text)}") if field.text else tag("p", label) + _rules(1)


def _agreed(fields: tuple[Field, ...]) -> str:
    what, *rest = fields
    agreed = tag("p", shown(what.text), dir="auto") if what.text else _rules(2)
    return tag("h2", shown(what.label)) + agreed + "".join(map(_field, rest))


def _table(page: SideBySide) -> str:
    head = tag("th", shown(page.question), scope="col") + "".join(
        tag("th", f"{shown(column.name)}<br><small>{shown(column.stage)}</small>", scope="col")
        for column in page.columns
    )
    rows = "".join(_row(row) for row in page.rows)
    caption = tag("caption", shown(page.document_title))
    return tag("table", caption, tag("thead", tag("tr", head)), tag("tbody", rows))


def _row(row: Row) -> str:
    mark = f"<br><small>{shown(row.mark)}</small>" if row.mark else ""
    question = tag("th", shown(row.question) + mark, scope="row")
    return tag("tr", question, *(tag("td", _answer(answer)) for answer in row.answers))


def _answer(answer: Answer) -> str:
    cls = "flag" if answer.flagged else ""
    window = tag("p", shown(answer.window), cls=cls) if answer.window else ""
    rests_on = (tag("p", f"<small>{shown(line)}</small>") for line in answer.rests_on)
    return tag("p", shown(answer.text)) + window + "".join(rests_on)


def _warnings(page: SideBySide) -> str:
    if not page.warnings:
        return ""
    parts = (
        tag("h3", shown(option.option)) + listing("ul", map(_warned, option.warned))
        for option in page.warnings
    )
    return tag("section", tag("h2", shown(page.warnings_heading)), *parts)


def _warned(warned: Warned) -> str:
    rests_on = "".join(f"<br><small>{shown(line)}</small>" for line in warned.rests_on)
    lines = "<br>".join(map(shown, warned.lines))
    between = "<br>" if len(warned.lines) > 1 else " "
    return f"<strong>{shown(warned.head)}:</strong>{between}{lines}{rests_on}"


def _sources(page: SideBySide) -> str:
    if not page.sources:
        return ""
    items = listing("ol", (_citation(source) for source in page.sources))
    return tag("section", tag("h2", shown(page.sources_heading)), items)


def _citation(source: Citation) -> str:
    address = f' <a href="{escape(source.address)}">{shown(source.address)}</a>'
    link = address if source.address else ""
    return f"<strong>{shown(source.short)}.</strong> {shown(source.text)}{link}"
