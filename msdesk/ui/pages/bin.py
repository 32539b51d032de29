"""What was deleted in the last 30 days, to be put back or to go for good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from msdesk.domain.bin import KEPT_FOR, BinItem
from msdesk.domain.days import day_month, in_words
from msdesk.domain.screen import Screen
from msdesk.domain.words import many
from msdesk.ui.look import Look
from msdesk.ui.widgets.actions import Act, actions
from msdesk.ui.widgets.asking import Answer, Asking
from msdesk.ui.widgets.back import add_back
from msdesk.ui.widgets.basics import Button, Card, column, flow
from msdesk.ui.widgets.kept_list import KeptList, way_to_more
from msdesk.ui.widgets.keyboard import begin_at
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.text import Text

_AT_ONCE = 20
_SEEN_FIRST = 4
_FOR_GOOD = "It cannot be got back from here. Older backups keep it until they are replaced."


class BinPage(ScrollPage):
    """Lists deleted things, newest first; each signal carries the one that is meant."""

    restored = Signal(BinItem)
    removed = Signal(BinItem)
    emptied = Signal()

    def __init__(self, look: Look, items: tuple[BinItem, ...], today: date) -> None:
        super().__init__(look, "Bin", f"What you delete stays here for {KEPT_FOR.days} days.")
        self._today = today
        self._items = items
        self._shown = _AT_ONCE
        self._asking: Asking | None = None
        self._back = add_back(self, self.way_to(Screen.RECORD))
        self._place = KeptList(
            self, look.space(16), self._card, first=_AT_ONCE, at_once=_SEEN_FIRST
        )
        self.body.addLayout(self._place)
        self._list()

    def first(self) -> QWidget:
        """Return the thing to do first; while something is asked, what changes nothing."""
        if self._asking:
            return self._asking.answers[1]
        back = [b for b in self.content.findChildren(Button) if b.text() == "Put back"]
        return back[0] if back else self._back

    def _list(self) -> None:
        self._asking = None
        self._place.show(self._items[: self._shown], self._below())
        if self.isVisible():  # what was pressed is gone; the keyboard stays on this page
            self.first().setFocus()

    def _below(self) -> Callable[[], QWidget]:
        """Return what makes the ways on that stand below what is shown."""
        if not self._items:
            return self._nothing
        return self._more_or_empty if len(self._items) > self._shown else self._empty

    def _nothing(self) -> QWidget:
        return Text(
            "The bin is empty. What you delete will be here, and can be put back.",
            widest=self.look.column,
        )

    def _more_or_empty(self) -> QWidget:
        more = way_to_more(self.look, self._more)
        return column(self.look, more, self._empty(), gap=16)

    def _empty(self) -> QWidget:
        does = self._ask_about_all
        return flow(self.look, Button(self.look, "Empty the bin", "", icon="trash-2", does=does))

    def _more(self) -> None:
        before = self._shown
        self._shown += _AT_ONCE
        self._place.show(self._items[: self._shown], self._below())
        begin_at(self._place, before)

    def _card(self, item: BinItem) -> QWidget:
        look = self.look
        deleted = item.deleted_at.astimezone().date()
        goes = deleted + KEPT_FOR
        name = f"{item.kind}, {item.title}"
        card = Card(look)
        card.column.addWidget(Text(item.title, "strong", widest=look.column))
        card.column.addWidget(
            Text(
                f"{item.kind}. Deleted {in_words(deleted, today=self._today)}. "
                f"It goes for good on {day_month(goes)}.",
                "small",
                widest=look.column,
            )
        )
        card.column.addWidget(
            actions(
                look,
                name,
                Act("Put back", "undo-2", partial(self.restored.emit, item)),
                Act("Delete for good", "trash-2", partial(self._ask_about, item)),
            )
        )
        return card

    def _ask_about(self, item: BinItem) -> None:
        self._ask(
            f"Delete this {item.kind.lower()} for good?",
            f"“{item.title}”",
            partial(self.removed.emit, item),
            partial(self._keep, self._items.index(item), nth=1),
        )

    def _ask_about_all(self) -> None:
        self._ask(
            f"Delete {many(len(self._items), 'thing')} for good?",
            "All that is in the bin goes.",
            self.emptied.emit,
            partial(self._keep, min(self._shown, len(self._items)), nth=-1),
        )

    def _keep(self, place: int, nth: int) -> None:
        """Show the list again, with the keyboard where one had asked."""
        self._list()
        self._place.turns.finish()
        begin_at(self._place, place, nth)

    def _ask(
        self,
        question: str,
        line: str,
        does: Callable[[], object],
        keeps: Callable[[], object],
    ) -> None:
        """Ask in place of the list, so that there is one thing to decide."""
        self._asking = asking = Asking(
            self.look,
            question,
            (line, _FOR_GOOD),
            (Answer("Delete for good", does), Answer("Keep", keeps)),
        )
        self._place.show((), lambda: asking)
        self.first().setFocus()  # a key pressed twice by a tremor deletes nothing
        self.show_widget(self._asking)
