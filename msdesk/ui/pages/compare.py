"""Two to four options side by side; "No new treatment now" is always the last of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from msdesk.content.library import Library
from msdesk.domain.comparison import (
    MOST_OPTIONS,
    Comparison,
    ShownCell,
    ShownRow,
    columns,
    compare,
)
from msdesk.domain.ids import RowId, TreatmentId
from msdesk.domain.profile import Profile
from msdesk.domain.question import NewQuestion, Origin
from msdesk.ui.look import Look, Size
from msdesk.ui.widgets.basics import Button, Card, flow, plain
from msdesk.ui.widgets.framed import Chip, Framed
from msdesk.ui.widgets.gradual import Gradual
from msdesk.ui.widgets.item_card import address
from msdesk.ui.widgets.links import SourceLink
from msdesk.ui.widgets.page import Page
from msdesk.ui.widgets.text import Text

_SEEN_FIRST = 2


class _Cell(QFrame):
    """As wide as its column's share, and never narrower than its longest word."""

    def sizeHint(self) -> QSize:
        return QSize(self.minimumSizeHint().width(), super().sizeHint().height())


class ComparePage(Page):
    """The table; ``chosen`` says which options are compared now."""

    chosen = Signal(list)
    asked = Signal(NewQuestion)
    print_wanted = Signal(object)
    matters_wanted = Signal()

    def __init__(
        self,
        look: Look,
        library: Library,
        profile: Profile,
        matters: tuple[RowId, ...],
        compared: tuple[str, ...],
    ) -> None:
        super().__init__(
            look, "Compare", "Which treatment, if any, should I discuss with my MS team now?"
        )
        self._library = library
        self._profile = profile
        self._matters = matters
        self._compared = [TreatmentId(i) for i in compared if i in library.treatments]
        self._one_column = False
        self._narrow = False
        self._toggle = Button(look, "One column", "", does=self._turn)
        self._toggle.setCheckable(True)
        self._print = Button(
            look,
            "Print",
            "second",
            icon="printer",
            does=lambda: self.print_wanted.emit(self.comparison()),
        )
        self._buttons = self.add_actions(self._print, self._toggle)
        self._chips: dict[str, Button] = {}
        self.body.addWidget(
            Text(
                f"Choose up to {MOST_OPTIONS - 1}. “No new treatment now” is always there.",
                "muted",
                widest=look.column,
            )
        )
        self.body.addWidget(flow(*self._make_chips()))
        self._all = Button(
            look, "Show all treatments", "", icon="chevron-down", does=self._show_all
        )
        self._more = flow(self._all)
        self.body.addWidget(self._more)
        matters_chip = (
            Chip("What matters to me comes first", "chip-strong")
            if matters
            else Button(look, "Say what matters to me", "link", does=self.matters_wanted.emit)
        )
        self.body.addWidget(
            flow(
                matters_chip,
                Text("The order of treatments never changes.", "small"),
                gap=look.space(12),
            )
        )
        hidden = [
            chip for card, chip in self._chips.items() if not self._concerns(TreatmentId(card))
        ]
        for chip in hidden:
            chip.hide()
        self._more.setVisible(bool(hidden))
        self._table = QVBoxLayout()
        self._rows = Gradual(self, at_once=_SEEN_FIRST)
        self.body.addLayout(self._table)
        self.refresh()

    def _make_chips(self) -> list[Button]:
        for card in self._library.treatments.values():
            if card.id == self._library.no_treatment.id:
                continue
            chip = Button(self.look, card.short_name, "chip", does=partial(self._pick, card.id))
            chip.setCheckable(True)
            self._chips[card.id] = chip
        return list(self._chips.values())

    def _concerns(self, card: TreatmentId) -> bool:
        types = set(self._profile.ms_types)
        relevant = types & set(self._library.treatments[card].relevant_types)
        return not types or bool(relevant) or card in self._compared

    def _show_all(self) -> None:
        for chip in self._chips.values():
            chip.show()
        self._more.hide()

    def first(self) -> QWidget:
        """Return the thing to do first."""
        return next((c for c in self._chips.values() if not c.isHidden()), self._all)

    def comparison(self) -> Comparison:
        """Return the table as it is shown."""
        options = columns(
            tuple(self._compared), dict(self._library.treatments), self._library.no_treatment
        )
        return compare(
            options,
            self._library.rows,
            ms_types=self._profile.ms_types,
            region=self._profile.region,
            matters=self._matters,
        )

    def _pick(self, card: TreatmentId) -> None:
        if card in self._compared:
            self._compared.remove(card)
        elif len(self._compared) < MOST_OPTIONS - 1:
            self._compared.append(card)
        self.refresh()
        self.chosen.emit(list(self._compared))

    def _turn(self) -> None:
        self._one_column = self._toggle.isChecked()
        self.refresh()

    def refresh(self) -> None:
        """Draw the table for the options chosen now."""
        full = len(self._compared) >= MOST_OPTIONS - 1
        for card, chip in self._chips.items():
            chip.setChecked(card in self._compared)
            chip.setEnabled(card in self._compared or not full)
        while (item := self._table.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._buttons.setVisible(bool(self._compared))
        if not self._compared:
            self._rows.fill(())
            self._table.addWidget(
                Text(
                    "Choose a treatment above. It will stand here beside “No new treatment now”.",
                    widest=self.look.column,
                )
            )
            return
        table = self.comparison()
        single = self._one_column or self._narrow
        self._table.addWidget(self._as_column(table) if single else self._as_table(table))
        self._table.addWidget(
            Text(
                f"Chances are shown out of {table.out_of:,} people in the whole table.",
                "small",
                widest=self.look.column,
            )
        )

    def _as_table(self, table: Comparison) -> QWidget:
        frame = QFrame()
        frame.setProperty("kind", "grid")
        grid = QGridLayout(frame)
        grid.setContentsMargins(1, 1, 1, 1)
        grid.setSpacing(1)
        heads = ["Question", *(o.name for o in table.options)]
        for place, head in enumerate(heads):
            grid.addWidget(self._box([Text(head, "table-strong")], head=True), 0, place)
            grid.setColumnStretch(place, 1)
        self._rows.fill(
            [
                partial(self._add_line, grid, line, shown, heads)
                for line, shown in enumerate(table.rows, 1)
            ]
        )
        return frame

    def _add_line(self, grid: QGridLayout, line: int, shown: ShownRow, heads: list[str]) -> None:
        grid.addWidget(self._box(self._question(shown)), line, 0)
        for place, cell in enumerate(shown.cells, 1):
            box = self._box(self._answer(cell))
            box.setAccessibleName(f"{shown.question} {heads[place]}")
            grid.addWidget(box, line, place)

    def _as_column(self, table: Comparison) -> QWidget:
        box = plain()
        inside = QVBoxLayout(box)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(self.look.space(12))
        self._rows.fill([partial(self._add_card, inside, table, row) for row in table.rows])
        return box

    def _add_card(self, inside: QVBoxLayout, table: Comparison, shown: ShownRow) -> None:
        card = Card(self.look)
        for part in self._question(shown):
            card.column.addWidget(part)
        for option, cell in zip(table.options, shown.cells, strict=True):
            card.column.addWidget(Text(option.name, "table-strong"))
            for part in self._answer(cell):
                card.column.addWidget(part)
        inside.addWidget(card)

    def _box(self, parts: list[QWidget], *, head: bool = False) -> QFrame:
        box = _Cell()
        box.setProperty("kind", "grid-head" if head else "grid-cell")
        layout = QVBoxLayout(box)
        pad = self.look.space(14)
        layout.setContentsMargins(pad, self.look.space(12), pad, self.look.space(12))
        layout.setSpacing(self.look.space(4))
        for part in parts:
            layout.addWidget(part)
        layout.addStretch(1)
        return box

    def _question(self, shown: ShownRow) -> list[QWidget]:
        star = "★ " if shown.matters else ""
        types = ", ".join(t.value for t in self._profile.ms_types)
        parts: list[QWidget] = [Text(f"{star}{shown.question}", "table-strong")]
        if shown.id == "type" and types:
            parts.append(Text(types, "small"))
        button = Button(
            self.look,
            "Ask",
            "small",
            icon="plus",
            name=f"Ask: {shown.question}",
            does=lambda: self._ask(shown),
        )
        parts.append(flow(button))
        return parts

    def _answer(self, cell: ShownCell) -> list[QWidget]:
        parts: list[QWidget] = [Text(cell.text, "table")]
        if cell.window:
            window = (
                f"Time: {cell.window}. Windows differ in this row."
                if cell.window_differs
                else f"Time: {cell.window}"
            )
            parts.append(
                flow(Framed(window, "strip") if cell.window_differs else Text(window, "small"))
            )
        if cell.second_hand:
            parts.append(Text("Reported second-hand.", "small"))
        if cell.sources:
            found = [self._library.sources[i] for i in cell.sources]
            parts.append(
                flow(*(SourceLink(self.look, s.short, address(s)) for s in found), gap=12)
            )
        return parts

    def _ask(self, shown: ShownRow) -> None:
        names = [o.short_name for o in self.comparison().options[:-1]]
        options = " or ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
        self.asked.emit(
            NewQuestion(
                text=f"{shown.question} For someone like me, with {options}?",
                origin=Origin.CARD,
                came_from="From the comparison",
                origin_id=shown.id,
            )
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        options = len(self._compared) + 2
        narrow = self.width() < options * self.look.text(Size.TABLE) * 12
        if narrow != self._narrow:
            self._narrow = narrow
            self._toggle.setVisible(not narrow)
            self.refresh()
