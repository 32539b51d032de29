"""What was asked, answered and agreed at a visit that is over; to be read, not changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from msdesk.domain.appointment import Appointment
from msdesk.domain.days import long_date, short_date
from msdesk.domain.place import AfterPlace
from msdesk.domain.screen import Screen
from msdesk.domain.visit import AtVisit, NextStep
from msdesk.ui.look import Look
from msdesk.ui.visit.agreed import in_one_line
from msdesk.ui.widgets.basics import Button, Card, flow
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from msdesk.domain.visit import Outcome


class LetterPage(ScrollPage):
    """``open_again`` asks to take back that the visit is over."""

    open_again = Signal()

    def __init__(
        self,
        look: Look,
        visit: Appointment,
        told: Sequence[AtVisit],
        steps: Sequence[NextStep],
    ) -> None:
        super().__init__(look, visit.title, _when(visit))
        back = Button(
            look,
            "Appointments",
            "link",
            name="Appointments, back",
            does=self.way_to(Screen.APPOINTMENTS),
        )
        self.head.insertWidget(0, flow(look, back))
        self._add = Button(
            look, "Add to it", "second", icon="pencil", does=self.way_to(AfterPlace(visit.id))
        )
        again = Button(look, "It is not over yet", "", icon="undo", does=self.open_again.emit)
        self.add_actions(self._add, again)
        if visit.one_thing:
            self._say("The one thing I wanted", visit.one_thing)
        self._asked(told)
        self._agreed(steps)
        for heading, text in (
            ("What had changed", visit.changed),
            ("How I felt", visit.felt),
            ("From the clinic's letter", visit.letter),
        ):
            if text:
                self._say(heading, text)

    def first(self) -> QWidget:
        """Return the first thing one can do."""
        return self._add

    def _say(self, heading: str, text: str) -> None:
        self.add_section(heading)
        self.body.addWidget(Text(text, widest=self.look.column))

    def _asked(self, told: Sequence[AtVisit]) -> None:
        self.add_section("My questions")
        if not told:
            self.body.addWidget(Text("Nothing is written down.", "muted"))
        for row in told:
            card = Card(self.look)
            card.column.addWidget(Text(row.text, "strong", widest=self.look.column))
            if row.answer:
                card.column.addWidget(Text(row.answer, widest=self.look.column))
            card.column.addWidget(Text(became(row.outcome, row.answered_by), "small"))
            self.body.addWidget(card)

    def _agreed(self, steps: Sequence[NextStep]) -> None:
        self.add_section("What we agreed")
        if not steps:
            self.body.addWidget(Text("Nothing is written down.", "muted"))
        for step in steps:
            card = Card(self.look)
            card.column.addWidget(Text(step.what, "strong", widest=self.look.column))
            done = f"Done on {short_date(step.done_on)}" if step.done_on else "Still to do"
            more = ". ".join(filter(None, (in_one_line(step), done)))
            card.column.addWidget(Text(f"{more}.", "small", widest=self.look.column))
            self.body.addWidget(card)


def became(outcome: Outcome, by: str) -> str:
    """Return what became of a question, with a capital: "Answered by Dr Example."."""
    words = outcome.value[0].upper() + outcome.value[1:]
    return f"{words} by {by}." if by and outcome.name == "ANSWERED" else f"{words}."


def _when(visit: Appointment) -> str:
    who = f"with {visit.person}" if visit.person else f"with the {visit.ask.value}"
    if visit.day is None:
        return f"{who[0].upper()}{who[1:]}."
    return f"{long_date(visit.day)}, {who}."
