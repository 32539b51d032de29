"""HTML pages: one file each, with nothing fetched from anywhere.

The twin of the PDF for people who read with a screen reader, a magnifier or a phone.
Every text passes through ``_text``; markup is only ever made by ``_tag``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from html import escape

from msdesk.documents.questions import Entry, Field, Form, Part, questions_page, to_write_on
from msdesk.documents.side_by_side import Answer, Citation, Row, SideBySide, side_by_side
from msdesk.domain.comparison import Comparison
from msdesk.domain.ids import SourceId
from msdesk.domain.sheet import Sheet
from msdesk.domain.source import Source

_STYLE = """
:root { color-scheme: light; }
body { margin: 2em auto; padding: 0 1em; background: #fff; color: #000; line-height: 1.5;
  font-family: "Atkinson Hyperlegible Next", "Atkinson Hyperlegible", Verdana, sans-serif;
  overflow-wrap: anywhere; }
h1 { font-size: 1.9em; line-height: 1.2; margin: 0 0 0.3em; }
h2 { font-size: 1.2em; line-height: 1.3; margin: 1.5em 0 0.4em; break-after: avoid; }
p { margin: 0.4em 0; }
ol, ul { margin: 0.4em 0; padding-left: 1.6em; }
li { margin: 0.4em 0; }
small { font-size: 0.85em; }
a { color: inherit; }
.box { border: 2px solid; border-radius: 8px; padding: 0.5em 0.8em; margin: 1em 0;
  break-inside: avoid; }
.box h2 { margin-top: 0.2em; }
.notice { border-left: 6px solid; padding-left: 0.8em; font-weight: bold; }
.numbered > li { break-inside: avoid; margin-bottom: 1.2em; font-weight: bold; }
.numbered small { font-weight: normal; }
.to-tick { list-style: none; padding-left: 0; }
.rule { border-bottom: 1px solid; height: 10mm; }
table { border-collapse: collapse; width: 100%; overflow-wrap: normal; }
caption { text-align: left; padding: 0.4em 0; }
th, td { border: 1px solid; padding: 0.5em; text-align: left; vertical-align: top; }
thead th { border-bottom-width: 3px; }
tr { break-inside: avoid; }
.flag { border: 2px solid; border-radius: 4px; padding: 0.2em 0.4em; font-weight: bold; }
footer { border-top: 1px solid; margin-top: 2em; padding-top: 0.5em; font-size: 0.85em; }
@media print { body { margin: 0; padding: 0; max-width: none; } }
"""


def questions_html(sheet: Sheet) -> str:
    """Return the page of questions as one HTML file."""
    page = to_write_on(questions_page(sheet))
    body = (
        _tag(
            "header",
            _tag("h1", _text(page.title)),
            *(_tag("p", _text(line)) for line in page.addressed),
        ),
        _tag(
            "main",
            _tag("div", _field(page.one_thing), cls="box"),
            _notice(page.notice),
            *(_part(part) for part in page.parts()),
            _tag("section", _agreed(page.agreed), cls="box"),
        ),
        _tag("footer", _tag("p", _text(page.footer))),
    )
    style = (
        f"@page {{ size: {sheet.paper.value.lower()}; margin: 15mm; }}\n"
        f"body {{ font-size: {sheet.text_size}pt; max-width: 40em; }}"
    )
    return _file(page.document_title, style, body)


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
        _tag("header", _tag("h1", _text(page.title)), _tag("p", _text(page.lead))),
        _tag(
            "main",
            _notice(page.notice),
            _list("ul", (_text(line) for line in page.how_to_read)),
            _table(page),
            _sources(page),
        ),
        _tag("footer", _tag("p", _text(page.footer))),
    )
    style = "@page { size: landscape; margin: 15mm; }\nbody { font-size: 12pt; max-width: 72em; }"
    return _file(page.document_title, style, body)


def _file(title: str, style: str, body: Iterable[str]) -> str:
    head = (
        '<meta charset="utf-8">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        '<meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
        _tag("title", escape(" ".join(title.split()))),
        f"<style>\n{style}{_STYLE}</style>\n",
    )
    document = _tag("head", *head) + _tag("body", *body)
    return f'<!DOCTYPE html>\n<html lang="en-GB">\n{document}</html>\n'


def _tag(name: str, *content: str, cls: str = "", **attributes: str) -> str:
    given = {"class": cls, **attributes} if cls else attributes
    written = "".join(f' {key}="{escape(value)}"' for key, value in given.items())
    inner = "".join(content)
    broken = "\n" if inner.endswith("\n") else ""
    return f"<{name}{written}>{broken}{inner}</{name}>\n"


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _list(name: str, items: Iterable[str], *, cls: str = "") -> str:
    return _tag(name, *(_tag("li", item) for item in items), cls=cls)


def _rules(count: int) -> str:
    return "".join(_tag("div", cls="rule") for _ in range(count))


def _notice(notice: str) -> str:
    return _tag("p", _text(notice), cls="notice") if notice else ""


def _part(part: Part) -> str:
    match part.form:
        case Form.NUMBERED:
            answerable = (f"{_entry(entry)}\n{_rules(3)}" for entry in part.entries)
            items = _list("ol", answerable, cls="numbered")
        case Form.TO_TICK:
            items = _list("ul", (f"☐ {_entry(entry)}" for entry in part.entries), cls="to-tick")
        case _:
            items = _list("ul", (_entry(entry) for entry in part.entries))
    return _tag("section", _tag("h2", _text(part.heading)), items)


def _entry(entry: Entry) -> str:
    came_from = f"<br><small>{_text(entry.came_from)}</small>" if entry.came_from else ""
    return _text(entry.text) + came_from


def _field(field: Field) -> str:
    label = f"<strong>{_text(field.label)}:</strong>"
    return (
        _tag("p", f"{label} {_text(field.text)}") if field.text else _tag("p", label) + _rules(1)
    )


def _agreed(fields: tuple[Field, ...]) -> str:
    what, *rest = fields
    agreed = _tag("p", _text(what.text)) if what.text else _rules(2)
    return _tag("h2", _text(what.label)) + agreed + "".join(map(_field, rest))


def _table(page: SideBySide) -> str:
    head = _tag("th", _text(page.question), scope="col") + "".join(
        _tag("th", f"{_text(column.name)}<br><small>{_text(column.stage)}</small>", scope="col")
        for column in page.columns
    )
    rows = "".join(_row(row) for row in page.rows)
    caption = _tag("caption", _text(page.document_title))
    return _tag("table", caption, _tag("thead", _tag("tr", head)), _tag("tbody", rows))


def _row(row: Row) -> str:
    mark = f"<br><small>{_text(row.mark)}</small>" if row.mark else ""
    question = _tag("th", _text(row.question) + mark, scope="row")
    return _tag("tr", question, *(_tag("td", _answer(answer)) for answer in row.answers))


def _answer(answer: Answer) -> str:
    cls = "flag" if answer.flagged else ""
    window = _tag("p", _text(answer.window), cls=cls) if answer.window else ""
    rests_on = (_tag("p", f"<small>{_text(line)}</small>") for line in answer.rests_on)
    return _tag("p", _text(answer.text)) + window + "".join(rests_on)


def _sources(page: SideBySide) -> str:
    if not page.sources:
        return ""
    items = _list("ol", (_citation(source) for source in page.sources))
    return _tag("section", _tag("h2", _text(page.sources_heading)), items)


def _citation(source: Citation) -> str:
    address = f' <a href="{escape(source.address)}">{_text(source.address)}</a>'
    link = address if source.address else ""
    return f"<strong>{_text(source.short)}.</strong> {_text(source.text)}{link}"
