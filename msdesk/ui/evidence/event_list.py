"""My years as a list: each thing that was written once, the newest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.days import short_date
from msdesk.domain.words import first_line
from msdesk.domain.years import Event
from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look
from msdesk.ui.widgets.actions import Act, actions
from msdesk.ui.widgets.basics import Button, Card, clear, flow
from msdesk.ui.widgets.gradual import Gradual, Part
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.keyboard import begin_at
from msdesk.ui.widgets.text import Text

AT_ONCE = 20
_SEEN_FIRST = 4
_LONGEST = 400  # letters of a note; the rest is one press away


class EventList(QWidget):
    """Shows the events it is given; ``opened`` carries the one that is to be opened."""

    opened = Signal(object)

    def __init__(self, look: Look, page: QWidget) -> None:
        super().__init__()
        style_as(self, "plain")
        self._look = look
        self._events: Sequence[Event] = ()
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(look.space(12))
        heard_as(self._list, "list")
        self._parts = Gradual(page, at_once=_SEEN_FIRST)

    def show_events(self, events: Sequence[Event], many: int = AT_ONCE) -> None:
        """Show the first of some events, and a button for more where there are more."""
        self._events = events
        clear(self._list)
        parts: list[Part] = [partial(self._add, event) for event in events[:many]]
        if len(events) > many:
            parts.append(partial(self._add_more, many))
        self._parts.fill(parts)

    def _add(self, event: Event) -> None:
        look, card = self._look, Card(self._look)
        day = short_date(event.day) if event.day else "No day"
        card.column.addWidget(Text(day, "small"))
        card.column.addWidget(Text(event.title, "strong", widest=look.column))
        body = event.body or ""
        if body.strip():
            card.column.addWidget(Text(first_line(body, _LONGEST), widest=look.column))
        opens: Callable[[], object] = partial(self.opened.emit, event)
        card.column.addWidget(actions(look, event.told, Act("Open", "book-open", opens)))
        self._list.addWidget(card)

    def _add_more(self, shown: int) -> None:
        does = partial(self._more, shown)
        more = Button(self._look, "Show more", "", icon="chevron-down", does=does)
        self._list.addWidget(flow(self._look, more))

    def _more(self, before: int) -> None:
        self.show_events(self._events, before + AT_ONCE)
        begin_at(self._list, before)
