"""Two to four options side by side; "No new treatment now" is always the last of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.content.library import Library
from msdesk.domain.comparison import (
    MOST_OPTIONS,
    Comparison,
    ShownRow,
    columns,
    compare,
)
from msdesk.domain.ids import RowId, TreatmentId
from msdesk.domain.profile import Profile
from msdesk.domain.question import NewQuestion, Origin
from msdesk.domain.screen import Screen
from msdesk.ui.look import Look, Size
from msdesk.ui.pages.compare.above import above, how_to_use
from msdesk.ui.pages.compare.heads import Heads
from msdesk.ui.pages.compare.options_table import OptionsTable
from msdesk.ui.widgets.basics import Button, clear, flow
from msdesk.ui.widgets.flow import Flow
from msdesk.ui.widgets.gradual import Gradual
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.reveal import Reveal
from msdesk.ui.widgets.text import Text

_SEEN_FIRST = 4  # parts: headings and rows, about as far as the fold


class ComparePage(ScrollPage):
    """The table; ``chosen`` says which options are compared now."""

    chosen = Signal(list)

    def __init__(
        self,
        look: Look,
        library: Library,
        profile: Profile,
        matters: tuple[RowId, ...],
        compared: tuple[str, ...],
        *,
        pictures: bool = True,
    ) -> None:
        super().__init__(
            look, "Compare", "Which treatment, if any, should I discuss with my MS team now?"
        )
        self._library = library
        self._profile = profile
        self._matters = matters
        self._pictures = pictures
        self._compared = [TreatmentId(i) for i in compared if i in library.treatments]
        self._one_column = False
        self._narrow = False
        self._toggle = Button(look, "One column", "small", does=self._turn)
        self._toggle.setCheckable(True)
        self._toggle.show_choice()
        self._print = Button(
            look,
            "Print",
            "small",
            icon="printer",
            does=self.way_to(Screen.COMPARISON),
        )
        self._chips: dict[TreatmentId, Button] = {}
        self._folded = bool(self._compared)  # who comes to read the table need not choose
        self._hint = Text(
            f"Choose up to {MOST_OPTIONS - 1}. “No new treatment now” is always there.",
            "muted",
            widest=look.column,
        )
        self._others = Button(
            look, "Choose other treatments", "small", icon="chevron-down", does=self._unfold
        )
        self._all = Button(
            look, "Show all treatments", "", icon="chevron-down", does=self._show_all
        )
        self._more = flow(look, self._all)
        self.body.addWidget(self._hint)
        self._choices = Flow(gap=look.space(8))
        self.body.addLayout(self._choices)
        self.body.addWidget(self._more)
        self._show_chips()
        # Below the chips: what comes with the first must not push them from under the pointer.
        self._how = self._steps_and_words()
        self.body.addWidget(self._things_to_do("Change" if matters else "Say"))
        self.body.addLayout(self._how.place)
        self._table = QVBoxLayout()
        self._heads: Heads | None = None
        self._rows = Gradual(self, at_once=_SEEN_FIRST)
        self.body.addLayout(self._table)
        self.refresh()

    def _concerns(self, card: TreatmentId) -> bool:
        """Whether a treatment is offered at first: while folded only what is compared."""
        if self._folded or card in self._compared:
            return card in self._compared
        types = set(self._profile.ms_types)
        return not types or bool(types & set(self._library.treatments[card].relevant_types))

    def _show_chips(self, *, every: bool = False) -> list[Button]:
        """Show those there are to choose from now, and return those that were not there."""
        there = [
            card for card in self._library.treatments if card != self._library.no_treatment.id
        ]
        wanted = [card for card in there if every or card in self._chips or self._concerns(card)]
        new = {card: self._chip(card) for card in wanted if card not in self._chips}
        self._chips = {card: new.get(card) or self._chips[card] for card in wanted}
        while self._choices.takeAt(0) is not None:
            pass
        for each in (*self._chips.values(), self._others):
            self._choices.addWidget(each)
            each.show()
        self._mark_chips()
        self._hint.setVisible(not self._folded)
        self._others.setVisible(self._folded)
        self._more.setVisible(len(wanted) < len(there) and not self._folded)
        return list(new.values())

    def _chip(self, card: TreatmentId) -> Button:
        name = self._library.treatments[card].short_name
        chip = Button(self.look, name, "chip", does=partial(self._pick, card))
        chip.setCheckable(True)
        return chip

    def _mark_chips(self) -> None:
        full = len(self._compared) >= MOST_OPTIONS - 1
        for card, chip in self._chips.items():
            chip.setChecked(card in self._compared)
            chip.setEnabled(card in self._compared or not full)

    def _unfold(self) -> None:
        self._folded = False
        self._begin_at(self._show_chips())

    def _show_all(self) -> None:
        self._begin_at(self._show_chips(every=True))

    def _begin_at(self, chips: Sequence[Button]) -> None:
        """Put the keyboard on the first of those that came; what was pressed is gone."""
        next(iter(chips), self._all).setFocus()

    def first(self) -> QWidget:
        """Return the thing to do first: at what was chosen last, one goes on."""
        newest = self._chips.get(self._compared[-1]) if self._compared else None
        return newest or next(iter(self._chips.values()), self._all)

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

    def _things_to_do(self, verb: str) -> QWidget:
        way = Button(
            self.look,
            f"{verb} what matters to me",
            "small",
            icon="sliders-horizontal",
            does=self.way_to(Screen.MATTERS),
        )
        order = Text("The order of treatments never changes.", "small")
        return flow(self.look, self._print, self._toggle, way, self._how, order, gap=12)

    def _steps_and_words(self) -> Reveal:
        show = "How to use this page"
        thing = "the five steps, and words explained"
        return Reveal(self.look, show, f"Hide h{show[1:]}", thing, self._how_to_use, icon="info")

    def _how_to_use(self) -> Iterator[QWidget]:
        return how_to_use(self.look, self._library, self.comparison() if self._compared else None)

    def _pick(self, card: TreatmentId) -> None:
        if card in self._compared:
            self._compared.remove(card)
        elif len(self._compared) < MOST_OPTIONS - 1:
            self._compared.append(card)
        self._see_room()
        self.refresh()
        self.chosen.emit(list(self._compared))

    def _turn(self) -> None:
        self._one_column = self._toggle.isChecked()
        self.refresh()

    def refresh(self) -> None:
        """Draw the table for the options chosen now."""
        self._mark_chips()
        if self._heads is not None:
            self._heads.leave()
            self._heads = None
        clear(self._table)
        if self._how.place.count():
            self._how.turn()
        self._print.setVisible(bool(self._compared))
        self._toggle.setVisible(bool(self._compared) and not self._narrow)
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
        self._table.addWidget(above(self.look, table, pictures=self._pictures, abreast=not single))
        options = OptionsTable(
            self.look,
            self._library,
            self._profile.ms_types,
            table,
            self._rows,
            single=single,
            pictures=self._pictures,
        )
        options.asked.connect(self._ask)
        self._table.addWidget(options)
        if options.heads:
            self._heads = Heads(self, options)

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

    def _see_room(self) -> None:
        """See whether all the columns have room beside each other."""
        options = len(self._compared) + 2
        self._narrow = self.width() < options * self.look.text(Size.TABLE) * 12
        self._toggle.setVisible(bool(self._compared) and not self._narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before = self._narrow
        self._see_room()
        if self._narrow is not before:
            self.refresh()
