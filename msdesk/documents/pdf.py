"""PDFs made by Typst: tagged, to PDF/UA-1, with the fonts we ship.

Importing this module loads Typst, so import it where a page is made and not at the start.
The words travel as JSON and are set as strings; the templates never read them as markup.

PDF/UA-1 wants a glyph for every letter.  A page is made with our fonts alone, so it is the
same on every computer; if they lack a letter (Japanese, an emoji) the fonts of the system
stand in; if those lack it too, the page is still made, tagged, with a box for the letter
and the letter itself in the text of the PDF.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import typst

from msdesk.documents.questions import questions_page, to_write_on
from msdesk.documents.recovery import recovery_page
from msdesk.documents.side_by_side import side_by_side
from msdesk.domain.appointment import Paper
from msdesk.domain.comparison import Comparison
from msdesk.domain.ids import SourceId
from msdesk.domain.sheet import Sheet
from msdesk.domain.source import Source
from msdesk.domain.value import Value
from msdesk.errors import DocumentError


class _Fonts(Value, frozen=True, kw_only=True):
    """What may be used to show a letter, and whether each must be shown."""

    of_system: bool
    every_letter: bool


_TRIES = (
    _Fonts(of_system=False, every_letter=True),
    _Fonts(of_system=True, every_letter=True),
    _Fonts(of_system=True, every_letter=False),
)


def questions_pdf(sheet: Sheet, resources: Path) -> bytes:
    """Return the page of questions; raises ``DocumentError`` if Typst cannot make it."""
    page = to_write_on(questions_page(sheet))
    return _pdf("questions", page, sheet.paper, sheet.text_size, resources)


def comparison_pdf(
    comparison: Comparison,
    sources: Mapping[SourceId, Source],
    *,
    version: str,
    as_of: date,
    paper: Paper,
    text_size: int,
    resources: Path,
) -> bytes:
    """Return the options side by side, on landscape pages; ``as_of`` is the day it is made.

    The head of the table stands on each page, the sources below the table.  Raises
    ``DocumentError`` if Typst cannot make it.
    """
    page = side_by_side(comparison, sources, version=version, as_of=as_of)
    return _pdf("comparison", page, paper, text_size, resources)


def recovery_pdf(
    key: str, made_on: date, resources: Path, *, paper: Paper = Paper.A4, text_size: int = 16
) -> bytes:
    """Return the page with a recovery key; raises ``DocumentError`` if Typst cannot make it."""
    return _pdf("recovery", recovery_page(key, made_on), paper, text_size, resources)


def _pdf(template: str, page: Value, paper: Paper, text_size: int, resources: Path) -> bytes:
    words: dict[str, Any] = msgspec.to_builtins(page)
    words |= {"paper": paper.value, "text_size": text_size, "page": "Page", "of": "of"}
    for fonts in _TRIES:
        try:
            return _compiled(resources / "documents" / f"{template}.typ", words, fonts, resources)
        except (typst.TypstError, OSError) as error:
            reason = error
    raise DocumentError(
        "The page could not be made.", "Save it as a web page (HTML) instead."
    ) from reason


def _compiled(template: Path, words: dict[str, Any], fonts: _Fonts, resources: Path) -> bytes:
    data = msgspec.json.encode(words | {"stand_in": not fonts.every_letter}).decode()
    return typst.compile(
        template,
        root=template.parent,
        font_paths=[resources / "fonts"],
        ignore_system_fonts=not fonts.of_system,
        sys_inputs={"data": data},
        format="pdf",
        pdf_standards=["ua-1"] if fonts.every_letter else [],
    )
