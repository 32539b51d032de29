"""My years: a picture of what was written, and the same as a list."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from msdesk.domain.screen import Screen
from msdesk.domain.words import many
from msdesk.domain.years import Event, Sort, Years, day_of
from msdesk.domain.years_span import Over, gathered, within
from msdesk.ui.evidence.event_list import EventList, body_of
from msdesk.ui.evidence.timeline import Timeline
from msdesk.ui.evidence.timeline_shapes import key_to
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, Card, column, flow
from msdesk.ui.widgets.live_text import LiveText
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.text import Text

_EMPTY = (
    "Nothing yet. Here will be the treatments you took or thought about, new symptoms, "
    "side effects and visits, year by year."
)


_READING = "One moment: what you wrote in all these years is being read."


class MyYearsPage(ScrollPage):
    """Shows the years it is given; ``looked`` says what of them is shown, and as what.

    They may come later, by ``take_up``: it takes a moment to read very many.  ``words`` gives
    all that was written of an event, for the list.
    """

    looked = Signal(object, bool)

    def __init__(
        self,
        look: Look,
        years: Years | None,
        over: Over = Over.ALL,
        *,
        as_list: bool = False,
        words: Callable[[Event], str] = body_of,
    ) -> None:
        super().__init__(
            look, "My years", "Only what you wrote down. msdesk draws no conclusion from it."
        )
        self._over = over
        self._as_list = as_list
        self._words = words
        self._only: tuple[Event, ...] = ()  # those one came for
        self._first: QWidget = self.title
        if years is not None:
            self._take_up(years)
        else:
            self._waiting = Text(_READING, "muted")
            self.body.addWidget(self._waiting)

    def take_up(self, years: Years) -> None:
        """Show these years from now on; who waited for them has the keyboard at their first."""
        waited = self.title.hasFocus()
        self.body.removeWidget(self._waiting)
        self._waiting.hide()
        self._waiting.deleteLater()
        self._take_up(years)
        if waited:
            self.begin().setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_up(self, years: Years) -> None:
        self._years = years
        if self._over is Over.SINCE_VISIT and not years.last_visit:
            self._over = Over.ALL
        if not years.events:
            self._say_how_to_begin()
            return
        self._chips = self._choices()
        look = self.look
        self.turn = self._first = Button(look, "", "second", does=self._turn)
        to_paper = self.way_to(Screen.YEARS_PAGE)
        self._print = Button(look, "Print", "", icon="printer", does=to_paper)
        self._all = Button(look, "Show all of them", "small", does=self._show_all)
        self._count = LiveText("", "muted")
        self.picture = Timeline(look, years)
        self.list = EventList(look, self, self._words)
        self._undated = Button(look, "", "small", icon="calendar-days", does=self._show_undated)
        self._card = Card(look)
        self._lay_out()
        self.picture.opened.connect(self._open)
        self.list.opened.connect(lambda event: self.go(event.place))
        self.refresh()

    def _say_how_to_begin(self) -> None:
        self._first = Button(
            self.look,
            "Say where I stand with a treatment",
            "first",
            icon="stethoscope",
            does=self.way_to(Screen.TREATMENTS),
        )
        words = Text(_EMPTY, widest=self.look.column)
        self.body.addWidget(column(self.look, words, flow(self.look, self._first)))

    def _choices(self) -> list[Button]:
        group = QButtonGroup(self)
        chips = []
        for over in Over:
            if over is Over.SINCE_VISIT and self._years.last_visit is None:
                continue
            chip = Button(self.look, over.value, "chip", does=partial(self._choose, over))
            chip.setCheckable(True)
            chip.setChecked(over is self._over)
            group.addButton(chip)
            chips.append(chip)
        return chips

    def _lay_out(self) -> None:
        look = self.look
        self.add_actions(self.turn, self._print)
        self.body.addWidget(flow(look, *self._chips))
        self.body.addWidget(self._count)
        self._back_to_all = flow(look, self._all)
        self.body.addWidget(self._back_to_all)
        pad = look.space(12)
        self._card.column.setContentsMargins(pad, pad, pad, pad)
        self._card.column.addWidget(self.picture)
        self.body.addWidget(self._card)
        self._beside = flow(look, self._undated)
        self.body.addWidget(self._beside)
        self._key = flow(
            look,
            key_to(look, shape=True, words="taken"),
            key_to(look, shape=False, words="thought about, until the next step"),
            *(key_to(look, sort, sort.value) for sort in Sort),
            gap=16,
        )
        self.body.addWidget(self._key)
        self.body.addWidget(self.list)

    @property
    def is_read(self) -> bool:
        """Whether the years are there."""
        return self._first is not self.title

    def first(self) -> QWidget:
        """Return the thing to do first."""
        return self._first

    def let_go(self) -> None:
        """Let go of what was read: it can be all that was written in many years."""
        if self.is_read and self._years.events:
            self._years = nothing = replace(self._years, rows=(), undated=())
            self._only = ()
            self.picture.show_years(nothing)
            self.list.let_go()

    def refresh(self) -> None:
        """Show what is chosen, as the picture or as the list."""
        cut = within(self._years, self._over)
        listed, only = self._as_list, self._only
        self.turn.setText("Show as a picture" if listed else "Show as a list")
        self.turn.setAccessibleName(self.turn.text())
        events = only or cut.events
        every = many(len(cut.events), "entry", "entries")
        self._count.setText(f"{_told(only)}, out of {every}" if only else every)
        self._back_to_all.setVisible(bool(only))
        for part in (self._card, self._key):
            part.setVisible(not listed)
        self._beside.setVisible(not listed and bool(cut.undated))
        self._undated.setText(f"No day: {many(len(cut.undated), 'entry', 'entries')}")
        self._undated.setAccessibleName(self._undated.text())
        self.list.setVisible(listed)
        if listed:
            self.list.show_events(events)
        else:
            self.picture.show_years(cut)

    def _choose(self, over: Over) -> None:
        self._over, self._only = over, ()
        self.looked.emit(over, self._as_list)
        self.refresh()

    def _turn(self) -> None:
        self._show(as_list=not self._as_list)

    def _show(self, *events: Event, as_list: bool) -> None:
        self._as_list, self._only = as_list, events
        self.looked.emit(self._over, as_list)
        self.refresh()

    def _open(self, events: tuple[Event, ...]) -> None:
        """Go to where all that a mark stands for is; list what has several places."""
        if len({event.place for event in events}) == 1:
            self.go(events[0].place)
            return
        newest = sorted(events, key=day_of, reverse=True)
        self._show(*newest, as_list=True)
        self._all.setFocus()

    def _show_undated(self) -> None:
        self._show(*within(self._years, self._over).undated, as_list=True)
        self._all.setFocus()

    def _show_all(self) -> None:
        self._only = ()
        self.refresh()
        self.turn.setFocus()


def _told(events: tuple[Event, ...]) -> str:
    dated = [event for event in events if event.day]
    return gathered(dated) if dated else f"{len(events)} without a day"
