"""What an appointment is, when, where and with whom, changed on its own page."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from msdesk.domain.appointment import Appointment, also_that_day
from msdesk.domain.days import long_date
from msdesk.domain.journal import quoted
from msdesk.domain.words import many
from msdesk.ui.drafting import Draft
from msdesk.ui.kinds import style_as
from msdesk.ui.look import Look
from msdesk.ui.pages.appointment.calendar_panel import CalendarPanel
from msdesk.ui.region import clock
from msdesk.ui.visit.visit_form import Given, VisitForm
from msdesk.ui.widgets.basics import Button, Card, clear, flow
from msdesk.ui.widgets.entering import Entering

if TYPE_CHECKING:
    from msdesk.domain.question import Question
    from msdesk.ui.pages.appointment.kept import Kept


class About(QWidget):
    """What ``change`` and ``calendar`` bring comes where this stands; so does half a change.

    ``opened`` carries what is to be seen from its top, ``changed`` the appointment as it is
    now; ``undoable`` is as of a page.  ``calendar_wanted`` carries the appointment and
    what its file is to hold.
    """

    opened = Signal(QWidget)
    changed = Signal(object)
    calendar_wanted = Signal(object, object)
    undoable = Signal(str, object)

    def __init__(self, look: Look, visit: Appointment, kept: Kept, today: date) -> None:
        super().__init__()
        style_as(self, "plain")
        self._look, self._visit, self._kept, self._today = look, visit, kept, today
        self._key = f"appointment:{visit.id}"
        self.change = Button(look, "Change this appointment", "link", does=self.open)
        self.calendar = Button(
            look,
            "Save for my calendar",
            icon="calendar-days",
            does=self.open_calendar,
        )
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        if kept.drafts.get(self._key) is not None:
            self.open()

    def open(self) -> None:
        """Show the form, with what was typed there before."""
        if not self.findChildren(VisitForm):
            self._put_away()
            self._place.addWidget(self._form())
        self.form.title.setFocus()
        self.opened.emit(self)

    def open_calendar(self) -> None:
        """Show what the file for a calendar will hold; half a change stays a draft."""
        self._put_away()
        panel = CalendarPanel(self._look, self._visit)
        panel.lasts.connect(partial(self._last, panel))
        panel.save_wanted.connect(lambda chosen: self.calendar_wanted.emit(self._visit, chosen))
        panel.left.connect(self._leave_calendar)
        self._place.addWidget(panel)
        panel.own_title.setFocus()
        self.opened.emit(panel)

    def _leave_calendar(self) -> None:
        self.calendar.setFocus()
        self._put_away()

    def _last(self, panel: CalendarPanel, minutes: int) -> None:
        changed = msgspec.structs.replace(self._now(), minutes=minutes)
        appointments = self._kept.appointments
        back = appointments.reversibly(partial(appointments.change, changed))
        self._visit = changed
        panel.show_for(changed)
        self.changed.emit(changed)
        self.undoable.emit("Changed how long the appointment lasts.", back)

    def _now(self) -> Appointment:
        """Return it as it is kept: what is written below on the page is kept meanwhile."""
        return self._kept.appointments.get(self._visit.id) or self._visit

    def _put_away(self) -> None:
        for draft in self.findChildren(Draft):
            draft.keep_now()
        clear(self._place)

    def _form(self) -> QWidget:
        look = self._look
        self.form = VisitForm(look, self._kept.team, self._today, self._visit)
        self.form.undoable.connect(self.undoable)
        card = Card(look)
        card.column.setSpacing(look.space(12))
        card.column.addWidget(self.form)
        save = Button(look, "Save the change", "second", icon="check", does=self._save)
        leave = Button(look, "Leave it as it was", does=self._leave)
        card.column.addWidget(flow(look, save, leave, gap=12))
        Entering(card, [*self.form.fields().values(), save], self._save)
        self._draft = Draft(self._kept.drafts, self._key, self.form.fields(), card)
        return card

    def _save(self) -> None:
        given = self.form.given()
        if given is None:
            return
        came: list[Question] = []
        back = self._kept.visits.reversibly(partial(self._change, given, came))
        self._close()
        self.changed.emit(self._visit)
        others = also_that_day(self._visit, self._kept.appointments.all(self._today))
        more = f"{many(len(came), 'question')} came back from before." if came else ""
        said = f"Changed the appointment {quoted(given.title)}."
        self.undoable.emit(" ".join(filter(None, (said, others, more))), back)

    def _change(self, given: Given, came: list[Question]) -> None:
        changed = msgspec.structs.replace(self._now(), **given._asdict())
        others = changed.ask is not self._visit.ask
        self._visit = self._kept.appointments.change(changed)
        if others:
            came.extend(self._kept.visits.bring_back(changed.id))

    def _leave(self) -> None:
        self._close()

    def _close(self) -> None:
        self._draft.drop()
        self.change.setFocus()
        clear(self._place)


def when_and_with_whom(appointment: Appointment) -> str:
    """Return the line below the heading of an appointment's page."""
    who = f"with the {appointment.ask.value}"
    more = " · ".join(filter(None, (appointment.person, appointment.place)))
    more = f" {more}" if more else ""
    if appointment.day is None:
        return f"The day is not known yet. W{who[1:]}.{more}"
    at = f", {clock(appointment.at)}" if appointment.at else ""
    return f"{long_date(appointment.day)}{at}, {who}.{more}"
