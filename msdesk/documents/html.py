"""HTML pages: one file each, with nothing fetched from anywhere.

The twin of the PDF for people who read with a screen reader, a magnifier or a phone.
How markup is made is in ``markup``.
"""

from __future__ import annotations

from msdesk.documents.markup import listing, notice, shown, tag, typed, whole_file
from msdesk.documents.questions import Entry, Field, Form, Part, questions_page, to_write_on
from msdesk.domain.sheet import Sheet


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
            notice(page.notice),
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


def _rules(count: int) -> str:
    return "".join(tag("div", cls="rule") for _ in range(count))


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
