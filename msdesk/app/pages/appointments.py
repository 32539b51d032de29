"""The appointments, one of them with its questions, and its page to print."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial

from msdesk.app.opened import Opened
from msdesk.app.pages import steps
from msdesk.app.pages.previewing import questions_preview
from msdesk.content.library import Library
from msdesk.documents.calendar import CalendarChoices, appointment_ics
from msdesk.domain.appointment import Appointment
from msdesk.domain.deciding import Deciding
from msdesk.domain.place import AppointmentPlace, PreparePlace, PreviewPlace
from msdesk.errors import Error
from msdesk.services.preparing import Preparing, Stores
from msdesk.services.saving import save_whole
from msdesk.store.record import Record
from msdesk.ui.pages.appointment.kept import Kept
from msdesk.ui.pages.appointment.page import AppointmentPage
from msdesk.ui.pages.appointments import AppointmentsPage
from msdesk.ui.pages.prepare import PreparePage
from msdesk.ui.pages.team import TeamPage
from msdesk.ui.saving import Saved, ask_where
from msdesk.ui.widgets.back import add_back
from msdesk.ui.widgets.page import Page


def appointments(s: Opened) -> Page:
    """Return the list of appointments."""
    record = s.record
    return AppointmentsPage(
        s.look,
        record.appointments,
        record.questions,
        record.visits,
        record.team,
        record.drafts,
        s.today,
    )


def appointment(s: Opened, at: AppointmentPlace) -> Page:
    """Return an appointment; its list, where it has gone in this moment."""
    record = s.record
    found = record.appointments.get(at.appointment)
    if found is None:
        return appointments(s)
    bank = tuple(s.library.questions_for(record.profile.get().ms_types))
    page = AppointmentPage(
        s.look,
        found,
        kept(record, s.library, s.today),
        bank,
        s.today,
        choosing=at.choosing,
    )
    page.calendar_wanted.connect(partial(_save, page))
    steps.show(page, s, Deciding.QUESTIONS, page.way_to(PreviewPlace(at.appointment)))
    return page


def team(s: Opened) -> Page:
    """Return the people one turns to."""
    page = TeamPage(s.look, s.record.team, s.record.drafts)
    add_back(page, s.hands.back)  # there are several ways to it
    return page


def kept(record: Record, library: Library, today: date) -> Kept:
    """Return what of a record the page of an appointment is about."""
    stores = Stores(
        record.profile,
        record.reading,
        record.journal,
        record.log,
        record.own_treatments,
        record.questions,
        record.appointments,
        record.visits,
    )
    return Kept(
        record.appointments,
        record.questions,
        record.visits,
        record.drafts,
        record.team,
        record.profile,
        Preparing(library, stores, today),
    )


def prepare(s: Opened, at: PreparePlace) -> Page:
    """Return the questions one could take to an appointment, one at a time."""
    visit = s.record.appointments.get(at.appointment)
    if visit is None:
        return appointments(s)
    stores = kept(s.record, s.library, s.today)
    page = PreparePage(s.look, visit, stores.questions, stores.preparing.one_by_one(visit), at.at)
    page.moved_to.connect(lambda now: s.trail.stand_at(PreparePlace(visit.id, now)))
    return page


def preview(s: Opened, at: PreviewPlace) -> Page:
    """Return the page of questions as it is printed."""
    page = questions_preview(s, at.appointment)
    page.went_out.connect(partial(s.trail.decide_at, None))
    steps.show(page, s, Deciding.PRINT)
    return page


def _save(page: Page, appointment: Appointment, choices: CalendarChoices) -> None:
    """Ask for a place and save an appointment there for the person's calendar."""
    path = ask_where(page.window(), "Save for my calendar", "Appointment.ics", "Calendar (*.ics)")
    if path is None:
        return
    try:
        save_whole(path, appointment_ics(appointment, datetime.now(UTC), choices))
    except Error as error:
        page.said.emit(error.whole)
    else:
        page.filed.emit(Saved(path, "Your calendar can open it."))
