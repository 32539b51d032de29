"""The page of questions as plain text and as Markdown, for a patient portal's message box.

There is no paper to write on here: what is empty is left out.
"""

from __future__ import annotations

import re

from msdesk.documents.questions import Entry, Field, Form, questions_page
from msdesk.domain.sheet import Sheet

# Addresses too: GitHub's Markdown would take "\_" in one for a part of it.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~$^&@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_STARTS_LIST = re.compile(r"^(\d*)([-+=:.)])")


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
    return _joined([*blocks, page.footer])


def questions_markdown(sheet: Sheet) -> str:
    """Return the page of questions as Markdown; what the person typed shows as typed."""
    page = questions_page(sheet)
    blocks = [f"# {page.title}", _as_typed("\n".join(page.addressed)), _labelled(page.one_thing)]
    if page.notice:
        blocks.append(f"**{_as_typed(page.notice)}**")
    for part in page.parts():
        lines = (
            _listed(_mark(part.form, place), _as_typed(_with_origin(entry)))
            for place, entry in enumerate(part.entries, start=1)
        )
        blocks += [f"## {part.heading}", "\n".join(lines)]
    return _joined([*blocks, *map(_labelled, page.agreed), "---", _as_typed(page.footer)])


def _joined(blocks: list[str]) -> str:
    return "\n\n".join(filter(None, blocks)) + "\n"


def _mark(form: Form, place: int) -> str:
    match form:
        case Form.NUMBERED:
            return f"{place}. "
        case Form.TO_TICK:
            return "- [ ] "
        case _:
            return "- "


def _with_origin(entry: Entry) -> str:
    return f"{entry.text}\n({entry.came_from})" if entry.came_from else entry.text


def _listed(mark: str, text: str) -> str:
    """Return ``text`` behind its mark, the lines below the first as far in as the first."""
    first, *rest = text.split("\n")
    far_in = " " * (2 if mark.startswith("-") else len(mark))
    return "\n".join((mark + first, *(far_in + line if line else "" for line in rest)))


def _said(field: Field) -> str:
    return f"{field.label}: {field.text}" if field.text else ""


def _labelled(field: Field) -> str:
    return f"**{field.label}:** {_as_typed(field.text)}" if field.text else ""


def _as_typed(text: str) -> str:
    """Return Markdown that shows ``text`` as it is, line by line."""
    paragraphs = (map(_escaped, paragraph.split("\n")) for paragraph in text.split("\n\n"))
    return "\n\n".join("\\\n".join(lines) for lines in paragraphs)


def _escaped(line: str) -> str:
    return _STARTS_LIST.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", line.lstrip()))
