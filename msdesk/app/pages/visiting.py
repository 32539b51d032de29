"""A visit while it is held, after it, and as it is told later."""

from __future__ import annotations

from functools import partial

from msdesk.app.opened import Opened
from msdesk.app.pages.appointments import appointments
from msdesk.domain.appointment import Appointment
from msdesk.domain.ids import QuestionId
from msdesk.domain.journal import quoted
from msdesk.domain.place import AfterPlace, AppointmentPlace, LetterPlace, RoomPlace
from msdesk.domain.screen import Screen
from msdesk.domain.words import many
from msdesk.ui.pages.after.page import AfterPage
from msdesk.ui.pages.after.page import Kept as AfterKept
from msdesk.ui.pages.letter import LetterPage
from msdesk.ui.pages.room.page import Kept, RoomPage
from msdesk.ui.widgets.page import Page


def room(s: Opened, at: RoomPlace) -> Page:
    """Return the room of a visit; the list, where the visit has gone in this moment."""
    record = s.record
    visit = record.appointments.get(at.appointment)
    if visit is None:
        return appointments(s)
    kept = Kept(record.questions, record.visits, record.next_steps, record.drafts)
    page = RoomPage(s.look, visit, kept, record.team, s.today, at.question)
    page.moved_to.connect(lambda now: s.trail.stand_at(RoomPlace(visit.id, QuestionId(now))))
    page.left.connect(page.way_to(AppointmentPlace(visit.id)))
    page.done.connect(page.way_to(AfterPlace(visit.id)))
    return page


def after(s: Opened, at: AfterPlace) -> Page:
    """Return where one writes how a visit went."""
    record = s.record
    visit = record.appointments.get(at.appointment)
    if visit is None:
        return appointments(s)
    kept = AfterKept(
        record.appointments, record.questions, record.visits, record.next_steps, record.drafts
    )
    page = AfterPage(s.look, visit, kept, record.team, s.today)
    page.done.connect(partial(_close, s, page, visit))
    return page


def letter(s: Opened, at: LetterPlace) -> Page:
    """Return what was said at a visit that is over."""
    record = s.record
    visit = record.appointments.get(at.appointment)
    if visit is None:
        return appointments(s)
    page = LetterPage(s.look, visit, record.visits.at(visit.id), record.next_steps.of(visit.id))
    page.open_again.connect(partial(_reopen, s, page, visit))
    return page


def _close(s: Opened, page: Page, visit: Appointment) -> None:
    visits = s.record.visits
    left = len(
        [q for q in s.record.questions.for_appointment(visit.id) if q.status.name != "ANSWERED"]
    )
    back = visits.reversibly(partial(visits.close, visit.id, s.today))
    page.go(Screen.HOME)
    waits = f" {many(left, 'question')} will come back at the next one." if left else ""
    page.undoable.emit(f"{quoted(visit.title)} is over.{waits}", back)


def _reopen(s: Opened, page: Page, visit: Appointment) -> None:
    visits = s.record.visits
    back = visits.reversibly(partial(visits.reopen, visit.id))
    page.go(AfterPlace(visit.id))
    page.undoable.emit(f"{quoted(visit.title)} is open again.", back)
