"""One item of "What it may do" or "What may go wrong".

Benefits and harms are drawn by the same code: same fields, same order, same size.  What
nobody has measured takes as much room as what somebody has.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from msdesk.domain.certainty import CertaintyRule
from msdesk.domain.estimate import (
    Estimate,
    Finding,
    Item,
    NoFairComparison,
    Unit,
    out_of,
)
from msdesk.domain.figures import arm_in_words, other_side, out_of_what, range_in_words
from msdesk.domain.ms_type import types_in_words
from msdesk.domain.source import Seen
from msdesk.ui.evidence.citing import Cite
from msdesk.ui.evidence.first_use import FirstUse, Meanings
from msdesk.ui.evidence.icon_array import IconArray
from msdesk.ui.kinds import LabelKind
from msdesk.ui.look import Look, Size
from msdesk.ui.widgets.actions import Act
from msdesk.ui.widgets.basics import Card, flow, plain
from msdesk.ui.widgets.text import Text

_NO_COMPARISON = "No fair comparison exists"


class ItemCard(Card):
    """An estimate, a finding or an absence, with its picture and its button "Ask"."""

    def __init__(
        self,
        look: Look,
        item: Item,
        cite: Cite,
        rule: CertaintyRule,
        *,
        pictures: bool,
        ask: Callable[[Item], object],
        first_use: FirstUse,
    ) -> None:
        super().__init__(look, dashed=isinstance(item, NoFairComparison))
        self._look = look
        self._item = item
        self._rule = rule
        self._first_use = first_use
        self._meanings: list[Meanings] = []
        self.setProperty("item", item.id)
        self._box = QHBoxLayout()
        self._box.setSpacing(look.space(24))
        words = plain()
        self._words = QVBoxLayout(words)
        self._words.setContentsMargins(0, 0, 0, 0)
        self._words.setSpacing(look.space(4))
        self._below_numbers = 0  # the place among the words for what pictures them
        self._say(Text(item.outcome, "heading"))
        types = types_in_words(item.ms_types) or "not named"
        self._say(Text(f"Type of MS: {types}.", "small", widest=look.column))
        self._tell(item)
        self._sources(item, cite, ask)
        self._words.addStretch(1)
        self._box.addWidget(words, 1)
        self.column.addLayout(self._box)
        self._beside: bool | None = None  # whether the pictures stand at the right
        self._pictures: QWidget | None = None
        if pictures and not isinstance(item, Finding):
            self._pictures = self._arrays(item)
            self._place(beside=True)

    def _say(self, text: Text) -> None:
        self._words.addWidget(text)

    def _explain(self, text: str) -> None:
        for lines in self._first_use.lines(text):
            self._words.addWidget(lines)
            self._meanings.append(lines)

    def _aside(self, text: str, kind: LabelKind = "small") -> None:
        self._say(self._first_use.aside(text, kind))

    def _tell(self, item: Item) -> None:
        match item:
            case Estimate():
                self._estimate(item)
                self._below_numbers = self._words.count()
                self._judge(item)
            case Finding():
                self._aside(item.statement, "")
                self._explain(item.statement)
                self._judge(item)
            case NoFairComparison():
                self._say(Text(_NO_COMPARISON, "number"))
                self._below_numbers = self._words.count()
                self._aside(item.why)
                self._explain(item.why)

    def _estimate(self, item: Estimate) -> None:
        of = out_of_what(item)
        for arm in item.arms:
            if len(item.arms) > 1:
                self._words.addSpacing(self._look.space(4))
                self._say(Text(arm.label, "strong"))
            self._say(Text(arm_in_words(arm, item, of), "number"))
            if left := other_side(arm, item, of):
                self._say(Text(left, widest=self._look.column))
            self._aside(range_in_words(arm, item, of))
        if item.relative:
            self._say(Text(item.relative, "small", widest=self._look.column))
            self._explain(item.relative)

    def _judge(self, item: Estimate | Finding) -> None:
        word = item.certainty.value if item.certainty else f"not rated. {self._plain(item)}"
        certainty = f"Certainty: {word}. {_sentence(item.certainty_reason)}"
        number = f"{item.n:,} people" if item.n is not None else item.no_n
        who = f"Who was studied: {_sentence(item.population)} {_sentence(number)}"
        how = f"Compared with: {_sentence(item.compared_with)} Time: {_sentence(item.window)}"
        self._words.addSpacing(self._look.space(4))
        self._aside(certainty, "strong-small")
        self._explain(item.certainty_reason)
        for line in (who, how, item.note):
            if line:
                self._aside(line)
        self._explain(item.note)

    def _plain(self, item: Estimate | Finding) -> str:
        return self._rule.of(item.design).plain

    def _sources(self, item: Item, cite: Cite, ask: Callable[[Item], object]) -> None:
        look = self._look
        if item.seen is not Seen.SOURCE:
            self._say(Text(item.seen.in_words, "small"))
        button = Act("Ask about this", "plus", lambda: ask(item)).on(look, item.outcome)
        again = self._first_use.again(item.outcome, self._meanings)
        self._words.addWidget(flow(look, button, *cite(item.sources), *again, gap=12))
        for each in again:
            self._words.addLayout(each.place)

    def _arrays(self, item: Estimate | NoFairComparison) -> QWidget:
        box = plain()
        column = QVBoxLayout(box)
        gap = self._look.space(8)
        column.setContentsMargins(0, gap // 2, 0, gap // 2)
        column.setSpacing(gap)
        if isinstance(item, NoFairComparison):
            column.addWidget(
                IconArray(self._look, None, 100, f"{item.outcome}: {_NO_COMPARISON}.")
            )
            return box
        of = out_of_what(item)
        if item.unit is not Unit.PEOPLE or len(item.arms) > 3:
            return box
        for arm in item.arms:
            sentence = f"{item.outcome}: {arm_in_words(arm, item, of)}"
            if len(item.arms) > 1:
                sentence += f", {arm.label}"
                column.addWidget(Text(arm.label, "small", widest=self._look.space(178)))
            count, interval = out_of(item.rate(arm), of), item.interval(arm)
            between = interval.out_of(of) if interval else None
            column.addWidget(IconArray(self._look, count, of, f"{sentence}.", between))
        return box

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(
            beside=self.width() > self._look.space(178) + self._look.text(Size.READING) * 22
        )

    def _place(self, *, beside: bool) -> None:
        """Put the pictures beside the words, or where it is narrow right below the numbers."""
        if self._pictures is None or beside is self._beside:
            return
        self._beside = beside
        for layout in (self._box, self._words):
            layout.removeWidget(self._pictures)
        if beside:
            self._box.addWidget(self._pictures, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self._words.insertWidget(self._below_numbers, self._pictures)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
