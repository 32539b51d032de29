"""An appointment as a calendar file (RFC 5545), for the person's own calendar.

It says what the person called the appointment, where it is and when, and nothing else: calendars
are shared and synchronised.
"""

from __future__ import annotations

from datetime import UTC, datetime

from msdesk.documents.wording import tidy
from msdesk.domain.appointment import Appointment
from msdesk.errors import DocumentError


def appointment_ics(appointment: Appointment, now: datetime) -> bytes:
    """Return the calendar file of an appointment; ``now`` is the instant it is made.

    Without a time it is a matter of the whole day.  The time is that on the clock of the
    place, wherever the calendar is read.  Made a second time it takes the place of the first.
    Raises ``DocumentError`` while its day is not known.
    """
    # Importing it takes as long as a tenth of a start.
    from icalendar import Calendar, Event  # noqa: PLC0415

    if appointment.day is None:
        raise DocumentError(
            "This appointment has no day yet.",
            "Write its day, and then save it for your calendar.",
        )
    event = Event()
    event.add("uid", f"{appointment.id}@msdesk")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("last-modified", appointment.changed_at.astimezone(UTC))
    event.add("summary", tidy(appointment.title) or "Appointment")
    if appointment.place:
        event.add("location", tidy(appointment.place))
    day, at = appointment.day, appointment.at
    event.add("dtstart", day if at is None else datetime.combine(day, at))
    event.add("class", "PRIVATE")
    calendar = Calendar()
    calendar.add("prodid", "-//msdesk//msdesk//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written
