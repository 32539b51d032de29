"""A visit while it is held."""

from __future__ import annotations

from msdesk.app.opened import Opened
from msdesk.app.pages.appointments import appointments
from msdesk.domain.ids import QuestionId
from msdesk.domain.place import AppointmentPlace, RoomPlace
from msdesk.ui.pages.room.page import Kept, RoomPage
from msdesk.ui.widgets.page import Page


def room(s: Opened, at: RoomPlace) -> Page:
    """Return the room of a visit; the list, where the visit has gone in this moment."""
    record = s.record
    visit = record.appointments.get(at.appointment)
    if visit is None:
        return appointments(s)
    kept = Kept(record.questions, record.visits, record.next_steps, record.drafts)
    page = RoomPage(s.look, visit, kept, record.team.all(), s.today, at.question)

    def finish() -> None:
        record.visits.close(visit.id, s.today)
        page.go(AppointmentPlace(visit.id))

    page.moved_to.connect(lambda now: s.trail.stand_at(RoomPlace(visit.id, QuestionId(now))))
    page.left.connect(page.way_to(AppointmentPlace(visit.id)))
    page.done.connect(finish)
    return page
