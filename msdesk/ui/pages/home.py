"""Home: three things one can do, the next appointment, and where one was.

The three choices need nothing from the record, so they are there with the first paint.  The
rest is filled in below them when the record is open; above them one line has its room kept, so
that nothing moves.
"""

from __future__ import annotations

from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from msdesk.domain.screen import Screen
from msdesk.ui.look import Look, Size
from msdesk.ui.widgets.basics import Button, Card, clear, column, flow, row
from msdesk.ui.widgets.choice_card import ChoiceCard
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.page import ScrollPage, settle
from msdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from msdesk.ui.visit.to_do import ToDo


_TITLE = "What would you like to do?"
_BESIDE = 56  # letters; in fewer the buttons of the next appointment stand below its words
_NOTHING_YET = "\u00a0"  # a space as high as the line that may come in its place


class Next(NamedTuple):
    """The next appointment, in words."""

    day: str
    month: str
    title: str
    more: str


class Target(Enum):
    """What one can carry on with."""

    PLACE = "where one was last"
    NOTE = "a note that is not finished"
    STEP = "a step of deciding"


class Earlier(NamedTuple):
    """Something one can carry on with."""

    title: str
    more: str
    target: Target


class AfterVisit(NamedTuple):
    """What is left of a visit: one of which nothing is written yet, in words, and what is to do.

    ``steps`` are ``ToDo``, which are not imported before there is one.
    """

    held: str = ""
    steps: Sequence[ToDo] = ()
    unanswered: Sequence[str] = ()


