"""An appointment as a calendar file (RFC 5545), for the person's own calendar.

It says that there is an appointment, where and when, and nothing else: calendars are shared and
synchronised.  What the person called it is in it only if they ticked that.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from msdesk.documents.wording import tidy, when
from msdesk.domain.appointment import Appointment
from msdesk.domain.days import lasting
from msdesk.domain.value import Value
from msdesk.errors import DocumentError

if TYPE_CHECKING:
    from icalendar import Event

_TITLE = "Appointment"


class CalendarChoices(Value, frozen=True, kw_only=True):
    """What the person ticked: their own title, and a reminder so long before it begins."""

    own_title: bool = False
    reminder: timedelta | None = None
    twelve_hours: bool = False  # whether 14:05 is written 2:05 PM


def appointment_ics(
    appointment: Appointment, now: datetime, choices: CalendarChoices | None = None
) -> bytes:
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
    choices = choices or CalendarChoices()
    event = Event()
    event.add("uid", f"{appointment.id}@msdesk")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("last-modified", appointment.changed_at.astimezone(UTC))
    event.add("summary", _title(appointment, choices))
    if appointment.place:
        event.add("location", tidy(appointment.place))
    day, at = appointment.day, appointment.at
    event.add("dtstart", day if at is None else datetime.combine(day, at))
    if at is not None:
        event.add("duration", timedelta(minutes=appointment.minutes))
    event.add("class", "PRIVATE")
    if choices.reminder is not None:
        _remind(event, choices.reminder)
    calendar = Calendar()
    calendar.add("prodid", "-//msdesk//msdesk//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def reminders(appointment: Appointment) -> tuple[tuple[str, timedelta], ...]:
    """Return the reminders one can choose from, with how long before it begins each comes.

    A whole day begins at midnight, when nobody wants to be woken.
    """
    if appointment.at is None:
        return (
            ("The day before, at 9 in the morning", timedelta(hours=15)),
            ("On the day, at 8 in the morning", timedelta(hours=-8)),
        )
    return (("A day before", timedelta(days=1)), ("2 hours before", timedelta(hours=2)))


def in_words(appointment: Appointment, choices: CalendarChoices) -> tuple[str, ...]:
    """Return what the calendar file will hold, a line each, to be read before it is saved."""
    say = partial(when, twelve_hours=choices.twelve_hours)
    lines = [_title(appointment, choices), say(appointment.day, appointment.at)]
    if appointment.at is not None:
        lines.append(lasting(appointment.minutes))
    lines.append(tidy(appointment.place))
    if choices.reminder is not None and appointment.day is not None:
        comes = datetime.combine(appointment.day, appointment.at or time()) - choices.reminder
        lines.append(f"A reminder from your calendar: {say(comes.date(), comes.time())}")
    return tuple(filter(None, lines))


def _title(appointment: Appointment, choices: CalendarChoices) -> str:
    return (tidy(appointment.title) if choices.own_title else "") or _TITLE


def _remind(event: Event, before: timedelta) -> None:
    from icalendar import Alarm  # noqa: PLC0415

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", event["summary"])
    alarm.add("trigger", -before)
    event.add_component(alarm)
