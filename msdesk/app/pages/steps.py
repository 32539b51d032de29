"""The way from a treatment to the page for the appointment, a step a page."""

from __future__ import annotations

from msdesk.app.opened import Opened
from msdesk.domain.place import AppointmentPlace, Place
from msdesk.domain.screen import Screen

READ = "Step 1 of 5: read what each may do and what may go wrong."
COMPARE = "Step 2 of 5: put a few of them side by side."
MATTERS = "Step 3 of 5: say what matters to me."
QUESTIONS = "Step 4 of 5: choose my questions, and mark the top three."
PRINT = "Step 5 of 5: print or save my page, and take it along."


def questions(s: Opened) -> Place:
    """Return where the next questions are chosen: the next appointment, where there is one."""
    coming = s.record.appointments.next(s.today)
    return AppointmentPlace(coming.id, choosing=True) if coming else Screen.APPOINTMENTS
