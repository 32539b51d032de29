"""Several groups of people of whom one thing was measured: their span in one box.

One sentence gives the span, one picture shows the group that says most, and the groups
themselves are folded beneath.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from msdesk.domain.estimate import Estimate, Item, Unit, out_of
from msdesk.domain.figures import arm_in_words, out_of_what, range_in_words
from msdesk.domain.first import Span
from msdesk.ui.evidence.citing import Cite, told_by
from msdesk.ui.evidence.first_use import FirstUse
from msdesk.ui.evidence.icon_array import IconArray
from msdesk.ui.look import Look, Size
from msdesk.ui.widgets.actions import Act
from msdesk.ui.widgets.basics import Card, column, flow
from msdesk.ui.widgets.text import Text

_MOST_DRAWN = 1000  # squares; more are too small to be seen


class SpanCard(Card):
    """The box; ``each`` holds the groups one by one."""

    def __init__(
        self,
        look: Look,
        span: Span,
        pictured: Item,
        cite: Cite,
        each: QWidget,
        *,
        pictures: bool,
        ask: Callable[[Item], object],
        first_use: FirstUse,
    ) -> None:
        super().__init__(look)
        self._look = look
        self.setProperty("item", span.id)
        self.column.addWidget(Text(span.outcome, "heading"))
        self.column.addWidget(Text(span.sentence, "strong", widest=look.column))
        if span.small:
            self.column.addWidget(first_use.aside(span.small))
        meanings = first_use.lines(f"{span.sentence} {span.small}")
        for lines in meanings:
            self.column.addWidget(lines)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(look.space(24))
        if isinstance(pictured, Estimate) and pictured.unit is Unit.PEOPLE:
            self._draw(span, pictured, first_use, pictures=pictures)
        elif span.beside:
            self._row.addWidget(first_use.aside(span.beside, ""), 1)
        self.column.addLayout(self._row)
        button = Act("Ask about this", "plus", lambda: ask(pictured)).on(look, span.outcome)
        again = first_use.again(span.outcome, meanings)
        told = told_by(look, span.seen, span.sources, cite)
        self.column.addWidget(flow(look, button, *told, *again, gap=12))
        for words in again:
            self.column.addLayout(words.place)
        self.column.addWidget(each)

    def _draw(self, span: Span, item: Estimate, first_use: FirstUse, *, pictures: bool) -> None:
        arm = item.arms[0]
        of = span.out_of or out_of_what(item)
        figure = arm_in_words(arm, item, of)
        words: list[QWidget] = [
            Text(figure, "number"),
            Text(item.outcome, "small", widest=self._look.column),
            first_use.aside(range_in_words(arm, item, of)),
        ]
        if span.beside:
            words.append(first_use.aside(span.beside, ""))
        if pictures and of <= _MOST_DRAWN:
            interval = item.interval(arm)
            between = interval.out_of(of) if interval else None
            sentence = f"{item.outcome}: {figure}."
            array = IconArray(self._look, out_of(item.rate(arm), of), of, sentence, between)
            self._row.addWidget(array, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(column(self._look, *words, gap=4), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() > self._look.space(178) + self._look.text(Size.READING) * 22
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
