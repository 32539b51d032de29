"""What stands in one place of the table: the answer, its pictures, its time and its sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLayout, QWidget

from msdesk.domain.cell_figures import Drawn
from msdesk.domain.comparison import ShownCell
from msdesk.domain.ids import SourceId
from msdesk.domain.numbering import Numbers
from msdesk.domain.source import Source
from msdesk.ui.evidence.icon_array import IconArray
from msdesk.ui.evidence.source_numbers import source_numbers
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, column, flow
from msdesk.ui.widgets.framed import Framed
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.text import Text

TIME_DIFFERS = "Time differs"
_WIDE = {100: 68, 1000: 108}  # pixels, by how many are drawn: all are of one height
_CAPTION = 84
_LISTED = "\u2022 "
_FEW = 2  # sources, beside a text that is shown short


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

    def parts(self, cell: ShownCell, of: str) -> list[QWidget]:
        """Return an answer's words and, below them, all else; ``of`` is its question."""
        text = Text(cell.short or cell.text, "table")
        pictures = self._drawn(cell, of) if self._pictures else []
        if cell.short:
            return [text, self._begun(text, cell, of)]
        rests_on = self._rests_on(cell, cell.sources, beside=len(pictures) == 1)
        if pictures:
            return [text, flow(self._look, *pictures, *rests_on, top=True)]
        return [text, *rests_on]

    def _drawn(self, cell: ShownCell, of: str) -> list[QWidget]:
        captions = _captions(cell.drawn)
        return [self._picture(*each, of) for each in zip(cell.drawn, captions, strict=True)]

    def _rests_on(
        self, cell: ShownCell, sources: Sequence[SourceId], *, beside: bool = False
    ) -> list[QWidget]:
        """Return over which time it was, how it is known, and from where.

        It has a line for each where it can stand ``beside`` one picture.
        """
        look = self._look
        said = [f"Time: {cell.window}."] if cell.window and not cell.window_differs else []
        if cell.second_hand:
            said.append("Reported second-hand.")
        then = " ".join(said)
        parts: list[QWidget] = []
        if cell.window_differs:
            parts.append(flow(look, Framed(f"{TIME_DIFFERS}: {cell.window}", "strip")))
        if then and (beside or not sources):
            parts.append(Text(then, "small"))
            then = ""
        if sources:
            cited = [self._sources[source] for source in sources]
            parts.append(source_numbers(look, cited, self._numbers, then=then))
        return [column(look, *parts, gap=0)] if beside and parts else parts

    def _begun(self, text: Text, cell: ShownCell, of: str) -> QWidget:
        """Return what stands below a long answer that is shown as it begins.

        A button shows it whole with all its sources, or short again.  Who hears the answer
        hears it whole, for a list of who must not take it has no end that one could do without.
        """
        text.setAccessibleName(cell.text)
        listed = cell.text.count(_LISTED)
        more = f"Show all {listed}" if listed else "Show all"
        button = Button(self._look, more, "link", name=f"{more}: {of}")
        few = self._rests_on(cell, cell.sources[:_FEW])
        every: list[QWidget] = []
        below = flow(self._look, button, *few)

        def turn() -> None:
            if not every:
                every.extend(self._rests_on(cell, cell.sources))
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
        label = f", {drawn.label}" if drawn.label else ""
        array = IconArray(
            self._look,
            drawn.count,
            drawn.of,
            f"{of}: {drawn.words}{label}.",
            drawn.between,
            wide=_WIDE[drawn.of],
        )
        if not caption:
            return array
        below = _Caption(caption, self._look.space(_CAPTION))
        heard_as(below, "nothing")  # it is in the sentence of the picture
        return column(self._look, array, below, gap=0)


def _captions(drawn: Sequence[Drawn]) -> list[str]:
    """Return what tells pictures apart: their groups, or where those do not, their figures."""
    if len(drawn) == 1:
        return [""]
    labels = [each.label for each in drawn]
    if all(labels) and len(set(labels)) == len(labels):
        return labels
    return [each.words.partition(" (")[0] for each in drawn]