class HomePage(ScrollPage):
    """Three choices; ``chosen`` carries the ``Screen`` wanted, ``resumed`` the ``Target``.

    Where a screen leads to depends on the record: to prepare for an appointment is to open it.
    ``not_now`` says that a step of deciding is to be offered no more.
    ``after_wanted`` asks to write down how a visit went, ``done`` carries the id and the words
    of a step.
    """

    after_wanted = Signal()
    done = Signal(str, str)
    chosen = Signal(object)
    resumed = Signal(object)
    not_now = Signal()
    page_wanted = Signal()
    since_wanted = Signal()
    lock_answered = Signal(bool)

    def __init__(self, look: Look) -> None:
        super().__init__(look, _TITLE, _NOTHING_YET)
        self.setAccessibleName("Home")
        self._choices = [
            self._choice(
                "calendar-days",
                "Prepare for an appointment",
                "Pick your questions. Print one page.",
                Screen.APPOINTMENTS,
            ),
            self._choice(
                "book-open",
                "Read about a treatment",
                "What it may do, what may go wrong, how sure we are.",
                Screen.TREATMENTS,
            ),
            self._choice(
                "notebook-pen",
                "Write a note",
                "It stays in your record, unless you choose to share it.",
                Screen.NOTES,
            ),
        ]
        self._grid = QGridLayout()
        self._grid.setSpacing(look.space(20))
        self.body.addSpacing(look.space(8))
        self.body.addLayout(self._grid)
        self._rest = QVBoxLayout()
        self._rest.setSpacing(look.space(12))
        self.body.addLayout(self._rest)
        self.shown: object = None  # what it was filled with, for whoever fills it
        self._across = 0
        self._next: QBoxLayout | None = None
        self._arrange()

    def _choice(self, icon: str, label: str, more: str, screen: Screen) -> ChoiceCard:
        choice = ChoiceCard(self.look, icon, label, more)
        choice.clicked.connect(lambda: self.chosen.emit(screen))
        return choice

    def first(self) -> QWidget:
        """Return the thing to do first."""
        return self._choices[0]

    def fill(
        self,
        coming: Next | None,
        earlier: Sequence[Earlier],
        lead: str,
        after: AfterVisit = AfterVisit(),  # noqa: B008 - it never changes
    ) -> None:
        """Show what the record holds, below the choices."""
        # Until the page has grown, its layout would squeeze the choices for the time of a paint.
        self.setUpdatesEnabled(False)
        QTimer.singleShot(0, self, self._paint_filled)
        clear(self._rest)
        self.set_heading(_TITLE, lead or _NOTHING_YET)
        if any(after):
            self._show_after(after)
        self._rest.addSpacing(self.look.space(12))
        self._rest.addWidget(Text("Next appointment", "section"))
        self._rest.addWidget(self._coming(coming))
        if earlier:
            self._rest.addSpacing(self.look.space(12))
            self._rest.addWidget(Text("Carry on where you were", "section"))
            for one in earlier:
                choice = ChoiceCard(self.look, "", one.title, one.more)
                choice.clicked.connect(lambda _=False, t=one.target: self.resumed.emit(t))
                self._rest.addWidget(choice)
                if one.target is Target.STEP:
                    name = f"Not now: {one.title}"
                    no = Button(self.look, "Not now", "small", name=name, does=self.not_now.emit)
                    self._rest.addWidget(flow(self.look, no))

    def _show_after(self, after: AfterVisit) -> None:
        look = self.look
        if after.held:
            card = Card(look)
            card.column.addWidget(Text(after.held, widest=look.column))
            does = self.after_wanted.emit
            write = Button(look, "Write down how it went", "second", icon="pencil", does=does)
            card.column.addWidget(flow(look, write))
            self._add_part("How did it go?", card)
        if after.steps:
            from msdesk.ui.visit.to_do import StillToDo  # noqa: PLC0415 - mostly there is none

            to_do = StillToDo(look, after.steps)
            to_do.done.connect(self.done)
            self._add_part("Still to do", to_do)
        if after.unanswered:
            card = Card(look)
            for question in after.unanswered:
                card.column.addWidget(Text(question, widest=look.column))
            comes = "They come back by themselves when you add the next appointment."
            card.column.addWidget(Text(comes, "small", widest=look.column))
            self._add_part("Asked last time, no answer yet", card)

    def _add_part(self, heading: str, part: QWidget) -> None:
        self._rest.addSpacing(self.look.space(12))
        self._rest.addWidget(Text(heading, "section"))
        self._rest.addWidget(part)

    @Slot()
    def _paint_filled(self) -> None:
        for at in range(self._rest.count()):
            item = self._rest.itemAt(at)
            if item is not None and (part := item.widget()) is not None:
                part.show()  # which Qt would do only when it comes to it
        settle()
        self.setUpdatesEnabled(True)
        self.repaint()  # now: what is queued behind this may be the long part of a start

    def offer_lock(self) -> None:
        """Ask, once and below all else, whether the record shall be locked."""
        look = self.look
        card = Card(look)
        card.column.addWidget(Text("Do you want to lock your notes?", "heading"))
        card.column.addWidget(
            Text(
                "With a passphrase, nobody else can read them. You have to type it each time, "
                "and you must not lose it. You can change this at any time.",
                "small",
                widest=look.column,
            )
        )
        answers = (("Lock them", "lock", True), ("Leave them unlocked", "lock-open", False))
        buttons = [
            Button(look, label, "second", icon=icon, does=partial(self.lock_answered.emit, answer))
            for label, icon, answer in answers
        ]
        card.column.addWidget(flow(look, *buttons, gap=12))
        self._rest.addSpacing(look.space(12))
        self._rest.addWidget(card)

    def fill_least(self, held: str) -> None:
        """Show only the choices and the visit ``held``, if any: the low-energy mode."""
        self.shown = None
        clear(self._rest)
        self.set_heading(_TITLE, _NOTHING_YET)
        self._show_after(AfterVisit(held))

    def _coming(self, coming: Next | None) -> QWidget:
        look = self.look
        card = Card(look)
        if coming is None:
            card.column.addWidget(Text("Your next appointment will be here.", widest=look.column))
            card.column.addWidget(
                flow(
                    look,
                    Button(
                        look,
                        "Add an appointment",
                        "second",
                        icon="plus",
                        does=lambda: self.chosen.emit(Screen.APPOINTMENTS),
                    ),
                )
            )
            return card
        number, month = Text(coming.day, "title"), Text(coming.month)
        heard_as(number, "words")
        number.setAccessibleName(f"{coming.day} {coming.month}")
        heard_as(month, "nothing")
        day = column(look, number, month, gap=0)
        for label in day.findChildren(Text):
            label.setAlignment(QtCore.Qt.AlignmentFlag.AlignHCenter)
        words = column(look, Text(coming.title, "heading"), Text(coming.more, "small"), gap=4)
        button = Button(look, "See my page", "first", icon="printer", does=self.page_wanted.emit)
        since = Button(
            look, "Since my last visit", "", icon="file-text", does=self.since_wanted.emit
        )
        self._next = QBoxLayout(self._direction())
        self._next.setSpacing(look.space(16))
        self._next.addWidget(row(look, day, words, gap=24, stretch=1), 1)
        self._next.addWidget(flow(look, button, since))
        card.column.addLayout(self._next)
        return card

    def _direction(self) -> QBoxLayout.Direction:
        directions, room = QBoxLayout.Direction, self.width()
        has_room = room >= self.look.text(Size.READING) * _BESIDE
        return directions.LeftToRight if has_room else directions.TopToBottom

    def _arrange(self) -> None:
        if self._next is not None and isValid(self._next):
            self._next.setDirection(self._direction())
        across = 1 if self.is_narrow else 3
        if across == self._across:
            return
        self._across = across
        for place, choice in enumerate(self._choices):
            self._grid.addWidget(choice, place // across, place % across)
        for place in range(3):
            self._grid.setColumnStretch(place, 1 if place < across else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
