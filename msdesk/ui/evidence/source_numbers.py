"""Sources as short numbers in a line, and the list in which each number says what it is.

A press on either opens the source in the person's own browser.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from msdesk.domain.ids import SourceId
from msdesk.domain.numbering import Numbers
from msdesk.domain.source import Source
from msdesk.ui.evidence.links import SourceLink
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, column, flow
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.text import Text


class SourceNumber(Button):
    """The number of a source in the list; opens its page in the person's own browser."""

    def __init__(self, look: Look, number: int, source: Source) -> None:
        address = source.address
        super().__init__(
            look,
            str(number),
            "source",
            name=f"{number}, source {source.short}: opens in your browser",
            does=lambda: QDesktopServices.openUrl(QUrl(address)),
        )
        self.setToolTip(f"{source.short}\n{address}")
        self.setAccessibleDescription(address)  # else the name of the source is heard twice


def source_numbers(look: Look, sources: Sequence[Source], numbers: Numbers) -> QWidget:
    """Return the sources of one statement as numbers in a line: "Sources: 1 4 7"."""
    return flow(look, *source_parts(look, sources, numbers), gap=0)


def source_parts(look: Look, sources: Sequence[Source], numbers: Numbers) -> list[QWidget]:
    """Return the word and the numbers of such a line, for a line that says more.

    A screen reader hears the line as one, and then each number with the name of its source.
    A source that is nowhere to be opened is a number without a press.
    """
    given = numbers.of(source.id for source in sources)
    word = "Sources" if len(given) > 1 else "Source"
    label = Text(f"{word}:", "small")
    label.setAccessibleName(f"{word}: {', '.join(map(str, given))}")
    label.setContentsMargins(0, 0, look.space(6), 0)  # the ring of focus goes around a number
    return [label, *(_number(look, *each) for each in zip(given, sources, strict=True))]


def _number(look: Look, number: int, source: Source) -> QWidget:
    if source.address:
        return SourceNumber(look, number, source)
    text = Text(str(number), "small")
    text.setAccessibleName(f"{number}, source {source.short}")
    return text


def source_list(look: Look, numbers: Numbers, sources: Mapping[SourceId, Source]) -> QWidget:
    """Return the list that goes with such lines, of all sources that have a number so far."""
    lines = [source_line(look, n, sources[source]) for source, n in numbers.met().items()]
    box = column(look, *lines, gap=4)
    if (layout := box.layout()) is not None:
        heard_as(layout, "list")
    return box


def source_line(look: Look, number: int, source: Source) -> QWidget:
    """Return one line of the list: number and short name to press, citation, remarks."""
    name = f"{number}. {source.short}"
    link = SourceLink(look, name, source.address) if source.address else Text(name, "table")
    about = " ".join((source.citation, *source.remarks))
    return column(look, link, Text(about, "small", widest=look.column), gap=0)
