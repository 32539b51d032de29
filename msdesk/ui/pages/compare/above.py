"""What stands above the table: the whole in short, how to read it, and how to use the page."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from msdesk.content.library import Library
from msdesk.domain.comparison import Comparison
from msdesk.domain.comparison_words import fairness, key, rules
from msdesk.domain.deciding import Deciding
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import column, plain
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.text import Text

_NO_TYPE = "The rules depend on your type of MS. Say it in My MS, and they stand here."
_TO_DO = "What worries you? Press Ask beside it, and it is on your list of questions."


def above(look: Look, table: Comparison, *, pictures: bool, abreast: bool) -> QWidget:
    """Return the table in short and how to read it, ``abreast`` or one below the other."""
    in_short = (*(rules(table) or (_NO_TYPE,)), *fairness(table), _TO_DO)
    parts = [_told(look, "In short", in_short)]
    if reading := tuple(key(table, pictures=pictures)):
        parts.append(_told(look, "How to read it", ("\n".join(reading),)))
    box = plain()
    layout = QHBoxLayout(box) if abreast else QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(look.space(24 if abreast else 8))
    for part, share in zip(parts, (3, 2), strict=False):
        layout.addWidget(part, share if abreast else 0)
    return box


def _told(look: Look, title: str, lines: tuple[str, ...]) -> QWidget:
    texts = [Text(line, "table", widest=look.column) for line in lines]
    lines_below = column(look, *texts, gap=4)
    if (layout := lines_below.layout()) is not None:
        heard_as(layout, "list")
    box = column(look, Text(title, "strong"), lines_below, gap=4)
    if isinstance(outer := box.layout(), QVBoxLayout):
        outer.addStretch(1)
    return box


def how_to_use(look: Look, library: Library, table: Comparison | None) -> Iterator[QWidget]:
    """Yield the steps of deciding, and what the words of a table mean."""
    here = {Deciding.COMPARE: " (this page)"}
    yield _told(
        look,
        "The five steps of deciding",
        tuple(f"{s.value}. {s.what[:1].upper()}{s.what[1:]}{here.get(s, '')}." for s in Deciding),
    )
    if table and (words := library.glossary_finder.met(_words_of(table))):
        meanings = (f"“{word.term}”: {word.plain}" for word in words)
        yield _told(look, "Words on this page", tuple(meanings))


def _words_of(table: Comparison) -> str:
    said = [each.value for each in table.ms_types]
    for row in table.rows:
        said += (row.heading, *(cell.text for cell in row.cells))
    return "\n".join(said)
