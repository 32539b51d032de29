"""The rows of a comparison, beside each other or one below the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLayout, QVBoxLayout, QWidget

from msdesk.content.library import Library
from msdesk.domain.comparison import Comparison, Part, ShownRow
from msdesk.domain.ms_type import MsType, types_in_words
from msdesk.domain.numbering import Numbers
from msdesk.ui.evidence.source_numbers import source_line
from msdesk.ui.kinds import LabelKind, style_as
from msdesk.ui.look import Look
from msdesk.ui.pages.compare.answers import Answers, Piece
from msdesk.ui.widgets.actions import Act
from msdesk.ui.widgets.basics import Button, Card, column, flow
from msdesk.ui.widgets.few_first import FewFirst
from msdesk.ui.widgets.gradual import Gradual
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.showing import add_to, laid_out_later, show_in
from msdesk.ui.widgets.spoken_table import SpokenTable
from msdesk.ui.widgets.text import Text

_LEAST_SHARE = 0.65  # of the widest column's
_QUESTION = 0.8
_LEFT, _WHOLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag(0)
Makers = Iterator[Callable[[], object]]


class _Cell(QFrame):
    """As wide as its column's share, and never narrower than its longest word."""

    def sizeHint(self) -> QSize:
        return QSize(self.minimumSizeHint().width(), super().sizeHint().height())


