"""Every appointment, the next one first, and questions that wait for one."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.appointment import Appointment, also_that_day
from msdesk.domain.days import in_words, long_date
from msdesk.domain.journal import quoted
from msdesk.domain.place import AfterPlace, AppointmentPlace, LetterPlace
from msdesk.domain.screen import Screen
from msdesk.domain.words import many, same
from msdesk.ui.drafting import Draft
from msdesk.ui.look import Look
from msdesk.ui.region import clock
from msdesk.ui.visit.visit_form import VisitForm
from msdesk.ui.widgets.actions import Act, actions
from msdesk.ui.widgets.basics import Button, Card, clear, column, flow
from msdesk.ui.widgets.entering import Entering
from msdesk.ui.widgets.gradual import Gradual
from msdesk.ui.widgets.heard import heard_as
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.showing import add_to
from msdesk.ui.widgets.text import Text

if TYPE_CHECKING:
    from msdesk.store.subjects.appointments import AppointmentStore
    from msdesk.store.subjects.drafts import DraftStore
    from msdesk.store.subjects.questions import QuestionStore
    from msdesk.store.subjects.team import TeamStore
    from msdesk.store.subjects.visits import VisitStore

_SEEN_FIRST = 5


class AppointmentsPage(ScrollPage):
    """Lists the appointments it is given, and leads to the one to prepare."""

    def __init__(
        self,
        look: Look,
        appointments: AppointmentStore,
        questions: QuestionStore,
        visits: VisitStore,
        team: TeamStore,
        drafts: DraftStore,
        today: date,
    ) -> None:
        super().__init__(
            look, "Appointments", "Prepare one, print a page, write down what was agreed."
        )
        self._appointments = appointments
        self._questions = questions
        self._visits = visits
        self._today = today
        to_team = Button(look, "My team", "", icon="user", does=self.way_to(Screen.TEAM))
        to_years = self.way_to(Screen.MY_YEARS)
        self.add_actions(
            to_team, Button(look, "My years", "", icon="calendar-days", does=to_years)
        )
        self._waiting = Text("", "muted", widest=look.column)
        self.body.addWidget(self._waiting)
        self._list = QVBoxLayout()
        self._list.setSpacing(look.space(12))
        heard_as(self._list, "list")
        self._cards = Gradual(self, at_once=_SEEN_FIRST)
        self.body.addLayout(self._list)
        self.add_section("Add an appointment")
        self.form = VisitForm(look, team, today)
        self.form.undoable.connect(self.undoable)
        form = Card(look)
        form.column.setSpacing(look.space(12))
        form.column.addWidget(self.form)
        self.add_button = Button(
            look, "Add this appointment", "first", icon="plus", does=self._add
        )
        form.column.addWidget(flow(look, self.add_button))
        fields = self.form.fields()
        Entering(form, [*fields.values(), self.add_button], self._add)
        self.body.addWidget(form)
        self._draft = Draft(drafts, "appointment:new", fields, self)
        self.refresh()

    def first(self) -> QWidget:
        """Return the thing to do first: open the next one, or add one."""
        buttons = [w for w in self.content.findChildren(Button) if w.text() == "Prepare"]
        return buttons[0] if buttons else self.form.title

    def refresh(self) -> None:
        """Show the appointments as they are now."""
        clear(self._list)
        loose = len(self._questions.loose())
        self._waiting.setText(
            f"{loose} of your questions {'waits' if loose == 1 else 'wait'} for an appointment."
            if loose
            else ""
        )
        self._waiting.setVisible(bool(loose))
        found = self._appointments.all(self._today)
        if not found:
            self._list.addWidget(
                Text(
                    "Your appointments will be here. Add one below, then pick your questions.",
                    widest=self.look.column,
                )
            )
        self._cards.fill(partial(self._show, appointment) for appointment in found)

    def _show(self, appointment: Appointment) -> None:
        add_to(self._list, self._card(appointment))

    def _card(self, appointment: Appointment) -> QWidget:
        look = self.look
        card = Card(look)
        when = "The day is not known yet"
        if appointment.day:
            away = in_words(appointment.day, today=self._today)
            at = f", {clock(appointment.at)}" if appointment.at else ""
            when = f"{long_date(appointment.day)}{at} ({away})"
        card.column.addWidget(Text(appointment.title, "heading"))
        there = " · ".join(filter(None, (appointment.person, appointment.place)))
        lines = [
            f"{when}. With the {appointment.ask.value}. {self._asked(appointment)}.",
            *([there] if there else []),
        ]
        card.column.addWidget(column(look, *(Text(e, "small", widest=look.column) for e in lines)))
        card.column.addWidget(
            actions(
                look,
                f"{appointment.title}, {when}",
                self._way(appointment),
                Act("Delete", "trash-2", lambda: self._remove(appointment)),
            )
        )
        return card

    def _asked(self, appointment: Appointment) -> str:
        if appointment.closed_on is not None:  # what was not answered is on another list by now
            return f"It is over. {many(len(self._visits.at(appointment.id)), 'question')}"
        count = len(self._questions.for_appointment(appointment.id))
        return many(count, "question") if count else "No questions yet"

    def _way(self, appointment: Appointment) -> Act:
        """Return what one does with an appointment: prepare it, say how it went, or read it."""
        if appointment.closed_on is not None:
            return Act("Open", "book-open", self.way_to(LetterPlace(appointment.id)), "second")
        if appointment.day is not None and appointment.day < self._today:
            went = self.way_to(AfterPlace(appointment.id))
            return Act("How did it go?", "pencil", went, "second")
        return Act("Prepare", "pencil", self.way_to(AppointmentPlace(appointment.id)), "second")

    def _add(self) -> None:
        given = self.form.given()
        if given is None:
            return
        for there in self._appointments.all(self._today):
            if there.closed_on is not None:
                continue  # the next one is often called the same, and has no day yet either
            when = (there.ask, there.day, there.at)
            if same(there.title, given.title) and when == (given.ask, given.day, given.at):
                self.go(AppointmentPlace(there.id))
                self.said.emit("That appointment was on your list already. Here it is.")
                return
        appointment = self._appointments.add(**given._asdict())
        came = self._visits.bring_back(appointment.id)
        self._draft.drop()
        self.refresh()
        self.go(AppointmentPlace(appointment.id))
        back = partial(self._appointments.delete, appointment.id)
        said = f"Added the appointment {quoted(appointment.title)}."
        others = also_that_day(appointment, self._appointments.all(self._today))
        more = f"{many(len(came), 'question')} came back from before." if came else ""
        self.undoable.emit(" ".join(filter(None, (said, others, more))), back)

    def keep_now(self) -> None:
        """Write the draft that is waiting; called before the window closes."""
        self._draft.keep_now()

    def _remove(self, appointment: Appointment) -> None:
        self._appointments.delete(appointment.id)
        self.refresh()
        back = partial(self._appointments.restore, appointment.id)
        self.undoable.emit(f"Deleted the appointment {quoted(appointment.title)}.", back)
