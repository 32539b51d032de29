"""The rows of a comparison, beside each other or one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from msdesk.content.library import Library
from msdesk.domain.comparison import Comparison, ShownCell, ShownRow
from msdesk.domain.ms_type import MsType
from msdesk.ui.evidence.links import few_links
from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look
from msdesk.ui.widgets.actions import Act
from msdesk.ui.widgets.basics import Card, flow
from msdesk.ui.widgets.framed import Framed
from msdesk.ui.widgets.gradual import Gradual
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.spoken_table import SpokenTable
from msdesk.ui.widgets.text import Text


class _Cell(QFrame):
    """As wide as its column's share, and never narrower than its longest word."""

    def sizeHint(self) -> QSize:
        return QSize(self.minimumSizeHint().width(), super().sizeHint().height())


class OptionsTable(QWidget):
    """A comparison as it stands; ``asked`` carries the row to make a question of.

    ``single`` sets it in one column.  ``rows`` makes each row, those not seen first later.
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
    ) -> None:
        super().__init__()
        style_as(self, "plain")
        self._look = look
        self._library = library
        self._ms_types = ms_types
        self._table = table
        if single:
            column = QVBoxLayout(self)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(look.space(12))
            heard_as(column, "list")
            rows.fill([partial(self._add_card, column, row) for row in table.rows])
        else:
            self._fill_grid(rows)

    def _add_card(self, layout: QVBoxLayout, shown: ShownRow) -> None:
        card = Card(self._look)
        for part in self._question(shown):
            card.column.addWidget(part)
        for option, cell in zip(self._table.options, shown.cells, strict=True):
            card.column.addWidget(Text(option.name, "table-strong"))
            for part in self._answer(cell, f"{shown.heading} {option.name}"):
                card.column.addWidget(part)
        layout.addWidget(card)

    def _fill_grid(self, rows: Gradual) -> None:
        frame = QFrame()
        style_as(frame, "grid")
        grid = QGridLayout(frame)
        grid.setContentsMargins(1, 1, 1, 1)
        grid.setSpacing(1)
        heads = ["Question", *(o.name for o in self._table.options)]
        spoken = SpokenTable("Side by side", grid, heads)
        for place, head in enumerate(heads):
            box = self._box([Text(head, "table-strong")], head=True)
            heard_as(box, "nothing")
            grid.addWidget(box, 0, place)
            grid.setColumnStretch(place, 1)
        both = QGridLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        for each in (spoken, frame):  # one behind the other
            both.addWidget(each, 0, 0)
        lines = enumerate(self._table.rows, 1)
        rows.fill([partial(self._add_line, grid, spoken, line, shown) for line, shown in lines])

    def _add_line(
        self, grid: QGridLayout, spoken: SpokenTable, line: int, shown: ShownRow
    ) -> None:
        boxes = [self._box(self._question(shown))]
        grid.addWidget(boxes[0], line, 0)
        options = zip(self._table.options, shown.cells, strict=True)
        for place, (option, cell) in enumerate(options, 1):
            name = f"{shown.heading} {option.name}"
            box = self._box(self._answer(cell, name))
            box.setAccessibleName(name)
            grid.addWidget(box, line, place)
            boxes.append(box)
        spoken.add(boxes)

    def _box(self, parts: list[QWidget], *, head: bool = False) -> QFrame:
        box = _Cell()
        style_as(box, "grid-head" if head else "grid-cell")
        layout = QVBoxLayout(box)
        pad = self._look.space(14)
        layout.setContentsMargins(pad, self._look.space(12), pad, self._look.space(12))
        layout.setSpacing(self._look.space(4))
        for part in parts:
            layout.addWidget(part)
        layout.addStretch(1)
        return box

    def _question(self, shown: ShownRow) -> list[QWidget]:
        star = "★ " if shown.matters else ""
        types = ", ".join(t.value for t in self._ms_types)
        question = Text(f"{star}{shown.heading}", "table-strong")
        if star:
            question.setAccessibleName(f"{shown.heading} (It matters to me.)")
        parts: list[QWidget] = [question]
        if shown.id == "type" and types:
            parts.append(Text(types, "small"))
        button = Act("Ask", "plus", lambda: self.asked.emit(shown)).on(self._look, shown.heading)
        parts.append(flow(self._look, button))
        return parts

    def _answer(self, cell: ShownCell, of: str) -> list[QWidget]:
        parts: list[QWidget] = [Text(cell.text, "table")]
        if cell.window:
            window = (
                f"Time: {cell.window}. Windows differ in this row."
                if cell.window_differs
                else f"Time: {cell.window}"
            )
            parts.append(
                flow(
                    self._look,
                    Framed(window, "strip") if cell.window_differs else Text(window, "small"),
                )
            )
        if cell.second_hand:
            parts.append(Text("Reported second-hand.", "small"))
        if cell.sources:
            sources = [self._library.sources[i] for i in cell.sources]
            parts.append(few_links(self._look, sources, of=of))
        return parts