class OptionsTable(QWidget):
    """A comparison as it stands; ``asked`` carries the row to make a question of.

    ``single`` sets it in one column.  ``rows`` makes each row, those not seen first later, and
    after them the list of sources that their numbers lead to.
    """

    asked = Signal(object)

    def __init__(
        self,
        look: Look,
        library: Library,
        ms_types: Sequence[MsType],
        table: Comparison,
        rows: Gradual,
        *,
        single: bool,
        pictures: bool = True,
    ) -> None:
        super().__init__()
        style_as(self, "plain")
        self._look = look
        self._library = library
        self._ms_types = ms_types
        self._table = table
        self._numbers = Numbers()
        for row in table.rows:
            for cell in row.cells:
                self._numbers.of(cell.sources)
        self._answers = Answers(look, library.sources, self._numbers, pictures=pictures)
        self._names = ["Question", *(o.name for o in table.options)]
        self.grid: QWidget = self
        self.heads: list[QWidget] = []  # of its columns; none where there is one column
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.space(12))
        makers = self._cards() if single else self._lines()
        rows.fill([*makers, *self._foot()])

    def _cards(self) -> Makers:
        """Yield what makes each row as a card, below each other."""
        cards = QVBoxLayout()
        cards.setSpacing(self._look.space(12))
        heard_as(cards, "list")
        self._column.addLayout(cards)
        for part, row in self._parted():
            if part:
                yield partial(_add, cards, part.value, "section")
            yield partial(self._add_card, cards, row)

    def _add_card(self, cards: QVBoxLayout, shown: ShownRow) -> None:
        look = self._look
        card = Card(look)
        (question, *below), ask = self._question(shown)
        card.column.addWidget(column(look, flow(look, question, ask, gap=12), *below, gap=0))
        for option, cell in zip(self._table.options, shown.cells, strict=True):
            answer = self._answers.parts(cell, f"{shown.heading} {option.name}")
            told = QVBoxLayout()
            told.setSpacing(look.space(2))
            for part in (Text(option.name, "table-strong"), *answer):
                _put(told, part)
            card.column.addLayout(told)
        add_to(cards, card)

    def _parted(self) -> Iterator[tuple[Part | None, ShownRow]]:
        """Yield each row, the first of a part with the part it begins."""
        before = None
        for row in self._table.rows:
            yield (None if row.part is before else row.part), row
            before = row.part

    def _lines(self) -> Makers:
        """Yield what makes each row as a line of a grid."""
        frame = QFrame()
        style_as(frame, "grid")
        grid = QGridLayout(frame)
        grid.setContentsMargins(1, 1, 1, 1)
        grid.setSpacing(1)
        spoken = SpokenTable("Side by side", grid, self._names)
        self.grid = frame
        self.heads = self.heads_again()
        for place, (box, share) in enumerate(zip(self.heads, self._shares(), strict=True)):
            heard_as(box, "nothing")
            grid.addWidget(box, 0, place)
            grid.setColumnStretch(place, share)
        both = QGridLayout()
        self._column.addLayout(both)
        for each in (spoken, frame):  # one behind the other
            both.addWidget(each, 0, 0)
        line = 1
        for part, row in self._parted():
            if part:
                yield partial(self._add_part, grid, line, part)
                line += 1
            yield partial(self._add_line, grid, spoken, line, row, part)
            line += 1

    def heads_again(self) -> list[QWidget]:
        """Return the heads of the columns, made anew."""
        return [self._box([Text(name, "table-strong")], head=True) for name in self._names]

    def _shares(self) -> list[int]:
        """Return how much of the width each column has: who says more needs more."""
        shown = zip(*(row.cells for row in self._table.rows), strict=True)
        words = [sum(len(cell.short or cell.text) for cell in cells) for cells in shown]
        widest = max(words)
        shares = [max(_LEAST_SHARE, each / widest) for each in words]
        question = _QUESTION * sum(shares) / len(shares)
        return [round(100 * share) for share in (question, *shares)]

    def _add_part(self, grid: QGridLayout, line: int, part: Part) -> None:
        box = self._box([Text(part.value, "strong-small")], head=True, pad=4)
        heard_as(box, "nothing")  # it is told with the first question below it
        with laid_out_later(grid):
            grid.addWidget(box, line, 0, 1, len(self._table.options) + 1)
            show_in(grid, box)

    def _add_line(
        self,
        grid: QGridLayout,
        spoken: SpokenTable,
        line: int,
        shown: ShownRow,
        part: Part | None,
    ) -> None:
        words, ask = self._question(shown)
        boxes = [self._box([*words, ask])]
        options = zip(self._table.options, shown.cells, strict=True)
        for option, cell in options:
            name = f"{shown.heading} {option.name}"
            box = self._box(self._answers.parts(cell, name))
            box.setAccessibleName(name)
            boxes.append(box)
        with laid_out_later(grid):
            for place, box in enumerate(boxes):
                grid.addWidget(box, line, place)
            show_in(grid, *boxes)
        spoken.add(boxes, part.value if part else "")

    def _box(self, parts: Sequence[Piece], *, head: bool = False, pad: int = 10) -> QFrame:
        box = _Cell()
        style_as(box, "grid-head" if head else "grid-cell")
        layout = QVBoxLayout(box)
        side, below = self._look.space(14), 6 if len(parts) > 1 else pad
        layout.setContentsMargins(side, self._look.space(pad), side, self._look.space(below))
        layout.setSpacing(self._look.space(2))
        for part in parts:
            _put(layout, part)
        layout.addStretch(1)
        return box

    def _question(self, shown: ShownRow) -> tuple[list[QWidget], Button]:
        """Return the question with what it counts or asks of, and the way to ask it."""
        star = "★ " if shown.matters else ""
        question = Text(f"{star}{shown.question}", "table-strong")
        matters = " (It matters to me.)" if star else ""
        question.setAccessibleName(f"{shown.heading}{matters}")
        types = types_in_words(self._ms_types) if shown.id == "type" else ""
        below = [Text(words, "small") for words in (shown.measure, shown.counted, types) if words]
        if shown.measure:
            heard_as(below[0], "nothing")  # it is told with the question
        ask = Act("Ask", "plus", lambda: self.asked.emit(shown), "link")
        return [question, *below], ask.on(self._look, shown.heading)

    def _foot(self) -> Makers:
        """Yield what makes the list of the sources below the table."""
        foot = QVBoxLayout()
        foot.setSpacing(self._look.space(8))
        self._column.addLayout(foot)
        if self._numbers.met():
            yield partial(_add, foot, "Sources", "section")
            yield partial(self._add_sources, foot)

    def _add_sources(self, foot: QVBoxLayout) -> None:
        sources = self._library.sources
        numbered = self._numbers.met().items()
        lines = [partial(source_line, self._look, n, sources[source]) for source, n in numbered]
        add_to(foot, FewFirst(self._look, lines, of="Sources", first=0))


def _put(layout: QVBoxLayout, part: Piece) -> None:
    if isinstance(part, QLayout):
        layout.addLayout(part)
    else:  # a button is no wider than its words
        layout.addWidget(part, 0, _LEFT if isinstance(part, Button) else _WHOLE)


def _add(layout: QVBoxLayout, text: str, kind: LabelKind) -> None:
    add_to(layout, Text(text, kind))
