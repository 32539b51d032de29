"""What stands in one place of the table: the answer, its pictures, its time and its sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias, cast

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLayout, QWidget

from msdesk.domain.cell_figures import Drawn, captions, whose
from msdesk.domain.comparison import ShownCell
from msdesk.domain.comparison_words import TIME_DIFFERS
from msdesk.domain.ids import SourceId
from msdesk.domain.numbering import Numbers
from msdesk.domain.source import Source
from msdesk.ui.evidence.icon_array import IconArray
from msdesk.ui.evidence.source_numbers import source_parts
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, column, flow
from msdesk.ui.widgets.flow import Flow
from msdesk.ui.widgets.framed import Framed
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.text import Text

_WIDE = {100: 68, 1000: 108}  # pixels, by how many are drawn: all are of one height
_CAPTION = 84
_LISTED = "\u2022 "
_FEW = 2  # sources, beside a text that is shown short


Piece: TypeAlias = QWidget | QLayout


class _Caption(Text):
    """Narrow, so that two pictures stand abreast; but no word of it is broken."""

    def __init__(self, text: str, narrow: int) -> None:
        super().__init__(text, "small")
        self._narrow = narrow

    def _frame(self) -> QSize:
        if not self._widest:  # not before it has its font
            self._widest = self._narrow
            self._widest = max(self._narrow, self.minimumSizeHint().width())
        return super()._frame()


class Answers:
    """Makes the parts of answers; ``pictures`` says whether figures are drawn as well."""

    def __init__(
        self,
        look: Look,
        sources: Mapping[SourceId, Source],
        numbers: Numbers,
        *,
        pictures: bool,
    ) -> None:
        self._look = look
        self._sources = sources
        self._numbers = numbers
        self._pictures = pictures

    def parts(self, cell: ShownCell, of: str) -> list[Piece]:
        """Return an answer's words and, below them, all else; ``of`` is its question."""
        text = Text(cell.short or cell.text, "table")
        if cell.short:
            return [text, self._begun(text, cell, of)]
        pictures = self._drawn(cell, of) if self._pictures else []
        if len(pictures) == 1:
            return [text, flow(self._look, *pictures, *self._beside(cell), top=True)]
        line = [*self._numbers_of(cell.sources), *self._said(cell)]
        above = [flow(self._look, *pictures, top=True)] if pictures else []
        return [text, *above, *self._strip(cell), *([_line(line)] if line else [])]

    def _drawn(self, cell: ShownCell, of: str) -> list[QWidget]:
        pictures = zip(cell.drawn, captions(cell.drawn), strict=True)
        return [
            self._picture(each, caption, whose(each, cell.drawn, of))
            for each, caption in pictures
            if not each.is_of_nobody
        ]

    def _beside(self, cell: ShownCell) -> list[QWidget]:
        """Return what an answer rests on, in lines so narrow that they stand beside a picture."""
        parts = (*self._strip(cell), *self._said(cell), *self._numbered(cell.sources))
        return [column(self._look, *parts, gap=0)] if parts else []

    def _strip(self, cell: ShownCell) -> list[QWidget]:
        """Return the strip that marks a time that is not that of the whole row."""
        if not cell.window_differs:
            return []
        return [flow(self._look, Framed(f"{TIME_DIFFERS}: {cell.window}", "strip"))]

    def _numbers_of(self, sources: Sequence[SourceId]) -> list[QWidget]:
        cited = [self._sources[source] for source in sources]
        return source_parts(self._look, cited, self._numbers) if cited else []

    def _numbered(self, sources: Sequence[SourceId]) -> list[QWidget]:
        """Return the numbers as one thing, or nothing."""
        numbers = self._numbers_of(sources)
        return [flow(self._look, *numbers, gap=0)] if numbers else []

    def _said(self, cell: ShownCell) -> list[QWidget]:
        """Return over which time it was, and how it is known."""
        said = [f"Time: {cell.window}."] if cell.window and not cell.window_differs else []
        if cell.second_hand:
            said.append("Reported second-hand.")
        return [Text(" ".join(said), "small")] if said else []

    def _begun(self, text: Text, cell: ShownCell, of: str) -> QWidget:
        """Return what stands below a long answer that is shown as it begins.

        A button shows it whole with all its sources, or short again.  Who hears the answer
        hears it whole, for a list of who must not take it has no end that one could do without.
        """
        text.setAccessibleName(cell.text)
        listed = cell.text.count(_LISTED)
        more = f"Show all {listed}" if listed else "Show all"
        button = Button(self._look, more, "link", name=f"{more}: {of}")
        few = self._numbered(cell.sources[:_FEW])
        every: list[QWidget] = []
        below = flow(self._look, button, *few, *self._said(cell))

        def turn() -> None:
            if not every:
                every.extend(self._numbered(cell.sources))
                for part in every:
                    cast("QLayout", below.layout()).addWidget(part)
            whole = text.text() != cell.text
            words = "Show less" if whole else more
            text.setText(cell.text if whole else cell.short)
            button.setText(words)
            button.setAccessibleName(f"{words}: {of}")
            for part in few:
                part.setVisible(not whole)
            for part in every:
                part.setVisible(whole)

        button.clicked.connect(turn)
        return below

    def _picture(self, drawn: Drawn, caption: str, of: str) -> QWidget:
        told = ", ".join(filter(None, (drawn.label, drawn.where)))
        label = f", {told}" if told else ""
        array = IconArray(
            self._look,
            drawn.count,
            drawn.of,
            f"{of}: {drawn.words}{label}.",
            drawn.between,
            wide=_WIDE[drawn.of],
        )
        below = _Caption(caption, self._look.space(_CAPTION))
        heard_as(below, "nothing")  # it is in the sentence of the picture
        return column(self._look, array, below, gap=0)


def _line(parts: Sequence[QWidget]) -> Flow:
    line = Flow(gap=0)
    for part in parts:
        line.addWidget(part)
    return line
