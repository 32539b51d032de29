"""The page of questions as plain text, for a patient portal's message box.

There is no paper to write on here: what is empty is left out.
"""

from __future__ import annotations

from msdesk.documents.questions import Entry, Field, Form, questions_page
from msdesk.documents.wording import joined
from msdesk.domain.sheet import Sheet


def questions_text(sheet: Sheet) -> str:
    """Return the page of questions as plain text."""
    page = questions_page(sheet)
    blocks = ["\n".join((page.title, *page.addressed)), _said(page.one_thing), page.notice]
    for part in page.parts():
        lines = (
            _listed(_mark(part.form, place), _with_origin(entry))
            for place, entry in enumerate(part.entries, start=1)
        )
        blocks.append("\n".join((part.heading, *lines)))
    blocks.append("\n".join(filter(None, map(_said, page.agreed))))
    return joined([*blocks, page.footer])


def _mark(form: Form, place: int) -> str:
    match form:
        case Form.NUMBERED:
            return f"{place}. "
        case Form.TO_TICK:
            return "- [ ] "
        case _:
            return "- "


def _with_origin(entry: Entry) -> str:
    return f"{entry.text}\n({entry.small()})" if entry.small() else entry.text


def _listed(mark: str, text: str) -> str:
    """Return ``text`` behind its mark, the lines below the first as far in as the first."""
    first, *rest = text.split("\n")
    far_in = " " * (2 if mark.startswith("-") else len(mark))
    return "\n".join((mark + first, *(far_in + line if line else "" for line in rest)))


def _said(field: Field) -> str:
    return f"{field.label}: {field.text}" if field.text else ""
