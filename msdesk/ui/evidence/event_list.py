"""My years as a list: each thing that was written once, the newest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from msdesk.domain.days import short_date
from msdesk.domain.words import first_line
from msdesk.domain.years import Event
from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look
from msdesk.ui.widgets.actions import Act, actions
from msdesk.ui.widgets.basics import Card
from msdesk.ui.widgets.kept_list import KeptList, way_to_more
from msdesk.ui.widgets.keyboard import begin_at
from msdesk.ui.widgets.text import Text

AT_ONCE = 20
_SEEN_FIRST = 4
_LONGEST = 400  # letters of a note; the rest is one press away


def body_of(event: Event) -> str:
    """Return what an event itself has of what was written."""
    return event.body


class EventList(QWidget):
    """Shows the events it is given; ``opened`` carries the one that is to be opened.

    ``words`` gives all that was written of one, when that is shown.
    """

    opened = Signal(object)

    def __init__(self, look: Look, page: QWidget, words: Callable[[Event], str] = body_of) -> None:
        super().__init__()
        self._words = words
        style_as(self, "plain")
        self._look = look
        self._events: Sequence[Event] = ()
        self._shown = AT_ONCE
        self._list = KeptList(
            page, look.space(12), self._card, first=_SEEN_FIRST, at_once=_SEEN_FIRST
        )
        self._list.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._list)

    def show_events(self, events: Sequence[Event]) -> None:
        """Show the first of some events, and a button for more where there are more."""
        self._events, self._shown = events, AT_ONCE
        self._show()

    def let_go(self) -> None:
        """Let go of the events that are not shown."""
        self._events = ()

    def _show(self) -> None:
        more = len(self._events) > self._shown
        self._list.show(self._events[: self._shown], self._way_to_more if more else None)

    def _card(self, event: Event) -> QWidget:
        look, card = self._look, Card(self._look)
        day = short_date(event.day) if event.day else "No day"
        card.column.addWidget(Text(day, "small"))
        card.column.addWidget(Text(event.title, "strong", widest=look.column))
        body = self._words(event)
        if body.strip():
            card.column.addWidget(Text(first_line(body, _LONGEST), widest=look.column))
        opens: Callable[[], object] = partial(self.opened.emit, event)
        card.column.addWidget(actions(look, event.told, Act("Open", "book-open", opens)))
        return card

    def _way_to_more(self) -> QWidget:
        return way_to_more(self._look, self._more)

    def _more(self) -> None:
        before = self._shown
        self._shown += AT_ONCE
        self._show()
        begin_at(self._list, before)
