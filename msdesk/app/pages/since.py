"""What was written since the last visit, as it is printed."""

from __future__ import annotations

from functools import partial

from msdesk.app.opened import Opened
from msdesk.app.pages.previewing import since_preview
from msdesk.app.pages.years import all_years
from msdesk.domain.place import SincePlace
from msdesk.services.since import SinceMaker, since_page
from msdesk.ui.widgets.page import Page


def since(s: Opened, at: SincePlace | None = None) -> Page:
    """Return it for an appointment; else for the next one, or for any visit there may be."""
    appointments = s.record.appointments
    coming = appointments.get(at.appointment) if at else appointments.next(s.today)
    maker = SinceMaker(s.record, s.library, s.treatment_names(), partial(all_years, s))
    return since_preview(s, since_page(maker, coming, s.today))
